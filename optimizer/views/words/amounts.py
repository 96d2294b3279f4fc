"""What the amounts of goals are called, in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.views.words.roster import TEXTS as ROSTER
from optimizer.views.words.roster import said
from optimizer.views.words.routes import TEXTS as ROUTES
from optimizer.words.label import Label

if TYPE_CHECKING:
    from optimizer.solving.verdict import Priced
    from optimizer.words.message import Lang

UNITS: dict[str, Label] = {
    key: Label(en, zh)
    for key, en, zh in (
        ("over", "more than asked for", "超出所需"),
        ("half_day", "half-days", "半天"),
        ("half_hour", "half-hours", "半小时"),
        ("moved", "moved", "变动"),
        ("unmet", "weight unmet", "未满足权重"),
        ("spread", "spread", "极差"),
        ("deviation", "deviation", "偏差"),
        ("undone", "jobs undone", "未做的工作"),
        ("visit", "visits", "上门"),
        ("priority_1", "priority 1", "优先级1"),
        ("priority_2", "priority 2", "优先级2"),
        ("priority_3", "priority 3", "优先级3"),
        ("turn", "turns", "轮次"),
        ("hour", "hours", "小时"),
        ("second", "seconds", "秒"),
    )
}


def amount_text(amount: Priced, lang: Lang) -> str:
    """`fairness: duty time (30 min), spread: 3 × 6 = 18`; keys that no table has stay."""
    names = ROSTER | ROUTES
    key = f"goal.{amount.goal}"
    goal = names[key].said(lang) if key in names else amount.goal
    sum_of = f"{amount.units} × {amount.price} = {amount.cost}"
    colon = "：" if lang == "zh" else ": "
    return colon.join((goal, _unit(amount.what, lang), sum_of))


def _unit(what: str, lang: Lang) -> str:
    metric, _, kind = what.rpartition("_")
    if f"metric.{metric}" in ROSTER:
        comma = "，" if lang == "zh" else ", "
        return said(f"metric.{metric}", lang) + comma + UNITS[kind].said(lang)
    keys = {f"what.{what}": ROSTER, f"rule.{what}": ROSTER, what: UNITS}
    found = [table[key] for key, table in keys.items() if key in table]
    return found[0].said(lang) if found else what

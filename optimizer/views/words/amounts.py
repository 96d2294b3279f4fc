"""What the amounts of goals are called, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from optimizer.roster.rulebook import ROSTER
from optimizer.routes.rulebook import ROUTES
from optimizer.solving.rulebook import Measured
from optimizer.solving.verdict import Priced
from optimizer.views.words.roster import TEXTS, said
from optimizer.words.label import Label
from optimizer.words.message import Lang


def amount_text(amount: Priced, lang: Lang) -> str:
    """`fairness: duty, half-hours, spread: 3 × 6 = 18 points`; what no goal names stays."""
    goals: Mapping[str, Measured[Any, Any]] = {**ROSTER.goals, **ROUTES.goals}
    goal = goals.get(amount.goal)
    title = goal.TITLE.said(lang) if goal else amount.goal
    unit = _unit(amount.what, getattr(goal, "UNITS", {}), lang)
    cost = said("goal.points", lang).format(cost=amount.cost)
    sum_of = f"{amount.units} × {amount.price} = {cost}"
    return ("：" if lang == "zh" else ": ").join((title, unit, sum_of))


def hours_text(minutes: int, lang: Lang) -> str:
    """`3 h 05 min`, or `25 min` where there is no whole hour."""
    if minutes < 60:
        return said("min", lang).format(minutes)
    return said("hours", lang).format(*divmod(minutes, 60))


def _unit(what: str, units: Mapping[str, Label], lang: Lang) -> str:
    metric, _, kind = what.rpartition("_")
    if f"metric.{metric}" in TEXTS:
        comma = "，" if lang == "zh" else ", "
        return said(f"metric.{metric}", lang) + comma + units[kind].said(lang)
    found = units.get(what) or TEXTS.get(f"what.{what}")
    return found.said(lang) if found else what

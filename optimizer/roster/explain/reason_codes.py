"""Why somebody does not fill a place: stable codes, and their words for people.

A rule says its own (`REASONS`, the first unless its `reason_of` chooses); here are those of prices.
"""

from __future__ import annotations

from optimizer.roster.rulebook import ROSTER
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import Lang

NOT_TRIED = "not_tried"
PAYS = "could_serve"
_PRICES = {
    "trade_off": Label("could, but it costs more elsewhere", "可以安排，但别处代价更高"),
    PAYS: Label("could, and the plan would cost less", "可以安排，且计划总代价更低"),
}
"""These carry the change of the objective in price units after a colon: `trade_off:+40`."""


def words() -> dict[str, Label]:
    """The words of every code."""
    found = dict(_PRICES)
    found[NOT_TRIED] = Label("not looked into: time was up", "时间已到，未逐一核查")
    for rule in ROSTER.rules.values():
        found |= getattr(rule, "REASONS", {})
    return found


def code_of(violation: Violation) -> str:
    """The code that the broken rule gives; the rule's name when it gives none."""
    rule = ROSTER.rules[violation.rule]
    if hasattr(rule, "reason_of"):
        return str(rule.reason_of(violation))
    return next(iter(getattr(rule, "REASONS", ())), violation.rule)


def reason_text(code: str, lang: Lang) -> str:
    """The words for a code; a rule without a code of its own is named itself."""
    name, _, cost = code.partition(":")
    broken = Label(f"would break the rule {name}", f"将违反规则 {name}")
    why = words().get(name, broken).said(lang)
    if not cost:
        return why
    return f"{why} ({cost} points)" if lang == "en" else f"{why}（{cost}点）"

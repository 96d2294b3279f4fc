"""Two duties swapped, as lines for people and as one JSON object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from optimizer.exchange.verdict_json import violation_facts
from optimizer.reports.terminal.stand_ins import duty_label, priced
from optimizer.roster.explain.exchange import Exchange
from optimizer.roster.plan.entries import day_changes
from optimizer.roster.plan.plan import Meal
from optimizer.roster.problem.entities import Entry
from optimizer.roster.terms import term
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.fields import clock_text
from optimizer.words.catalogue import register
from optimizer.words.message import Lang, message

_LEGAL = "The swap keeps every rule; for the whole plan {price}"
_BROKEN = "The swap is not possible: rules are broken in {n} places"
_GIVES = "{person} gives {duty} ({role}) to {other}"
_GAIN = "{person} gains {price}"
_EATS = "{person} eats at {start} on {date}"
_OLD = "{violation} (so before the swap, too)"
register(
    {
        _LEGAL: "换班符合全部规则；整个计划{price}",
        _BROKEN: "不能换班：违反规则{n}处",
        _GIVES: "{person}把{duty}（{role}）交给{other}",
        _GAIN: "{person}本人得失：{price}",
        _EATS: "{person}在{date} {start}用餐",
        _OLD: "{violation}（换班前已如此）",
    }
)


def swap_lines(scenario: Scenario, found: Exchange, lang: Lang) -> Iterator[str]:
    """Who gives what to whom, whether that is legal, what it costs, and each side's gain."""
    first, second = found.seats
    for seat, other in ((first, second), (second, first)):
        duty, role = duty_label(scenario, seat.duty.key), term(seat.role)
        facts = {"person": seat.person, "duty": duty, "role": role, "other": other.person}
        yield message(_GIVES, **facts).said(lang)
    for meal in _meals(found):
        start = clock_text(meal.start_min)
        yield "  " + message(_EATS, person=meal.person, start=start, date=meal.date).said(lang)
    if not found.verdict.is_legal:
        yield message(_BROKEN, n=len(found.verdict.violations)).said(lang)
        yield from _broken(found, lang)
        return
    yield message(_LEGAL, price=priced(found.parts)).said(lang)
    for person, gains in found.gains.items():
        yield "  " + message(_GAIN, person=person, price=priced(gains)).said(lang)


def _broken(found: Exchange, lang: Lang) -> Iterator[str]:
    for violation, is_new in found.is_new.items():
        extent = violation.extent(lang)
        line = violation.line(lang) + (f" [{extent}]" if extent else "")
        yield "  " + (line if is_new else message(_OLD, violation=line).said(lang))


def _meals(found: Exchange) -> list[Meal]:
    """The meals that come with the duties."""
    return sorted({*found.plan.meals} - {*found.before.meals})


def swap_json(found: Exchange, lang: Lang) -> dict[str, Any]:
    """`legal`, every violation, the price of the whole plan, and what each of the two gains."""
    return {
        "legal": found.verdict.is_legal,
        "violations": [
            {**violation_facts(violation, lang), "new": is_new}
            for violation, is_new in found.is_new.items()
        ],
        "price": found.price,
        "parts": found.parts,
        "gains": {person: sum(gains.values()) for person, gains in found.gains.items()},
        "gain_parts": {person: dict(gains) for person, gains in found.gains.items()},
        "meals": [
            {"person": m.person, "date": m.date.isoformat(), "start": clock_text(m.start_min)}
            for m in _meals(found)
        ],
        "changes": [
            {
                "person": change.person,
                "date": change.date.isoformat(),
                "before": list(map(_entry, change.before)),
                "after": list(map(_entry, change.after)),
            }
            for change in day_changes(found.problem, found.plan) or ()
        ],
    }


def _entry(entry: Entry) -> dict[str, str]:
    return {"kind": entry.kind, "place": entry.place, "part": entry.part}

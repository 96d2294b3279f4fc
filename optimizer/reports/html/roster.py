"""The roster's part of `report.html`: district, shortages, goals, month sheets, exceptions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from optimizer.reports.html.parts import Card, Table, goals, table
from optimizer.reports.html.rendering import drawn
from optimizer.reports.svg.district import district_picture, sub_districts
from optimizer.reports.svg.month import month_pictures
from optimizer.reports.svg.people import people_picture
from optimizer.scenario.schema.fields import span_text
from optimizer.views.counts import count_rows, counts_of
from optimizer.views.figure_rows import figure_text, outcome_rows
from optimizer.views.marks import DAY_TINTS, STATES, slot_code
from optimizer.views.roster import HallView, RosterView
from optimizer.views.roster_rows import (
    CHANGED,
    CREWS,
    SHORTAGES,
    STAND_INS,
    changed_rows,
    crew_rows,
    shortage_rows,
    stand_in_rows,
)
from optimizer.views.words.amounts import hours_text
from optimizer.views.words.roster import name_of, said
from optimizer.words.message import Lang

LISTED_AT_MOST = 15
"""Longer tables are folded."""
_OPEN_AT_MOST = 3
_ROWS_AT_MOST = 6
"""Of a hall whose month prints on one page; that of a larger one takes two."""
_SIGNS = ("legend.a", "legend.b", "eats_first", "legend.elsewhere", "legend.sums")


def roster_facts(view: RosterView, lang: Lang) -> dict[str, object]:
    """What `roster.jinja` shows."""
    missing = counts_of(view)["shortages"]
    return {
        "missing": f"{said('count.shortages', lang)}: {missing}" if missing else "",
        "status": said(f"status.{view.outcome.status}", lang),
        "cost": figure_text(view.outcome.total, lang),
        "cards": _cards(view, lang),
        "figures": Table((), (*outcome_rows(view.outcome, lang), *count_rows(view, lang))),
        "district": drawn(district_picture(view, lang)),
        "shortages": table(SHORTAGES, shortage_rows(view, lang), said, lang),
        "listed_at_most": LISTED_AT_MOST,
        "goals": goals(view.outcome.goals, view.outcome.total, lang),
        "legend": list(_legend(view, lang)),
        "signs": " · ".join(said(key, lang) for key in _SIGNS),
        "halls": list(_halls(view, lang)),
        "stand_ins": table(STAND_INS, stand_in_rows(view, lang), said, lang),
        "is_repair": view.changed is not None,
        "changed": table(CHANGED, changed_rows(view, lang), said, lang),
        "crews": table(CREWS, crew_rows(view, lang), said, lang),
    }


def _cards(view: RosterView, lang: Lang) -> list[Card]:
    counts = counts_of(view)
    filled = f"{counts['filled']:,} / {counts['duties']:,}"
    cards: list[Card] = [
        (counts["shortages"], said("count.shortages", lang), bool(counts["shortages"])),
        (filled, said("count.filled", lang), bool(counts["unfilled"])),
        (hours_text(counts["overtime_min"], lang), said("count.overtime_min", lang), False),
        (view.outcome.total.cost, said("objective", lang), False),
    ]
    if view.changed is not None:
        cards.append((counts["changes"], said("count.changes", lang), False))
    return cards


def _legend(view: RosterView, lang: Lang) -> Iterator[tuple[str, str, str]]:
    """Style, code and meaning of every colour."""
    for slot in view.slots:
        name = f"{slot.name.said(lang)} {span_text(slot.span)}"
        yield slot.counts_as, slot_code(view, slot.id, lang), name
    for doing in STATES:
        yield doing, name_of("mark", doing, lang), name_of("do", doing, lang)
    for kind in DAY_TINTS:
        yield f"d-{kind}", said(f"sign.{kind}", lang) or "　", said(f"day.{kind}", lang)


@dataclass(frozen=True, slots=True)
class _Hall:
    name: str
    notes: str
    missing: int
    is_open: bool
    months: tuple[Markup, ...]
    is_tall: bool
    people: Markup


def _halls(view: RosterView, lang: Lang) -> Iterator[tuple[str, list[_Hall]]]:
    opened = 0
    for name, halls in sub_districts(view):
        opened += len(halls)
        first = opened - len(halls)
        yield (
            name.said(lang),
            [
                _hall(view, hall, place < _OPEN_AT_MOST, lang)
                for place, hall in enumerate(halls, start=first)
            ],
        )


def _hall(view: RosterView, hall: HallView, is_open: bool, lang: Lang) -> _Hall:
    duties = sum(duty.hall == hall.id for duty in view.duties)
    counted = (("people", len(hall.people)), ("duties", duties))
    notes = [f"{said(f'count.{key}', lang)}: {said(f'counted.{key}', lang).format(number)}"
             for key, number in counted]  # fmt: skip
    return _Hall(
        name=hall.name.said(lang),
        notes=" · ".join((view.name.said(lang), *notes)),
        missing=sum(found.amount for found in view.shortages if found.hall == hall.id),
        is_open=is_open,
        months=tuple(map(drawn, month_pictures(view, hall, lang))),
        is_tall=len(hall.people) + len(view.guests.get(hall.id, ())) > _ROWS_AT_MOST,
        people=drawn(people_picture(view, hall, lang)),
    )

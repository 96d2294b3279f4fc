"""The rows of a hall's month: people with what they do, guests, slots with who has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from optimizer.reports.xlsx.cells import HEADER_TINT
from optimizer.reports.xlsx.grid_layout import Cell, Line
from optimizer.scenario.schema.fields import DayKind
from optimizer.views.lettering import text_width
from optimizer.views.marks import (
    DAY_TINTS,
    MISSING,
    TONES,
    Mark,
    marks_of,
    tone_of,
    where_from,
)
from optimizer.views.month_rows import places_text, rows_of_slots, slots_label
from optimizer.views.roster import HallView, RosterView
from optimizer.views.words.roster import name_of
from optimizer.words.message import Lang

_LOUDEST_FIRST = ("leave", "away", "comp", "rotation", "van", "training", "loan", "holiday",
                 "weekend", "noon", "late", "early")  # fmt: skip
_LONG = 8


def people_lines(
    view: RosterView, hall: HallView, dates: range, is_last: bool, lang: Lang
) -> Iterator[Line]:
    """The hall's people, then the guests of these dates."""
    days = [view.days[at] for at in dates]
    for person in hall.people:
        label = f"{person} {name_of('role', view.person[person].role, lang)}"
        cells = tuple(_person_cell(view, person, day, kind, "", lang) for day, kind in days)
        sums = _sums(view, person) if is_last else ""
        yield Line(label, "FFFFFF", cells, sums, person=person)
    for person in view.guests.get(hall.id, ()):
        cells = tuple(_person_cell(view, person, day, kind, hall.id, lang) for day, kind in days)
        if any(cell.texts for cell in cells):
            label = f"{person} {where_from(view, person, lang)}"
            yield Line(label, TONES["loan"].tint, cells, person=person)


def slot_lines(view: RosterView, hall: HallView, dates: range, lang: Lang) -> Iterator[Line]:
    """Who is on duty in each slot."""
    for slots in rows_of_slots(view, hall.id):
        label = slots_label(view, slots, lang)
        colour = TONES[tone_of(view, slots[0])].tint if len(slots) == 1 else HEADER_TINT
        days = (view.days[at] for at in dates)
        cells = tuple(_slot_cell(view, hall, day, kind, slots, lang) for day, kind in days)
        yield Line(label, colour, cells, slots=slots)


def _person_cell(
    view: RosterView, person: str, day: date, kind: DayKind, guest_at: str, lang: Lang
) -> Cell:
    marks = marks_of(view, person, day, lang, guest_at)
    colour = TONES[_main_tone(marks)].tint if marks else DAY_TINTS[kind.value]
    look = "bold" if any(mark.role == "A" for mark in marks) else "plain"
    return Cell(tuple(text for mark in marks for text in _pieces(mark.text)), colour, look)


def _pieces(text: str) -> tuple[str, ...]:
    """`LA→Dalao` may be broken before the arrow, and a long text between its words."""
    what, arrow, where = text.partition("→")
    words = what.split(" ") if text_width(what) > _LONG else [what]
    return (*words, arrow + where) if arrow else tuple(words)


def _main_tone(marks: Sequence[Mark]) -> str:
    return min((mark.tone for mark in marks), key=_LOUDEST_FIRST.index)


def _sums(view: RosterView, person: str) -> str:
    """How often as A and as B, and the comp time left at the end, minutes."""
    counts, ledger = view.counts.get(person), view.ledgers.get(person)
    duties = f"{counts.holder}/{counts.backup}" if counts else ""
    return f"{duties}\n{ledger.closing_min}" if ledger else duties


def _slot_cell(
    view: RosterView, hall: HallView, day: date, kind: DayKind, slots: Sequence[str], lang: Lang
) -> Cell:
    duties = view.duties_at.get((hall.id, day), ())
    duty = next((one for one in duties if one.slot in slots), None)
    if duty is None:
        return Cell(tint=DAY_TINTS[kind.value])
    texts = places_text(duty, hall, lang)
    if duty.missing:
        return Cell(texts, MISSING.tint, "loud")
    shared = TONES[tone_of(view, duty.slot)].tint if len(slots) > 1 else DAY_TINTS[kind.value]
    return Cell(texts, shared)

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
    meal_sign,
    short_code,
    slot_code,
    slot_name,
    tone_of,
    where_from,
)
from optimizer.views.roster import DutyView, HallView, RosterView
from optimizer.views.words.roster import name_of, said
from optimizer.words.message import Lang

_LOUDEST_FIRST = ("leave", "away", "comp", "rotation", "van", "training", "loan", "holiday",
                 "weekend", "noon", "late", "early")  # fmt: skip
_LONG = 8


def slots_at(view: RosterView, hall: str) -> list[str]:
    """The slots in which a hall has duties, in the view's order."""
    order = {slot.id: place for place, slot in enumerate(view.slots)}
    found = {duty.slot for duty in view.duties if duty.hall == hall}
    return sorted(found, key=lambda slot: (order.get(slot, len(order)), slot))


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
    for slots in _rows_of_slots(view, hall.id):
        label = "\n".join(f"{_named_slot(view, slot, lang)} A/B" for slot in slots)
        colour = TONES[tone_of(view, slots[0])].tint if len(slots) == 1 else HEADER_TINT
        days = (view.days[at] for at in dates)
        cells = tuple(_slot_cell(view, hall, day, kind, slots, lang) for day, kind in days)
        yield Line(label, colour, cells, slots=slots)


def _named_slot(view: RosterView, slot: str, lang: Lang) -> str:
    """A slot's name; before it its code, where that is not how the name begins."""
    code, name = slot_code(view, slot, lang), slot_name(view, slot, lang)
    return name if name.startswith(code) else f"{code} {name}"


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


def _rows_of_slots(view: RosterView, hall: str) -> list[tuple[str, ...]]:
    """The hall's slots in as few rows as they need: those of other dates share one."""
    rows: list[tuple[list[str], set[date]]] = []
    for slot in slots_at(view, hall):
        dates = {duty.date for duty in view.duties if (duty.hall, duty.slot) == (hall, slot)}
        free = next((row for row in rows if not row[1] & dates), None)
        if free is None:
            rows.append(([slot], dates))
        else:
            free[0].append(slot)
            free[1].update(dates)
    return [tuple(slots) for slots, _ in rows]


def _slot_cell(
    view: RosterView, hall: HallView, day: date, kind: DayKind, slots: Sequence[str], lang: Lang
) -> Cell:
    duties = view.duties_at.get((hall.id, day), ())
    duty = next((one for one in duties if one.slot in slots), None)
    if duty is None:
        return Cell(tint=DAY_TINTS[kind.value])
    texts = _places(duty, hall, lang)
    if duty.missing:
        return Cell(texts, MISSING.tint, "loud")
    shared = TONES[tone_of(view, duty.slot)].tint if len(slots) > 1 else DAY_TINTS[kind.value]
    return Cell(texts, shared)


def _places(duty: DutyView, hall: HallView, lang: Lang) -> tuple[str, ...]:
    """`03②/` and `05①`: A before the stroke, B after it."""
    gap = "" if lang == "zh" else " "
    shown: dict[str, list[str]] = {"A": [], "B": []}
    for person, role in duty.places:
        shown[role].append(f"{short_code(person, hall.id)}{meal_sign(duty, person)}")
    for role in duty.missing:
        shown[role].append(f"{said('missing.short', lang)}{gap}{role}")
    one, other = ("+".join(shown[role]) for role in shown)
    return (f"{one}/", other) if one and other else (one or other,)

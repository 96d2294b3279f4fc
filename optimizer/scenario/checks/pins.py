"""Checks of pins: what is fixed exists, and its person works then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from optimizer.scenario.checks.dates import exists_on
from optimizer.scenario.checks.draft import Draft
from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay
from optimizer.scenario.schema.rows_people import PersonRow, PinRow
from optimizer.scenario.schema.rows_training import RotationRow
from optimizer.words.message import Message, message

if TYPE_CHECKING:
    from optimizer.scenario.read.mistakes import Found

_DUTY = ("holder", "backup")
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SHORT = {HalfDay.MORNING: "am", HalfDay.AFTERNOON: "pm"}


def pins_are_possible(draft: Draft) -> Iterator[Found]:
    """A pin names a duty, half-day or rotation that exists, and somebody who works then."""
    for pin, at in draft.of(PinRow):
        if draft.file.first <= pin.date <= draft.file.last:
            person = draft.person[pin.person]
            wrong = _no_duty(draft, pin, person) if pin.kind in _DUTY else _no_half_day(draft, pin)
            if wrong is None and pin.kind == "rotation" and person.role != "clerk":
                wrong = "person", message("{person!r} is no station clerk", person=pin.person)
            if wrong is None and not _works(draft, pin, person):
                wrong = "person", message("{person!r} does not work then", person=pin.person)
            if wrong:
                yield at.found(*wrong)


def one_pin_for_each_place(draft: Draft) -> Iterator[Found]:
    """No two people are fixed as the holder, or as the backup, of one duty."""
    fixed: dict[tuple[object, ...], str] = {}
    for pin, at in draft.of(PinRow):
        if pin.kind in _DUTY:
            place = (pin.kind, pin.hall or draft.person[pin.person].hall, pin.date, pin.part)
            other = fixed.setdefault(place, pin.person)
            if other != pin.person:
                yield at.found(
                    "person",
                    message(
                        "{person!r} is fixed as the {role} of this duty already",
                        person=other,
                        role=message(pin.kind),
                    ),
                )


def _no_duty(draft: Draft, pin: PinRow, person: PersonRow) -> tuple[str, Message] | None:
    hall = pin.hall or person.hall
    slot = draft.file.slots.get(pin.part)
    if slot is None:
        return "part", message("should be the slot of the duty")
    if not draft.opens(hall, pin.part, pin.date):
        return "part", message("{hall} does not open in {slot}", hall=hall, slot=pin.part)
    if not exists_on(slot.days, draft.day_kinds[pin.date]):
        return "date", message("there is no {slot} on {day}", slot=pin.part, day=pin.date)
    if slot.booked_only and (hall, pin.date, pin.part) not in draft.booked:
        return "part", message(
            "nothing is booked in {slot} at {hall} on {day}", slot=pin.part, hall=hall, day=pin.date
        )
    return None


def _no_half_day(draft: Draft, pin: PinRow) -> tuple[str, Message] | None:
    if pin.kind == "comp" and pin.part not in HALF_DAYS:
        return "part", message("should be morning or afternoon")
    if pin.kind == "rotation" and pin.part:
        return "part", message("should be empty: a rotation takes the whole day")
    if pin.kind == "rotation" and all(row.date != pin.date for row, _ in draft.of(RotationRow)):
        return "date", message("{day} is not one of the rotation dates", day=pin.date)
    return None


def _works(draft: Draft, pin: PinRow, person: PersonRow) -> bool:
    """Comp time and rotation need every half-day worked, a workday's duty one of its half-days."""
    if pin.kind in _DUTY:
        halves = draft.file.slots[pin.part].halves
    else:
        halves = HALF_DAYS if pin.kind == "rotation" else (HalfDay(pin.part),)
    present = [half for half in halves if not _away(draft, person.code, pin.date, half)]
    if draft.day_kinds[pin.date].is_workday:
        present = [half for half in present if _in_pattern(person, pin.date, half)]
        return bool(present) if pin.kind in _DUTY else len(present) == len(halves)
    return pin.kind in _DUTY and len(present) == len(halves)


def _away(draft: Draft, person: str, day: date, half: HalfDay) -> bool:
    return any(
        absence.first <= day <= absence.last and absence.part in ("day", half)
        for absence in draft.absences_of.get(person, ())
    )


def _in_pattern(person: PersonRow, day: date, half: HalfDay) -> bool:
    return not person.pattern or f"{_WEEK[day.weekday()]}_{_SHORT[half]}" in person.pattern

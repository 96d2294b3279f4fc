"""Checks of pins: what is fixed exists, and its person works then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from optimizer.scenario.checks.dates import exists_on
from optimizer.scenario.checks.draft import Draft
from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay, clock_min
from optimizer.scenario.schema.rows_halls import BatchWorkRow, PlaceRow
from optimizer.scenario.schema.rows_people import PersonRow, PinRow
from optimizer.scenario.schema.rows_training import RotationRow, TrainingRow
from optimizer.scenario.schema.rows_van import VanDayRow, VanRow
from optimizer.words.message import Message, message

if TYPE_CHECKING:
    from optimizer.scenario.read.mistakes import Found

Wrong = tuple[str, Message] | None
_DUTY = ("holder", "backup")
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SHORT = {HalfDay.MORNING: "am", HalfDay.AFTERNOON: "pm"}


def pins_are_possible(draft: Draft) -> Iterator[Found]:
    """What a pin fixes exists, and is for somebody who works then."""
    for pin, at in draft.of(PinRow):
        if draft.file.first <= pin.date <= draft.file.last:
            person = draft.person[pin.person]
            wrong = _WRONG[pin.kind](draft, pin, person)
            if wrong is None and not _works(draft, pin, person):
                wrong = "person", message("{person!r} does not work then", person=pin.person)
            if wrong:
                yield at.found(*wrong)


def one_pin_for_each_place(draft: Draft) -> Iterator[Found]:
    """No two people are fixed as holder or backup of one duty, or to one batch job."""
    fixed: dict[tuple[object, ...], str] = {}
    for pin, at in draft.of(PinRow):
        if pin.kind in (*_DUTY, "batch"):
            hall = pin.hall or draft.person[pin.person].hall if pin.kind in _DUTY else ""
            place = (pin.kind, hall, pin.date, pin.part)
            other = fixed.setdefault(place, pin.person)
            if other != pin.person:
                yield at.found("person", _taken(pin, other))


def _taken(pin: PinRow, other: str) -> Message:
    if pin.kind == "batch":
        return message("{person!r} is fixed to do this job already", person=other)
    template = "{person!r} is fixed as the {role} of this duty already"
    return message(template, person=other, role=message(pin.kind))


def _no_duty(draft: Draft, pin: PinRow, person: PersonRow) -> Wrong:
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


def _no_comp(draft: Draft, pin: PinRow, person: PersonRow) -> Wrong:
    del draft, person
    return None if pin.part in HALF_DAYS else ("part", message("should be morning or afternoon"))


def _no_rotation(draft: Draft, pin: PinRow, person: PersonRow) -> Wrong:
    if pin.part:
        return "part", message("should be empty: a rotation takes the whole day")
    if all(row.date != pin.date for row, _ in draft.of(RotationRow)):
        return "date", message("{day} is not one of the rotation dates", day=pin.date)
    if person.role != "clerk":
        return "person", message("{person!r} is no station clerk", person=pin.person)
    return None


def _no_session(draft: Draft, pin: PinRow, person: PersonRow) -> Wrong:
    sessions = [row for row, _ in draft.of(TrainingRow) if row.id == pin.part]
    if not sessions:
        return "part", message("should be the id of a training session")
    if sessions[0].mode != "on_site":
        return "part", message("{session!r} is online: nobody has to be there", session=pin.part)
    if sessions[0].date != pin.date:
        return "date", message("{part!r} is on {day}", part=pin.part, day=sessions[0].date)
    if person.code not in sessions[0].invited:
        return "person", message(
            "{person!r} is not invited to {session!r}", person=pin.person, session=pin.part
        )
    return None


def _no_loan(draft: Draft, pin: PinRow, person: PersonRow) -> Wrong:
    if pin.part not in HALF_DAYS:
        return "part", message("should be morning or afternoon")
    near = [place.neighbours for place, _ in draft.of(PlaceRow) if place.id == pin.hall]
    if not near or person.hall not in near[0]:
        return "hall", message("should be a hall to which {hall} may lend", hall=person.hall)
    if person.role not in ("clerk", "window"):
        return "person", message("{person!r} is no clerk and at no window", person=pin.person)
    return None


def _no_van(draft: Draft, pin: PinRow, person: PersonRow) -> Wrong:
    depots = [van.depot for van, _ in draft.of(VanRow) if van.id == pin.part]
    if not depots:
        return "part", message("should be the id of a van")
    if all((row.van, row.date) != (pin.part, pin.date) for row, _ in draft.of(VanDayRow)):
        return "date", message("{day} is no day of the van {van!r}", day=pin.date, van=pin.part)
    if person.hall != depots[0] or person.role not in ("officer", "driver"):
        return "person", message(
            "{person!r} is no officer or driver of {depot}", person=pin.person, depot=depots[0]
        )
    return None


def _no_meal(draft: Draft, pin: PinRow, person: PersonRow) -> Wrong:
    del person
    try:
        start = clock_min(pin.part)
    except ValueError:
        return "part", message("should be the time when the meal begins, like 12:00")
    spans = [
        slot.hours
        for slot in draft.file.slots.values()
        if slot.meal and exists_on(slot.days, draft.day_kinds[pin.date])
    ]
    if not any(span.start_min <= start < span.end_min for span in spans):
        return "part", message("no slot with a meal runs at {time} on that date", time=pin.part)
    return None


def _no_job(draft: Draft, pin: PinRow, person: PersonRow) -> Wrong:
    jobs = [row for row, _ in draft.of(BatchWorkRow) if row.id == pin.part]
    if not jobs:
        return "part", message("should be the id of a batch job")
    if jobs[0].date != pin.date:
        return "date", message("{part!r} is on {day}", part=pin.part, day=jobs[0].date)
    if person.hall != jobs[0].hall or person.role not in ("clerk", "window"):
        return "person", message(
            "{person!r} is not at a window of {hall}", person=pin.person, hall=jobs[0].hall
        )
    return None


_WRONG: Mapping[str, Callable[[Draft, PinRow, PersonRow], Wrong]] = {
    "holder": _no_duty,
    "backup": _no_duty,
    "comp": _no_comp,
    "rotation": _no_rotation,
    "training": _no_session,
    "loan": _no_loan,
    "van": _no_van,
    "meal": _no_meal,
    "batch": _no_job,
}


def _works(draft: Draft, pin: PinRow, person: PersonRow) -> bool:
    """A duty of a workday needs one of its half-days worked, everything else all that it takes."""
    is_duty = pin.kind in (*_DUTY, "meal")
    halves = _halves(draft, pin)
    present = [half for half in halves if not _away(draft, person.code, pin.date, half)]
    if draft.day_kinds[pin.date].is_workday:
        present = [half for half in present if _in_pattern(person, pin.date, half)]
        return bool(present) if is_duty else len(present) == len(halves)
    return is_duty and len(present) == len(halves)


def _halves(draft: Draft, pin: PinRow) -> tuple[HalfDay, ...]:
    match pin.kind:
        case "holder" | "backup":
            return draft.file.slots[pin.part].halves
        case "comp" | "loan":
            return (HalfDay(pin.part),)
        case "training":
            return tuple(row.part for row, _ in draft.of(TrainingRow) if row.id == pin.part)
        case "batch":
            return tuple(row.part for row, _ in draft.of(BatchWorkRow) if row.id == pin.part)
        case _:
            return tuple(HALF_DAYS)


def _away(draft: Draft, person: str, day: date, half: HalfDay) -> bool:
    return any(
        absence.first <= day <= absence.last and absence.part in ("day", half)
        for absence in draft.absences_of.get(person, ())
    )


def _in_pattern(person: PersonRow, day: date, half: HalfDay) -> bool:
    return not person.pattern or f"{_WEEK[day.weekday()]}_{_SHORT[half]}" in person.pattern

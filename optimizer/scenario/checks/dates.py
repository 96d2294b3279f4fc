"""Checks of dates: inside the planned range, on the right kind of day, not twice."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from optimizer.scenario.schema.fields import HALF_DAYS, DayKind, HalfDay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.scenario.checks.draft import Draft
    from optimizer.scenario.read.mistakes import Found
    from optimizer.scenario.read.tables import Row

PREVIOUS_DAYS = 6


def exists_on(days: str, kind: DayKind) -> bool:
    """A slot with this `days` exists on a date of this kind."""
    if days == "workday":
        return kind.is_workday
    return kind.is_holiday if days == "holiday" else kind == DayKind.REST_DAY


def _outside(draft: Draft, day: date) -> str:
    if draft.file.first <= day <= draft.file.last:
        return ""
    return f"{day} is outside the planned dates {draft.file.first} to {draft.file.last}"


def dated_rows_are_planned(draft: Draft) -> Iterator[Found]:
    """Bookings, pins, trainings, rotations, batch work and van days lie in the planned dates."""
    dated = (draft.bookings, draft.pins, draft.trainings, draft.rotations)
    for table in (*dated, draft.batch_work, draft.van_days):
        for row, at in table:
            problem = _outside(draft, row.date)
            if problem:
                yield at.found("date", problem)


def workday_rows_are_on_workdays(draft: Draft) -> Iterator[Found]:
    """Rotations, trainings, batch work and van days are on workdays."""
    for table in (draft.rotations, draft.trainings, draft.batch_work, draft.van_days):
        for row, at in table:
            kind = draft.day_kinds.get(row.date)
            if kind is not None and not kind.is_workday:
                yield at.found("date", f"{row.date} is no workday but a {_words(kind)}")


def opening_dates_fit_the_slot(draft: Draft) -> Iterator[Found]:
    """A hall opens in a slot only on dates of the slot's day kind."""
    for opening, at in draft.openings:
        slot = draft.file.slots[opening.slot]
        for day in opening.dates:
            kind = draft.day_kinds.get(day)
            if kind is not None and not exists_on(slot.days, kind):
                days = slot.days.replace("_", " ")
                problem = f"{day} is a {_words(kind)}, but {opening.slot} exists on {days}s"
                yield at.found("dates", problem)


def absences_end_after_they_begin(draft: Draft) -> Iterator[Found]:
    """An absence ends on or after its first day."""
    for absence, at in draft.absences:
        if absence.last < absence.first:
            yield at.found("last", f"{absence.last} is before the first day {absence.first}")


def absences_do_not_overlap(draft: Draft) -> Iterator[Found]:
    """Nobody is away twice in one half-day."""
    latest: dict[tuple[str, HalfDay], tuple[date, Row]] = {}
    for absence, at in sorted(draft.absences, key=lambda entry: entry[0].first):
        for half in HALF_DAYS:
            if absence.part in ("day", half):
                last, other = latest.get((absence.person, half), (date.min, at))
                if absence.first <= last:
                    problem = f"{absence.person} is away already on {absence.first}"
                    yield at.found("first", problem, f"see {other.place}")
                if absence.last > last:
                    latest[absence.person, half] = absence.last, at


def previous_days_are_the_last_six(draft: Draft) -> Iterator[Found]:
    """Previous days are among the six before the first planned date."""
    start = draft.file.first - timedelta(days=PREVIOUS_DAYS)
    for row, at in draft.previous_days:
        if not start <= row.date < draft.file.first:
            problem = f"{row.date} is not one of the six days before {draft.file.first}"
            yield at.found("date", problem)


def bookings_are_made_on_an_earlier_workday(draft: Draft) -> Iterator[Found]:
    """A booking was made on a workday before its date."""
    for booking, at in draft.bookings:
        kind = draft.day_kinds.get(booking.made_on)
        if booking.made_on >= booking.date:
            yield at.found("made_on", f"{booking.made_on} is not before the booked {booking.date}")
        elif kind is not None and not kind.is_workday:
            yield at.found("made_on", f"{booking.made_on} is no workday but a {_words(kind)}")


def booked_halls_are_open(draft: Draft) -> Iterator[Found]:
    """A booking's half-day or slot exists on its date, and its hall opens then."""
    for booking, at in draft.bookings:
        kind = draft.day_kinds.get(booking.date)
        if kind is None:
            continue
        days = "workday" if booking.slot in HALF_DAYS else draft.file.slots[booking.slot].days
        if not exists_on(days, kind):
            problem = f"there is no {booking.slot} on {booking.date}, a {_words(kind)}"
            yield at.found("slot", problem)
        elif booking.slot not in HALF_DAYS and not draft.opens(
            booking.hall, booking.slot, booking.date
        ):
            problem = f"{booking.hall} does not open in {booking.slot}"
            yield at.found("slot", problem, "add it to openings")


def _words(kind: DayKind) -> str:
    return kind.replace("_", " ")

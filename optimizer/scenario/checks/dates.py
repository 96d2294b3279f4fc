"""Checks of dates: inside the planned range, on the right kind of day, not twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from optimizer.scenario.checks.draft import Draft
from optimizer.scenario.elapsed import exists
from optimizer.scenario.schema.fields import HALF_DAYS, DayKind, HalfDay
from optimizer.scenario.schema.rows_halls import BatchWorkRow, BookingRow, OpeningRow
from optimizer.scenario.schema.rows_people import AbsenceRow, PinRow, PreviousDayRow
from optimizer.scenario.schema.rows_training import RotationRow, TrainingRow
from optimizer.scenario.schema.rows_van import VanDayRow
from optimizer.words.message import Message, message

if TYPE_CHECKING:
    from optimizer.scenario.read.mistakes import Found
    from optimizer.scenario.read.tables import Row

PREVIOUS_DAYS = 6


def exists_on(days: str, kind: DayKind) -> bool:
    """A slot with this `days` exists on a date of this kind."""
    if days == "workday":
        return kind.is_workday
    return kind.is_holiday if days == "holiday" else kind == DayKind.REST_DAY


def _outside(draft: Draft, day: date) -> Message | None:
    if draft.file.first <= day <= draft.file.last:
        return None
    return message(
        "{day} is outside the planned dates {first} to {last}",
        day=day,
        first=draft.file.first,
        last=draft.file.last,
    )


def dated_rows_are_planned(draft: Draft) -> Iterator[Found]:
    """Bookings, pins, trainings, rotations, batch work and van days lie in the planned dates."""
    dated = (draft.of(BookingRow), draft.of(PinRow), draft.of(TrainingRow), draft.of(RotationRow))
    for table in (*dated, draft.of(BatchWorkRow), draft.of(VanDayRow)):
        for row, at in table:
            problem = _outside(draft, row.date)
            if problem:
                yield at.found("date", problem)


def workday_rows_are_on_workdays(draft: Draft) -> Iterator[Found]:
    """Rotations, trainings, batch work and van days are on workdays."""
    jobs, vans = draft.of(BatchWorkRow), draft.of(VanDayRow)
    for table in (draft.of(RotationRow), draft.of(TrainingRow), jobs, vans):
        for row, at in table:
            kind = draft.day_kinds.get(row.date)
            if kind is not None and not kind.is_workday:
                yield at.found(
                    "date",
                    message("{day} is no workday but a {kind}", day=row.date, kind=_words(kind)),
                )


def opening_dates_fit_the_slot(draft: Draft) -> Iterator[Found]:
    """A hall opens in a slot only on dates of the slot's day kind."""
    for opening, at in draft.of(OpeningRow):
        slot = draft.file.slots[opening.slot]
        for day in opening.dates:
            kind = draft.day_kinds.get(day)
            if kind is not None and not exists_on(slot.days, kind):
                days = message(slot.days.replace("_", " "))
                problem = message(
                    "{day} is a {kind}, but {slot} exists on {days}s",
                    day=day,
                    kind=_words(kind),
                    slot=opening.slot,
                    days=days,
                )
                yield at.found("dates", problem)


def duties_start_and_end_at_times_that_exist(draft: Draft) -> Iterator[Found]:
    """A slot's hours are shown by the clocks on every date on which a hall opens in it."""
    zone, kinds = draft.file.time_zone, draft.day_kinds
    for opening, at in draft.of(OpeningRow):
        slot = draft.file.slots[opening.slot]
        for day in sorted(opening.dates or kinds):
            planned = draft.file.first <= day <= draft.file.last and day in kinds
            if not planned or not exists_on(slot.days, kinds[day]):
                continue
            for minutes in slot.hours:
                if not exists(zone, day, minutes):
                    problem = message(
                        "{slot}: {time} does not exist on {day}: clocks in {zone} skip it",
                        slot=opening.slot,
                        time=f"{minutes // 60:02d}:{minutes % 60:02d}",
                        day=day,
                        zone=zone,
                    )
                    hint = message("give the slot other hours, or leave out the date in `dates`")
                    yield at.found("slot", problem, hint)
                    break


def absences_end_after_they_begin(draft: Draft) -> Iterator[Found]:
    """An absence ends on or after its first day."""
    for absence, at in draft.of(AbsenceRow):
        if absence.last < absence.first:
            yield at.found(
                "last",
                message(
                    "{last} is before the first day {first}", last=absence.last, first=absence.first
                ),
            )


def absences_do_not_overlap(draft: Draft) -> Iterator[Found]:
    """Nobody is away twice in one half-day."""
    latest: dict[tuple[str, HalfDay], tuple[date, Row]] = {}
    for absence, at in sorted(draft.of(AbsenceRow), key=lambda entry: entry[0].first):
        for half in HALF_DAYS:
            if absence.part in ("day", half):
                last, other = latest.get((absence.person, half), (date.min, at))
                if absence.first <= last:
                    problem = message(
                        "{person} is away already on {day}",
                        person=absence.person,
                        day=absence.first,
                    )
                    yield at.found("first", problem, message("see {where}", where=other.place))
                if absence.last > last:
                    latest[absence.person, half] = absence.last, at


def previous_days_are_the_last_six(draft: Draft) -> Iterator[Found]:
    """Previous days are among the six before the first planned date."""
    start = draft.file.first - timedelta(days=PREVIOUS_DAYS)
    for row, at in draft.of(PreviousDayRow):
        if not start <= row.date < draft.file.first:
            problem = message(
                "{day} is not one of the six days before {first}",
                day=row.date,
                first=draft.file.first,
            )
            yield at.found("date", problem)


def bookings_are_made_on_an_earlier_workday(draft: Draft) -> Iterator[Found]:
    """A booking was made on a workday before its date."""
    for booking, at in draft.of(BookingRow):
        kind = draft.day_kinds.get(booking.made_on)
        if booking.made_on >= booking.date:
            yield at.found(
                "made_on",
                message(
                    "{made_on} is not before the booked {day}",
                    made_on=booking.made_on,
                    day=booking.date,
                ),
            )
        elif kind is None:
            year = str(booking.made_on.year)
            yield at.found(
                "made_on",
                message("no State Council notice on the holidays of {years} is known", years=year),
                message("list the day kinds in calendar.csv, or pass --assume-weekdays"),
            )
        elif not kind.is_workday:
            yield at.found(
                "made_on",
                message("{day} is no workday but a {kind}", day=booking.made_on, kind=_words(kind)),
            )


def booked_halls_are_open(draft: Draft) -> Iterator[Found]:
    """A booking's half-day or slot exists on its date, and its hall opens then."""
    for booking, at in draft.of(BookingRow):
        kind = draft.day_kinds.get(booking.date)
        if kind is None:
            continue
        days = "workday" if booking.slot in HALF_DAYS else draft.file.slots[booking.slot].days
        if not exists_on(days, kind):
            problem = message(
                "there is no {slot} on {day}, a {kind}",
                slot=booking.slot,
                day=booking.date,
                kind=_words(kind),
            )
            yield at.found("slot", problem)
        elif booking.slot not in HALF_DAYS and not draft.opens(
            booking.hall, booking.slot, booking.date
        ):
            problem = message(
                "{hall} does not open in {slot}", hall=booking.hall, slot=booking.slot
            )
            yield at.found("slot", problem, message("add it to openings"))


def _words(kind: DayKind) -> Message:
    return message(kind.replace("_", " "))

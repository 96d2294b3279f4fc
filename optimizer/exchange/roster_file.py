"""The shape of `roster.json`, checked at the door.

What may be missing is for readers and not read back; the judge says where it is not so.
"""

from typing import Annotated

from pydantic import Field

from optimizer.exchange.fields import (
    Code,
    Count,
    DayChangeRow,
    Flag,
    Format,
    Row,
    TextRow,
    WhatIfRow,
    Whole,
    Word,
)
from optimizer.scenario.schema.fields import ClockTime, Day, HalfDay
from optimizer.solving.status import Status

Version = Annotated[int, Field(strict=True, ge=0, le=2**31 - 1)]
"""How many plans were handed out before; the SEQUENCE of calendars."""


class MealRow(Row):
    """When somebody on a duty eats."""

    person: Code
    start: ClockTime
    end: ClockTime | None = None


class OtherMealRow(Row):
    """A meal that belongs to no duty of the file."""

    person: Code
    date: Day
    start: ClockTime


class ReasonRow(Row):
    """Why somebody cannot fill a place."""

    place: Word = ""
    person: Word
    why: Word


class DutyRow(Row):
    """A duty; its times, item class, bookings and reasons are told and not read back."""

    hall: Code
    date: Day
    slot: Code
    holder: Code | None
    backup: Code | None
    other_holders: tuple[Code, ...] = ()
    start: ClockTime | None = None
    end: ClockTime | None = None
    item_class: str | None = None
    bookings: Whole | None = None
    meals: tuple[MealRow, ...] = ()
    reasons: tuple[ReasonRow, ...] | None = None


class CompRow(Row):
    """A half-day of comp time."""

    person: Code
    date: Day
    half: HalfDay


class RotationRow(Row):
    """A day at the insurance hall."""

    person: Code
    date: Day


class AttendanceRow(Row):
    """Somebody attends a training session."""

    person: Code
    session: Code


class LoanRow(Row):
    """A half-day at another hall."""

    person: Code
    date: Day
    half: HalfDay
    hall: Code


class CrewRow(Row):
    """Who is on a van."""

    van: Code
    date: Day
    officer_a: Code | None
    officer_b: Code | None
    driver: Code | None


class BatchRow(Row):
    """Who does a batch job."""

    job: Code
    person: Code


class StandInRow(Row):
    """Who stands in for a post; null: nobody."""

    post: Code
    date: Day
    half: HalfDay
    person: Code | None


class ShortageRow(Row):
    """Places that stay unfilled."""

    rule: Code
    what: Code
    hall: Word
    date: Day
    part: Word
    amount: Count = 1
    reasons: tuple[ReasonRow, ...] = ()


class RosterFile(Row):
    """A roster; its head is told and, but for the version, not read back."""

    format: Format
    version: Version = 0
    scenario: TextRow | None = None
    synthetic: Flag | None = None
    status: Status | None = None
    objective: Whole | None = None
    bound: Whole | None = None
    what_ifs: tuple[WhatIfRow, ...] | None = None
    changed_person_days: Whole | None = None
    changes: tuple[DayChangeRow, ...] | None = None
    assumptions: tuple[str, ...] | None = None
    assumptions_zh: tuple[str, ...] | None = None
    duties: tuple[DutyRow, ...]
    comp: tuple[CompRow, ...] = ()
    rotations: tuple[RotationRow, ...] = ()
    attendance: tuple[AttendanceRow, ...] = ()
    loans: tuple[LoanRow, ...] = ()
    crews: tuple[CrewRow, ...] = ()
    batch: tuple[BatchRow, ...] = ()
    stand_ins: tuple[StandInRow, ...] = ()
    shortages: tuple[ShortageRow, ...] = ()
    meals: tuple[OtherMealRow, ...] = ()

"""The shape of `roster.json`, checked at the door."""

from typing import Annotated

from pydantic import Field

from optimizer.exchange.fields import TOLD, Code, Count, Format, Row, TextRow, WhatIfRow, Word
from optimizer.scenario.schema.fields import ClockTime, Day, HalfDay
from optimizer.solving.status import Status

Version = Annotated[int, Field(strict=True, ge=0, le=2**31 - 1)]
"""How many plans were handed out before; the SEQUENCE of calendars."""

_Told = Annotated[str | None, TOLD]


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
    start: Annotated[ClockTime | None, TOLD] = None
    end: Annotated[ClockTime | None, TOLD] = None
    item_class: _Told = None
    bookings: Annotated[int | None, TOLD] = None
    meals: tuple[MealRow, ...] = ()
    reasons: Annotated[tuple[ReasonRow, ...] | None, TOLD] = None


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
    scenario: Annotated[TextRow | None, TOLD] = None
    synthetic: Annotated[bool | None, TOLD] = None
    status: Annotated[Status | None, TOLD] = None
    objective: Annotated[int | None, TOLD] = None
    bound: Annotated[int | None, TOLD] = None
    what_ifs: Annotated[tuple[WhatIfRow, ...] | None, TOLD] = None
    assumptions: Annotated[tuple[str, ...] | None, TOLD] = None
    assumptions_zh: Annotated[tuple[str, ...] | None, TOLD] = None
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

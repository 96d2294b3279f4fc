"""The shape of `roster.json`, checked at the door."""

from typing import Annotated, Any, Literal

from pydantic import Field

from optimizer.scenario.schema.fields import ClockTime, Day, HalfDay
from optimizer.scenario.schema.strict import Strict

_Code = Annotated[str, Field(strict=True, min_length=1, max_length=200)]
_Word = Annotated[str, Field(strict=True, max_length=1000)]
_Count = Annotated[int, Field(strict=True, ge=1)]


class MealRow(Strict):
    """When somebody on a duty eats."""

    person: _Code
    start: ClockTime
    end: ClockTime | None = None


class OtherMealRow(Strict):
    """A meal that belongs to no duty of the file."""

    person: _Code
    date: Day
    start: ClockTime


class ReasonRow(Strict):
    """Why somebody cannot fill a place."""

    person: _Word
    why: _Word
    place: _Word = ""


class DutyRow(Strict):
    """A duty; what has the type Any is for readers and not read back."""

    hall: _Code
    date: Day
    slot: _Code
    holder: _Code | None
    backup: _Code | None
    other_holders: tuple[_Code, ...] = ()
    meals: tuple[MealRow, ...] = ()
    start: Any = None
    end: Any = None
    item_class: Any = None
    bookings: Any = None
    reasons: Any = None


class CompRow(Strict):
    """A half-day of comp time."""

    person: _Code
    date: Day
    half: HalfDay


class RotationRow(Strict):
    """A day at the insurance hall."""

    person: _Code
    date: Day


class AttendanceRow(Strict):
    """Somebody attends a training session."""

    person: _Code
    session: _Code


class LoanRow(Strict):
    """A half-day at another hall."""

    person: _Code
    date: Day
    half: HalfDay
    hall: _Code


class CrewRow(Strict):
    """Who is on a van."""

    van: _Code
    date: Day
    officer_a: _Code | None
    officer_b: _Code | None
    driver: _Code | None


class BatchRow(Strict):
    """Who does a batch job."""

    job: _Code
    person: _Code


class StandInRow(Strict):
    """Who stands in for a post; null: nobody."""

    post: _Code
    date: Day
    half: HalfDay
    person: _Code | None


class ShortageRow(Strict):
    """Places that stay unfilled."""

    rule: _Code
    what: _Code
    hall: _Word
    date: Day
    part: _Word
    amount: _Count = 1
    reasons: tuple[ReasonRow, ...] = ()


class RosterFile(Strict):
    """The file; what has the type Any is for readers and not read back."""

    format: Literal[1]
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
    scenario: Any = None
    synthetic: Any = None
    status: Any = None
    objective: Any = None
    bound: Any = None
    what_ifs: Any = None
    assumptions: Any = None
    assumptions_zh: Any = None

"""The form of `routes.json`.

What is marked TOLD is for readers and not read back. A time stands twice, as text and in seconds
of the day (`…_s`); the seconds may be missing, but if they are there they say the same.
"""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, ValidationInfo, WithJsonSchema

from optimizer.errors import WrongValue
from optimizer.exchange.fields import TOLD, Code, Count, Format, Row, Text, TextRow, WhatIfRow, Word
from optimizer.scenario.schema.fields import Day
from optimizer.solving.status import Status
from optimizer.words.message import message

_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_LAST_S = 48 * 3600

Seconds = Annotated[int, Field(strict=True, ge=0)] | None

_Told = Annotated[str | None, TOLD]
_Whole = Annotated[int | None, TOLD]
_Degrees = Annotated[float | None, TOLD]
_Flag = Annotated[bool | None, TOLD]
_Name = Annotated[TextRow | None, TOLD]


def _second(value: Any, info: ValidationInfo) -> int:
    if isinstance(value, int) and not (info.context and info.context.get("from_file")):
        return value
    match = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise WrongValue(message('should be a clock time like "08:30:00", as quoted text'))
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    total = 3600 * hours + 60 * minutes + seconds
    if minutes > 59 or seconds > 59 or total >= _LAST_S:
        raise WrongValue(message("is no time of a van's day (00:00:00 to 47:59:59)"))
    return total


def time_text(second: int) -> str:
    """`30600` -> `08:30:00`; what is after midnight goes on from 24."""
    return f"{second // 3600:02d}:{second % 3600 // 60:02d}:{second % 60:02d}"


Time = Annotated[
    int,
    BeforeValidator(_second),
    PlainSerializer(time_text),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,2}:\d{2}(:\d{2})?$"}),
]
"""A time as text, `"08:30:00"` or `"08:30"`; seconds of the day inside."""


_ToldTime = Annotated[Time | None, TOLD]


class CrewRow(Row):
    """Who is on board."""

    officer_a: Code | None
    officer_b: Code | None
    driver: Code | None


class ProofRow(Row):
    """What is proven of a van day by itself, the others as they are."""

    candidates: int
    objective: int
    bound: int
    proven: bool


class WindowRow(Row):
    """The time window that a stay lies in."""

    start: Time
    end: Time


class StopRow(Row):
    """One stay."""

    visit: Code
    name: _Name = None
    kind: _Told = None
    sub_district: _Name = None
    lat: _Degrees = None
    lon: _Degrees = None
    leg_s: _Whole = None
    leg_m: _Whole = None
    arrive: Time
    arrive_s: Seconds = None
    start: Time
    start_s: Seconds = None
    end: Time
    end_s: Seconds = None
    window: Annotated[WindowRow | None, TOLD] = None
    promised: _Flag = None
    standing: _Flag = None
    late_h: _Whole = None
    items: Annotated[tuple[TextRow, ...] | None, TOLD] = None
    contact: _Told = None
    papers: Annotated[tuple[str, ...] | None, TOLD] = None


class MealRow(Row):
    """When the crew eats."""

    start: Time
    start_s: Seconds = None
    end: _ToldTime = None
    end_s: _Whole = None


class RouteRow(Row):
    """A van day that goes out."""

    shift: Code
    van: Code
    date: Day
    depot: _Name = None
    crew: CrewRow
    day_start: _ToldTime = None
    day_end: _ToldTime = None
    depart: Time
    depart_s: Seconds = None
    meal: MealRow | None
    stops: tuple[StopRow, ...]
    home_s: _Whole = None
    home_m: _Whole = None
    return_: Time = Field(alias="return")
    return_s: Seconds = None
    distance_m: _Whole = None
    travel_s: _Whole = None
    waiting_s: _Whole = None
    overtime_s: _Whole = None
    proof: Annotated[ProofRow | None, TOLD] = None


class HomeRow(Row):
    """A van day that stays at home."""

    van: Code
    date: Day
    manned: _Flag = None
    crew: CrewRow | None
    proof: Annotated[ProofRow | None, TOLD] = None


class ChangeRow(Row):
    """What lets a visit in: a text in both languages for readers, then what it says.

    Only the text is read when there is no `kind`, or another than those that are known.
    """

    en: Text
    zh: Text
    kind: Word = ""
    date: Day | None = None
    van: Word = ""
    start: Time | None = None
    end: Time | None = None
    instead_of: Word = ""
    items: tuple[Word, ...] = ()
    equipment: tuple[Word, ...] = ()


class LeftOutRow(Row):
    """A visit that is not made, with its reason in both languages."""

    visit: Code
    name: _Name = None
    sub_district: _Name = None
    lat: _Degrees = None
    lon: _Degrees = None
    priority: _Whole = None
    code: Word = ""
    why: _Name = None
    change: ChangeRow | None = None
    cost: Annotated[int, Field(strict=True)] | None = None


class TurnRow(Row):
    """A sub-district that is served on too few days of a week."""

    sub_district: Code
    name: _Name = None
    week: Day
    missing: Count = 1


class RoutesFile(Row):
    """Routes; its head is told and not read back."""

    kind: Literal["routes"]
    format: Format
    scenario: _Name = None
    first: Annotated[Day | None, TOLD] = None
    last: Annotated[Day | None, TOLD] = None
    synthetic: _Flag = None
    status: Annotated[Status | None, TOLD] = None
    objective: _Whole = None
    bound: _Whole = None
    travel_source: _Told = None
    what_ifs: Annotated[tuple[WhatIfRow, ...] | None, TOLD] = None
    assumptions: Annotated[tuple[str, ...] | None, TOLD] = None
    assumptions_zh: Annotated[tuple[str, ...] | None, TOLD] = None
    routes: tuple[RouteRow, ...]
    at_home: tuple[HomeRow, ...] = ()
    left_out: tuple[LeftOutRow, ...] = ()
    unmet_turns: tuple[TurnRow, ...] = ()

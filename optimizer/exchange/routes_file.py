"""The form of `routes.json`.

What may be missing is for readers and not read back; the judge says where it is not so
(`agreement`). A time stands twice, as text and in seconds of the day (`…_s`); the seconds may be
missing, but if they are there they say the same.
"""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, ValidationInfo, WithJsonSchema

from optimizer.errors import WrongValue
from optimizer.exchange.fields import (
    Code,
    Count,
    Flag,
    Format,
    Row,
    Text,
    TextRow,
    WhatIfRow,
    Whole,
    Word,
)
from optimizer.scenario.schema.fields import Day
from optimizer.solving.status import Status
from optimizer.words.message import message

_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_LAST_S = 48 * 3600

Seconds = Annotated[int, Field(strict=True, ge=0)] | None


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
    name: TextRow | None = None
    kind: str | None = None
    sub_district: TextRow | None = None
    lat: float | None = None
    lon: float | None = None
    leg_s: Whole | None = None
    leg_m: Whole | None = None
    arrive: Time
    arrive_s: Seconds = None
    start: Time
    start_s: Seconds = None
    end: Time
    end_s: Seconds = None
    window: WindowRow | None = None
    promised: Flag | None = None
    standing: Flag | None = None
    late_h: Whole | None = None
    answer_by: str | None = None
    items: tuple[TextRow, ...] | None = None
    contact: str | None = None
    papers: tuple[str, ...] | None = None


class MealRow(Row):
    """When the crew eats."""

    start: Time
    start_s: Seconds = None
    end: Time | None = None
    end_s: Whole | None = None


class RouteRow(Row):
    """A van day that goes out."""

    shift: Code
    van: Code
    date: Day
    depot: TextRow | None = None
    crew: CrewRow
    day_start: Time | None = None
    day_end: Time | None = None
    depart: Time
    depart_s: Seconds = None
    meal: MealRow | None
    stops: tuple[StopRow, ...]
    home_s: Whole | None = None
    home_m: Whole | None = None
    return_: Time = Field(alias="return")
    return_s: Seconds = None
    distance_m: Whole | None = None
    travel_s: Whole | None = None
    waiting_s: Whole | None = None
    overtime_s: Whole | None = None
    overtime_max_s: Seconds = None
    proof: ProofRow | None = None


class HomeRow(Row):
    """A van day that stays at home."""

    van: Code
    date: Day
    manned: Flag | None = None
    overtime_max_s: Seconds = None
    crew: CrewRow | None
    proof: ProofRow | None = None


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
    name: TextRow | None = None
    sub_district: TextRow | None = None
    lat: float | None = None
    lon: float | None = None
    priority: Whole | None = None
    code: Word = ""
    why: TextRow | None = None
    change: ChangeRow | None = None
    cost: Whole | None = None
    answer_by: str | None = None


class TurnRow(Row):
    """A sub-district that is served on too few days of a week."""

    sub_district: Code
    name: TextRow | None = None
    week: Day
    missing: Count = 1


class ElsewhereRow(Row):
    """A visit that another date has, or (`later`) will have."""

    visit: Code
    name: TextRow | None = None
    sub_district: TextRow | None = None
    why: Word
    van: Word | None = None
    date: Day | None = None
    start: Time | None = None


class RoutesFile(Row):
    """Routes; `first` and `last` are the dates that were planned, the rest of the head is told."""

    kind: Literal["routes"]
    format: Format
    scenario: TextRow | None = None
    first: Day | None = None
    last: Day | None = None
    synthetic: Flag | None = None
    status: Status | None = None
    objective: Whole | None = None
    bound: Whole | None = None
    travel_source: str | None = None
    what_ifs: tuple[WhatIfRow, ...] | None = None
    assumptions: tuple[str, ...] | None = None
    assumptions_zh: tuple[str, ...] | None = None
    routes: tuple[RouteRow, ...]
    at_home: tuple[HomeRow, ...] = ()
    left_out: tuple[LeftOutRow, ...] = ()
    unmet_turns: tuple[TurnRow, ...] = ()
    elsewhere: tuple[ElsewhereRow, ...] = ()

"""The shape of `routes.json`, checked at the door.

What has the type Any is for readers and not read back. A time stands twice, as text and in seconds
of the day (`…_s`); the seconds may be missing, but if they are there they say the same.
"""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from optimizer.errors import WrongValue
from optimizer.scenario.schema.fields import Day
from optimizer.scenario.schema.strict import Strict
from optimizer.words.message import message

_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_LAST_S = 48 * 3600

_Code = Annotated[str, Field(strict=True, min_length=1, max_length=200)]
_Word = Annotated[str, Field(strict=True, max_length=1000)]
_Count = Annotated[int, Field(strict=True, ge=1)]
_Cost = Annotated[int, Field(strict=True)]
Seconds = Annotated[int, Field(strict=True, ge=0)] | None


def _second(value: Any) -> int:
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


Time = Annotated[int, BeforeValidator(_second)]
"""A time as text, `"08:30:00"` or `"08:30"`; seconds of the day inside."""


class CrewRow(Strict):
    """Who is on board."""

    officer_a: _Code | None
    officer_b: _Code | None
    driver: _Code | None


class StopRow(Strict):
    """One stay."""

    visit: _Code
    arrive: Time
    arrive_s: Seconds = None
    start: Time
    start_s: Seconds = None
    end: Time
    end_s: Seconds = None
    name: Any = None
    kind: Any = None
    sub_district: Any = None
    lat: Any = None
    lon: Any = None
    window: Any = None
    leg_s: Any = None
    leg_m: Any = None
    items: Any = None
    promised: Any = None
    standing: Any = None
    late_h: Any = None
    contact: Any = None
    papers: Any = None


class MealRow(Strict):
    """When the crew eats."""

    start: Time
    start_s: Seconds = None
    end: Any = None
    end_s: Any = None


class RouteRow(Strict):
    """A van day that goes out."""

    shift: _Code
    van: _Code
    date: Day
    crew: CrewRow
    depart: Time
    depart_s: Seconds = None
    meal: MealRow | None
    stops: tuple[StopRow, ...]
    return_: Time = Field(alias="return")
    return_s: Seconds = None
    depot: Any = None
    day_start: Any = None
    day_end: Any = None
    home_s: Any = None
    home_m: Any = None
    distance_m: Any = None
    travel_s: Any = None
    waiting_s: Any = None
    overtime_s: Any = None
    proof: Any = None


class HomeRow(Strict):
    """A van day that stays at home."""

    van: _Code
    date: Day
    crew: CrewRow | None
    manned: Any = None
    proof: Any = None


class ChangeRow(Strict):
    """What lets a visit in: a text in both languages for readers, then what it says.

    Only the text is read when there is no `kind`, or another than those that are known.
    """

    en: _Word
    zh: _Word
    kind: _Word = ""
    date: Day | None = None
    van: _Word = ""
    start: Time | None = None
    end: Time | None = None
    instead_of: _Word = ""
    items: tuple[_Word, ...] = ()
    equipment: tuple[_Word, ...] = ()


class LeftOutRow(Strict):
    """A visit that is not made."""

    visit: _Code
    code: _Word = ""
    change: ChangeRow | None = None
    cost: _Cost | None = None
    name: Any = None
    sub_district: Any = None
    lat: Any = None
    lon: Any = None
    priority: Any = None
    why: Any = None


class TurnRow(Strict):
    """A sub-district that is served on too few days of a week."""

    sub_district: _Code
    week: Day
    missing: _Count = 1
    name: Any = None


class RoutesFile(Strict):
    """The file."""

    kind: Literal["routes"]
    format: Literal[1]
    routes: tuple[RouteRow, ...]
    at_home: tuple[HomeRow, ...] = ()
    left_out: tuple[LeftOutRow, ...] = ()
    unmet_turns: tuple[TurnRow, ...] = ()
    scenario: Any = None
    first: Any = None
    last: Any = None
    synthetic: Any = None
    status: Any = None
    objective: Any = None
    bound: Any = None
    travel_source: Any = None
    what_ifs: Any = None
    assumptions: Any = None
    assumptions_zh: Any = None

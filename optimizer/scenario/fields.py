"""The small types of scenario fields: clock times, spans, half-days, lists in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, PlainSerializer, ValidationInfo, WithJsonSchema

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")


class HalfDay(StrEnum):
    """An ordinary half-day; the first value sorts first."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


HALF_DAYS = (HalfDay.MORNING, HalfDay.AFTERNOON)


class DayKind(StrEnum):
    """What a date is by the State Council's notice."""

    WORKDAY = "workday"
    MAKEUP_WORKDAY = "makeup_workday"
    REST_DAY = "rest_day"
    STATUTORY_HOLIDAY = "statutory_holiday"
    HOLIDAY_PERIOD = "holiday_period"

    @property
    def is_workday(self) -> bool:
        """Ordinary hours are worked (a make-up workday is ordinary work)."""
        return self in (DayKind.WORKDAY, DayKind.MAKEUP_WORKDAY)

    @property
    def is_holiday(self) -> bool:
        """The date lies in a holiday break."""
        return self in (DayKind.STATUTORY_HOLIDAY, DayKind.HOLIDAY_PERIOD)


@dataclass(frozen=True, slots=True)
class NameOf:
    """Marks a setting of a rule or goal that names something of the scenario, by its kind."""

    kind: str


class Span(NamedTuple):
    """A span of clock time in minutes from midnight; `end` is later than `start`."""

    start_min: int
    end_min: int

    @property
    def minutes(self) -> int:
        """Its length."""
        return self.end_min - self.start_min


def clock_min(text: str) -> int:
    """Minutes from midnight of "HH:MM" (00:00 to 24:00); ValueError says what is wrong."""
    match = _CLOCK.fullmatch(text.strip()) if isinstance(text, str) else None
    if match is None:
        raise ValueError('should be a clock time like "08:30", as quoted text')
    minutes = int(match[1]) * 60 + int(match[2])
    if int(match[2]) > 59 or minutes > 24 * 60:
        raise ValueError("is no time of the day (00:00 to 24:00)")
    return minutes


def clock_text(minutes: int) -> str:
    """`510` -> `08:30`."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _span(value: Any) -> Any:
    if isinstance(value, Span):
        return value
    parts = value.split("-") if isinstance(value, str) else []
    if len(parts) != 2:
        raise ValueError('should be two clock times like "08:30-11:30", as quoted text')
    start, end = map(clock_min, parts)
    if end <= start:
        raise ValueError(f"ends at {parts[1].strip()}, before it starts at {parts[0].strip()}")
    return Span(start, end)


def _clock_time(value: Any, info: ValidationInfo) -> Any:
    from_file = bool(info.context and info.context.get("from_file"))  # 0830 is no number of minutes
    return value if isinstance(value, int) and not from_file else clock_min(value)


def _date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    try:
        found = date.fromisoformat(value.strip())
    except (ValueError, AttributeError):
        raise ValueError('should be a date of the calendar like "2023-10-09"') from None
    if not 1950 <= found.year <= 2150:
        raise ValueError("lies outside the years 1950 to 2150")
    return found


def _parts(value: Any) -> Any:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.replace("；", ";").split(";") if part.strip())
    return tuple(value) if isinstance(value, list) else value


def _empty_as_none(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _yes_no(value: Any) -> Any:
    words = {"yes": True, "no": False, "是": True, "否": False, "true": True, "false": False}
    if isinstance(value, str) and value.strip().lower() in words:
        return words[value.strip().lower()]
    if isinstance(value, bool):
        return value
    raise ValueError("should be yes or no (是 or 否)")


def span_text(span: Span) -> str:
    """`Span(510, 690)` -> `08:30-11:30`."""
    return f"{clock_text(span.start_min)}-{clock_text(span.end_min)}"


def _text(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern})


ClockSpan = Annotated[
    Span,
    BeforeValidator(_span),
    PlainSerializer(span_text),
    _text(r"^\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}$"),
]
"""A span of one day as text, `"08:30-11:30"`."""

ClockTime = Annotated[
    int,
    BeforeValidator(_clock_time),
    PlainSerializer(clock_text),
    _text(r"^\d{1,2}:\d{2}$"),
]
"""A time of the day as text, `"18:00"`; minutes from midnight inside."""

Day = Annotated[date, BeforeValidator(_date)]
"""A date as text, `"2023-10-09"`."""

Texts = Annotated[tuple[str, ...], BeforeValidator(_parts)]
"""Several names in one cell, separated by `;`."""

Days = Annotated[tuple[Day, ...], BeforeValidator(_parts)]
"""Several dates in one cell, separated by `;`."""

YesNo = Annotated[
    bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["yes", "no", "是", "否"]})
]
"""yes or no."""

"""The small types of scenario fields: clock times, spans, half-days, lists in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, NamedTuple

from pydantic import (
    BeforeValidator,
    Field,
    PlainSerializer,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
)

from optimizer.errors import WrongValue
from optimizer.words.message import message

_CLOCKS = r"\d{1,2}:\d{2}"
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_DAY = r"\d{4}-\d{2}-\d{2}"
_DATES = re.compile(rf"({_DAY})(?:\s*(?:\.{{2,3}}|-)\s*({_DAY}))?\s+(\S.*)")


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


class DatedSpan(NamedTuple):
    """A span of clock time on each date from `first` to `last`."""

    first: date
    last: date
    span: Span


class Moment(NamedTuple):
    """A date, or (with `minute`, from midnight) a moment of it."""

    date: date
    minute: int | None = None


def clock_min(text: str) -> int:
    """Minutes from midnight of "HH:MM" (00:00 to 24:00); ValueError says what is wrong."""
    match = _CLOCK.fullmatch(text.strip()) if isinstance(text, str) else None
    if match is None:
        raise WrongValue(message('should be a clock time like "08:30", as quoted text'))
    minutes = int(match[1]) * 60 + int(match[2])
    if int(match[2]) > 59 or minutes > 24 * 60:
        raise WrongValue(message("is no time of the day (00:00 to 24:00)"))
    return minutes


def clock_text(minutes: int) -> str:
    """`510` -> `08:30`."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _span(value: Any) -> Any:
    if isinstance(value, Span):
        return value
    parts = value.split("-") if isinstance(value, str) else []
    if len(parts) != 2:
        raise WrongValue(message('should be two clock times like "08:30-11:30", as quoted text'))
    start, end = map(clock_min, parts)
    if end <= start:
        raise WrongValue(
            message(
                "ends at {end}, before it starts at {start}",
                end=parts[1].strip(),
                start=parts[0].strip(),
            )
        )
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
        raise WrongValue(message('should be a date of the calendar like "2023-10-09"')) from None
    if not 1950 <= found.year <= 2150:
        raise WrongValue(message("lies outside the years 1950 to 2150"))
    return found


def _parts(value: Any) -> Any:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.replace("；", ";").split(";") if part.strip())
    return tuple(value) if isinstance(value, list) else value


def _dated_span(value: Any) -> Any:
    if isinstance(value, DatedSpan):
        return value
    match = _DATES.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise WrongValue(
            message('should be dates and clock times like "2023-10-09..2023-10-13 09:00-11:30"')
        )
    first, last = _date(match[1]), _date(match[2] or match[1])
    if last < first:
        raise WrongValue(
            message("ends on {last}, before it starts on {first}", last=last, first=first)
        )
    return DatedSpan(first, last, _span(match[3]))


def _moment(value: Any) -> Any:
    if isinstance(value, Moment):
        return value
    if isinstance(value, date):
        return Moment(value)
    day, *clock = value.split() if isinstance(value, str) else ["", "", ""]
    if len(clock) > 1:
        raise WrongValue(
            message('should be a date like "2023-10-09", perhaps with a time, "16:00"')
        )
    return Moment(_date(day), *map(clock_min, clock))


def _yes_no(value: Any) -> Any:
    words = {"yes": True, "no": False, "是": True, "否": False, "true": True, "false": False}
    if isinstance(value, str) and value.strip().lower() in words:
        return words[value.strip().lower()]
    if isinstance(value, bool):
        return value
    raise WrongValue(message("should be yes or no (是 or 否)"))


def span_text(span: Span) -> str:
    """`Span(510, 690)` -> `08:30-11:30`."""
    return f"{clock_text(span.start_min)}-{clock_text(span.end_min)}"


def dated_span_text(dated: DatedSpan) -> str:
    """`2023-10-09 09:00-11:30` or `2023-10-09..2023-10-13 09:00-11:30`."""
    days = f"{dated.first}" if dated.first == dated.last else f"{dated.first}..{dated.last}"
    return f"{days} {span_text(dated.span)}"


def moment_text(moment: Moment) -> str:
    """`2023-10-09` or `2023-10-09 16:00`."""
    return (
        str(moment.date) if moment.minute is None else f"{moment.date} {clock_text(moment.minute)}"
    )


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

DayTime = Annotated[
    Moment,
    PlainValidator(_moment),
    PlainSerializer(moment_text),
    _text(rf"^{_DAY}(\s+{_CLOCKS})?$"),
]
"""A date, perhaps with a time, as text, `"2023-10-12 16:00"`."""

Texts = Annotated[tuple[str, ...], BeforeValidator(_parts)]
"""Several names in one cell, separated by `;`."""

Days = Annotated[tuple[Day, ...], BeforeValidator(_parts)]
"""Several dates in one cell, separated by `;`."""

Spans = Annotated[tuple[ClockSpan, ...], BeforeValidator(_parts)]
"""Several spans of one day in one cell, separated by `;`."""

DatedSpans = Annotated[
    tuple[
        Annotated[
            DatedSpan,
            PlainValidator(_dated_span),
            PlainSerializer(dated_span_text),
            _text(rf"^{_DAY}(\s*\.\.\s*{_DAY})?\s+{_CLOCKS}\s*-\s*{_CLOCKS}$"),
        ],
        ...,
    ],
    BeforeValidator(_parts),
]
"""Several spans with their dates in one cell, separated by `;`."""

YesNo = Annotated[
    bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["yes", "no", "是", "否"]})
]
"""yes or no."""

Price = Annotated[int, Field(ge=0, le=1_000_000)]
"""Price units for one unit of a goal; limited, so that sums of prices stay exact."""

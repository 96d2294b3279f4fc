"""Clock times of a date as true instants, and what truly elapses between two of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from optimizer.scenario.schema.fields import Span


def instant(time_zone: str, day: date, minutes: int) -> datetime:
    """The instant (UTC) of a clock time, minutes from midnight; the first if it comes twice."""
    return _local(time_zone, day, minutes).astimezone(UTC)


def elapsed_min(time_zone: str, day: date, span: Span) -> int:
    """Minutes that truly elapse in a span of clock time, also where the clocks are changed."""
    first, last = (instant(time_zone, day, minutes) for minutes in span)
    return int((last - first) / timedelta(minutes=1))


def exists(time_zone: str, day: date, minutes: int) -> bool:
    """Whether clocks show this time on the date: none is shown that is skipped."""
    local = _local(time_zone, day, minutes)
    shown = local.astimezone(UTC).astimezone(ZoneInfo(time_zone))
    return shown.replace(tzinfo=None) == local.replace(tzinfo=None)


def _local(time_zone: str, day: date, minutes: int) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(time_zone)) + timedelta(minutes=minutes)

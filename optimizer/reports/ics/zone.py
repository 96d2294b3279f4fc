"""A time zone as iCalendar tells it: every change of the clock in a range of dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_STEP = timedelta(hours=6)
"""Clocks never change twice within so short a time."""
_SECOND = timedelta(seconds=1)


def time_zone(name: str, first: date, last: date) -> Timezone:
    """The zone as its clocks go from a day before `first` to two days after `last`."""
    zone = ZoneInfo(name)
    begin = datetime.combine(first - timedelta(days=1), time(), UTC)
    told = Timezone()
    told.add("tzid", name)
    told.add_component(_observance(zone, begin, begin))
    for change in _changes(zone, begin, datetime.combine(last + timedelta(days=2), time(), UTC)):
        told.add_component(_observance(zone, change - _SECOND, change))
    return told


def _observance(
    zone: ZoneInfo, before: datetime, onset: datetime
) -> TimezoneDaylight | TimezoneStandard:
    """What the clock shows from an instant on; it begins as the clock showed it until then."""
    then, now = before.astimezone(zone), onset.astimezone(zone)
    offset = then.utcoffset() or timedelta()
    made = TimezoneDaylight() if now.dst() else TimezoneStandard()
    made.add("dtstart", (onset + offset).replace(tzinfo=None))
    made.add("tzoffsetfrom", offset)
    made.add("tzoffsetto", now.utcoffset() or timedelta())
    made.add("tzname", now.tzname() or str(zone))
    return made


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The instants at which the clock, or the name of its time, changes."""
    at = begin
    while at < end:
        if _shown(zone, at) != _shown(zone, at + _STEP):
            yield _first_second(zone, at, at + _STEP)
        at += _STEP


def _first_second(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    shown = _shown(zone, before)
    while after - before > _SECOND:
        middle = before + (after - before) // _SECOND // 2 * _SECOND
        before, after = (middle, after) if _shown(zone, middle) == shown else (before, middle)
    return after


def _shown(zone: ZoneInfo, instant: datetime) -> tuple[timedelta | None, str | None]:
    local = instant.astimezone(zone)
    return local.utcoffset(), local.tzname()

"""The clocks of a calendar's zone, read as RFC 5545 says, are those of the tz database."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from optimizer.reports.ics.zone import time_zone

ODD = ["Africa/Casablanca", "Africa/El_Aaiun", "Australia/Lord_Howe", "Antarctica/Troll",
       "Africa/Cairo", "Asia/Gaza", "Europe/Dublin", "Asia/Shanghai", "America/New_York",
       "America/Godthab", "Asia/Almaty", "Pacific/Chatham", "America/Asuncion", "UTC"]  # fmt: skip
"""Changes for Ramadan, by half an hour, by two hours, back after years, below standard time."""


def offsets(data: bytes) -> list[tuple[datetime, timedelta]]:
    """Each onset in UTC with the offset from then on, from the text alone."""
    lines = data.decode().split("\r\n")
    found, current = [], {}
    for line in lines:
        name, _, value = line.partition(":")
        current[name.partition(";")[0]] = value
        if line in ("END:STANDARD", "END:DAYLIGHT"):
            onset = datetime.strptime(current["DTSTART"], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
            found.append((onset - offset(current["TZOFFSETFROM"]), offset(current["TZOFFSETTO"])))
    return sorted(found)


def offset(text: str) -> timedelta:
    hours, minutes = int(text[1:3]), int(text[3:5])
    return timedelta(hours=hours, minutes=minutes) * (-1 if text[0] == "-" else 1)


def differs(name: str, first: date, last: date) -> list[datetime]:
    """The instants, half an hour apart, at which reader and tz database do not agree."""
    onsets = offsets(time_zone(name, first, last).to_ical())
    at = datetime.combine(first, datetime.min.time(), UTC)
    end = datetime.combine(last, datetime.min.time(), UTC) + timedelta(days=1)
    found = []
    while at < end:
        told = [shift for onset, shift in onsets if onset <= at]
        if not told or told[-1] != at.astimezone(ZoneInfo(name)).utcoffset():
            found.append(at)
        at += timedelta(minutes=30)
    return found


@pytest.mark.parametrize("name", ODD)
def test_every_change_of_five_years_is_told(name):
    assert differs(name, date(2023, 1, 1), date(2027, 12, 31)) == []


@pytest.mark.parametrize(
    ("name", "month"),
    [("Africa/Casablanca", 3), ("Africa/Casablanca", 4), ("Asia/Gaza", 4), ("Africa/Cairo", 4)],
)
def test_a_single_month_tells_its_changes_by_itself(name, month):
    """As a calendar holds it that is read alone."""
    first = date(2024, month, 1)
    told = time_zone(name, first, first + timedelta(days=30))
    assert differs(name, first, first + timedelta(days=30)) == []
    assert len(told.subcomponents) > 1


def test_a_change_begins_when_the_old_clock_says_so():
    (_, change) = time_zone("Africa/Casablanca", date(2024, 3, 1), date(2024, 3, 31)).subcomponents
    assert change["DTSTART"].to_ical() == b"20240310T030000"
    assert change["TZOFFSETFROM"].td == timedelta(hours=1)
    assert change["TZOFFSETTO"].td == timedelta(0)

"""Day kinds of dates: the State Council's yearly notice, overrides, and nothing guessed.

Rest days and make-up workdays come from the package `chinesecalendar`. Statutory holidays (300 %
pay) are dates fixed by the national holiday regulation, partly by the lunar calendar
(`lunar_python`); the other days of a break are its holiday period. A single holiday granted once,
like 3 September 2015, counts as holiday period.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from functools import cache

import chinese_calendar
from lunar_python import Lunar, Solar

from optimizer.scenario.schema.fields import DayKind

DAYS_BEFORE = 6
"""Days before the first planned date whose kind is needed (seven-day windows)."""
DAYS_AFTER = 7
"""Days after the last planned date whose kind is given where known."""

_FIRST_YEAR = 2014  # the regulation's earlier holidays were other days
_LONGER_SINCE = 2025  # New Year's Eve and 2 May became statutory


class MissingNotice(Exception):
    """Dates need a State Council notice that is not known; `years` says which, sorted."""

    def __init__(self, years: Collection[int]) -> None:
        self.years = tuple(sorted(years))
        named = ", ".join(map(str, self.years))
        super().__init__(f"no State Council notice on the holidays of {named} is known")


def day_kinds(
    first: date, last: date, overrides: Mapping[date, DayKind], *, assume_weekdays: bool
) -> dict[date, DayKind]:
    """The day kind of each date from six days before `first` to seven days after `last`, sorted.

    An override wins over the notice. Without a notice, `assume_weekdays` takes Monday to Friday as
    workdays and the others as rest days; otherwise dates after `last` are left out and earlier
    ones raise MissingNotice.
    """
    kinds: dict[date, DayKind] = {}
    missing: set[int] = set()
    start = first - timedelta(days=DAYS_BEFORE)
    for offset in range((last - start).days + DAYS_AFTER + 1):
        day = start + timedelta(days=offset)
        kind = day_kind(day, overrides, assume_weekdays=assume_weekdays)
        if kind is not None:
            kinds[day] = kind
        elif day <= last:
            missing.add(day.year)
    if missing:
        raise MissingNotice(missing)
    return kinds


def day_kind(
    day: date, overrides: Mapping[date, DayKind], *, assume_weekdays: bool
) -> DayKind | None:
    """The day kind of any date; None where it is neither overridden nor noticed nor assumed."""
    if day in overrides:
        return overrides[day]
    if day.year in _notice_years():
        return _noticed_kind(day)
    if assume_weekdays:
        return DayKind.WORKDAY if day.weekday() < 5 else DayKind.REST_DAY
    return None


@cache
def statutory_days(year: int) -> frozenset[date]:
    """The statutory holidays (300 % pay) of a year from 2014 on, as dates.

    Of two that fall on one date (1 October 2020), the later one moves to the next free date.
    """
    longer = year >= _LONGER_SINCE
    new_year = _lunar(year, 1, 1)
    days = [date(year, 1, 1), date(year, 5, 1), *(date(year, 10, day) for day in (1, 2, 3))]
    days += [date(year, 5, 2), new_year - timedelta(days=1)] if longer else []
    days += [new_year + timedelta(days=offset) for offset in range(3)]
    days += [_qingming(year)]
    found = set(days)
    for festival in (_lunar(year, 5, 5), _lunar(year, 8, 15)):
        while festival in found:
            festival += timedelta(days=1)
        found.add(festival)
    return frozenset(found)


def _noticed_kind(day: date) -> DayKind:
    if chinese_calendar.is_workday(day):
        return DayKind.WORKDAY if day.weekday() < 5 else DayKind.MAKEUP_WORKDAY
    if day in statutory_days(day.year):
        return DayKind.STATUTORY_HOLIDAY
    _, holiday = chinese_calendar.get_holiday_detail(day)
    return DayKind.REST_DAY if holiday is None else DayKind.HOLIDAY_PERIOD


@cache
def _notice_years() -> range:
    return range(_FIRST_YEAR, max(chinese_calendar.constants.holidays).year + 1)


def _lunar(year: int, month: int, day: int) -> date:
    return _as_date(Lunar.fromYmd(year, month, day).getSolar())


def _qingming(year: int) -> date:
    return _as_date(Solar.fromYmd(year, 4, 1).getLunar().getJieQiTable()["清明"])


def _as_date(solar: Solar) -> date:
    return date(solar.getYear(), solar.getMonth(), solar.getDay())

"""Which dates follow a scenario's."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from optimizer.scenario.scenario import Scenario


def following_dates(scenario: Scenario) -> tuple[date, date]:
    """The first and the last date of the next scenario: from the next day to its month's end.

    After a whole month that is the whole next month; after a part of one, the rest of it.
    """
    first = scenario.file.last + timedelta(days=1)
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])


def quarter(day: date) -> tuple[int, int]:
    """The year and the quarter, from 0, of a date."""
    return day.year, (day.month - 1) // 3

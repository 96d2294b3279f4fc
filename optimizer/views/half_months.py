"""How a month is cut, so that it can be read on paper: half-months below each other."""

from __future__ import annotations

from math import ceil

_DAYS_AT_MOST = 16


def half_months(days: int) -> list[range]:
    """The dates cut into parts of equal length, so that a column for sums stays at the end."""
    parts = ceil((days + 1) / _DAYS_AT_MOST)
    size = ceil((days + 1) / parts)
    return [range(at, min(days, at + size)) for at in range(0, days, size)]

"""What lies beside the dates planned: visits that other dates have, and turns that count there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from optimizer.routes.problem import Elsewhere
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.rows_van import VisitRow

_MINUTE_S = 60

Dates = tuple[date, date]
"""The first and the last date planned."""


def elsewhere(scenario: Scenario, days: Dates) -> tuple[Elsewhere, ...]:
    """The visits of other dates than these: fixed there, or not possible before.

    A visit whose time is over is not among them: no date has it.
    """
    return tuple(sorted((*_fixed(scenario, days), *_later(scenario, days))))


def _fixed(scenario: Scenario, days: Dates) -> Iterator[Elsewhere]:
    for pin in scenario.route_pins:
        if not _is_in(days, pin.date):
            yield Elsewhere(pin.visit, pin.reason, pin.van, pin.date, pin.start * _MINUTE_S)


def _later(scenario: Scenario, days: Dates) -> Iterator[Elsewhere]:
    fixed = {pin.visit for pin in scenario.route_pins}
    out = {row.date for row in scenario.van_days}
    for row in scenario.visits:
        if row.id in fixed:
            continue
        if row.promised_date:
            is_later = row.promised_date > days[1]
        else:
            allowed = [day for day in out if _allows(row, day)]
            is_later = any(day > days[1] for day in allowed) and not any(
                _is_in(days, day) for day in allowed
            )
        if is_later:
            yield Elsewhere(row.id, "later")


def _allows(row: VisitRow, day: date) -> bool:
    """The visit may be made on this date: somebody has called, and a window is open."""
    if row.called_on and day < row.called_on:
        return False
    return not row.windows or any(one.first <= day <= one.last for one in row.windows)


def other_days(
    scenario: Scenario, days: Dates, known: tuple[Elsewhere, ...], turns_of: tuple[str, ...]
) -> Mapping[date, frozenset[str]]:
    """The van days beside these dates, with the sub-districts that count as served there.

    Before the dates planned that is what was done; afterwards any may still be served.
    """
    district = {row.id: row.sub_district for row in scenario.visits}
    served: dict[date, set[str]] = {
        row.date: set(turns_of) if row.date > days[1] else set()
        for row in scenario.van_days
        if not _is_in(days, row.date)
    }
    for one in known:
        if one.date is not None:
            served.setdefault(one.date, set()).add(district[one.visit])
    return {day: frozenset(names) for day, names in sorted(served.items())}


def _is_in(days: Dates, day: date) -> bool:
    return days[0] <= day <= days[1]

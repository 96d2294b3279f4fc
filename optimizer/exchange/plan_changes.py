"""What is different between two plans, as rows of codes: days of people, and visits of the van."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from optimizer.exchange.fields import Code, DayChangeRow, Row
from optimizer.exchange.routes_file import RoutesFile, Time
from optimizer.roster.plan.entries import DayChange
from optimizer.scenario.schema.fields import Day


class StayRow(Row):
    """When a visit begins, by which van."""

    date: Day
    start: Time
    van: Code


class VisitMoveRow(Row):
    """A visit that is made at another time, or by another van; null: it is not made."""

    visit: Code
    before: StayRow | None
    after: StayRow | None


def visit_moves(before: RoutesFile, after: RoutesFile) -> Iterator[VisitMoveRow]:
    """Every visit that begins at another time, is new or withdrawn; by name."""
    was, becomes = _stays(before), _stays(after)
    for visit in sorted({*was, *becomes}):
        if was.get(visit) != becomes.get(visit):
            yield VisitMoveRow(visit=visit, before=was.get(visit), after=becomes.get(visit))


def _stays(file: RoutesFile) -> dict[str, StayRow]:
    return {
        stop.visit: StayRow(date=route.date, start=stop.start, van=route.van)
        for route in file.routes
        for stop in route.stops
    }


def change_rows(days: Iterable[DayChange], moves: Iterable[VisitMoveRow]) -> list[dict[str, Any]]:
    """Both as JSON objects."""
    rows = (*(DayChangeRow.model_validate(day) for day in days), *moves)
    return [row.model_dump(mode="json") for row in rows]

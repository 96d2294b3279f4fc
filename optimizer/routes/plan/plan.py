"""The route plan as frozen values: what a solver found, a person edited, or a file holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from optimizer.words.label import Label

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class Stop:
    """One stay: arrival, start of set-up and service, end; seconds of the day."""

    visit: str
    arrive_s: int
    start_s: int
    end_s: int


@dataclass(frozen=True, slots=True)
class Route:
    """A shift that goes out: departure, stays in order, the crew's meal, return."""

    shift: str
    depart_s: int
    stops: tuple[Stop, ...]
    return_s: int
    meal_start_s: int | None = None


@dataclass(frozen=True, slots=True)
class Remedy:
    """What lets a visit in: then `van` makes it on `date`, from `start_s` to `end_s` of the day.

    `kind` is of `routes.explain.reason_codes.CHANGES`. With more overtime `end_s` is the return;
    `instead_of` is left out for it; `items` and `equipment` are what the van would need besides.
    """

    kind: str
    date: date
    van: str
    start_s: int
    end_s: int
    instead_of: str = ""
    items: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """A visit that is not made: why, and the cheapest change that would let it in.

    `code` is of `routes.explain.reason_codes.CODES`; `change` is None when no single change does,
    and a mere text when a file tells no more; `cost` is what the plan would cost more (price
    units), None if unknown.
    """

    visit: str
    code: str = ""
    change: Remedy | Label | None = None
    cost: int | None = None


@dataclass(frozen=True, slots=True, order=True)
class UnmetTurn:
    """A sub-district that is served on too few days of a week (named by its Monday)."""

    sub_district: str
    week: date
    missing: int = 1


@dataclass(frozen=True)
class RoutePlan:
    """Routes of some days; routes are sorted by shift, lists by their fields.

    `left_out` lists every visit that is not made, standing stops excepted.
    """

    routes: tuple[Route, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    unmet_turns: tuple[UnmetTurn, ...] = ()

    @cached_property
    def stop_of(self) -> Mapping[str, tuple[Route, Stop]]:
        """Route and stay by visit (the first, should a bad plan make it twice)."""
        found: dict[str, tuple[Route, Stop]] = {}
        for route in self.routes:
            for stop in route.stops:
                found.setdefault(stop.visit, (route, stop))
        return found

    def to_frame(self) -> DataFrame:
        """One row per stay: shift, position, visit, arrive_s, start_s, end_s."""
        from pandas import DataFrame

        rows = [
            (route.shift, position, stop.visit, stop.arrive_s, stop.start_s, stop.end_s)
            for route in self.routes
            for position, stop in enumerate(route.stops, start=1)
        ]
        columns = ["shift", "position", "visit", "arrive_s", "start_s", "end_s"]
        return DataFrame(rows, columns=columns)

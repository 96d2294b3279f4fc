"""A published routing instance as it is printed, and the product's route problem made from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import isqrt

import numpy as np
from numpy.typing import NDArray

from optimizer.routes.goals import overtime, travel, waiting
from optimizer.routes.problem import RouteProblem, Shift, Visit, Window
from optimizer.routes.rulebook import ROUTES
from optimizer.scenario.schema.strict import Strict

_DAY = date(2001, 1, 1)
_DEPOT = "depot"

Point = tuple[Decimal, Decimal]


@dataclass(frozen=True)
class Stand:
    """A place to stop at: when service may start, how long it takes, how much is loaded.

    All in the file's own units. `prize` is what leaving it out costs, None if it must be served.
    """

    open: int
    due: int
    service: int = 0
    load: int = 0
    prize: int | None = None


@dataclass(frozen=True)
class Instance:
    """Stand 0 is the depot. Either `points` (Euclid, cut to one decimal) or `matrix` says how far.

    `vehicles` is the most that may drive, `capacity` what one carries (None: anything).
    """

    name: str
    stands: tuple[Stand, ...]
    vehicles: int
    capacity: int | None = None
    points: tuple[Point, ...] = ()
    matrix: tuple[tuple[int, ...], ...] = ()

    @property
    def scale(self) -> int:
        """So many integer units are one unit of the file: tenths for points, whole for a matrix."""
        return 10 if self.points else 1

    @property
    def legs(self) -> NDArray[np.int64]:
        """From each stand to each, in units of 1 / `scale`."""
        if not self.points:
            return np.array(self.matrix, dtype=np.int64)
        # Exact: in floats the leg from 0.4 to 0.7 is 2.99… tenths.
        places = max(-min(0, int(c.as_tuple().exponent)) for point in self.points for c in point)
        whole = [[int(c.scaleb(places)) for c in point] for point in self.points]
        cut = [
            [isqrt(100 * ((x - u) ** 2 + (y - v) ** 2) // 100**places) for u, v in whole]
            for x, y in whole
        ]
        return np.array(cut, dtype=np.int64)


Routes = Sequence[Sequence[int]]
"""The stands of each route in order, the depot left out."""


def shown(instance: Instance, cost: int | None) -> float | int | None:
    """An integer cost in the file's unit."""
    if cost is None or instance.scale == 1:
        return cost
    return cost / instance.scale


def problem_of(instance: Instance) -> RouteProblem:
    """The product's problem: a second is a unit of 1 / `scale`; travel costs 1, all else nothing.

    Visit `n` is stand n; there is one shift for each vehicle, all on one date.
    """
    scale, depot = instance.scale, instance.stands[0]
    names = [_DEPOT, *(str(number) for number in range(1, len(instance.stands)))]
    legs = instance.legs
    return RouteProblem(
        shifts=tuple(
            Shift(
                id=f"vehicle {number:04d}",
                vehicle=f"vehicle {number:04d}",
                date=_DAY,
                start_place=_DEPOT,
                end_place=_DEPOT,
                start_s=depot.open * scale,
                end_s=depot.due * scale,
                capacity=instance.capacity,
            )
            for number in range(1, instance.vehicles + 1)
        ),
        visits=tuple(
            _visit(name, stand, scale)
            for name, stand in zip(names[1:], instance.stands[1:], strict=True)
        ),
        places=tuple(names),
        travel_s=legs,
        distance_m=legs,
        rules=ROUTES.default_rules,
        goals=_only_travel(),
        travel_source=instance.name,
    )


def _visit(name: str, stand: Stand, scale: int) -> Visit:
    return Visit(
        id=name,
        place=name,
        windows=(Window(None, stand.open * scale, (stand.due + stand.service) * scale),),
        service_s=stand.service * scale,
        left_out_price=(stand.prize or 0) * scale,
        required=stand.prize is None,
        load=stand.load,
    )


def _only_travel() -> dict[str, Strict]:
    return {
        **ROUTES.default_goals,
        travel.NAME: travel.Settings(second=1),
        waiting.NAME: waiting.Settings(second=0),
        overtime.NAME: overtime.Settings(second=0),
    }

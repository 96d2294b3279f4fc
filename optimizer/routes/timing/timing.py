"""The exact best timing of a sequence of visits on a shift: when to leave, start, eat, return.

Latest departure without a later return: forward time slack, Savelsbergh (1992).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from optimizer.routes.plan.plan import Route, Stop
from optimizer.routes.problem import RouteProblem
from optimizer.routes.timing.arrays import PIECE, SHIFT, VISIT, Ints, Tables, tables_of
from optimizer.routes.timing.labels import (
    IMPOSSIBLE,
    MEAL_AFTER,
    MEAL_IN_GAP,
    NO_MEAL_HERE,
    TIME_LABEL,
    finish,
    label_space,
    sequence_cost,
)


@dataclass(frozen=True, slots=True)
class Timed:
    """A route with its exact cost: lateness, moved promises, overtime, travel and waiting."""

    route: Route
    cost: int


class _Step(NamedTuple):
    """A leg and the stay behind it (the way home: no stay): seconds; may the crew eat on it."""

    leg_s: int
    meal_s: int
    first_s: int
    last_s: int
    stay_s: int


def best_route(
    problem: RouteProblem, shift: str, visits: Sequence[str], tables: Tables | None = None
) -> Timed | None:
    """The cheapest route of a shift that makes these visits in this order, or None.

    Cost is in price units; what is left out and turns are not in it. `tables` spares the work of
    making them again.
    """
    number = {visit.id: row for row, visit in enumerate(problem.visits)}
    row = [one.id for one in problem.shifts].index(shift)
    sequence = [number[visit] for visit in visits]
    return timed(problem, tables or tables_of(problem), row, sequence)


def timed(
    problem: RouteProblem, tables: Tables, shift: int, sequence: Sequence[int]
) -> Timed | None:
    """The same by the numbers of shift and visits."""
    cost, labels, count = cost_of(tables, shift, sequence)
    if not sequence or cost >= IMPOSSIBLE:
        return None
    at = len(sequence)
    last = int(tables.visits[sequence[-1], VISIT.place])
    _, row, way = finish(tables, shift, last, labels[at], count[at])
    ways, pieces = [way], []
    for position in range(at, 0, -1):
        label = labels[position, row]
        pieces.append(tables.pieces[label[TIME_LABEL.piece]])
        ways.append(int(label[TIME_LABEL.meal_here]))
        row = int(label[TIME_LABEL.parent])
    steps = _steps(tables, shift, sequence, ways[::-1], pieces[::-1])
    names = [problem.visits[visit].id for visit in sequence]
    return Timed(_route(problem.shifts[shift].id, tables.shifts[shift], names, steps, ways), cost)


def cost_of(tables: Tables, shift: int, sequence: Sequence[int]) -> tuple[int, Ints, Ints]:
    """The exact cost of a sequence, with the labels behind each stay and their number."""
    width, length = 32, len(sequence)
    visits = np.array(sequence, dtype=np.int64)
    while True:
        labels, count = label_space(length, width)
        cost = sequence_cost(tables, shift, visits, length, labels, count)
        if not count[-1]:
            return cost, labels, count
        width *= 4


def _steps(
    tables: Tables, shift: int, sequence: Sequence[int], ways: list[int], pieces: list[Ints]
) -> list[_Step]:
    """Leg, meal, first and last start and length of each stay; the return comes last."""
    of = tables.shifts[shift]
    place, steps = int(of[SHIFT.start_place]), []
    for position, (visit, piece) in enumerate(zip(sequence, pieces, strict=True)):
        row = tables.visits[visit]
        is_shared = position > 0 and row[VISIT.place] == place
        stay = tables.stays[2 * tables.group[shift, visit] + (0 if is_shared else 1)]
        leg = tables.travel[place, row[VISIT.place]]
        meal = of[SHIFT.meal] if ways[position] == MEAL_IN_GAP else 0
        steps.append(_Step(*map(int, (leg, meal, piece[PIECE.first], piece[PIECE.last], stay))))
        place = int(row[VISIT.place])
    leg = tables.travel[place, of[SHIFT.end_place]]
    meal = of[SHIFT.meal] if ways[-1] == MEAL_IN_GAP else 0
    return [*steps, _Step(*map(int, (leg, meal, 0, of[SHIFT.last], 0)))]


def _walk(of: Ints, steps: list[_Step], depart_s: int) -> tuple[list[tuple[int, int, int]], int]:
    """Arrival, start and end of each stay and of the return; when the meal inside starts.

    The crew eats before it leaves; too early for that, where it arrives; only if that is too late,
    on the way.
    """
    times, end, meal_start = [], depart_s, -1
    from_s, to_s = int(of[SHIFT.meal_from]), int(of[SHIFT.meal_to])
    for step in steps:
        arrive = end + step.leg_s
        start = max(arrive, step.first_s)
        if step.meal_s:
            meal_start = max(end if end >= from_s or arrive > to_s else arrive, from_s)
            start = max(max(arrive, from_s) + step.meal_s, step.first_s)
            arrive += step.meal_s if meal_start < arrive else 0
        end = start + step.stay_s
        times.append((arrive, start, end))
    return times, meal_start


def _route(shift: str, of: Ints, names: list[str], steps: list[_Step], ways: list[int]) -> Route:
    """The route that returns as early as the pieces allow and leaves as late as that allows.

    `ways` says, from the return backwards, where the meal is.
    """
    is_eaten_first = bool(of[SHIFT.meal]) and all(way == NO_MEAL_HERE for way in ways)
    earliest = int(of[SHIFT.meal_from] + of[SHIFT.meal] if is_eaten_first else of[SHIFT.start])
    _, _, return_s = _walk(of, steps, earliest)[0][-1]
    gone, latest = 0, return_s
    for step in steps:
        if step.meal_s:
            latest = min(latest, int(of[SHIFT.meal_to]) - gone)
        gone += step.leg_s + step.meal_s
        latest = min(latest, step.last_s - gone)
        gone += step.stay_s
    depart_s = min(latest, return_s - gone)
    times, meal = _walk(of, steps, depart_s)
    if is_eaten_first:
        meal = int(of[SHIFT.meal_from])
    elif ways[0] == MEAL_AFTER:
        meal = max(return_s, int(of[SHIFT.meal_from]))
    stops = tuple(Stop(name, *time) for name, time in zip(names, times, strict=False))
    return Route(shift, depart_s, stops, times[-1][1], meal if of[SHIFT.meal] else None)

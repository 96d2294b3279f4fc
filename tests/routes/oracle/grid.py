"""A second, blunter brute force for one shift: every clock time of a grid, judged afterwards.

It knows nothing of pieces, slots or latest departures. On a problem whose every number is a
multiple of the step some optimum lies on the grid.
"""

from __future__ import annotations

from itertools import combinations_with_replacement, permutations
from typing import TYPE_CHECKING, Any

from optimizer.routes.plan.plan import LeftOut, Route, RoutePlan, Stop
from tests.routes.oracle.goals import costs
from tests.routes.oracle.rules import violated

if TYPE_CHECKING:
    from collections.abc import Iterator


def cheapest_on_grid(problem: Any, step_s: int) -> int | None:
    """The least cost of a legal plan on the grid; None when there is none."""
    legal = (
        sum(costs(problem, plan).values())
        for plan in every_plan(problem, step_s)
        if not violated(problem, plan)
    )
    return min(legal, default=None)


def every_plan(problem: Any, step_s: int) -> Iterator[RoutePlan]:
    """Every plan of the first shift whose times are on the grid and in order."""
    names = [visit.id for visit in problem.visits]
    for size in range(len(names) + 1):
        for order in permutations(names, size):
            rest = [v.id for v in problem.visits if v.id not in order and not v.is_standing]
            left_out = tuple(LeftOut(name) for name in rest)
            for routes in every_route(problem, order, step_s) if order else [()]:
                yield RoutePlan(routes, left_out)


def every_route(problem: Any, order: tuple[str, ...], step_s: int) -> Iterator[tuple[Route, ...]]:
    """Departure, starts, return and meal in every way."""
    shift, visits = problem.shifts[0], {visit.id: visit for visit in problem.visits}
    lengths, at = [], None
    for name in order:
        lengths.append(visits[name].service_s + (visits[name].place != at) * visits[name].setup_s)
        at = visits[name].place
    ticks = range(shift.start_s, shift.end_s + shift.overtime_max_s + 1, step_s)
    noon = [60 * minute for minute in problem.rules["crew_meal"].hours]
    meals = range(noon[0], noon[1] + 1, step_s) if shift.meal_s else [None]
    for depart, *starts, back in combinations_with_replacement(ticks, len(order) + 2):
        stops = tuple(
            Stop(name, start, start, start + length)
            for name, start, length in zip(order, starts, lengths, strict=True)
        )
        for meal in meals:
            yield (Route(shift.id, depart, stops, back, meal),)

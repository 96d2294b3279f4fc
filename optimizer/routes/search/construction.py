"""Two simple ways to plan, as people do without a computer: where a search begins, and what
benchmarks compare with.
"""

from __future__ import annotations

from collections.abc import Sequence

from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.routes.search.columns_plan import plan_of
from optimizer.routes.search.pool import Column
from optimizer.routes.timing.arrays import SHIFT, VISIT, Tables, tables_of
from optimizer.routes.timing.labels import IMPOSSIBLE
from optimizer.routes.timing.timing import cost_of


def nearest_next(problem: RouteProblem) -> RoutePlan:
    """Each shift in turn drives to the nearest visit that still fits, until none does."""
    tables = tables_of(problem)
    free, columns = _worth_making(tables), []
    for shift in _by_date(problem):
        route: list[int] = []
        while free:
            start = tables.shifts[shift, SHIFT.start_place]
            place = tables.visits[route[-1], VISIT.place] if route else start
            legs = tables.travel[place, tables.visits[:, VISIT.place]]
            nearest = [visit for _, visit in sorted((int(legs[visit]), visit) for visit in free)]
            fitting = (visit for visit in nearest if _fits(tables, shift, [*route, visit]))
            if (visit := next(fitting, None)) is None:
                break
            route.append(visit)
            free.remove(visit)
        columns += _column(tables, shift, route)
    return plan_of(problem, tables, columns)


def first_come_first_served(problem: RouteProblem) -> RoutePlan:
    """Each visit, in the order of the calls, goes at the end of the first shift that it fits."""
    tables = tables_of(problem)
    routes: dict[int, list[int]] = {shift: [] for shift in _by_date(problem)}
    for visit in _worth_making(tables):
        for shift, route in routes.items():
            if _fits(tables, shift, [*route, visit]):
                route.append(visit)
                break
    columns = [one for shift, route in routes.items() for one in _column(tables, shift, route)]
    return plan_of(problem, tables, columns)


def _worth_making(tables: Tables) -> list[int]:
    """Visits with a price: a standing stop is not made for its own sake."""
    return [visit for visit, row in enumerate(tables.visits) if row[VISIT.left_out]]


def _by_date(problem: RouteProblem) -> list[int]:
    return sorted(range(len(problem.shifts)), key=lambda row: (problem.shifts[row].date, row))


def _fits(tables: Tables, shift: int, route: Sequence[int]) -> bool:
    if tables.group[shift, route[-1]] < 0:
        return False
    return cost_of(tables, shift, route)[0] < IMPOSSIBLE


def _column(tables: Tables, shift: int, route: list[int]) -> list[Column]:
    return [Column(shift, tuple(route), cost_of(tables, shift, route)[0])] if route else []

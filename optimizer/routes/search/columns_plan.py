"""From chosen routes to a plan with times, and from a plan to routes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from optimizer.routes.plan.plan import LeftOut, RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.routes.rulebook import ROUTES
from optimizer.routes.rules.sub_district_turn import unmet_turns
from optimizer.routes.search.pool import Column, twins
from optimizer.routes.timing.arrays import Tables
from optimizer.routes.timing.labels import IMPOSSIBLE
from optimizer.routes.timing.timing import cost_of, timed


def on_own_shifts(tables: Tables, columns: Iterable[Column]) -> tuple[Column, ...]:
    """Routes of twin shifts spread over them; sorted."""
    free: dict[int, list[int]] = defaultdict(list)
    twin = twins(tables)
    for shift, first in enumerate(twin):
        free[first].append(shift)
    own = [column._replace(shift=free[twin[column.shift]].pop(0)) for column in sorted(columns)]
    return tuple(sorted(own))


def plan_of(problem: RouteProblem, tables: Tables, columns: Iterable[Column]) -> RoutePlan:
    """The plan that drives these routes (one a shift) at their best times."""
    found = [timed(problem, tables, column.shift, column.visits) for column in columns]
    routes = tuple(sorted((one.route for one in found if one), key=lambda route: route.shift))
    made = {stop.visit for route in routes for stop in route.stops}
    left_out = sorted(
        LeftOut(visit.id)
        for visit in problem.visits
        if visit.id not in made and not visit.is_standing
    )
    plan = RoutePlan(routes, tuple(left_out))
    return RoutePlan(plan.routes, plan.left_out, unmet_turns(problem, plan))


def columns_of(
    problem: RouteProblem, tables: Tables, routes: Iterable[tuple[str, Iterable[str]]]
) -> tuple[Column, ...]:
    """Routes by name as columns; those that cannot be driven, or name strangers, are dropped."""
    shifts = {shift.id: row for row, shift in enumerate(problem.shifts)}
    visits = {visit.id: row for row, visit in enumerate(problem.visits)}
    numbered = [
        (shifts[shift], tuple(visits[name] for name in names if name in visits))
        for shift, names in routes
        if shift in shifts
    ]
    return priced(tables, numbered)


def priced(tables: Tables, routes: Iterable[tuple[int, tuple[int, ...]]]) -> tuple[Column, ...]:
    """Routes by number as columns; those that cannot be driven are dropped."""
    costs = (
        (shift, visits, cost_of(tables, shift, visits)[0]) for shift, visits in routes if visits
    )
    return tuple(Column(*route) for route in costs if route[2] < IMPOSSIBLE)


def cost_of_plan(problem: RouteProblem, plan: RoutePlan) -> int:
    """What a plan costs as the goals measure it, price units."""
    return sum(
        priced.cost for goal in ROUTES.goals.values() for priced in goal.measure(problem, plan)
    )

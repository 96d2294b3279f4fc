"""Week by week with the next week in view: keeps the week, goes on with what is left.

Its plan is where the search over all weeks begins, which then moves visits between them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from optimizer.routes.plan.plan import Route, RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.routes.search.columns_plan import plan_of
from optimizer.routes.search.pool import Pool
from optimizer.routes.search.search import Search
from optimizer.routes.timing.arrays import tables_of, turns_of
from optimizer.solving.effort import Effort

HEAT = 4.0


def rolling_plan(problem: RouteProblem, effort: Effort) -> RoutePlan:
    """The plan of all weeks, each step searched for its part of the effort."""
    mondays = sorted(problem.weeks)
    kept: list[Route] = []
    made: set[str] = set()
    for number, monday in enumerate(mondays):
        days = {day for week in mondays[number : number + 2] for day in problem.weeks[week]}
        step = step_of(problem, days, made)
        routes = _searched(step, replace(effort, limit_s=effort.limit_s / len(mondays)))
        of_week = set(problem.weeks[monday])
        now = [route for route in routes if problem.shift[route.shift].date in of_week]
        kept += now
        made |= {stop.visit for route in now for stop in route.stops}
    return RoutePlan(tuple(sorted(kept, key=lambda route: route.shift)))


def step_of(problem: RouteProblem, days: Collection[date], made: Collection[str]) -> RouteProblem:
    """The problem of some dates without the visits that are made already.

    Visits that none of the dates allows are left to other steps.
    """
    shifts = tuple(shift for shift in problem.shifts if shift.date in days)
    visits = tuple(
        visit
        for visit in problem.visits
        if visit.id not in made
        and any(window.date is None or window.date in days for window in visit.windows)
    )
    here, there = {visit.id for visit in visits}, {shift.id for shift in shifts}
    frozen = tuple(one for one in problem.frozen if one.visit in here and one.shift in there)
    elsewhere = {one.visit for one in problem.frozen} - {one.visit for one in frozen}
    return replace(
        problem,
        shifts=shifts,
        visits=tuple(visit for visit in visits if visit.id not in elsewhere),
        frozen=frozen,
        told=tuple(one for one in problem.told if one.visit in here - elsewhere),
    )


def _searched(problem: RouteProblem, effort: Effort) -> tuple[Route, ...]:
    tables, turns = tables_of(problem), turns_of(problem)
    search = Search(tables, turns, Pool(tables, 0), effort.seed)
    search.run(effort.limit_s, HEAT, effort, lambda _: None)
    return plan_of(problem, tables, search.columns()).routes

"""The van leaves and returns within its day, and drives no faster than it can.

A shift goes out at most once, and a visit is made at most once.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pydantic import Field

from optimizer.routes.plan.facts import clock, legs, overtime_s
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.routes.plan.plan import Route, RoutePlan
    from optimizer.routes.problem import RouteProblem

NAME = "van_day"


class Settings(Strict):
    """How long a day may be."""

    overtime_max_min: int = Field(60, ge=0, le=360)
    """Overtime of the crew after the van's day at most, minutes."""


def strangers(problem: RouteProblem, plan: RoutePlan) -> Iterator[Violation]:
    """Names shifts and visits that the problem does not know; nothing else can be said of them."""
    for name in sorted({route.shift for route in plan.routes} - set(problem.shift)):
        yield Violation(NAME, name, None, f"{name} is no shift")
    for name in sorted(set(plan.stop_of) - set(problem.visit)):
        yield Violation(NAME, name, None, f"{name} is no visit")


def check(problem: RouteProblem, plan: RoutePlan) -> Iterator[Violation]:
    """Names days that are too long, ways that are too short, and what happens twice."""
    yield from strangers(problem, plan)
    routes = Counter(route.shift for route in plan.routes)
    made = Counter(stop.visit for route in plan.routes for stop in route.stops)
    for name, times in sorted((routes + made).items()):
        if routes[name] > 1:
            yield Violation(NAME, name, problem.shift[name].date, f"{name} goes out {times} times")
        if made[name] > 1:
            yield Violation(NAME, name, None, f"{name} is made {times} times")
    for route in plan.routes:
        yield from _check_day(problem, route)


def _check_day(problem: RouteProblem, route: Route) -> Iterator[Violation]:
    shift = problem.shift[route.shift]
    if not route.stops:
        yield Violation(NAME, shift.id, shift.date, f"{shift.id} goes out for nothing")
    if route.depart_s < shift.start_s:
        text = f"{shift.id} leaves at {clock(route.depart_s)}, before {clock(shift.start_s)}"
        yield Violation(NAME, shift.id, shift.date, text, shift.start_s - route.depart_s)
    beyond = overtime_s(problem, route) - shift.overtime_max_s
    if beyond > 0:
        latest = clock(shift.end_s + shift.overtime_max_s)
        text = f"{shift.id} returns at {clock(route.return_s)}, after {latest}"
        yield Violation(NAME, shift.id, shift.date, text, beyond)
    names = [*(stop.visit for stop in route.stops), shift.end_place]
    for name, leg in zip(names, legs(problem, route), strict=True):
        short = leg.travel_s - (leg.arrive_s - leg.leave_s)
        if short > 0:
            text = f"the way to {name} takes {leg.travel_s} s, {short} s more than planned"
            yield Violation(NAME, shift.id, shift.date, text, short)
        if leg.next_s < leg.arrive_s:
            text = f"{name} starts at {clock(leg.next_s)}, before the van is there"
            yield Violation(NAME, shift.id, shift.date, text, leg.arrive_s - leg.next_s)

"""What follows from a route plan: the ways driven, lateness, where the meal lies, waiting.

Rules, goals and reports read plans through these, so that each thing has one meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from optimizer.routes.plan.plan import Route, RoutePlan, Stop

if TYPE_CHECKING:
    from optimizer.routes.problem import Deadline, RouteProblem, Shift, Visit

DAY_S = 86_400
HOUR_S = 3600


@dataclass(frozen=True, slots=True)
class Leg:
    """The way to the next stay or to the end place; clock times are seconds of the day.

    It leaves at `leave_s`, arrives at `arrive_s`, and the stay there starts at `next_s`; on the
    way home both are the return.
    """

    travel_s: int
    leave_s: int
    arrive_s: int
    next_s: int


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay with what it belongs to; `place_before` is where the stay before it was."""

    shift: Shift
    visit: Visit
    stop: Stop
    place_before: str | None


def stays(problem: RouteProblem, plan: RoutePlan) -> Iterator[Stay]:
    """Every stay of a plan, in the order of its routes."""
    for route in plan.routes:
        place = None
        for stop in route.stops:
            visit = problem.visit[stop.visit]
            yield Stay(problem.shift[route.shift], visit, stop, place)
            place = visit.place


def legs(problem: RouteProblem, route: Route) -> tuple[Leg, ...]:
    """The ways of a route in order, the way home last."""
    shift = problem.shift[route.shift]
    between = (problem.visit[stop.visit].place for stop in route.stops)
    ways = pairwise((shift.start_place, *between, shift.end_place))
    leave = (route.depart_s, *(stop.end_s for stop in route.stops))
    arrive = (*(stop.arrive_s for stop in route.stops), route.return_s)
    following = (*(stop.start_s for stop in route.stops), route.return_s)
    times = zip(ways, leave, arrive, following, strict=True)
    return tuple(Leg(problem.leg_s(*way), *clock) for way, *clock in times)


def travel_s(problem: RouteProblem, route: Route) -> int:
    """Travel of a route by the matrix, seconds."""
    return sum(leg.travel_s for leg in legs(problem, route))


def has_meal_inside(problem: RouteProblem, route: Route) -> bool:
    """The crew eats between departure and return."""
    meal_s, start = problem.shift[route.shift].meal_s, route.meal_start_s
    if not meal_s or start is None:
        return False
    return route.depart_s <= start and start + meal_s <= route.return_s


def waiting_s(problem: RouteProblem, route: Route) -> int:
    """Time on the way that is neither travel nor stay nor meal, seconds, never below zero."""
    spent = travel_s(problem, route) + sum(stop.end_s - stop.start_s for stop in route.stops)
    if has_meal_inside(problem, route):
        spent += problem.shift[route.shift].meal_s
    return max(0, route.return_s - route.depart_s - spent)


def overtime_s(problem: RouteProblem, route: Route) -> int:
    """How long after the end of its shift a route returns, seconds."""
    return max(0, route.return_s - problem.shift[route.shift].end_s)


def late_h(deadline: Deadline, day: date, end_s: int) -> int:
    """Started hours of elapsed time from a deadline to an end at `end_s` on `day`."""
    late_s = (day - deadline.date).days * DAY_S + end_s - deadline.end_s
    return max(0, -(-late_s // HOUR_S))


def clock(second: int) -> str:
    """`30600` -> `08:30`; odd seconds are shown."""
    text = f"{second // HOUR_S:02d}:{second % HOUR_S // 60:02d}"
    return f"{text}:{second % 60:02d}" if second % 60 else text

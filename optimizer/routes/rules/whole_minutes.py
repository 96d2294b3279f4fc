"""What the crew reads off a clock is on a whole minute, or on every fifth: so it can be kept.

Arrivals, starts and ends of stays, the meal, departure and return are on such steps, because ways,
stays and meals take whole ones: each is rounded up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from optimizer.routes.plan.facts import clock
from optimizer.routes.plan.plan import Route, RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.message import message

NAME = "whole_minutes"
SENTENCE_ZH = "出车各时刻均为整分钟（或每五分钟等），照此公布、照此执行"
CHINESE = {
    "{name} has the time {time}, not on a whole step of {n} min": (
        "{name}的时刻{time}不是{n}分钟的整数倍"
    ),
}


class Settings(Strict):
    """How fine the times of a route are."""

    step_min: Literal[1, 5, 10, 15, 30] = 1
    """Minutes between two times that can be published; ways, stays and meals take whole steps."""


def check(problem: RouteProblem, plan: RoutePlan) -> Iterator[Violation]:
    """Names departures, arrivals, starts, meals and returns between two steps."""
    for route in plan.routes:
        shift = problem.shift[route.shift]
        for name, second in _times(route):
            beyond = second % problem.step_s
            if beyond:
                text = message(
                    "{name} has the time {time}, not on a whole step of {n} min",
                    name=name,
                    time=clock(second),
                    n=problem.step_s // 60,
                )
                yield Violation(NAME, name, shift.date, text, beyond)


def _times(route: Route) -> Iterator[tuple[str, int]]:
    """What each time of a route belongs to; the end of a stay follows from its start."""
    yield route.shift, route.depart_s
    for stop in route.stops:
        yield from ((stop.visit, second) for second in (stop.arrive_s, stop.start_s))
    if route.meal_start_s is not None:
        yield route.shift, route.meal_start_s
    yield route.shift, route.return_s

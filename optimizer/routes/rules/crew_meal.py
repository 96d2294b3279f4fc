"""The crew eats around noon, between two stays and with time enough for the way.

A meal before the departure or after the return costs the route nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.routes.plan.facts import clock, legs
from optimizer.routes.plan.plan import Route, RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.scenario.schema.fields import ClockSpan, Span
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.message import Message, message

NAME = "crew_meal"
SENTENCE_ZH = "车组在中午前后用餐，安排在两次上门之间，并留足行车时间"
CHINESE = {
    "its windows and the way leave the crew no time to eat": "其可办时段连同路程，使车组无法用餐",
    "the crew of {shift} has no meal": "{shift}的车组没有用餐时间",
    "the crew of {shift} has a meal without need": "{shift}的车组列了不需要的用餐",
    "the meal at {time} lies outside the time for meals": "{time}的用餐不在规定时间内",
    "the crew eats at {time}, during {visit}": "车组于{time}用餐，正值{visit}办理之中",
    "there is no time for the meal at {time} and the way": "{time}的用餐与行车时间不够",
}
REASONS = {"no_meal": "its windows and the way leave the crew no time to eat"}


class Settings(Strict):
    """When a crew eats; how long stands in the vans table."""

    hours: ClockSpan = Span(660, 810)
    """The crew's meal lies inside this span of the day."""


def check(problem: RouteProblem, plan: RoutePlan) -> Iterator[Violation]:
    """Names meals that are missing, unasked for, out of time, or without the time for them."""
    for route in plan.routes:
        shift = problem.shift[route.shift]
        for text in _faults(problem, route):
            yield Violation(NAME, shift.id, shift.date, text)


def _faults(problem: RouteProblem, route: Route) -> Iterator[Message]:
    shift, start = problem.shift[route.shift], route.meal_start_s
    if start is None or not shift.meal_s:
        if shift.meal_s:
            yield message("the crew of {shift} has no meal", shift=shift.id)
        elif start is not None:
            yield message("the crew of {shift} has a meal without need", shift=shift.id)
        return
    end, hours = start + shift.meal_s, problem.settings_of(Settings).hours
    time = clock(start)
    if start < max(hours.start_min * 60, shift.start_s) or end > hours.end_min * 60:
        yield message("the meal at {time} lies outside the time for meals", time=time)
    for stop in route.stops:
        if max(start, stop.start_s) < min(end, stop.end_s):
            yield message("the crew eats at {time}, during {visit}", time=time, visit=stop.visit)
    if not (end <= route.depart_s or start >= route.return_s or _fits(problem, route, start, end)):
        yield message("there is no time for the meal at {time} and the way", time=time)


def _fits(problem: RouteProblem, route: Route, start_s: int, end_s: int) -> bool:
    """The meal lies between two stays, with time for the way and the meal."""
    return any(
        leg.leave_s <= start_s
        and end_s <= leg.next_s
        and leg.next_s - leg.leave_s >= leg.travel_s + end_s - start_s
        for leg in legs(problem, route)
    )

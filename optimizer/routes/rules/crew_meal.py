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
        shift, start = problem.shift[route.shift], route.meal_start_s
        if start is not None and not shift.meal_s:
            text = message("the crew of {shift} has a meal without need", shift=shift.id)
            yield Violation(NAME, shift.id, shift.date, text)
        elif start is not None:
            for text, seconds in _faults(problem, route, start):
                yield Violation(NAME, shift.id, shift.date, text, seconds, "s")
        elif shift.meal_s:
            text = message("the crew of {shift} has no meal", shift=shift.id)
            yield Violation(NAME, shift.id, shift.date, text, shift.meal_s, "s")


def _faults(problem: RouteProblem, route: Route, start: int) -> Iterator[tuple[Message, int]]:
    """What is wrong with the time of a meal, by how many seconds."""
    shift, hours = problem.shift[route.shift], problem.settings_of(Settings).hours
    end, time = start + shift.meal_s, clock(start)
    off = max(hours.start_min * 60 - start, shift.start_s - start, end - hours.end_min * 60)
    if off > 0:
        yield message("the meal at {time} lies outside the time for meals", time=time), off
    for stop in route.stops:
        both = min(end, stop.end_s) - max(start, stop.start_s)
        if both > 0:
            text = message("the crew eats at {time}, during {visit}", time=time, visit=stop.visit)
            yield text, both
    if start < route.return_s and end > route.depart_s:
        lacking = _lacking_s(problem, route, start, end)
        if lacking:
            yield message("there is no time for the meal at {time} and the way", time=time), lacking


def _lacking_s(problem: RouteProblem, route: Route, start_s: int, end_s: int) -> int:
    """The seconds that lack between two stays for the way and a meal at that time."""
    return min(
        max(0, leg.leave_s - start_s)
        + max(0, end_s - leg.next_s)
        + max(0, leg.travel_s + end_s - start_s - (leg.next_s - leg.leave_s))
        for leg in legs(problem, route)
    )

"""The van leaves and returns within its day, and drives no faster than it can.

A shift goes out at most once, and a visit is made at most once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pydantic import Field

from optimizer.routes.plan.facts import clock, legs, overtime_s
from optimizer.routes.plan.plan import Route, RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.routes.rules.frozen import of_other_dates
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.message import Message, message

NAME = "van_day"
SENTENCE_ZH = "流动车在当天的出车时间内往返，行车不快于实际所需"
CHINESE = {
    "no van can be there in time and back, even with nothing else to do": (
        "即使当天只去这一处，也无法在可选时间内往返"
    ),
    "with the way it takes longer than any van's day": "连同路程，用时超过任何一天的出车时间",
    "{name} is no shift": "没有班次{name}",
    "{name} is no visit": "没有上门任务{name}",
    "{name} goes out {n} times": "{name}出车{n}次",
    "{name} is made {n} times": "{name}安排了{n}次",
    "{shift} goes out for nothing": "{shift}出车而无停靠",
    "{shift} leaves at {time}, before {start}": "{shift}于{time}出发，早于{start}",
    "{shift} returns at {time}, after {latest}": "{shift}于{time}返回，晚于{latest}",
    "the way to {name} takes {travel} s, {n} s more than planned": (
        "到{name}须行车{travel}秒，比计划多{n}秒"
    ),
    "{name} starts at {time}, before the van is there": "{name}于{time}开始，早于车辆到达",
}
REASONS = {
    "too_far": "no van can be there in time and back, even with nothing else to do",
    "day_too_short": "with the way it takes longer than any van's day",
}


class Settings(Strict):
    """How long a day may be."""

    overtime_max_min: int = Field(60, ge=0, le=360)
    """Overtime of the crew after the van's day at most, minutes."""


def strangers(problem: RouteProblem, plan: RoutePlan) -> Iterator[Violation]:
    """Names shifts and visits that are not asked for; nothing else can be said of them."""
    for name in sorted({route.shift for route in plan.routes} - set(problem.shift)):
        yield Violation(NAME, name, None, message("{name} is no shift", name=name))
    yield from of_other_dates(problem, plan)
    of_others = {one.visit for one in problem.elsewhere}
    for name in sorted(set(plan.stop_of) - set(problem.visit) - of_others):
        yield Violation(NAME, name, None, message("{name} is no visit", name=name))


def check(problem: RouteProblem, plan: RoutePlan) -> Iterator[Violation]:
    """Names days that are too long, ways that are too short, and what happens twice."""
    yield from strangers(problem, plan)
    routes = Counter(route.shift for route in plan.routes)
    made = Counter(stop.visit for route in plan.routes for stop in route.stops)
    for name, times in sorted((routes + made).items()):
        if routes[name] > 1:
            text = message("{name} goes out {n} times", name=name, n=times)
            yield Violation(NAME, name, problem.shift[name].date, text)
        if made[name] > 1:
            text = message("{name} is made {n} times", name=name, n=times)
            yield Violation(NAME, name, None, text)
    for route in plan.routes:
        shift = problem.shift[route.shift]
        if not route.stops:
            text = message("{shift} goes out for nothing", shift=shift.id)
            yield Violation(NAME, shift.id, shift.date, text)
        for text, late_s in (*_hours(problem, route), *_ways(problem, route)):
            yield Violation(NAME, shift.id, shift.date, text, late_s, "s")


def _hours(problem: RouteProblem, route: Route) -> Iterator[tuple[Message, int]]:
    """What is wrong with departure and return, by how many seconds."""
    shift = problem.shift[route.shift]
    early = shift.start_s - route.depart_s
    if early > 0:
        text = message(
            "{shift} leaves at {time}, before {start}",
            shift=shift.id,
            time=clock(route.depart_s),
            start=clock(shift.start_s),
        )
        yield text, early
    beyond = overtime_s(problem, route) - shift.overtime_max_s
    if beyond > 0:
        text = message(
            "{shift} returns at {time}, after {latest}",
            shift=shift.id,
            time=clock(route.return_s),
            latest=clock(shift.end_s + shift.overtime_max_s),
        )
        yield text, beyond


def _ways(problem: RouteProblem, route: Route) -> Iterator[tuple[Message, int]]:
    """What is wrong with the ways driven, by how many seconds."""
    names = [*(stop.visit for stop in route.stops), problem.shift[route.shift].end_place]
    for name, leg in zip(names, legs(problem, route), strict=True):
        short, early = leg.travel_s - (leg.arrive_s - leg.leave_s), leg.arrive_s - leg.next_s
        if short > 0:
            text = message(
                "the way to {name} takes {travel} s, {n} s more than planned",
                name=name,
                travel=leg.travel_s,
                n=short,
            )
            yield text, short
        if early > 0:
            start = clock(leg.next_s)
            text = message(
                "{name} starts at {time}, before the van is there", name=name, time=start
            )
            yield text, early

"""A stay lasts as long as its work and lies inside one of the visit's windows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from optimizer.routes.plan.facts import clock, stays
from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem, Visit
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Unit, Violation
from optimizer.words.message import message

NAME = "site_hours"
SENTENCE_ZH = "每次停留的时长等于所办事项的用时，并在该处的一个可办时段之内"
CHINESE = {
    "none of its windows is long enough while a van is out": "出车时间内，其各可办时段都不够长",
    "no van goes out on any date it allows": "其可选日期均无流动审批车出车",
    "its window has passed": "其可办时段已过",
    "{visit} takes {n} s, not {other} s": "{visit}须{n}秒，而非{other}秒",
    "{visit} is not open at {times}": "{visit}在{times}不可办理",
}
REASONS = {
    "passed": "its window has passed",
    "no_van": "no van goes out on any date it allows",
    "closed": "none of its windows is long enough while a van is out",
}


class Settings(Strict):
    """No numbers: the visits table says when a site is open."""


def is_open_on(day: date, visit: Visit) -> bool:
    """The visit has a window on this date."""
    return any(window.date in (None, day) for window in visit.windows)


def has_passed(problem: RouteProblem, visit: Visit) -> bool:
    """All its windows lie before the dates planned."""
    dates = [window.date for window in visit.windows]
    return problem.first is not None and bool(dates) and all(d and d < problem.first for d in dates)


def check(problem: RouteProblem, plan: RoutePlan) -> Iterator[Violation]:
    """Names stays of a wrong length or outside the site's time."""
    for stay in stays(problem, plan):
        visit, stop, day = stay.visit, stay.stop, stay.shift.date
        length = problem.stay_s(stay.shift, visit, stay.place_before)
        off = stop.end_s - stop.start_s - length
        if off:
            text = message(
                "{visit} takes {n} s, not {other} s", visit=visit.id, n=length, other=length + off
            )
            yield Violation(NAME, visit.id, day, text, abs(off), "s")
        beyond = [
            max(0, window.start_s - stop.start_s) + max(0, stop.end_s - window.end_s)
            for window in visit.windows
            if window.date in (None, day)
        ]
        if 0 not in beyond:
            times = f"{clock(stop.start_s)}-{clock(stop.end_s)}"
            text = message("{visit} is not open at {times}", visit=visit.id, times=times)
            how_much: tuple[int, Unit] = (min(beyond), "s") if beyond else (1, "")
            yield Violation(NAME, visit.id, day, text, *how_much)

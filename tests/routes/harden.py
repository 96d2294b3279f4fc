"""Hardened problems: one thing asks for more, so that a good plan may become a bad one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from optimizer.routes.problem import Deadline, Frozen, RouteProblem, Shift, Visit, Window

if TYPE_CHECKING:
    from random import Random

    from optimizer.routes.plan.plan import Route, RoutePlan, Stop


def hardened(problem: RouteProblem, plan: RoutePlan, rng: Random) -> RouteProblem:
    """The problem with one more demand on a visit, a shift, or what is fixed."""
    if not plan.routes:
        return problem
    route = rng.choice(plan.routes)
    shift, stop = problem.shift[route.shift], rng.choice(route.stops)
    visit = problem.visit[stop.visit]
    match rng.randrange(3):
        case 0:
            late_max_h = problem.rules["answer_by"].late_max_h or 0
            harder = harder_visit(rng, visit, stop, shift, late_max_h)
            visits = tuple(harder if v.id == visit.id else v for v in problem.visits)
            return replace(problem, visits=visits)
        case 1:
            fuller = harder_shift(rng, shift, route, problem.step_s)
            return replace(
                problem, shifts=tuple(fuller if s.id == shift.id else s for s in problem.shifts)
            )
        case _:
            start_s = stop.start_s + rng.choice([0, 0, problem.step_s])
            where = rng.choice([shift.id, shift.id, *(s.id for s in problem.shifts), "nowhere"])
            return replace(problem, frozen=(Frozen(visit.id, where, start_s),))


def harder_visit(rng: Random, visit: Visit, stop: Stop, shift: Shift, late_max_h: int) -> Visit:
    """It needs more, is open for less, or wants an answer earlier."""
    start, end = stop.start_s, stop.end_s + rng.choice([-1, 0, 0])
    late_s = 3600 * rng.choice([0, 1, 2, late_max_h, late_max_h]) + rng.choice([-1, 0, 1, 1])
    moment = Deadline(shift.date - timedelta(days=3), stop.end_s + 3 * 86_400 - late_s)
    return rng.choice(
        [
            replace(visit, equipment=visit.equipment | {"scanner"}),
            replace(visit, items=visit.items | {"medical"}),
            replace(visit, load=visit.load + 2),
            replace(visit, windows=(Window(shift.date, start, end),)),
            replace(visit, windows=(Window(shift.date + timedelta(days=1), start, end),)),
            replace(visit, answer_by=moment),
            replace(visit, answer_by=moment),
            replace(visit, sub_district="elsewhere"),
        ]
    )


def harder_shift(rng: Random, shift: Shift, route: Route, step_s: int) -> Shift:
    """It lasts less long, carries less, or its crew must eat."""
    back = route.return_s - rng.choice([0, 0, 1, 900])
    return rng.choice(
        [
            replace(shift, start_s=route.depart_s + rng.choice([0, step_s, 900 * step_s])),
            replace(shift, end_s=back, overtime_max_s=rng.choice([0, 0, 899, 900])),
            replace(shift, capacity=rng.choice([0, 1, 2])),
            replace(shift, equipment=frozenset()),
            replace(shift, items=frozenset()),
            replace(shift, meal_s=rng.choice([0, 1800, 3600])),
        ]
    )

"""What keeps a visit off the shifts, and the cheapest way in which a shift makes one more visit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from optimizer.routes.days.prove_day import prove_day
from optimizer.routes.explain.relaxations import at_any_time
from optimizer.routes.plan.plan import Route
from optimizer.routes.problem import RouteProblem, Shift, Visit
from optimizer.routes.rules.on_board import missing_equipment, missing_items
from optimizer.routes.rules.site_hours import has_passed, is_open_on
from optimizer.routes.timing.arrays import tables_of
from optimizer.routes.timing.timing import cost_of, timed
from optimizer.solving.effort import Effort

_DAY_S = 86_400
_SOLVE_S = 1.0
"""Deterministic seconds for putting the stays of one shift in another order."""


def in_the_way(problem: RouteProblem, visit: Visit) -> tuple[str, tuple[Shift, ...]]:
    """What is in the way, with the shifts that are left at that point.

    It is the first of `passed`, `no_van`, `no_item`, `no_equipment` and the codes of `_LIFTED` that
    holds; without any of them "" and the shifts that could make the visit alone. Of the last ones
    it is true that the visit could be made if this alone were otherwise.
    """
    dated = tuple(shift for shift in problem.shifts if is_open_on(shift.date, visit))
    if not dated:
        return ("passed" if has_passed(problem, visit) else "no_van"), ()
    skilled = [shift for shift in dated if not missing_items(shift, visit)]
    if not skilled:
        return "no_item", dated
    able = tuple(shift for shift in skilled if not missing_equipment(shift, visit))
    if not able:
        return "no_equipment", dated
    alone = tuple(shift for shift in able if inserted(problem, shift, (), visit.id))
    return ("", alone) if alone else (_cause(problem, visit, able), able)


def _cause(problem: RouteProblem, visit: Visit, shifts: tuple[Shift, ...]) -> str:
    """What alone has to be otherwise for one of the shifts to make the visit and nothing else."""
    for code, lifted in _LIFTED.items():
        for shift in shifts:
            other, changed = lifted(problem, shift, visit)
            if inserted(other, changed, (), visit.id):
                return code
    return "no_time"


def _without_way(problem: RouteProblem, shift: Shift, _: Visit) -> tuple[RouteProblem, Shift]:
    return replace(problem, travel_s=np.zeros_like(problem.travel_s)), shift


def _without_meal(problem: RouteProblem, shift: Shift, _: Visit) -> tuple[RouteProblem, Shift]:
    return problem, replace(shift, meal_s=0)


def _without_windows(
    problem: RouteProblem, shift: Shift, visit: Visit
) -> tuple[RouteProblem, Shift]:
    return at_any_time(problem, visit, shift), shift


def _without_end(problem: RouteProblem, shift: Shift, _: Visit) -> tuple[RouteProblem, Shift]:
    return problem, replace(shift, overtime_max_s=_DAY_S)


_LIFTED = {
    "too_far": _without_way,
    "no_meal": _without_meal,
    "closed": _without_windows,
    "day_too_short": _without_end,
}
"""What may be in the way of a visit alone, each with the problem in which it is not."""


def inserted(
    problem: RouteProblem, shift: Shift, stays: tuple[str, ...], visit: str
) -> Route | None:
    """The cheapest route that makes the stays in their order and the visit somewhere between."""
    part = _part(problem, shift, (*stays, visit))
    load = sum(one.load for one in part.visits)
    if shift.capacity is not None and load > shift.capacity:
        return None
    tables, new = tables_of(part), len(stays)
    if min(tables.group[0]) < 0:
        return None
    orders = [(*range(at), new, *range(at, new)) for at in range(new + 1)]
    best = min(orders, key=lambda order: cost_of(tables, 0, order)[0])
    found = timed(part, tables, 0, best)
    return found.route if found else None


def reordered(
    problem: RouteProblem, shift: Shift, stays: tuple[str, ...], visit: str
) -> Route | None:
    """The cheapest route that makes the stays and the visit in whatever order."""
    part = _part(problem, shift, (*stays, visit))
    must = tuple(replace(one, required=True) for one in part.visits)
    effort = Effort(limit_s=_SOLVE_S, reproducible=True)
    solved = prove_day(replace(part, visits=must), effort=effort)
    return solved.plan.routes[0] if solved.plan else None


def _part(problem: RouteProblem, shift: Shift, visits: tuple[str, ...]) -> RouteProblem:
    """The problem of one shift and these visits alone, without turns."""
    return replace(
        problem,
        shifts=(shift,),
        visits=tuple(problem.visit[visit] for visit in visits),
        frozen=tuple(kept for kept in problem.frozen if kept.visit in visits),
        told=tuple(told for told in problem.told if told.visit in visits),
        turns_of=(),
    )

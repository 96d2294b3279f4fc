"""Changes that could let a left-out visit in, each with the problem after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem, Shift, Visit, Window
from optimizer.routes.rules.on_board import missing_equipment, missing_items

_MORE_OVERTIME_S = 2 * 3600

Shifts = tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class Relaxation:
    """One thing that is otherwise; `shift` of the `problem` after it makes the visit.

    `kind` is of `reason_codes.CHANGES`; `without` is left out instead.
    """

    kind: str
    problem: RouteProblem
    shift: Shift
    without: str = ""


Relaxations = Iterator[Relaxation]
Relax = Callable[[RouteProblem, RoutePlan, Visit, Shifts], Relaxations]


def stays_of(plan: RoutePlan, shift: Shift) -> tuple[str, ...]:
    """The visits that a shift makes, in order."""
    routes = [route for route in plan.routes if route.shift == shift.id]
    return tuple(stop.visit for route in routes for stop in route.stops)


def as_it_is(problem: RouteProblem, _: RoutePlan, __: Visit, shifts: Shifts) -> Relaxations:
    """Nothing is otherwise, but the visit is worth its way."""
    for shift in shifts:
        yield Relaxation("priority", problem, shift)


def _another_time(problem: RouteProblem, _: RoutePlan, visit: Visit, __: Shifts) -> Relaxations:
    """Any time of a van day on which crew and van are able, not before the call."""
    for shift in problem.shifts:
        if _has_called(visit, shift) and _lacks_nothing(shift, visit):
            yield Relaxation("time", at_any_time(problem, visit, shift), shift)


def anything(problem: RouteProblem, _: RoutePlan, visit: Visit, __: Shifts) -> Relaxations:
    """Any time of a van day, with an officer and equipment for it."""
    for shift in problem.shifts:
        if _has_called(visit, shift):
            able = _able(shift, visit, "items", "equipment")
            free = _with_shift(at_any_time(problem, visit, shift), able)
            yield Relaxation("anything", free, able)


def _overtime(problem: RouteProblem, _: RoutePlan, __: Visit, shifts: Shifts) -> Relaxations:
    for shift in shifts:
        longer = replace(shift, overtime_max_s=shift.overtime_max_s + _MORE_OVERTIME_S)
        yield Relaxation("overtime", _with_shift(problem, longer), longer)


def _instead_of(
    problem: RouteProblem, plan: RoutePlan, visit: Visit, shifts: Shifts
) -> Relaxations:
    """Another visit that matters no more, and is neither promised nor fixed."""
    fixed = {kept.visit for kept in problem.frozen}
    for shift in shifts:
        for name in stays_of(plan, shift):
            other = problem.visit[name]
            is_open = not other.required and name not in fixed
            if is_open and other.left_out_price <= visit.left_out_price:
                yield Relaxation("instead_of", problem, shift, name)


def _crew(problem: RouteProblem, _: RoutePlan, visit: Visit, shifts: Shifts) -> Relaxations:
    for shift in shifts:
        able = _able(shift, visit, "items")
        yield Relaxation("crew", _with_shift(problem, able), able)


def _equipment(problem: RouteProblem, _: RoutePlan, visit: Visit, shifts: Shifts) -> Relaxations:
    for shift in shifts:
        able = _able(shift, visit, "equipment")
        yield Relaxation("equipment", _with_shift(problem, able), able)


def _van_day(problem: RouteProblem, _: RoutePlan, visit: Visit, __: Shifts) -> Relaxations:
    """One more van day like the first one, with a crew and equipment for the visit."""
    for like in problem.shifts[:1]:
        for day in sorted({window.date for window in visit.windows if window.date}):
            new = replace(like, id=f"{like.vehicle}/{day}", date=day)
            new = _able(new, visit, "items", "equipment")
            shifts = tuple(sorted((*problem.shifts, new), key=lambda shift: shift.id))
            yield Relaxation("van_day", replace(problem, shifts=shifts), new)


RELAXATIONS_OF: dict[str, tuple[Relax, ...]] = {
    "passed": (_another_time,),
    "no_van": (_van_day, _another_time),
    "no_item": (_crew, _another_time),
    "no_equipment": (_equipment, _another_time),
    "too_far": (_another_time, _overtime),
    "no_meal": (_another_time, _overtime),
    "closed": (_another_time, _overtime),
    "day_too_short": (_overtime,),
    "no_time": (_another_time, _overtime),
    "day_full": (_another_time, _overtime, _instead_of),
    "too_dear": (as_it_is, _another_time),
}
"""By what is in the way, what is tried; `anything` where none of it helps."""


def _has_called(visit: Visit, shift: Shift) -> bool:
    """Nobody is visited before calling."""
    return visit.called_on is None or visit.called_on <= shift.date


def _lacks_nothing(shift: Shift, visit: Visit) -> bool:
    return not missing_items(shift, visit) and not missing_equipment(shift, visit)


def _able(shift: Shift, visit: Visit, *what: str) -> Shift:
    more: dict[str, Any] = {name: getattr(shift, name) | getattr(visit, name) for name in what}
    return replace(shift, **more)


def at_any_time(problem: RouteProblem, visit: Visit, shift: Shift) -> RouteProblem:
    """The problem in which the visit may be made at any time of a shift's day."""
    window = Window(shift.date, shift.start_s, shift.end_s + shift.overtime_max_s)
    free = replace(visit, windows=(window,))
    visits = (free if one.id == free.id else one for one in problem.visits)
    return replace(problem, visits=tuple(visits))


def _with_shift(problem: RouteProblem, changed: Shift) -> RouteProblem:
    shifts = (changed if one.id == changed.id else one for one in problem.shifts)
    return replace(problem, shifts=tuple(shifts))

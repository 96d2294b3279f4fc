"""Every van day by itself, the others as they are: proven the best, or replaced by a better one.

The candidates of a day are its own visits and those left out that it could make.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

from optimizer.routes.days.prove_day import prove_day
from optimizer.routes.plan.plan import LeftOut, RoutePlan
from optimizer.routes.plan.solved import DayProof
from optimizer.routes.problem import RouteProblem, monday_of
from optimizer.routes.rules import sub_district_turn as turns
from optimizer.routes.rules.sub_district_turn import unmet_turns
from optimizer.routes.search.columns_plan import cost_of_plan
from optimizer.routes.timing.arrays import tables_of
from optimizer.solving.effort import Effort

_TIMES = 3
"""So often, at most, all days are looked at: a better day changes what is open to the others."""


def prove_days(
    problem: RouteProblem, plan: RoutePlan, effort: Effort
) -> tuple[RoutePlan, tuple[DayProof, ...]]:
    """The plan, better where a day was not the best, and what is proven of each day in turn.

    A day that gets no time has no proof.
    """
    until, can = time.monotonic() + effort.limit_s, candidates_of(problem)
    proofs: dict[str, DayProof] = {}
    for _ in range(_TIMES * len(problem.shifts)):
        todo = [shift.id for shift in problem.shifts if shift.id not in proofs]
        left_s = effort.limit_s if effort.reproducible else until - time.monotonic()
        if not todo or left_s <= 0:
            break
        day = day_problem(problem, plan, todo[0], can[todo[0]])
        mine = part_of(plan, day)
        found = prove_day(day, effort=replace(effort, limit_s=left_s / len(todo)), start=mine)
        cost = cost_of_plan(day, mine)
        if found.plan is not None and found.objective is not None and found.objective < cost:
            plan, cost = merged(problem, plan, found.plan, todo[0]), found.objective
            proofs.clear()  # what another day leaves out is a candidate now
        proofs[todo[0]] = DayProof(todo[0], len(day.visits), cost, min(found.bound, cost))
    return plan, tuple(proofs[shift] for shift in sorted(proofs))


def candidates_of(problem: RouteProblem) -> dict[str, set[str]]:
    """By shift, the visits that it could make."""
    names = [visit.id for visit in problem.visits]
    group = tables_of(problem).group
    return {
        shift.id: {name for name, can in zip(names, row >= 0, strict=True) if can}
        for shift, row in zip(problem.shifts, group, strict=True)
    }


def day_problem(
    problem: RouteProblem, plan: RoutePlan, shift_id: str, can: set[str]
) -> RouteProblem:
    """One shift with those of its `candidates_of` that are open, the other routes as they are."""
    shift = problem.shift[shift_id]
    elsewhere = {s.visit for route in plan.routes if route.shift != shift_id for s in route.stops}
    visits = tuple(v for v in problem.visits if v.id in can and v.id not in elsewhere)
    here = {visit.id for visit in visits}
    each = problem.settings_of(turns.Settings).model_copy(
        update={"visits_per_week": turns.FULL_WEEK_DAYS}  # the day decides about one turn
    )
    return replace(
        problem,
        shifts=(shift,),
        visits=visits,
        rules={**problem.rules, turns.NAME: each},
        turns_of=_open_turns(problem, elsewhere, plan, shift.date),
        other_days={},
        frozen=tuple(one for one in problem.frozen if one.shift == shift_id),
        told=tuple(one for one in problem.told if one.visit in here),
    )


def _open_turns(
    problem: RouteProblem, elsewhere: set[str], plan: RoutePlan, day: date
) -> tuple[str, ...]:
    """The sub-districts that lack a turn less when they are served on this date."""
    served: dict[str, set[date]] = {name: set() for name in problem.turns_of}
    for route in plan.routes:
        for stop in route.stops:
            name = problem.visit[stop.visit].sub_district
            if stop.visit in elsewhere and name in served:
                served[name].add(problem.shift[route.shift].date)
    return tuple(
        name
        for name, dates in served.items()
        if turns.missing(problem, name, monday_of(day), dates | {day})
        < turns.missing(problem, name, monday_of(day), dates)
    )


def proof_of(day: RouteProblem, plan: RoutePlan, bound: int) -> DayProof:
    """What a bound of a day's problem says of a plan's route on it."""
    cost = cost_of_plan(day, part_of(plan, day))
    return DayProof(day.shifts[0].id, len(day.visits), cost, min(bound, cost))


def part_of(plan: RoutePlan, day: RouteProblem) -> RoutePlan:
    """What a plan does on the only shift of a day's problem."""
    routes = tuple(route for route in plan.routes if route.shift in day.shift)
    made = {stop.visit for route in routes for stop in route.stops}
    left_out = [LeftOut(v.id) for v in day.visits if v.id not in made and not v.is_standing]
    part = RoutePlan(routes, tuple(sorted(left_out)))
    return replace(part, unmet_turns=unmet_turns(day, part))


def merged(problem: RouteProblem, plan: RoutePlan, day: RoutePlan, shift_id: str) -> RoutePlan:
    """The plan with another route (or none) of this shift."""
    kept = [route for route in plan.routes if route.shift != shift_id]
    routes = tuple(sorted((*kept, *day.routes), key=lambda route: route.shift))
    made = {stop.visit for route in routes for stop in route.stops}
    left_out = [LeftOut(v.id) for v in problem.visits if v.id not in made and not v.is_standing]
    whole = RoutePlan(routes, tuple(sorted(left_out)))
    return replace(whole, unmet_turns=unmet_turns(problem, whole))

"""Roster and routes as one plan: the same crews, and what the road adds to their working time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from optimizer.roster.plan import RosterPlan
from optimizer.roster.problem import RosterProblem
from optimizer.routes.plan import RoutePlan
from optimizer.routes.problem import RouteProblem, Shift
from optimizer.solving.judge import judge
from optimizer.verdict import Violation

_MINUTE_S = 60


def road_overtime_min(problem: RouteProblem, plan: RoutePlan) -> dict[tuple[str, date], int]:
    """Minutes, rounded up, by which a van comes back after its crew's day, by van and date."""
    found = {}
    for route in plan.routes:
        shift = problem.shift.get(route.shift)
        if shift and route.return_s > shift.end_s:
            beyond_s = route.return_s - shift.end_s
            found[shift.vehicle, shift.date] = -(-beyond_s // _MINUTE_S)
    return found


def with_road_overtime(
    roster: RosterProblem, beyond_min: Mapping[tuple[str, date], int]
) -> RosterProblem:
    """The roster's problem when vans come back that much later than their crews' day ends."""
    days = []
    for day in roster.crew_days:
        more = beyond_min.get((day.van, day.date), 0)
        span = day.span._replace(end_min=day.span.end_min + more)
        days.append(replace(day, span=span, minutes_beyond=day.minutes_beyond + more))
    return replace(roster, crew_days=tuple(days))


def allowed_overtime(
    roster: RosterProblem, plan: RosterPlan, problem: RouteProblem
) -> RouteProblem:
    """The routes' problem with overtime only on shifts whose crews have room for it.

    A crew has room when the roster stays legal with all overtime that the shifts allow; the crews
    of whom the judge says otherwise get none.
    """
    room = {shift.id: shift.overtime_max_s for shift in problem.shifts}
    before = set(judge(roster, plan).violations)
    while any(room.values()):
        most = {
            (shift.vehicle, shift.date): -(-room[shift.id] // _MINUTE_S) for shift in problem.shifts
        }
        new = set(judge(with_road_overtime(roster, most), plan).violations) - before
        tired = [s for s in problem.shifts if room[s.id] and _concerns(new, plan, s)]
        if not new:
            break
        for shift in tired or problem.shifts:
            room[shift.id] = 0
    shifts = tuple(replace(shift, overtime_max_s=room[shift.id]) for shift in problem.shifts)
    return replace(problem, shifts=shifts)


def _concerns(found: Iterable[Violation], plan: RosterPlan, shift: Shift) -> bool:
    """Somebody on board is named by a violation, on this date or without one."""
    crews = [c for c in plan.crews if (c.van, c.date) == (shift.vehicle, shift.date)]
    members = {member for crew in crews for member in crew.members}
    return any(
        violation.where in members or any(member in violation.text for member in members)
        for violation in found
    )

"""Roster and routes as one plan: the same crews, and what the road adds to their working time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from optimizer.roster.from_scenario import roster_problem
from optimizer.roster.judge import judge
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.routes.from_scenario import Crew, route_problem
from optimizer.routes.judge import judge_routes
from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem, Shift
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.fields import Span
from optimizer.solving.verdict import Verdict, Violation
from optimizer.words.catalogue import register
from optimizer.words.message import message

Crews = Mapping[tuple[str, date], Crew]
"""Officer A, officer B and driver by van and date."""

NOBODY: Crew = (None, None, None)

_MINUTE_S = 60

_OTHER_CREW = "the routes name another crew of {van} than the roster"
register({_OTHER_CREW: "路线计划中{van}的车组与值班表不一致"})


def crews_of(roster: RosterPlan) -> Crews:
    """The van crews of a roster."""
    return {
        (crew.van, crew.date): (crew.officer_a, crew.officer_b, crew.driver)
        for crew in roster.crews
    }


def judge_whole(
    scenario: Scenario, roster: RosterPlan, routes: RoutePlan, crews: Crews | None = None
) -> Verdict:
    """Roster and routes of a scenario as one plan.

    `crews` are those that the routes name, of all their van days: they are the roster's.
    """
    manned = crews_of(roster)
    named = manned if crews is None else crews
    problem = driven_problem(scenario, {day: manned.get(day, NOBODY) for day in named})
    return judge_together(roster_problem(scenario), problem, roster, routes, named)


def judge_together(
    question: RosterProblem,
    problem: RouteProblem,
    roster: RosterPlan,
    routes: RoutePlan,
    crews: Crews | None = None,
) -> Verdict:
    """Both plans as one: the roster's crews drive, and the road is working time.

    The amounts are those of both; crews' overtime on the road counts in the roster's.
    """
    manned = crews_of(roster)
    beyond = road_overtime_min(problem, routes)
    of_roster = judge(with_road_overtime(question, beyond), roster)
    of_routes = judge_routes(problem, routes)
    return Verdict(
        (*of_roster.violations, *of_routes.violations, *other_crews(manned, crews or manned)),
        (*of_roster.amounts, *of_routes.amounts),
    )


def judge_files(
    scenario: Scenario,
    rosters: Mapping[str, RosterPlan],
    routes: Mapping[str, tuple[RoutePlan, Crews]],
) -> dict[str, Verdict]:
    """The verdict on each plan by name; one roster and one route plan are judged together too.

    Routes alone are judged with the crews that they name.
    """
    question = roster_problem(scenario)
    found = {name: judge(question, plan) for name, plan in rosters.items()}
    for name, (plan, crews) in routes.items():
        found[name] = judge_routes(driven_problem(scenario, crews), plan)
    if len(rosters) == len(routes) == 1:
        (roster_name, roster), (routes_name, driven) = next(
            zip(rosters.items(), routes.items(), strict=True)
        )
        plan, crews = driven
        manned = crews_of(roster)
        problem = driven_problem(scenario, {day: manned.get(day, NOBODY) for day in crews})
        both = judge_together(question, problem, roster, plan, crews)
        found[f"{roster_name} + {routes_name}"] = both
    return found


def driven_problem(scenario: Scenario, crews: Crews) -> RouteProblem:
    """The routes' problem of the dates of these crews' van days."""
    days = [day for _, day in crews]
    return route_problem(
        scenario, crews, first=min(days, default=None), last=max(days, default=None)
    )


def other_crews(manned: Crews, named: Crews) -> Iterator[Violation]:
    """Names van days on which the routes name another crew than the roster."""
    for (van, day), crew in sorted(named.items(), key=lambda pair: pair[0]):
        if crew != manned.get((van, day), NOBODY):
            yield Violation("van_crew", van, day, message(_OTHER_CREW, van=van))


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
        back_min = day.span.end_min + beyond_min.get((day.van, day.date), 0)
        late = Span(day.span.end_min, back_min)
        more = late.minutes - _ordinary_min(roster, day.date, late)
        span = Span(day.span.start_min, back_min)
        days.append(replace(day, span=span, minutes_beyond=day.minutes_beyond + more))
    return replace(roster, crew_days=tuple(days))


def _ordinary_min(roster: RosterProblem, day: date, span: Span) -> int:
    """Minutes of a span that are ordinary hours of the date."""
    hours = roster.hours.values() if roster.day_kinds[day].is_workday else ()
    return sum(
        max(0, min(span.end_min, half.end_min) - max(span.start_min, half.start_min))
        for half in hours
    )


def allowed_overtime(
    roster: RosterProblem, plan: RosterPlan, problem: RouteProblem
) -> RouteProblem:
    """The routes' problem with overtime only on shifts whose crews have room for it.

    All of it where the roster stays as legal as it is even if every van comes back as late as it
    may; else one shift after the other, by date, has its overtime or none.
    """
    found = judge(roster, plan).violations

    def has_room(shifts: Iterable[Shift]) -> bool:
        most = {
            (shift.vehicle, shift.date): -(-shift.overtime_max_s // _MINUTE_S) for shift in shifts
        }
        return set(judge(with_road_overtime(roster, most), plan).violations) <= set(found)

    if has_room(problem.shifts):
        return problem
    rested: list[Shift] = []
    for shift in sorted(problem.shifts, key=lambda shift: (shift.date, shift.id)):
        if has_room([*rested, shift]):
            rested.append(shift)
    shifts = tuple(
        shift if shift in rested else replace(shift, overtime_max_s=0) for shift in problem.shifts
    )
    return replace(problem, shifts=shifts)

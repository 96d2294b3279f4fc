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
    scenario: Scenario,
    roster: RosterPlan,
    routes: RoutePlan,
    crews: Crews | None = None,
    *,
    dates: tuple[date, date] | None = None,
    question: RosterProblem | None = None,
) -> Verdict:
    """Roster and routes of a scenario as one plan.

    `crews` are those that the routes name, of all their van days: they are the roster's. The
    routes are of `dates`, or of the van days with a crew; `question` is the roster's problem.
    """
    manned = crews_of(roster)
    named = manned if crews is None else crews
    driving = {day: manned.get(day, NOBODY) for day in named}
    problem = driven_problem(scenario, driving, dates)
    return judge_together(question or roster_problem(scenario), problem, roster, routes, named)


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


def driven_problem(
    scenario: Scenario, crews: Crews, dates: tuple[date, date] | None = None
) -> RouteProblem:
    """The routes' problem of these dates, the first and the last, or of the crews' van days."""
    days = dates or [day for _, day in crews]
    return route_problem(
        scenario, crews, first=min(days, default=None), last=max(days, default=None)
    )


def other_crews(manned: Crews, named: Crews) -> Iterator[Violation]:
    """Names van days on which the routes name another crew than the roster."""
    for (van, day), crew in sorted(named.items(), key=lambda pair: pair[0]):
        if _seats(crew) != _seats(manned.get((van, day), NOBODY)):
            yield Violation("van_crew", van, day, message(_OTHER_CREW, van=van))


def _seats(crew: Crew) -> tuple[frozenset[str | None], str | None]:
    """Who sits where: the two officers are a pair, whoever of them is named first."""
    return frozenset(crew[:2]), crew[2]


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

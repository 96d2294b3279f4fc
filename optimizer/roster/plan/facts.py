"""What follows from a roster without any solver: places of work, overtime, ledgers, counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Duty, Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay
from optimizer.scenario.schema.scenario_file import Regime

VAN = "van"


class Work(NamedTuple):
    """A stretch of work: minutes from midnight, and where."""

    start_min: int
    end_min: int
    place: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much duty somebody has: minutes, duties by slot kind, backups."""

    duty_min: int = 0
    holder: int = 0
    backup: int = 0
    early: int = 0
    noon: int = 0
    late: int = 0
    weekend: int = 0
    holiday: int = 0


def regime_of(problem: RosterProblem, person: Person) -> Regime:
    """The employment regime of a person."""
    regime = problem.regimes[person.regime]
    assert isinstance(regime, Regime)
    return regime


def duties_of(problem: RosterProblem, plan: RosterPlan) -> Iterator[tuple[str, Duty, str]]:
    """Every (person, duty, role) of the plan; role is holder or backup; no unknown duties."""
    for assignment in plan.assignments:
        duty = problem.duty.get(assignment.key)
        if duty is None:
            continue
        for person in assignment.holders:
            yield person, duty, "holder"
        if assignment.backup is not None:
            yield assignment.backup, duty, "backup"


def places_of_work(
    problem: RosterProblem, plan: RosterPlan, people: Iterable[Person] | None = None
) -> dict[tuple[str, date, HalfDay], str]:
    """Where each ordinary half-day that is worked by input is worked; comp time has no entry.

    Of these people, or of everybody.
    """
    places: dict[tuple[str, date, HalfDay], str] = {}
    for person in problem.people if people is None else people:
        for day, half in sorted(person.works):
            if (person.code, day, half) not in problem.away:
                places[person.code, day, half] = person.hall
    sessions = {session.id: session for session in problem.trainings}
    moves = dict(plan.elsewhere)
    for attendance in plan.attendance:
        session = sessions.get(attendance.session)
        if session is not None:
            moves[attendance.person, session.date, session.half] = problem.training_place
    for key, place in moves.items():
        if key in places:
            places[key] = problem.rotation_place if place == "rotation" else place
    for taken in plan.comp:
        places.pop((taken.person, taken.date, taken.half), None)
    return places


def present_at_own(
    problem: RosterProblem, plan: RosterPlan, people: Iterable[Person] | None = None
) -> set[tuple[str, date, HalfDay]]:
    """Half-days that people (these, or everybody) spend at their own hall's windows."""
    sent_away = {(loan.person, loan.date, loan.half) for loan in plan.loans}
    sessions = {session.id: session for session in problem.trainings}
    for attendance in plan.attendance:
        session = sessions.get(attendance.session)
        if session is not None:
            sent_away.add((attendance.person, session.date, session.half))
    sent_away |= {key for key, place in plan.elsewhere.items() if place in ("rotation", VAN)}
    places = places_of_work(problem, plan, people)
    return {key for key in places if key not in sent_away}


def present_for_posts(
    problem: RosterProblem, plan: RosterPlan, people: Iterable[Person] | None = None
) -> Mapping[str, set[tuple[str, date, HalfDay]]]:
    """By hall, the half-days that count for its posts: at the own windows, or gone over there."""
    own, places = present_at_own(problem, plan, people), places_of_work(problem, plan, people)
    if people is None:
        own |= set(_outsiders_present(problem))
    found = {post.hall: set(own) for post in problem.posts}
    for loan in plan.loans:
        key = (loan.person, loan.date, loan.half)
        if loan.hall in found and places.get(key) == loan.hall:
            found[loan.hall].add(key)
    return found


def _outsiders_present(problem: RosterProblem) -> Iterator[tuple[str, date, HalfDay]]:
    """When people of other halls are there for posts, as far as this part knows."""
    for person in problem.outsiders:
        for day, half in person.works:
            key = (person.code, day, half)
            is_there = problem.free_links or key in problem.must_be_present
            if is_there and problem.works(person, day, half):
                yield key


def work_on(
    problem: RosterProblem, plan: RosterPlan
) -> Mapping[tuple[str, date], tuple[Work, ...]]:
    """Everybody's work by date, sorted by start; on-call backups are not work."""
    found: dict[tuple[str, date], list[Work]] = defaultdict(list)
    crews = {(crew.van, crew.date): crew for crew in plan.crews}
    for crew_day in problem.crew_days:
        crew = crews.get((crew_day.van, crew_day.date))
        for member in crew.members if crew else ():
            found[member, crew_day.date].append(Work(*crew_day.span, VAN))
    for (person, day, half), place in places_of_work(problem, plan).items():
        if place != VAN:
            found[person, day].append(Work(*problem.hours[half], place))
    for person, duty, role in duties_of(problem, plan):
        if role == "holder" or duty.backup == "on_site":
            found[person, duty.key.date].append(Work(*duty.span, duty.key.hall))
    return {key: tuple(sorted(work)) for key, work in sorted(found.items())}


def overtime_min(problem: RosterProblem, plan: RosterPlan) -> dict[tuple[str, date], int]:
    """Minutes of work beyond ordinary hours by person and date; meals taken off."""
    total: dict[tuple[str, date], int] = defaultdict(int)
    for person, duty, role in duties_of(problem, plan):
        total[person, duty.key.date] += duty.minutes if role == "holder" else duty.backup_minutes
    days = {(crew_day.van, crew_day.date): crew_day for crew_day in problem.crew_days}
    for crew in plan.crews:
        if (crew.van, crew.date) in days:
            for member in crew.members:
                total[member, crew.date] += days[crew.van, crew.date].minutes_beyond
    return {key: minutes for key, minutes in sorted(total.items()) if minutes}


def half_min(problem: RosterProblem, half: HalfDay) -> int:
    """The length of an ordinary half-day, minutes."""
    return problem.hours[half].minutes


def shortest_half_min(problem: RosterProblem) -> int:
    """The shorter ordinary half-day, minutes."""
    return min((span.minutes for span in problem.hours.values()), default=1)


def counts(problem: RosterProblem, plan: RosterPlan) -> dict[str, Counts]:
    """Everybody's duty counts, by code."""
    found: dict[str, dict[str, int]] = {p.code: defaultdict(int) for p in problem.people}
    for person, duty, role in duties_of(problem, plan):
        if person in found:
            found[person][role] += 1
            if role == "holder":
                found[person][duty.counts_as] += 1
    for (person, _), minutes in overtime_min(problem, plan).items():
        if person in found:
            found[person]["duty_min"] += minutes
    return {code: Counts(**tally) for code, tally in found.items()}


def past_worked(problem: RosterProblem, person: Person, day: date) -> bool:
    """Whether the person worked on a day before the planned ones; by the pattern if not listed."""
    past = person.past.get(day)
    return past.worked if past else bool(usual_halves(problem, person, day))


def past_end_min(problem: RosterProblem, person: Person, day: date) -> int | None:
    """When the work of a day before the planned ones ended, minutes; None if there was none."""
    past = person.past.get(day)
    if past is not None and (past.end_min is not None or not past.worked):
        return past.end_min if past.worked else None
    halves = problem.hours if past else usual_halves(problem, person, day)
    return max((problem.hours[half].end_min for half in halves), default=None)


def usual_halves(problem: RosterProblem, person: Person, day: date) -> set[HalfDay]:
    """The half-days that the pattern asks for on a day before or after the planned ones."""
    if not problem.hours or not problem.day_kinds[day].is_workday:
        return set()
    if not person.is_part_time:
        return set(problem.hours)
    return {half for planned, half in person.works if planned.weekday() == day.weekday()}


def half_days(days: tuple[date, ...]) -> Iterator[tuple[date, HalfDay]]:
    """Every half-day of these dates, in order."""
    for day in days:
        for half in HALF_DAYS:
            yield day, half

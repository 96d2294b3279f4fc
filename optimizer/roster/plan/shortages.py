"""What a plan leaves unfilled, by its own assignments; the plan's list must say the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from optimizer.roster.plan.facts import half_days, places_of_work, present_at_own
from optimizer.roster.plan.plan import RosterPlan, Shortage
from optimizer.roster.problem.entities import Person, Training
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.problem.windows import missing, needs_of

DUTY, WINDOW, TRAINING, CREW = "cover_duty", "open_windows", "training_turn", "van_crew"
RULES_THAT_ALLOW = (DUTY, WINDOW, TRAINING, CREW)
Place = tuple[str, str, "date", str]
"""What is missing, in which hall, when, and in which slot, half-day, van or for whom."""


def listed(plan: RosterPlan, rule: str) -> Counter[Place]:
    """The amounts that the plan lists as shortages which this rule allows."""
    total: Counter[Place] = Counter()
    for short in plan.shortages:
        if short.rule == rule:
            total[short.what, short.hall, short.date, short.part] += short.amount
    return total


def unfilled_duties(problem: RosterProblem, plan: RosterPlan) -> Counter[Place]:
    """Missing places by (holder or backup, hall, date, slot)."""
    missing: Counter[Place] = Counter()
    for duty in problem.open_duties:
        assignment = plan.by_key.get(duty.key)
        absent = duty.holders - len(assignment.holders if assignment else ())
        if absent > 0:
            missing["holder", *duty.key] = absent
        if duty.wants_backup and not (assignment and assignment.backup):
            missing["backup", *duty.key] = 1
    return missing


def missing_windows(problem: RosterProblem, plan: RosterPlan) -> Counter[Place]:
    """Missing windows by (window, hall, date, half-day)."""
    staffed = at_windows(problem, plan)
    found: Counter[Place] = Counter()
    for hall in problem.halls:
        needs = needs_of(problem, hall.id)
        for day, half in half_days(problem.workdays) if needs else ():
            held = [person.items for person in staffed[hall.id, day, half]]
            if lacking := missing(needs, held):
                found["window", hall.id, day, half] = lacking
    return found


def at_windows(
    problem: RosterProblem, plan: RosterPlan, people: Iterable[Person] | None = None
) -> dict[tuple[str, date, str], list[Person]]:
    """Which of these people, or of all, are present at a hall in a half-day, own and on loan.

    Leads and drivers staff no window.
    """
    found: dict[tuple[str, date, str], list[Person]] = defaultdict(list)
    among = problem.people if people is None else people
    staff = {p.code: p for p in among if p.role not in ("lead", "driver")}
    for code, day, half in present_at_own(problem, plan, staff.values()):
        found[staff[code].hall, day, half].append(staff[code])
    places = places_of_work(problem, plan, staff.values())
    for loan in plan.loans:
        is_there = places.get((loan.person, loan.date, loan.half)) == loan.hall
        if is_there and loan.person in staff:
            found[loan.hall, loan.date, loan.half].append(staff[loan.person])
    return found


def missing_rotations(problem: RosterProblem, plan: RosterPlan) -> Counter[Place]:
    """Rotation days that station clerks still owe, by (rotation, hall, last date, person)."""
    done = Counter(rotation.person for rotation in plan.rotations)
    return Counter(
        {
            ("rotation", p.hall, problem.days[-1], p.code): p.rotation_days_due - done[p.code]
            for p in problem.people
            if p.role == "clerk" and done[p.code] < p.rotation_days_due
        }
    )


def courses_open_to(problem: RosterProblem) -> dict[tuple[str, str], list[Training]]:
    """The sessions that somebody is invited to and works in, by (person, course), in order."""
    found: dict[tuple[str, str], list[Training]] = defaultdict(list)
    people = {person.code: person for person in problem.people}
    for session in sorted(problem.trainings, key=lambda s: (s.date, s.half != "morning", s.id)):
        for code in session.invited:
            if code in people and problem.works(people[code], session.date, session.half):
                found[code, session.course].append(session)
    return dict(sorted(found.items()))


def missing_trainings(problem: RosterProblem, plan: RosterPlan) -> Counter[Place]:
    """Courses that people miss, by (training, hall, date of the first session, person)."""
    attended = {(a.person, a.session) for a in plan.attendance}
    missed: Counter[Place] = Counter()
    for (person, _), sessions in courses_open_to(problem).items():
        if not any((person, session.id) in attended for session in sessions):
            missed["training", problem.person[person].hall, sessions[0].date, person] += 1
    return missed


def missing_crew(problem: RosterProblem, plan: RosterPlan) -> Counter[Place]:
    """Missing crew by (officer or driver, depot, date, van)."""
    crews = {(crew.van, crew.date): crew for crew in plan.crews}
    missing: Counter[Place] = Counter()
    for day in problem.crew_days:
        crew = crews.get((day.van, day.date))
        officers = [crew.officer_a, crew.officer_b] if crew else [None, None]
        if absent := sum(officer is None for officer in officers):
            missing["officer", day.depot, day.date, day.van] = absent
        if crew is None or crew.driver is None:
            missing["driver", day.depot, day.date, day.van] = 1
    return missing


def shortages(problem: RosterProblem, plan: RosterPlan) -> tuple[Shortage, ...]:
    """Everything that is missing, sorted, without reasons."""
    missing = {
        DUTY: unfilled_duties(problem, plan),
        WINDOW: missing_windows(problem, plan),
        TRAINING: missing_rotations(problem, plan) + missing_trainings(problem, plan),
        CREW: missing_crew(problem, plan),
    }
    return tuple(
        sorted(
            Shortage(rule, *place, amount)
            for rule, places in missing.items()
            for place, amount in places.items()
        )
    )

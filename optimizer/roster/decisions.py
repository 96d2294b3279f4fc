"""Everything that can be decided about a roster, as entries of people's days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from optimizer.roster.problem.entities import Duty, Entry, Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import HALF_DAYS


def decisions(problem: RosterProblem) -> Iterator[Entry]:
    """Every entry that a plan could have, but for meals: these follow from duties."""
    yield from _duties(problem)
    yield from _half_days(problem)
    yield from _sessions(problem)
    yield from _crews(problem)
    yield from _loans(problem)
    for job in problem.batch_jobs:
        for person in problem.people_of.get(job.hall, ()):
            if person.role in ("clerk", "window") and problem.works(person, job.date, job.half):
                yield Entry(person.code, job.date, "batch", job.id)


def _duties(problem: RosterProblem) -> Iterator[Entry]:
    for duty in problem.duties:
        hall, day, slot = duty.key
        for person in _candidates(problem, duty, problem.loans, ()):
            yield Entry(person.code, day, "holder", hall, slot)
        if duty.wants_backup:
            for person in _candidates(problem, duty, (), duty.backup_halls):
                yield Entry(person.code, day, "backup", hall, slot)


def _candidates(
    problem: RosterProblem, duty: Duty, loans: Iterable[tuple[str, str]], halls: tuple[str, ...]
) -> Iterator[Person]:
    lent = {person for person, hall in loans if hall == duty.key.hall}
    for person in problem.everybody:
        if (person.code, duty.key) in problem.barred:
            continue
        if person.hall == duty.key.hall or person.hall in halls or person.code in lent:
            yield person


def _half_days(problem: RosterProblem) -> Iterator[Entry]:
    for person in problem.people:
        for day, half in sorted(person.works):
            if problem.works(person, day, half):
                yield Entry(person.code, day, "comp", "", half)
        for day in sorted(problem.rotations) if person.role == "clerk" else ():
            if all(problem.works(person, day, half) for half in HALF_DAYS):
                yield Entry(person.code, day, "rotation")


def _sessions(problem: RosterProblem) -> Iterator[Entry]:
    people = {person.code: person for person in problem.people}
    for session in problem.trainings:
        for code in session.invited:
            if code in people and problem.works(people[code], session.date, session.half):
                yield Entry(code, session.date, "training", session.id, session.half)


def _crews(problem: RosterProblem) -> Iterator[Entry]:
    for crew_day in problem.crew_days:
        for person in problem.people_of.get(crew_day.depot, ()):
            works = all(problem.works(person, crew_day.date, half) for half in HALF_DAYS)
            if works and person.role == "officer":
                yield Entry(person.code, crew_day.date, "officer", crew_day.van)
            if works and person.role == "driver":
                yield Entry(person.code, crew_day.date, "driver", crew_day.van)


def _loans(problem: RosterProblem) -> Iterator[Entry]:
    people = {person.code: person for person in problem.people}
    for code, hall in problem.loans:
        for day, half in sorted(people[code].works):
            if problem.works(people[code], day, half):
                yield Entry(code, day, "loan", hall, half)

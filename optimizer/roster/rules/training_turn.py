"""The weekly training does not empty a post, and every station clerk has a rotation day.

Whoever is invited to an on-site course attends one of its sessions, never A and B of one post the
same. Station clerks rotate through the insurance hall in batches of limited size.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pydantic import Field

from optimizer.roster.shortages import listed, missing_rotations
from optimizer.roster.verdict import Violation
from optimizer.scenario.strict import Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.roster.plan import RosterPlan
    from optimizer.roster.problem import RosterProblem
    from optimizer.roster.variables import Literal, Variables

NAME = "training_turn"


class Settings(Strict):
    """How often clerks rotate."""

    rotation_days_per_quarter: int = Field(1, ge=0, le=20)
    """Days at the insurance hall for each station clerk in a quarter."""


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """One session a course, no pair in one session, rotation within the batches."""
    for sessions in _courses(problem, variables).values():
        variables.cp.add_exactly_one(sessions)
    for session in problem.trainings:
        for post in problem.posts:
            keys = [(post.holder, session.id), (post.backup, session.id)]
            if all(key in variables.attends for key in keys):
                variables.cp.add_at_most_one([variables.attends[key] for key in keys])
    for day, capacity in sorted(problem.rotations.items()):
        batch = [x for (_, d), x in variables.rotates.items() if d == day]
        if len(batch) > capacity:
            variables.cp.add(sum(batch) <= capacity)
    for person in problem.people:
        days = [x for (code, _), x in variables.rotates.items() if code == person.code]
        due = person.rotation_days_due if person.role == "clerk" else 0
        if due:
            last = problem.days[-1]
            short = variables.new_short(NAME, "rotation", person.hall, last, person.code, due)
            variables.cp.add(sum(days) + short == due)
        elif days:
            variables.cp.add(sum(days) == 0)


def _courses(problem: RosterProblem, variables: Variables) -> dict[tuple[str, str], list[Literal]]:
    found: dict[tuple[str, str], list[Literal]] = defaultdict(list)
    course = {session.id: session.course for session in problem.trainings}
    for (person, session), literal in variables.attends.items():
        found[person, course[session]].append(literal)
    return found


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names courses missed or attended twice, emptied posts, and wrong rotation days."""
    yield from _check_courses(problem, plan)
    yield from _check_rotations(problem, plan)


def _check_courses(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    attended = Counter((a.person, a.session) for a in plan.attendance)
    owed: dict[tuple[str, str], list[str]] = defaultdict(list)
    possible = set()
    for session in problem.trainings:
        for person in session.invited:
            known = problem.person.get(person)
            if (
                known
                and known in problem.people
                and problem.works(known, session.date, session.half)
            ):
                owed[person, session.course].append(session.id)
                possible.add((person, session.id))
    for (person, course), sessions in sorted(owed.items()):
        times = sum(attended[person, session] for session in sessions)
        if times != 1:
            text = f"{person} attends {times} sessions of the course, should be 1"
            yield Violation(NAME, course, None, text)
    for person, name in sorted(set(attended) - possible):
        yield Violation(NAME, name, None, f"{person} attends without invitation or while away")
    for post in problem.posts:
        for session in problem.trainings:
            if (post.holder, session.id) in attended and (post.backup, session.id) in attended:
                text = f"A and B of {post.id} attend the same session"
                yield Violation(NAME, session.id, session.date, text)


def _check_rotations(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    batches = Counter(rotation.date for rotation in plan.rotations)
    for day, size in sorted(batches.items()):
        if size > problem.rotations.get(day, 0):
            text = f"{size} clerks rotate, at most {problem.rotations.get(day, 0)}"
            yield Violation(NAME, "rotation", day, text)
    days = Counter(rotation.person for rotation in plan.rotations)
    for person, number in sorted(days.items()):
        known = problem.person.get(person)
        due = known.rotation_days_due if known and known.role == "clerk" else 0
        if number > due:
            text = f"{person} has {number} rotation days, {due} due"
            yield Violation(NAME, person, None, text)
    missing, said = missing_rotations(problem, plan), listed(plan, NAME)
    for place in sorted({*missing, *said}):
        if missing[place] != said[place]:
            text = f"{missing[place]} rotation days missing, {said[place]} listed"
            yield Violation(NAME, place[3], None, text)

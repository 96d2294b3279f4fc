"""The weekly training does not empty a post, and every station clerk has a rotation day.

Whoever is invited to an on-site course attends one of its sessions, never A and B of one post the
same; who cannot be spared is listed. Station clerks rotate through the insurance hall in batches of
limited size.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.plan.shortages import (
    courses_open_to,
    listed,
    missing_rotations,
    missing_trainings,
)
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.terms import term
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Literal, Variables

NAME = "training_turn"
SENTENCE_ZH = "培训与轮训不得使岗位空缺"
CHINESE = {
    "{person} attends {n} sessions of the course": "{person}参加了该课程的{n}场",
    "{person} attends without invitation or while away": "{person}未受邀或不在岗而列为参加",
    "A and B of {post} attend the same session": "{post}的A角和B角参加同一场",
    "{n} clerks rotate, at most {most}": "{n}名经办员轮训，至多{most}名",
    "{person} has {n} rotation days, {due} due": "{person}有{n}个轮训日，应为{due}个",
    "{what}: {missing} missing, {said} listed as shortage": (
        "{what}：缺{missing}，列为缺额的有{said}"
    ),
    "rotation": "轮训",
}
REASONS = {
    "batch_full": Label("finds no place in a rotation batch", "轮训批次已满"),
    "in_training": Label("is in training", "参加培训"),
    "on_rotation": Label("is on rotation at the insurance hall", "在区医保大厅轮训"),
}


class Settings(Strict):
    """How often clerks rotate."""

    rotation_days_per_quarter: int = Field(1, ge=0, le=20)
    """Days at the insurance hall for each station clerk in a quarter."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules know no courses and no rotations."""
    return not (problem.trainings or problem.rotations)


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """One session a course or a listed miss, no pair in one session, rotation in batches."""
    missed: dict[tuple[str, date], list[Literal]] = defaultdict(list)
    for (code, course), sessions in courses_open_to(problem).items():
        miss = variables.new_bool(f"missed {code} {course}")
        attended = [variables.attends[code, session.id] for session in sessions]
        variables.cp.add_exactly_one([*attended, miss])
        missed[code, sessions[0].date].append(miss)
    for (code, day), misses in missed.items():
        hall = problem.person[code].hall
        short = variables.new_short(NAME, "training", hall, day, code, len(misses))
        variables.cp.add(sum(misses) == short)
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


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names courses missed or attended twice, emptied posts, and wrong rotation days."""
    yield from _check_courses(problem, plan)
    yield from _check_rotations(problem, plan)
    yield from _check_list(problem, plan)


def _check_courses(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    attended = Counter((a.person, a.session) for a in plan.attendance)
    possible = set()
    for (person, course), sessions in courses_open_to(problem).items():
        possible |= {(person, session.id) for session in sessions}
        times = sum(attended[person, session.id] for session in sessions)
        if times > 1:
            text = message("{person} attends {n} sessions of the course", person=person, n=times)
            yield Violation(NAME, course, None, text)
    for person, name in sorted(set(attended) - possible):
        text = message("{person} attends without invitation or while away", person=person)
        yield Violation(NAME, name, None, text)
    for post in problem.posts:
        for session in problem.trainings:
            if (post.holder, session.id) in attended and (post.backup, session.id) in attended:
                text = message("A and B of {post} attend the same session", post=post.id)
                yield Violation(NAME, session.id, session.date, text)


def _check_rotations(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    batches = Counter(rotation.date for rotation in plan.rotations)
    for day, size in sorted(batches.items()):
        if size > problem.rotations.get(day, 0):
            most = problem.rotations.get(day, 0)
            text = message("{n} clerks rotate, at most {most}", n=size, most=most)
            yield Violation(NAME, message("rotation"), day, text)
    days = Counter(rotation.person for rotation in plan.rotations)
    for person, number in sorted(days.items()):
        known = problem.person.get(person)
        due = known.rotation_days_due if known and known.role == "clerk" else 0
        if number > due:
            facts = {"person": person, "n": number, "due": due}
            text = message("{person} has {n} rotation days, {due} due", **facts)
            yield Violation(NAME, person, None, text)


def _check_list(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    missing = missing_rotations(problem, plan) + missing_trainings(problem, plan)
    said = listed(plan, NAME)
    for place in sorted({*missing, *said}):
        if missing[place] != said[place]:
            text = message(
                "{what}: {missing} missing, {said} listed as shortage",
                what=term(place[0]),
                missing=missing[place],
                said=said[place],
            )
            yield Violation(NAME, place[3], place[2], text)

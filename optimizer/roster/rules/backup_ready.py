"""B is another person, free at that time, and on site or within reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from pydantic import Field

from optimizer.roster.plan.facts import duties_of
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Duty, Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "backup_ready"
SENTENCE_ZH = "B角另有其人，当时有空，在岗或可及时赶到"
CHINESE = {
    "{person} cannot back up here: another hall, or out of reach": (
        "{person}不能任此处B角：属其他大厅，或路程超限"
    ),
    "{person} is backup and on another duty at the same time": "{person}任B角时同时另有值班",
    "{person} backs up {n} duties at once, at most {most}": "{person}同时任{n}处B角，至多{most}处",
}
REASONS = {
    "out_of_reach": Label("is too far away to back up", "路程太远，B角不能及时赶到"),
    "not_lent": Label("may not be lent here", "不能借调到此"),
}
TRIED = 3


class Settings(Strict):
    """How near and how free a backup is."""

    backup_reach_min: int = Field(30, ge=0, le=1440)
    """Travel from the on-call place to the hall at most, minutes."""
    backups_at_once: int = Field(2, ge=1, le=1000)
    """On-call duties that one person may back up at the same time."""


def may_back(problem: RosterProblem, person: Person, duty: Duty) -> bool:
    """The person's hall and on-call place allow backing up this duty."""
    if duty.backup == "on_site":
        return person.hall == duty.key.hall
    if person.hall != duty.key.hall and person.hall not in duty.backup_halls:
        return False
    start = person.on_call_from or person.hall
    reach = problem.settings_of(Settings).backup_reach_min
    return start == duty.key.hall or problem.travel_min[start, duty.key.hall] <= reach


def in_scope(problem: RosterProblem) -> bool:
    """Schedules know no backups."""
    return not any(duty.wants_backup for duty in problem.duties)


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """Forbids who is too far, and two things at once."""
    for (person, key), literal in variables.backs.items():
        if not may_back(problem, problem.person[person], problem.duty[key]):
            variables.cp.add(literal == 0)
    at_once = problem.settings_of(Settings).backups_at_once
    for somebody in problem.everybody:
        for day in problem.days:
            mine = variables.on_duty(somebody.code, day)
            for (one, role, x), (other, other_role, y) in combinations(mine, 2):
                if one.overlaps(other) and _clash(one, role, other, other_role):
                    variables.cp.add_at_most_one([x, y])
            on_call = [(d, x) for d, role, x in mine if role == "backup" and d.backup == "on_call"]
            for crowd in _crowds([duty for duty, _ in on_call]):
                if len(crowd) > at_once:
                    variables.cp.add(sum(x for d, x in on_call if d in crowd) <= at_once)


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names backups who are too far, the holder themselves, or busy."""
    at_once = problem.settings_of(Settings).backups_at_once
    mine: dict[tuple[str, object], list[tuple[Duty, str]]] = {}
    for person, duty, role in duties_of(problem, plan):
        mine.setdefault((person, duty.key.date), []).append((duty, role))
        if role == "backup" and not may_back(problem, problem.person[person], duty):
            text = message(
                "{person} cannot back up here: another hall, or out of reach", person=person
            )
            yield Violation(NAME, f"{duty.key.hall} {duty.key.slot}", duty.key.date, text)
    for (person, _), duties in sorted(mine.items(), key=lambda item: item[0][0]):
        for (one, role), (other, other_role) in combinations(duties, 2):
            if one.overlaps(other) and _clash(one, role, other, other_role):
                text = message(
                    "{person} is backup and on another duty at the same time", person=person
                )
                yield Violation(NAME, f"{one.key.hall} {one.key.slot}", one.key.date, text)
        on_call = [d for d, role in duties if role == "backup" and d.backup == "on_call"]
        for crowd in _crowds(on_call):
            if len(crowd) > at_once:
                text = message(
                    "{person} backs up {n} duties at once, at most {most}",
                    person=person,
                    n=len(crowd),
                    most=at_once,
                )
                yield Violation(NAME, person, crowd[0].key.date, text)


def _clash(one: Duty, role: str, other: Duty, other_role: str) -> bool:
    if role == other_role == "holder":
        return False
    on_site = [
        d.backup == "on_site" for d, r in ((one, role), (other, other_role)) if r == "backup"
    ]
    return "holder" in (role, other_role) or any(on_site)


def _crowds(duties: Iterable[Duty]) -> list[list[Duty]]:
    """The sets of duties that run at the moment some duty starts, each set once."""
    found: list[list[Duty]] = []
    ordered = sorted(duties, key=lambda duty: (duty.span, duty.key))
    for duty in ordered:
        at = duty.span.start_min
        crowd = [d for d in ordered if d.span.start_min <= at < d.span.end_min]
        if crowd not in found:
            found.append(crowd)
    return found

"""Duties, ordinary hours elsewhere and travel between halls never overlap.

Lending is by whole half-days; who is at a district hall, on the van or on loan has no duty at the
own hall in the slots that adjoin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from pydantic import Field

from optimizer.roster.plan.facts import duties_of, places_of_work
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Duty
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.terms import term
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "one_place_at_a_time"
SENTENCE_ZH = "同一时间只能在一处"
CHINESE = {
    "{person} ({role}) works at {places} around the duty": (
        "{person}（{role}）值班前后在{places}上班"
    ),
    "{person} may not be lent here": "{person}不可借调到此",
    "{person} holds {slot} and {other}, too close to each other": (
        "{person}值{slot}和{other}，相隔太近"
    ),
    "{person} is at two places in the {half}": "{person}在{half}同时在两处",
    "{person} does not work in the {half}": "{person}在{half}不上班",
}
REASONS = {
    "other_duty": Label("has another duty around that time", "同时段另有值班"),
}
TRIED = 2


class Settings(Strict):
    """Whether and how far people are lent."""

    lending: bool = True
    """Halls may lend staff to the halls that list them as neighbours."""
    lend_reach_min: int = Field(30, ge=0, le=1440)
    """Travel from the own hall to the borrowing hall at most, minutes."""


def apart(problem: RosterProblem, one: Duty, other: Duty) -> bool:
    """Nobody can hold both: they overlap, or travel does not fit between them."""
    first, second = sorted((one, other), key=lambda duty: duty.span)
    travel = 0
    if first.key.hall != second.key.hall:
        travel = problem.travel_min[first.key.hall, second.key.hall]
    return first.span.end_min + travel > second.span.start_min


def in_scope(problem: RosterProblem) -> bool:
    """Schedules stay at the own hall; that one duty is held at a time is another rule's."""
    return not problem.loans


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """At most one thing at a time, each at one place."""
    for somebody in problem.people:
        for day in problem.days:
            mine = variables.on_duty(somebody.code, day)
            held = [(duty, literal) for duty, role, literal in mine if role == "holder"]
            for (one, x), (other, y) in combinations(held, 2):
                if apart(problem, one, other):
                    variables.cp.add_at_most_one([x, y])
    for person, day, half in sorted(variables.comp):
        away = variables.away_by_choice(person, day, half)
        if len(away) > 1:
            variables.cp.add_at_most_one(away)
        for duty, role, literal in variables.on_duty(person, day):
            if half in duty.halves:
                hall = duty.key.hall
                elsewhere = variables.sent_elsewhere(person, day, half, hall)
                if elsewhere:
                    variables.cp.add_at_most_one([literal, *elsewhere])
                home = problem.person[person].hall == hall
                if not home and not (role == "backup" and duty.backup == "on_call"):
                    lent = variables.lent.get((person, day, half, hall), 0)
                    comp = variables.comp[person, day, half]
                    variables.cp.add(literal <= lent + comp)


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names overlaps, duties beside work elsewhere, and loans that lending does not allow."""
    held: dict[tuple[str, date], list[Duty]] = defaultdict(list)
    places = places_of_work(problem, plan)
    for person, duty, role in duties_of(problem, plan):
        hall, day, slot = duty.key
        home = problem.person[person].hall
        allowed = {hall, home} if role == "backup" and duty.backup == "on_call" else {hall}
        work = {places[person, day, half] for half in duty.halves if (person, day, half) in places}
        if work - allowed:
            text = message(
                "{person} ({role}) works at {places} around the duty",
                person=person,
                role=term(role),
                places=sorted(work - allowed),
            )
            yield Violation(NAME, f"{hall} {slot}", day, text)
        if role == "holder":
            held[person, day].append(duty)
            if hall != home and (person, hall) not in problem.loans:
                text = message("{person} may not be lent here", person=person)
                yield Violation(NAME, f"{hall} {slot}", day, text)
    for (person, day), duties in sorted(held.items()):
        for one, other in combinations(duties, 2):
            if apart(problem, one, other):
                text = message(
                    "{person} holds {slot} and {other}, too close to each other",
                    person=person,
                    slot=one.key.slot,
                    other=other.key.slot,
                )
                yield Violation(NAME, f"{one.key.hall} {one.key.slot}", day, text)
    yield from _check_half_days(problem, plan)


def _check_half_days(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    for loan in plan.loans:
        if (loan.person, loan.hall) not in problem.loans:
            text = message("{person} may not be lent here", person=loan.person)
            yield Violation(NAME, loan.hall, loan.date, text)
    sessions = {session.id: session for session in problem.trainings}
    uses = [
        *((loan.person, loan.date, loan.half) for loan in plan.loans),
        *((taken.person, taken.date, taken.half) for taken in plan.comp),
        *((r.person, r.date, half) for r in plan.rotations for half in problem.hours),
        *(
            (m, crew.date, half)
            for crew in plan.crews
            for m in crew.members
            for half in problem.hours
        ),
        *(
            (a.person, sessions[a.session].date, sessions[a.session].half)
            for a in plan.attendance
            if a.session in sessions
        ),
    ]
    for key in sorted(set(uses)):
        person, day, half = key
        facts = {"person": person, "half": term(half)}
        if uses.count(key) > 1:
            text = message("{person} is at two places in the {half}", **facts)
            yield Violation(NAME, person, day, text)
        if person not in problem.person or not problem.works(problem.person[person], day, half):
            text = message("{person} does not work in the {half}", **facts)
            yield Violation(NAME, person, day, text)

"""Nobody on leave, in training or otherwise unavailable is on duty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from optimizer.roster.plan.facts import duties_of, places_of_work
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Duty, Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.terms import term
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "respect_absence"
SENTENCE_ZH = "请假、外出者不值班"
CHINESE = {
    "{person} ({role}) is away": "{person}（{role}）不在岗",
    "{person} ({role}) works no half-day that the duty joins": (
        "{person}（{role}）在与该值班相邻的半天都不上班"
    ),
}
REASONS = {
    "on_leave": Label("is on leave", "请假"),
    "works_elsewhere": Label("works elsewhere then", "当时在别处工作"),
    "part_time": Label("does not work then by the pattern", "按出勤模式当时不上班"),
}
TRIED = 1


class Settings(Strict):
    """No numbers: the absences table says who is away."""


def is_away(problem: RosterProblem, person: Person, duty: Duty) -> bool:
    """By input the person cannot be on this duty, whatever is planned."""
    day = duty.key.date
    away = [(person.code, day, half) in problem.away for half in duty.halves]
    if problem.day_kinds[day].is_workday:
        return bool(away) and all(away)
    return any(away)


def in_scope(problem: RosterProblem) -> bool:
    """Schedules leave out what an absence forbids."""
    del problem
    return True


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """On workdays a duty joins work; on other days nobody who is away comes."""
    for person in problem.everybody:
        for day in problem.days:
            for duty, _, literal in variables.on_duty(person.code, day):
                if is_away(problem, person, duty):
                    variables.cp.add(literal == 0)
                elif problem.day_kinds[day].is_workday and duty.halves:
                    worked = [h for h in duty.halves if problem.works(person, day, h)]
                    on = sum(1 - variables.comp.get((person.code, day, half), 0) for half in worked)
                    variables.cp.add(literal <= on)


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names people on duty while away, or on a workday without work around the duty."""
    places = places_of_work(problem, plan, problem.everybody)
    for person, duty, role in duties_of(problem, plan):
        where, day = f"{duty.key.hall} {duty.key.slot}", duty.key.date
        facts = {"person": person, "role": term(role)}
        if is_away(problem, problem.person[person], duty):
            yield Violation(NAME, where, day, message("{person} ({role}) is away", **facts))
        elif (
            problem.day_kinds[day].is_workday
            and duty.halves
            and not any((person, day, half) in places for half in duty.halves)
        ):
            text = "{person} ({role}) works no half-day that the duty joins"
            yield Violation(NAME, where, day, message(text, **facts))

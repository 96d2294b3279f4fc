"""Published, past and hand-fixed assignments stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from optimizer.roster.plan.entries import entries
from optimizer.roster.plan.facts import duties_of
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Entry, Pin
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.terms import term
from optimizer.scenario.schema.fields import clock_min
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Literal, Variables

NAME = "pinned"
_TAKEN_OFF = "{person} was taken off by hand ({kind})"
SENTENCE_ZH = "已发布、已过去和人工固定的安排保持不变"
CHINESE = {
    "{person} was fixed as {kind} ({reason})": "{person}已固定为{kind}（{reason}）",
    _TAKEN_OFF: "{person}已由人工取消（{kind}）",
}
REASONS = {
    "pinned_elsewhere": Label("is fixed to something else", "已固定作其他安排"),
    "taken_off": Label("was taken off by hand", "已由人工取消"),
}
TRIED = 9


class Settings(Strict):
    """No numbers: the pins table says what is fixed."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules know no pins."""
    return not problem.pins and not problem.withheld


def reason_of(violation: Violation) -> str:
    """What was taken off does not come back; other pins hold somebody elsewhere."""
    return "taken_off" if violation.text.template == _TAKEN_OFF else "pinned_elsewhere"


def entry_of(problem: RosterProblem, pin: Pin) -> Entry:
    """What a pin fixes, as people see it."""
    who, day, part = pin.person, pin.date, pin.part
    match pin.kind:
        case "holder" | "backup":
            return Entry(who, day, pin.kind, pin.hall, part)
        case "loan":
            return Entry(who, day, "loan", pin.hall, part)
        case "training":
            halves = [session.half for session in problem.trainings if session.id == part]
            return Entry(who, day, "training", part, *halves)
        case "van":
            person = problem.person.get(who)
            is_driver = person is not None and person.role == "driver"
            return Entry(who, day, "driver" if is_driver else "officer", part)
        case "batch":
            return Entry(who, day, "batch", part)
        case _:
            return Entry(who, day, pin.kind, "", part)


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """What is pinned is so, what is withheld is not; an impossible pin leaves no plan."""
    for entry in sorted(problem.withheld & variables.decided.keys()):
        variables.cp.add(variables.decided[entry] == 0)
    for pin in problem.pins:
        if pin.kind == "meal":
            variables.cp.add_bool_or(_meals(variables, pin))
        else:
            literal = variables.decided.get(entry_of(problem, pin))
            variables.cp.add_bool_or([] if literal is None else [literal])


def _meals(variables: Variables, pin: Pin) -> list[Literal]:
    """One for every duty at the pin's hall on which the person may eat at that time."""
    found = []
    for duty, role, literal in variables.on_duty(pin.person, pin.date):
        if duty.key.hall != pin.hall:
            continue
        at = variables.eats.get((duty.key, role, clock_min(pin.part)))
        if at is None and duty.meal and not variables.meal_start:
            found.append(literal)  # the rule about meals is left out
        elif at is not None:
            both = variables.new_bool(f"eats {pin.person} {duty.key}")
            variables.cp.add_implication(both, literal)
            variables.cp.add_implication(both, at)
            found.append(both)
    return found


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names pins that do not hold, and what was taken off and is there again."""
    found = entries(problem, plan) if problem.pins or problem.withheld else frozenset()
    for entry in sorted(found & problem.withheld):
        text = message(_TAKEN_OFF, person=entry.person, kind=term(entry.kind))
        where = f"{entry.place} {entry.part}".strip()
        yield Violation(NAME, where, entry.date, text)
    for pin in problem.pins:
        if entry_of(problem, pin) not in found or not _eats_there(problem, plan, pin):
            where = f"{pin.hall} {pin.part}".strip()
            text = message(
                "{person} was fixed as {kind} ({reason})",
                person=pin.person,
                kind=term(pin.kind),
                reason=pin.reason,
            )
            yield Violation(NAME, where, pin.date, text)


def _eats_there(problem: RosterProblem, plan: RosterPlan, pin: Pin) -> bool:
    """A pinned meal is that of a duty at the pin's hall."""
    return pin.kind != "meal" or any(
        person == pin.person
        and (duty.key.hall, duty.key.date) == (pin.hall, pin.date)
        and duty.meal
        and (role == "holder" or duty.backup == "on_site")
        for person, duty, role in duties_of(problem, plan)
    )

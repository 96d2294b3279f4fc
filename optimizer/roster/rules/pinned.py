"""Published, past and hand-fixed assignments stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from optimizer.roster.plan.plan import CompHalf, RosterPlan, Rotation
from optimizer.roster.problem.entities import DutyKey, Pin
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.terms import term
from optimizer.scenario.schema.fields import HalfDay
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Literal, Variables

NAME = "pinned"
SENTENCE_ZH = "已发布、已过去和人工固定的安排保持不变"
CHINESE = {
    "{person} was fixed as {kind} ({reason})": "{person}已固定为{kind}（{reason}）",
}
REASONS = {
    "pinned_elsewhere": Label("is fixed to something else", "已固定作其他安排"),
}
TRIED = 9


class Settings(Strict):
    """No numbers: the pins table says what is fixed."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules know no pins."""
    return not problem.pins


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """What is pinned is so; a pin of something impossible leaves no plan."""
    for pin in problem.pins:
        literal = _literal(variables, pin)
        variables.cp.add_bool_or([] if literal is None else [literal])


def _literal(variables: Variables, pin: Pin) -> Literal | None:
    key = DutyKey(pin.hall, pin.date, pin.part)
    match pin.kind:
        case "holder":
            return variables.holds.get((pin.person, key))
        case "backup":
            return variables.backs.get((pin.person, key))
        case "comp":
            return variables.comp.get((pin.person, pin.date, HalfDay(pin.part)))
        case "rotation":
            return variables.rotates.get((pin.person, pin.date))


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names pins that do not hold."""
    for pin in problem.pins:
        if not _holds(plan, pin):
            where = f"{pin.hall} {pin.part}".strip()
            text = message(
                "{person} was fixed as {kind} ({reason})",
                person=pin.person,
                kind=term(pin.kind),
                reason=pin.reason,
            )
            yield Violation(NAME, where, pin.date, text)


def _holds(plan: RosterPlan, pin: Pin) -> bool:
    assignment = plan.by_key.get(DutyKey(pin.hall, pin.date, pin.part))
    match pin.kind:
        case "holder":
            return assignment is not None and pin.person in assignment.holders
        case "backup":
            return assignment is not None and pin.person == assignment.backup
        case "comp":
            return CompHalf(pin.person, pin.date, HalfDay(pin.part)) in plan.comp
        case "rotation":
            return Rotation(pin.person, pin.date) in plan.rotations

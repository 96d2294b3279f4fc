"""A and B hold the item class that the slot offers; a booked special item is held by A or B."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from optimizer.roster.plan.facts import duties_of
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.terms import term
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "qualified"
SENTENCE_ZH = "A角和B角均具备事项资格"
CHINESE = {
    "{person} ({role}) does not hold {item}": "{person}（{role}）不具备{item}",
    "neither A nor B holds the booked item {item}": "A角和B角都不具备所预约的事项{item}",
}
REASONS = {
    "no_special_item": Label("does not hold the booked item", "不具备所预约事项的资格"),
}


class Settings(Strict):
    """No numbers: people hold items, slots offer them."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules hold duties of the person's own items; what is booked links two people."""
    return not any(duty.special_items for duty in problem.duties)


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """Only who holds the class serves; every special item is held by somebody on the duty."""
    for duty in problem.duties:
        everybody = [*variables.holds_of(duty.key), *variables.backs_of(duty.key)]
        for person, literal in everybody:
            if duty.item_class not in problem.person[person].items:
                variables.cp.add(literal == 0)
        for item in duty.special_items if duty.is_open else ():
            able = [x for p, x in everybody if item in problem.person[p].items]
            able += [variables.stranger.get(duty.key, 0)]
            variables.cp.add(sum(able) + variables.nobody_serves("cover_duty", duty) >= 1)


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names who does not hold the class, and the special items that nobody holds."""
    for person, duty, role in duties_of(problem, plan):
        if duty.item_class not in problem.person[person].items:
            text = message(
                "{person} ({role}) does not hold {item}",
                person=person,
                role=term(role),
                item=duty.item_class,
            )
            yield Violation(NAME, f"{duty.key.hall} {duty.key.slot}", duty.key.date, text)
    for duty in problem.open_duties:
        assignment = plan.by_key.get(duty.key)
        if assignment is None or not (assignment.holders or assignment.backup):
            continue
        pair = [*assignment.holders, *([assignment.backup] if assignment.backup else [])]
        for item in duty.special_items:
            if not any(item in problem.person[person].items for person in pair):
                text = message("neither A nor B holds the booked item {item}", item=item)
                yield Violation(NAME, f"{duty.key.hall} {duty.key.slot}", duty.key.date, text)

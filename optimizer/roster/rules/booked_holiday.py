"""A holiday duty exists only where a booking was made on an earlier workday."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from optimizer.roster.plan.facts import duties_of
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.terms import term
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "booked_holiday"
SENTENCE_ZH = "节假日值班仅在有预约时开设"
CHINESE = {
    "{person} ({role}) is on duty, but nothing is booked": "{person}（{role}）排了值班，但没有预约",
}


class Settings(Strict):
    """No numbers: the bookings table says what is booked."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules know no duties that hang on bookings."""
    return not any(duty.booked_only for duty in problem.duties)


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """Nobody is on duty where nothing is booked."""
    for duty in problem.duties:
        if not duty.is_open:
            for _, literal in [*variables.holds_of(duty.key), *variables.backs_of(duty.key)]:
                variables.cp.add(literal == 0)


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names people on duty where nothing is booked."""
    for person, duty, role in duties_of(problem, plan):
        if not duty.is_open:
            text = message(
                "{person} ({role}) is on duty, but nothing is booked",
                person=person,
                role=term(role),
            )
            yield Violation(NAME, f"{duty.key.hall} {duty.key.slot}", duty.key.date, text)

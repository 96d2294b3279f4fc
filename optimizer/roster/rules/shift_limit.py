"""Nobody holds more duties of a shift over the planned dates than the shift's limit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from optimizer.roster.limits import Breach, Limit, bound, violations
from optimizer.roster.plan.facts import duties_of
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import NameOf
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "shift_limit"
SENTENCE_ZH = "每人每种班次的次数不超过上限"
TITLE = Label("too many of this shift", "此班次过多")
CHINESE = {
    "{person} has {n} duties of {shift}, at most {most}": "{person}值{shift}{n}次，至多{most}次",
}


class ShiftLimit(Limit):
    """How many duties of a shift; the unit of the price is one duty too many."""

    shift: Annotated[str, NameOf("slot")]
    """The shift."""
    most: int = Field(ge=0, le=1000)
    """Duties of this shift at most."""


class Settings(Strict):
    """The limits; none unless said."""

    limits: tuple[ShiftLimit, ...] = ()
    """Limits of shifts, each for everybody, a regime or a person."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules keep every number."""
    del problem
    return True


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """Counts the duties of the shift that the person holds."""
    for limit, person in bound(problem, problem.settings_of(Settings).limits):
        held = [
            literal
            for day in problem.days
            for duty, role, literal in variables.on_duty(person.code, day)
            if role == "holder" and duty.shift_name == limit.shift
        ]
        variables.keep(sum(held) - limit.most, limit.price)


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names people with too many duties of a shift."""
    return violations(NAME, breaches(problem, plan))


def breaches(problem: RosterProblem, plan: RosterPlan) -> Iterator[Breach]:
    """Everybody's duties beyond a limit, priced or not."""
    limits = problem.settings_of(Settings).limits
    if not limits:
        return
    held = Counter(
        (person, duty.shift_name)
        for person, duty, role in duties_of(problem, plan)
        if role == "holder"
    )
    for limit, person in bound(problem, limits):
        found = held[person.code, limit.shift]
        if found > limit.most:
            text = message(
                "{person} has {n} duties of {shift}, at most {most}",
                person=person.code,
                n=found,
                shift=limit.shift,
                most=limit.most,
            )
            yield Breach(limit, person.code, None, text, found - limit.most)

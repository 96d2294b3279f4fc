"""After some shifts certain others are forbidden on the next day; the day before counts too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from optimizer.roster.limits import Breach, Days, Limit, bound, decided, violations
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import NameOf
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "forbidden_succession"
SENTENCE_ZH = "某些班次之后次日不得接某些班次"
TITLE = Label("shift may not follow the other", "班次不可相接")
CHINESE = {
    "{person} has {shift} on the day after {other}": "{person}在{other}的次日值{shift}",
}


class SuccessionLimit(Limit):
    """What may not follow; the unit of the price is one such succession."""

    shift: Annotated[str, NameOf("slot")]
    """A shift of one day."""
    never_then: Annotated[tuple[str, ...], NameOf("slot")] = Field(min_length=1)
    """The shifts that the same person does not have on the next day."""


class Settings(Strict):
    """The limits; none unless said."""

    limits: tuple[SuccessionLimit, ...] = ()
    """Successions, each for everybody, a regime or a person."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules keep every succession."""
    del problem
    return True


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """Not both: the shift on one day, and one of the others on the next."""
    for limit, person in bound(problem, problem.settings_of(Settings).limits):
        for day in problem.days:
            before = decided(variables, person, day - timedelta(days=1), limit.shift)
            for shift in limit.never_then:
                after = decided(variables, person, day, shift)
                variables.keep(before + after - 1, limit.price)


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names successions that are forbidden."""
    return violations(NAME, breaches(problem, plan))


def breaches(problem: RosterProblem, plan: RosterPlan) -> Iterator[Breach]:
    """Every forbidden succession, priced or not."""
    days = Days(problem, plan)
    for limit, person in bound(problem, problem.settings_of(Settings).limits):
        for day in problem.days:
            if days.are(person, day - timedelta(days=1), limit.shift):
                for shift in limit.never_then:
                    if days.are(person, day, shift):
                        text = message(
                            "{person} has {shift} on the day after {other}",
                            person=person.code,
                            shift=shift,
                            other=limit.shift,
                        )
                        yield Breach(limit, person.code, day, text)

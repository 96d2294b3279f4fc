"""Everybody's minutes or number of duties over the planned dates keep a minimum and a maximum.

Minutes are those of duty, as the comp-time ledger counts them; duties are those held as A.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from optimizer.roster.limits import Breach, Limit, bound, violations
from optimizer.roster.plan.facts import duties_of, overtime_min
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.terms import term
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "minutes_in_period"
SENTENCE_ZH = "计划期内总分钟或总班次不低于下限、不超过上限"
TITLE = Label("minutes or duties in all", "总工时或总班次限制")
CHINESE = {
    "{person} has {n} {of}, at least {least}": "{person}有{n}{of}，至少{least}",
    "{person} has {n} {of}, at most {most}": "{person}有{n}{of}，至多{most}",
}


class PeriodLimit(Limit):
    """How much in all; the unit of the price is a minute or a duty."""

    of: Literal["minutes", "duties"] = "minutes"
    """What is counted."""
    least: int = Field(0, ge=0, le=600_000)
    """In all at least."""
    most: int | None = Field(None, ge=0, le=600_000)
    """In all at most."""


class Settings(Strict):
    """The limits; none unless said."""

    limits: tuple[PeriodLimit, ...] = ()
    """Limits of the sum, each for everybody, a regime or a person."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules keep every sum."""
    del problem
    return True


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """The sum over the planned dates lies between its limits."""
    for limit, person in bound(problem, problem.settings_of(Settings).limits):
        total = _total(problem, variables, person.code, limit.of)
        variables.keep(limit.least - total, limit.price)
        if limit.most is not None:
            variables.keep(total - limit.most, limit.price)


def _total(problem: RosterProblem, variables: Variables, person: str, of: str) -> Any:
    if of == "minutes":
        return sum(variables.minutes(person, day) for day in problem.days)
    return sum(
        literal
        for day in problem.days
        for _, role, literal in variables.on_duty(person, day)
        if role == "holder"
    )


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names people with too little or too much."""
    return violations(NAME, breaches(problem, plan))


def breaches(problem: RosterProblem, plan: RosterPlan) -> Iterator[Breach]:
    """Everybody's sum beyond a limit, priced or not."""
    limits = problem.settings_of(Settings).limits
    if not limits:
        return
    total: Counter[tuple[str, str]] = Counter()
    for (code, _), minutes in overtime_min(problem, plan).items():
        total["minutes", code] += minutes
    for code, _, role in duties_of(problem, plan):
        total["duties", code] += role == "holder"
    for limit, person in bound(problem, limits):
        found = total[limit.of, person.code]
        facts = {"person": person.code, "n": found, "of": term(limit.of)}
        if found < limit.least:
            text = message("{person} has {n} {of}, at least {least}", least=limit.least, **facts)
            yield Breach(limit, person.code, None, text, limit.least - found)
        if limit.most is not None and found > limit.most:
            text = message("{person} has {n} {of}, at most {most}", most=limit.most, **facts)
            yield Breach(limit, person.code, None, text, found - limit.most)

"""Staff lent between halls, priced per half-day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from optimizer.roster.plan.facts import duties_of
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Duty, Outside
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import Price
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Priced
from optimizer.words.label import Label

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "lending"
SENTENCE_ZH = "大厅之间借调的人员，按半天计价"
TITLE = Label("staff lent between halls", "跨厅借调")
UNITS = {"half_day": Label("half-days", "半天")}
ORDER = 7


class Settings(Strict):
    """Price of lending."""

    half_day: Price = 60
    """Per half-day on loan, and per rest-day duty at another hall."""


def _is_loan(problem: RosterProblem, person: str, duty: Duty) -> bool:
    is_workday = problem.day_kinds[duty.key.date].is_workday
    return not is_workday and problem.person[person].hall != duty.key.hall


def in_scope(problem: RosterProblem) -> bool:
    """Schedules stay at the own hall."""
    return not problem.loans


def price(problem: RosterProblem, variables: Variables) -> None:
    """Half-days on loan, and other days' duties elsewhere."""
    each = problem.settings_of(Settings).half_day
    for literal in variables.lent.values():
        variables.pay(literal, each)
    for (person, key), literal in variables.holds.items():
        if _is_loan(problem, person, problem.duty[key]):
            variables.pay(literal, each)
    if problem.outside is not None:
        _price_outside(problem, problem.outside, variables)


def _price_outside(problem: RosterProblem, outside: Outside, variables: Variables) -> None:
    """The shares that this part pays of loans to and from elsewhere."""
    for (hall, _, _), come in variables.comes.items():
        variables.pay(come, outside.come[hall])
    for key, stranger in variables.stranger.items():
        if not problem.day_kinds[key.date].is_workday:
            variables.pay(stranger, outside.come[key.hall])
    for (person, _, _), goes in variables.goes.items():
        variables.pay(goes, outside.go[person])


def measure(problem: RosterProblem, plan: RosterPlan) -> Iterator[Priced]:
    """Counts loans."""
    duties = sum(
        role == "holder" and _is_loan(problem, person, duty)
        for person, duty, role in duties_of(problem, plan)
    )
    yield Priced(NAME, "half_day", len(plan.loans) + duties, problem.settings_of(Settings).half_day)


def least(problem: RosterProblem) -> int:
    """Nothing must be lent."""
    del problem
    return 0

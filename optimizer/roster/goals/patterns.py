"""Limits of other rosters that have a price: what goes beyond them, unit by unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules import (
    forbidden_succession,
    minutes_in_period,
    one_shift_a_day,
    run_length,
    shift_limit,
    weekend_pattern,
)
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Priced
from optimizer.words.label import Label

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "patterns"
SENTENCE_ZH = "其他排班中有价格的限度：超出部分逐单位计价"
TITLE = Label("limits exceeded at a price", "有价限制的超出")
ORDER = 9
RULES = (
    forbidden_succession,
    minutes_in_period,
    one_shift_a_day,
    run_length,
    shift_limit,
    weekend_pattern,
)

UNITS = {rule.NAME: rule.TITLE for rule in RULES}


class Settings(Strict):
    """No numbers: each limit of the rules has its own price, or must hold."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules pay every limit beyond which they go."""
    del problem
    return True


def price(problem: RosterProblem, variables: Variables) -> None:
    """The units beyond, which the rules have tied to the decisions."""
    del problem
    for units, each in variables.beyond:
        variables.pay(units, each)


def measure(problem: RosterProblem, plan: RosterPlan) -> Iterator[Priced]:
    """Counts the units beyond in the plan itself, by rule and price."""
    for rule in RULES:
        units: Counter[int] = Counter()
        for breach in rule.breaches(problem, plan):
            if breach.limit.price is not None:
                units[breach.limit.price] += breach.units
        for each, number in sorted(units.items()):
            yield Priced(NAME, rule.NAME, number, each)


def least(problem: RosterProblem) -> int:
    """Nothing that the input alone forces."""
    del problem
    return 0

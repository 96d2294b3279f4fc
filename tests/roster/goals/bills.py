"""What a plan costs by one goal, as the judge counts it and as the solver pays it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from optimizer.roster.rulebook import ROSTER
from tests.roster.rules.opinions import broken_rules, solver_reads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from optimizer.roster.plan.plan import RosterPlan
    from optimizer.roster.problem.problem import RosterProblem


@dataclass(frozen=True)
class Bill:
    """A legal plan, the units that it pays for by what they are, and their cost in price units.

    `least` is what the goal says of every plan, by the input alone.
    """

    tells: str
    problem: RosterProblem
    plan: RosterPlan
    units: Mapping[str, int]
    cost: int
    least: int = 0


def bill(
    tells: str,
    problem: RosterProblem,
    plan: RosterPlan,
    cost: int,
    least: int = 0,
    **units: int,
) -> Bill:
    return Bill(tells, problem, plan, units, cost, least)


def billed(bills: Iterable[Bill]) -> Callable[..., Any]:
    """Runs a test on every bill; the id is the bill's sentence."""
    return pytest.mark.parametrize("billed", [pytest.param(b, id=b.tells) for b in bills])


def settle(billed: Bill, goal: str) -> None:
    """The judge counts these units at this cost, and the solver pays the same for this plan."""
    problem, plan = billed.problem, billed.plan
    assert broken_rules(problem, plan) == set()
    counted: Counter[str] = Counter()
    cost = 0
    for amount in ROSTER.goals[goal].measure(problem, plan):
        assert amount.goal == goal
        counted[amount.what] += amount.units
        cost += amount.cost
    assert {what: units for what, units in counted.items() if units} == dict(billed.units)
    assert cost == billed.cost
    assert solver_reads(problem, plan, goals=(goal,)) == (plan, billed.cost)
    assert ROSTER.goals[goal].least(problem) == billed.least <= billed.cost

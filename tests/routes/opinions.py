"""What judge and brute force say to a route plan, as stories of one rule and bills of one goal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from optimizer.routes.judge import judge_routes
from optimizer.routes.rulebook import ROUTES
from tests.routes import oracle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from optimizer.routes.plan.plan import RoutePlan
    from optimizer.routes.problem import RouteProblem


@dataclass(frozen=True)
class Story:
    """A plan, and what one rule says to it: nothing when it is kept. `also`: other broken rules."""

    tells: str
    problem: RouteProblem
    plan: RoutePlan
    verdict: tuple[str, ...] = ()
    also: frozenset[str] = frozenset()


def story(
    tells: str, problem: RouteProblem, plan: RoutePlan, *verdict: str, also: str = ""
) -> Story:
    """A story; `verdict` are the lines of the rule, like "10-09 A: words"."""
    return Story(tells, problem, plan, verdict, frozenset(also.split()))


def told(stories: Iterable[Story]) -> Callable[..., Any]:
    """Runs a test on every story; the id is the story's sentence."""
    return pytest.mark.parametrize("told", [pytest.param(s, id=s.tells) for s in stories])


def verdict_on(problem: RouteProblem, plan: RoutePlan, rule: str) -> list[str]:
    """What the rule's check says; "-" where it names no date."""
    return [
        f"{f'{v.date:%m-%d}' if v.date else '-'} {v.where}: {v.text}"
        for v in ROUTES.rules[rule].check(problem, plan)
    ]


def hear(told: Story, rule: str) -> None:
    """The rule says exactly this, and judge and oracle name the same broken rules."""
    assert verdict_on(told.problem, told.plan, rule) == list(told.verdict)
    expected = told.also | ({rule} if told.verdict else frozenset())
    broken = judge_routes(told.problem, told.plan).violations
    assert {violation.rule for violation in broken} == expected
    assert all(violation.amount > 0 for violation in broken)
    assert oracle.violated(told.problem, told.plan) == expected


@dataclass(frozen=True)
class Bill:
    """A plan, the units that it pays for by what they are, and their cost in price units."""

    tells: str
    problem: RouteProblem
    plan: RoutePlan
    cost: int
    units: Mapping[str, int]


def bill(tells: str, problem: RouteProblem, plan: RoutePlan, cost: int, **units: int) -> Bill:
    return Bill(tells, problem, plan, cost, units)


def billed(bills: Iterable[Bill]) -> Callable[..., Any]:
    """Runs a test on every bill; the id is the bill's sentence."""
    return pytest.mark.parametrize("billed", [pytest.param(b, id=b.tells) for b in bills])


def settle(billed: Bill, goal: str) -> None:
    """The goal counts these units, and judge and oracle agree on their cost and on the whole."""
    problem, plan = billed.problem, billed.plan
    counted: Counter[str] = Counter()
    for amount in ROUTES.goals[goal].measure(problem, plan):
        assert amount.goal == goal
        counted[amount.what] += amount.units
    assert {what: units for what, units in counted.items() if units} == dict(billed.units)
    verdict, costs = judge_routes(problem, plan), oracle.costs(problem, plan)
    assert verdict.cost_of(goal) == billed.cost == costs.get(goal, 0)
    assert verdict.objective == sum(costs.values())

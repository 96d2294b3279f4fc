"""Judge and brute force read docs/routes-semantics.md the same way on tiny route problems."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from optimizer.routes.judge import judge_routes
from optimizer.routes.rulebook import ROUTES
from tests.routes import oracle
from tests.routes.trials import PROBLEMS, bad, good

if TYPE_CHECKING:
    from optimizer.solving.verdict import Verdict

CHUNKS = [range(first, first + 16) for first in range(0, PROBLEMS, 16)]


def chunk_name(seeds: range) -> str:
    return f"from_{seeds.start}"


def costs_of(verdict: Verdict) -> dict[str, int]:
    found: Counter[str] = Counter()
    for amount in verdict.amounts:
        found[amount.goal] += amount.cost
    return {goal: cost for goal, cost in found.items() if cost}


@pytest.mark.parametrize("seeds", CHUNKS, ids=chunk_name)
def test_the_judge_accepts_what_brute_force_makes_at_its_price(seeds: range) -> None:
    for seed in seeds:
        for cost, told in good(seed):
            verdict = judge_routes(told.problem, told.plan)
            assert verdict.violations == (), (seed, told.plan)
            assert verdict.objective == cost == sum(told.costs.values()), (seed, told.plan)
            assert told.broken == set(), (seed, told.plan)


@pytest.mark.parametrize("seeds", CHUNKS, ids=chunk_name)
def test_judge_and_oracle_see_the_same_faults_and_costs_in_bad_plans(seeds: range) -> None:
    for seed in seeds:
        for told in bad(seed):
            verdict = judge_routes(told.problem, told.plan)
            faults = {violation.rule for violation in verdict.violations}
            assert faults == told.broken, (seed, told.problem, told.plan)
            assert costs_of(verdict) == told.costs, (seed, told.problem, told.plan)


def test_the_bad_plans_break_each_rule_alone_and_pay_for_each_goal() -> None:
    plans = [told for seed in range(PROBLEMS) for told in bad(seed)]
    alone = Counter(min(told.broken) for told in plans if len(told.broken) == 1)
    priced = Counter(goal for told in plans for goal in told.costs)
    assert len(plans) > 5000
    assert set(alone) == set(oracle.RULES) == set(ROUTES.rules)
    assert min(alone.values()) >= 20
    assert set(priced) == set(oracle.GOALS) == set(ROUTES.goals)
    assert min(priced.values()) >= 300


def test_the_best_plans_pay_for_each_goal_and_a_few_problems_have_no_plan() -> None:
    firsts = [good(seed)[:1] for seed in range(PROBLEMS)]
    priced = Counter(goal for first in firsts for _, told in first for goal in told.costs)
    assert set(priced) == set(ROUTES.goals)
    assert 0 < sum(not first for first in firsts) < PROBLEMS / 6

"""The engine finds what brute force finds on tiny problems, proves it, and repeats itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from optimizer.routes.judge import judge_routes
from optimizer.routes.planning import solve
from optimizer.routes.planning.solve import solve_routes
from optimizer.routes.search.columns_plan import columns_of
from optimizer.routes.search.construction import first_come_first_served, nearest_next
from optimizer.routes.search.ortools_routing import routing_plans
from optimizer.routes.search.pool import Pool
from optimizer.routes.search.search import Search
from optimizer.routes.timing.arrays import tables_of, turns_of
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from tests.routes import oracle
from tests.routes.draw import problem

if TYPE_CHECKING:
    from optimizer.routes.plan.plan import RoutePlan
    from optimizer.routes.problem import RouteProblem

EFFORT = Effort(limit_s=5, reproducible=True)
SEARCH_S, SEARCHED = 0.3, 40
CHUNKS = [range(first, first + 20) for first in range(0, 160, 20)]


def best_cost(drawn: RouteProblem) -> int | None:
    found = oracle.best(drawn)
    return found[0] if found else None


def ids(seeds: range) -> str:
    return f"from_{seeds.start}"


@pytest.mark.parametrize("seeds", CHUNKS, ids=ids)
def test_tiny_problems_are_solved_to_the_optimum_of_brute_force(seeds: range) -> None:
    for seed in seeds:
        drawn = problem(seed)
        best, found = best_cost(drawn), solve_routes(drawn, EFFORT)
        assert found.status == (Status.INFEASIBLE if best is None else Status.OPTIMAL), seed
        assert found.objective == best, seed
        assert best is None or found.bound == best, seed
        if found.plan is not None:
            verdict = judge_routes(drawn, found.plan)
            assert verdict.violations == (), seed
            assert verdict.objective == best, seed


def test_the_search_finds_nearly_all_of_these_optima_by_itself() -> None:
    missed = []
    for seed in range(SEARCHED):
        drawn = problem(seed)
        tables, turns = tables_of(drawn), turns_of(drawn)
        search = Search(tables, turns, Pool(tables, 100), 1)
        search.run(SEARCH_S, 4.0, EFFORT, lambda _: None)
        best = best_cost(drawn)
        if best is None:
            assert not search.has_plan, seed
        else:
            assert search.cost >= best, seed
            missed += [seed] if search.cost > best else []
    assert len(missed) <= SEARCHED // 20


@pytest.fixture
def larger(monkeypatch: pytest.MonkeyPatch) -> RouteProblem:
    """A problem that is not solved by writing down every route."""
    monkeypatch.setattr(solve, "FEW", 1)
    return problem(4)


def test_all_steps_together_give_a_legal_plan_and_the_same_one_again(
    larger: RouteProblem,
) -> None:
    effort = Effort(limit_s=1, reproducible=True)
    first, again = solve_routes(larger, effort), solve_routes(larger, effort)
    assert first.plan is not None
    assert judge_routes(larger, first.plan).violations == ()
    assert (first.plan, first.objective) == (again.plan, again.objective)
    assert first.objective == best_cost(larger)


def test_a_start_plan_is_never_made_worse(larger: RouteProblem) -> None:
    start = oracle.best(larger)
    assert start is not None
    found = solve_routes(larger, Effort(limit_s=0.1, reproducible=True), start[1])
    assert found.objective == start[0]


@pytest.mark.parametrize("plan_of", [nearest_next, first_come_first_served])
def test_simple_plans_are_legal_but_for_promises_and_never_better(plan_of: object) -> None:
    assert callable(plan_of)
    for seed in range(40):
        drawn = problem(seed)
        plan: RoutePlan = plan_of(drawn)
        verdict = judge_routes(drawn, plan)
        assert {one.rule for one in verdict.violations} <= {"promised_visits", "frozen"}, seed
        best = best_cost(drawn)
        assert verdict.violations or (best is not None and verdict.objective >= best), seed


def test_the_routing_model_makes_routes_that_can_be_driven() -> None:
    for seed in range(8):
        drawn = problem(seed)
        tables = tables_of(drawn)
        plans = routing_plans(tables, EFFORT)
        named = [
            (drawn.shifts[shift].id, [drawn.visits[visit].id for visit in visits])
            for shift, visits in (plans[-1] if plans else ())
        ]
        assert len(columns_of(drawn, tables, named)) == len(named), seed

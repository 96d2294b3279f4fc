"""Single days by themselves: what is proven of them is true, and a worse day is made better."""

from __future__ import annotations

from dataclasses import replace

import pytest

from optimizer.routes.days.prove_days import prove_days
from optimizer.routes.judge import judge_routes
from optimizer.routes.plan.plan import LeftOut, RoutePlan
from optimizer.routes.planning.solve import solve_routes
from optimizer.routes.problem import RouteProblem
from optimizer.routes.rules.sub_district_turn import unmet_turns
from optimizer.routes.search.columns_plan import cost_of_plan
from optimizer.solving.effort import Effort
from tests.routes import draw, oracle

EFFORT = Effort(limit_s=20, reproducible=True)
SEEDS = range(80)


def without_the_last_route(problem: RouteProblem, plan: RoutePlan) -> RoutePlan | None:
    """A worse plan, if what the route makes may be left out."""
    gone = {stop.visit for stop in plan.routes[-1].stops} if plan.routes else set()
    if not gone or any(problem.visit[v].required or problem.visit[v].is_standing for v in gone):
        return None
    if {one.visit for one in problem.frozen} & gone:
        return None
    left_out = tuple(sorted((*plan.left_out, *map(LeftOut, gone))))
    worse = RoutePlan(plan.routes[:-1], left_out)
    return replace(worse, unmet_turns=unmet_turns(problem, worse))


def best(seed: int) -> tuple[RouteProblem, RoutePlan] | None:
    problem = draw.problem(seed)
    found = oracle.best(problem)
    return None if found is None else (problem, found[1])


def test_in_an_optimal_plan_every_day_is_proven_the_best_and_stays():
    for problem, plan in filter(None, map(best, SEEDS)):
        same, days = prove_days(problem, plan, EFFORT)
        assert cost_of_plan(problem, same) == cost_of_plan(problem, plan)
        assert [day.shift for day in days] == sorted(problem.shift)
        assert all(day.is_proven for day in days)


def test_a_day_that_could_make_more_is_made_better_and_stays_legal():
    better = 0
    for problem, plan in filter(None, map(best, SEEDS)):
        worse = without_the_last_route(problem, plan)
        if worse is None or not judge_routes(problem, worse).is_legal:
            continue
        found, _ = prove_days(problem, worse, EFFORT)
        assert judge_routes(problem, found).is_legal
        assert cost_of_plan(problem, plan) <= cost_of_plan(problem, found)
        better += cost_of_plan(problem, found) < cost_of_plan(problem, worse)
    assert better >= 20


def test_without_time_nothing_is_claimed():
    problem, plan = next(filter(None, map(best, SEEDS)))
    assert prove_days(problem, plan, Effort(limit_s=0)) == (plan, ())


@pytest.mark.parametrize("seed", [4, 11])
def test_a_solve_tells_what_is_proven_of_its_days(seed: int):
    problem = draw.problem(seed)
    solved = solve_routes(problem, EFFORT)
    assert {day.shift for day in solved.days} == set(problem.shift)
    assert all(day.bound <= day.objective for day in solved.days)
    assert all(0 <= day.candidates <= len(problem.visits) for day in solved.days)

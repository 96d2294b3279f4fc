"""Bounds at once, PyVRP's routes and the steps of a solve, beside brute force on tiny problems."""

from dataclasses import replace

import pytest

from optimizer.routes.judge import judge_routes
from optimizer.routes.lower_bound.assignment_bound import assignment_bound
from optimizer.routes.lower_bound.restricted_master import Column
from optimizer.routes.lower_bound.subset_row_cuts import violated
from optimizer.routes.planning import solve
from optimizer.routes.planning.solve import solve_routes
from optimizer.routes.search.columns_plan import priced
from optimizer.routes.search.enumeration import every_route
from optimizer.routes.search.pyvrp_model import is_plain, pyvrp_routes
from optimizer.routes.timing.arrays import tables_of, turns_of
from optimizer.routes.timing.time_line import TimeLine
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from tests.routes import draw, oracle

SOON = Effort(limit_s=0.05, reproducible=True)


def test_the_legs_never_prove_too_much_and_mostly_something():
    proven = 0
    for seed in range(1000, 1150):
        problem = draw.problem(seed)
        best = oracle.best(problem)
        if best is not None:
            bound = assignment_bound(tables_of(problem))
            assert bound <= best[0], seed
            proven += bound > 0
    assert proven > 50


def test_routes_of_pyvrp_can_mostly_be_driven():
    met = driven = 0
    for seed in range(60):
        tables = tables_of(draw.problem(seed))
        best, routes = pyvrp_routes(tables, SOON)
        met += len(routes)
        driven += len(priced(tables, routes))
        assert all(shift < len(tables.shifts) for shift, _ in best)
    assert driven > 0.8 * met > 0


def test_the_line_of_time_is_shorter_by_the_meal():
    problem = draw.problem(3)
    shift = replace(problem.shifts[0], start_s=30_600, end_s=61_200, overtime_max_s=0, meal_s=1_800)
    line = TimeLine(tables_of(replace(problem, shifts=(shift,))), [0])
    assert line.at(0, 61_200) - line.at(0, 30_600) == 30_600 - 1_800
    assert line.at(0, 36_000) - line.at(0, 30_600) == 5_400


def test_a_problem_with_meals_is_not_plain():
    problem = next(p for p in map(draw.problem, range(200)) if any(s.meal_s for s in p.shifts))
    assert not is_plain(tables_of(problem), turns_of(problem))


@pytest.mark.parametrize("seeds", [range(first, first + 10) for first in range(0, 40, 10)])
def test_every_step_keeps_to_brute_force(seeds, monkeypatch):
    """Without the list of all routes: proofs of single shifts, search, PyVRP, bound and choice."""
    monkeypatch.setattr(solve, "FEW", 0)
    for seed in seeds:
        problem = draw.problem(seed)
        best, found = oracle.best(problem), solve_routes(problem, Effort(limit_s=0.3))
        if found.plan is None:
            continue
        assert best is not None
        assert judge_routes(problem, found.plan).is_legal
        assert found.bound <= best[0] <= found.objective, seed
        is_best = found.bound == found.objective
        assert found.status is (Status.OPTIMAL if is_best else Status.FEASIBLE)


def test_three_visits_shared_out_by_halves_are_cut():
    halves = [(Column(0, pair, 1), 0.5) for pair in ((0, 1), (1, 2), (0, 2))]
    assert violated(halves, []) == [(0, 1, 2)]
    assert violated(halves, [(0, 1, 2)]) == []


def test_whole_routes_are_not_cut():
    assert violated([(Column(0, (0, 1), 1), 1.0), (Column(0, (2,), 1), 1.0)], []) == []


def test_all_routes_are_known_to_the_pool_of_a_tiny_problem():
    tables = tables_of(draw.problem(3))
    known = every_route(tables, 20_000)
    assert known is not None
    sets = {(column.shift, tuple(sorted(column.visits))) for column in known.columns()}
    _, met = pyvrp_routes(tables, SOON)
    twin = known.twin
    driven = priced(tables, met)
    assert {(twin[one.shift], tuple(sorted(one.visits))) for one in driven} <= sets

"""The lower bound of column generation: never above the optimum, mostly equal to it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
import pytest

from optimizer.routes.lower_bound.clock import Clock
from optimizer.routes.lower_bound.column_generation import Bound, Proof, lower_bound
from optimizer.routes.lower_bound.forward_labels import Duals
from optimizer.routes.lower_bound.lagrangian_bound import proven
from optimizer.routes.lower_bound.network import classes_of, shortest
from optimizer.routes.lower_bound.restricted_master import Column
from optimizer.routes.lower_bound.shift_classes import ShiftClasses
from optimizer.routes.lower_bound.unavoidable import unavoidable
from optimizer.routes.problem import RouteProblem
from optimizer.routes.rulebook import ROUTES
from optimizer.routes.search.enumeration import every_route
from optimizer.routes.timing.arrays import MUST, VISIT, tables_of, turns_of
from optimizer.routes.timing.labels import IMPOSSIBLE
from optimizer.routes.timing.timing import best_route
from optimizer.solving.effort import Effort
from tests.routes import draw, oracle
from tests.routes.sample import problem, shift, visit
from tests.routes.trials import PROBLEMS, good

SEEDS = range(1000, 1150)
ENDLESS = Clock(Effort(limit_s=1e9))


def bound(problem: RouteProblem) -> Bound:
    return lower_bound(problem, effort=Effort(200))


def test_the_bound_is_below_the_optimum_and_mostly_equal_to_it():
    drawn = [draw.problem(seed) for seed in SEEDS]
    both = [(best[0], bound(p)) for p in drawn if (best := oracle.best(p)) is not None]
    assert [cost for cost, found in both if found.value > cost] == []
    assert all(found.is_converged for _, found in both)
    assert sum(found.value == cost for cost, found in both) >= 0.97 * len(both)


def test_any_prices_prove_a_bound():
    """Random prices, not those of a solved program: rounding cannot make a bound too high."""
    rng = np.random.default_rng(1)
    for seed in range(1000, 1060):
        problem = draw.problem(seed)
        best = oracle.best(problem)
        if best is None:
            continue
        tables, turns = tables_of(problem), turns_of(problem)
        classes = ShiftClasses(problem, tables)
        out = np.minimum(tables.visits[:, VISIT.left_out], 50_000)
        visit = (out * 7 * rng.random(len(out))).astype(np.int64)
        days = [int(tables.shifts[members[0], 9]) for members in classes.shifts]
        turn = {day: rng.integers(0, 60_000, turns.districts) for day in sorted(set(days))}
        none = np.zeros(len(out), np.int64), np.zeros(0, np.int64)
        duals = [Duals(7, visit, turn[day], *none) for day in days]
        least = [classes.search(f, dual, ENDLESS)[0] for f, dual in enumerate(duals)]
        assert proven(tables, turns, classes.shifts, duals, days, least) <= best[0]


def priced(seeds: Iterable[int]) -> Iterator[tuple[ShiftClasses, int, Duals, int]]:
    """Random prices and cuts: a class of shifts and the least reduced cost of its true routes."""
    rng = np.random.default_rng(2)
    for seed in seeds:
        tables = tables_of(problem := draw.problem(seed))
        every = every_route(tables, 20_000)
        if every is None:
            continue
        classes = ShiftClasses(problem, tables)
        out = np.minimum(tables.visits[:, VISIT.left_out], 40_000)
        visit = (out * 3 * rng.random(len(out))).astype(np.int64)
        turn = rng.integers(0, 30_000, len(problem.turns_of))
        cuts = [tuple(rng.permutation(len(out))[:3].tolist()) for _ in range(2 * (len(out) >= 3))]
        cuts_of = np.zeros(len(out), np.int64)
        for bit, cut in enumerate(cuts):
            cuts_of[list(cut)] |= 1 << bit
        duals = Duals(3, visit, turn, cuts_of, rng.integers(0, 90_000, len(cuts)))
        for number, members in enumerate(classes.shifts):
            own = [c for c in every.columns() if c.shift in members]
            costs = [classes.reduced(Column(number, c.visits, c.cost), duals, cuts) for c in own]
            yield classes, number, duals, min([0, *costs])


def test_the_cheapest_route_is_found_exactly_when_every_visit_is_remembered(monkeypatch):
    monkeypatch.setattr("optimizer.routes.lower_bound.shift_classes.NEAR", 20)
    for classes, number, duals, true in priced(range(1000, 1080)):
        assert classes.search(number, duals, ENDLESS)[0] == true
        for limit in (true, true + 1) if true else ():
            assert classes.search(number, duals._replace(limit=limit), ENDLESS)[0] == true


def test_forgotten_visits_make_the_cheapest_route_no_dearer(monkeypatch):
    monkeypatch.setattr("optimizer.routes.lower_bound.shift_classes.NEAR", 1)
    for classes, number, duals, true in priced(range(1000, 1200)):
        found = classes.search(number, duals, ENDLESS)[0]
        assert found is not None
        assert found <= true


def least_of(asked: RouteProblem, prices: list[int]) -> tuple[int | None, int]:
    """The least reduced cost found for the first shift, and that of all its routes."""
    tables, none = tables_of(asked), np.zeros(0, np.int64)
    classes, every = ShiftClasses(asked, tables), every_route(tables, 100)
    assert every is not None
    duals = Duals(1, np.array(prices), none, np.zeros(len(prices), np.int64), none)
    costs = [classes.reduced(Column(0, c.visits, c.cost), duals, []) for c in every.columns()]
    return classes.search(0, duals, ENDLESS)[0], min(costs)


def test_waiting_between_two_stays_of_the_second_half_is_priced():
    late = [visit("A", "2023-10-09 13:30-14:00"), visit("B", "2023-10-09 16:00-16:30")]
    found, true = least_of(problem([shift("mon")], late), [10**9, 10**9])
    assert found == true < -(10**9)


@pytest.mark.parametrize(
    ("x", "a", "first_b", "last_b"),
    [
        pytest.param("10:00-10:40", "14:10-14:50", "13:30-14:10", "14:50-15:30", id="rest"),
        pytest.param("15:00-15:40", "09:40-10:20", "09:00-09:40", "10:20-11:00", id="begin"),
    ],
)
def test_a_half_that_comes_back_to_a_visit_does_not_hide_a_lighter_one(
    x, a, first_b, last_b, monkeypatch
):
    """B, A and B again are too much load beside X; A being forgotten, that must not hide two."""
    monkeypatch.setattr("optimizer.routes.lower_bound.shift_classes.NEAR", 1)
    windows = {"X": [x], "A": [a], "B": [first_b, last_b]}
    stays = [visit(n, *(f"2023-10-09 {w}" for w in on), load=1) for n, on in windows.items()]
    found, true = least_of(problem([shift("mon", capacity=3)], stays), [10**9, 10**8, 10**8])
    assert found == true


def test_routes_met_can_be_driven_and_cost_what_timing_says():
    problem = draw.problem(1003)
    found = bound(problem)
    assert found.columns
    for number, visits in found.columns:
        assert len(set(visits)) == len(visits)
        assert best_route(problem, number, visits) is not None


def test_known_routes_change_the_work_not_the_bound():
    problem = draw.problem(1003)
    first = bound(problem)
    again = lower_bound(problem, first.columns, effort=Effort(20))
    assert (again.value, again.is_converged) == (first.value, True)
    assert again.rounds <= first.rounds


def test_a_proof_that_was_stopped_goes_on_to_the_same_bound():
    for seed in range(1000, 1010):
        asked = draw.problem(seed)
        whole, proof = bound(asked), Proof(asked)
        assert not proof.go_on(effort=Effort(0)).is_converged
        found = proof.go_on(effort=Effort(200))
        assert (found.value, found.is_converged) == (whole.value, True)
        assert proof.go_on(effort=Effort(200)) == found


def test_a_limit_still_gives_a_valid_bound():
    for seed in range(1000, 1020):
        problem = draw.problem(seed)
        best = oracle.best(problem)
        assert best is None or lower_bound(problem, effort=Effort(0)).value <= best[0]


@pytest.mark.parametrize(
    ("shifts", "left_out", "price"), [(["mon"], [], 0), ([], ["A"], 100_000), ([], [], 0)]
)
def test_without_visits_or_shifts_only_what_is_left_out_is_paid(shifts, left_out, price):
    stays = [visit(name, "2023-10-09 09:00-10:00", left_out_price=price) for name in left_out]
    found = bound(problem([shift(name) for name in shifts], stays))
    assert (found.value, found.is_converged) == (price, True)


def test_required_visits_that_fit_nowhere_make_the_bound_enormous():
    problem = draw.problem(1003)
    stuck = replace(problem.visits[0], required=True, windows=())
    assert bound(replace(problem, visits=(stuck, *problem.visits[1:]))).value > 10**6


def test_equal_shifts_are_priced_once():
    problem = draw.problem(1003)
    twin = replace(problem.shifts[0], id="twin", vehicle="other")
    tables = tables_of(replace(problem, shifts=(*problem.shifts, twin), frozen=()))
    assert (0, len(problem.shifts)) in classes_of(tables)


def test_a_detour_in_the_matrix_is_no_reason_to_give_a_visit_up():
    assert shortest(np.array([[0, 9, 1], [9, 0, 1], [1, 1, 0]]))[0, 1] == 2


def test_prices_of_required_visits_stand_for_no_choice():
    tables = tables_of(draw.problem(1003))
    assert (tables.visits[:, VISIT.left_out] <= MUST).all()
    assert IMPOSSIBLE > MUST


def test_no_plan_pays_less_than_each_goal_s_own_bound():
    trials = [one for seed in range(0, PROBLEMS, 2) for _, one in good(seed)]
    least = [unavoidable(one.problem) for one in trials]
    assert any(sum(bounds.values()) for bounds in least)
    for one, bounds in zip(trials, least, strict=True):
        assert all(one.costs.get(goal, 0) >= bounds[goal] for goal in ROUTES.goals)


def test_a_visit_that_no_shift_can_make_is_paid_by_every_plan():
    asked = problem(
        [shift("mon")],
        [visit("A", "2023-10-10 09:00-10:00"), visit("B", "2023-10-09 09:00-10:00")],
    )
    assert unavoidable(asked)["left_out"] == asked.visits[0].left_out_price > 0
    assert set(unavoidable(asked)) == set(ROUTES.goals)

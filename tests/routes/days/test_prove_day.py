"""The proofs of single days: by labels and by CP-SAT, both against brute force."""

from dataclasses import replace

import pytest

from optimizer.routes.days import prove_day as day_model
from optimizer.routes.days.prove_day import prove_day
from optimizer.routes.days.prove_route import OneRoute
from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Solved
from optimizer.solving.status import Status
from tests.routes import draw, oracle

QUICK = Effort(limit_s=60)
SEEDS = range(120)


@pytest.fixture
def only_cp_sat(monkeypatch: pytest.MonkeyPatch) -> None:
    """Labels prove nothing, so that CP-SAT has to."""
    monkeypatch.setattr(day_model, "prove_route", lambda *_, **__: OneRoute((), 0, False))


def agrees(problem: RouteProblem, solved: Solved[RoutePlan]) -> bool:
    best = oracle.best(problem)
    if best is None:
        return (solved.status, solved.plan) == (Status.INFEASIBLE, None)
    assert solved.plan is not None
    cost, broken = (
        sum(oracle.costs(problem, solved.plan).values()),
        oracle.violated(problem, solved.plan),
    )
    return (solved.status, solved.objective, solved.bound, cost) == (
        Status.OPTIMAL,
        best[0],
        best[0],
        best[0],
    ) and not broken


def one_shift(seed: int) -> RouteProblem:
    problem = draw.problem(seed)
    first = problem.shifts[0]
    return replace(
        problem,
        shifts=(first,),
        frozen=tuple(one for one in problem.frozen if one.shift == first.id),
    )


@pytest.mark.usefixtures("only_cp_sat")
def test_cp_sat_proves_what_brute_force_finds():
    assert [s for s in SEEDS if not agrees(p := draw.problem(s), prove_day(p, effort=QUICK))] == []


@pytest.mark.usefixtures("only_cp_sat")
def test_cp_sat_proves_single_shifts():
    assert [s for s in range(60) if not agrees(p := one_shift(s), prove_day(p, effort=QUICK))] == []


def test_labels_prove_single_shifts():
    assert [s for s in SEEDS if not agrees(p := one_shift(s), prove_day(p, effort=QUICK))] == []


@pytest.mark.usefixtures("only_cp_sat")
def test_a_plan_to_begin_with_changes_no_result():
    for problem in map(draw.problem, range(20)):
        best = oracle.best(problem)
        start = None if best is None else best[1]
        assert agrees(problem, prove_day(problem, effort=QUICK, start=start))


@pytest.mark.usefixtures("only_cp_sat")
def test_a_known_bound_may_be_the_optimum():
    problem = draw.problem(4)
    cost = prove_day(problem, effort=QUICK).objective
    assert cost is not None
    assert prove_day(problem, effort=QUICK, known_bound=cost).objective == cost


@pytest.mark.usefixtures("only_cp_sat")
def test_without_time_there_is_no_plan_and_no_wrong_claim():
    solved = prove_day(draw.problem(4), effort=Effort(limit_s=0))
    assert solved.status in (Status.OUT_OF_TIME, Status.FEASIBLE)
    assert (solved.plan is None) == (solved.status == Status.OUT_OF_TIME)


def test_the_proof_is_reproducible():
    problem = draw.problem(4)
    effort = Effort(limit_s=20, reproducible=True)
    assert prove_day(problem, effort=effort).plan == prove_day(problem, effort=effort).plan

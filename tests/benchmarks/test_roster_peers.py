"""Peers get the whole model of a roster."""

from __future__ import annotations

import pytest

from benchmarks.peers.roster import by_goals, cp_sat, highs
from optimizer.roster.cp_sat.solve import cost_of, is_legal
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from tests.roster.rules.ward import FRI, MON, SAT, early, late, noon, somebody, tiny, weekend
from tests.roster.test_ward import Tiny, fortnight

EFFORT = Effort(limit_s=20, workers=4)


def hall():
    """Three people, meals, backups, fairness and a weekend."""
    people = [somebody(code) for code in ("a", "b", "c")]
    duties = [early(MON), noon(MON), late(MON), late(FRI), weekend(SAT)]
    return tiny(people, duties, days=[MON, FRI, SAT])


@pytest.mark.parametrize("engine", [by_goals, cp_sat, highs])
@pytest.mark.parametrize(
    "problem",
    [
        pytest.param(fortnight(weekend_minimum=2), id="ward"),
        pytest.param(hall(), id="hall"),
        pytest.param(Tiny(3).problem, id="random ward"),
    ],
)
def test_every_engine_answers_the_same_question(engine, problem):
    ours = by_goals(problem, EFFORT)
    found = engine(problem, EFFORT)
    assert found.status == ours.status == Status.OPTIMAL
    assert found.plan is not None
    assert is_legal(problem, found.plan)
    assert cost_of(problem, found.plan, None) == found.objective == ours.objective


def test_highs_says_so_when_nothing_is_possible():
    problem = Tiny(next(seed for seed in range(30) if Tiny(seed).best() is None)).problem
    assert highs(problem, EFFORT).status == Status.INFEASIBLE

"""Bounds of plans made hall by hall, against the best of all plans with whatever loans.

The whole question is small enough for one solve with everybody lending to everybody, which itself
agrees with brute force (`tests/roster/test_agreement.py`).
"""

from collections.abc import Callable
from typing import Self

import pytest

from optimizer.roster.cp_sat.solve import solve
from optimizer.roster.planning import plan_month
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.solving.effort import Effort
from optimizer.solving.process.run import Ran
from optimizer.solving.status import Status
from tests.roster.oracle.draft import THEMES
from tests.roster.oracle.tiny import tiny

EFFORT = Effort(limit_s=30, workers=1)
SHORT = Effort(limit_s=30, workers=1, seed=1)
ROSTERS = 120
CHUNKS = [range(first, first + 20) for first in range(0, ROSTERS, 20)]


class Inline:
    """A child that is this process: what it is asked it does at once."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        pass

    def run(self, job: Callable[..., object], *args: object, limit_s: float) -> Ran[object]:
        assert limit_s > 0
        return Ran("done", job(*args, report=None))


def lending(number: int) -> RosterProblem:
    return tiny(number * len(THEMES) + THEMES.index("lending"))


def best(problem: RosterProblem, goals: tuple[str, ...] | None = None) -> int | None:
    found = solve(problem, effort=EFFORT, goals=goals)
    assert found.status in (Status.OPTIMAL, Status.INFEASIBLE)
    return found.objective


@pytest.mark.parametrize("numbers", CHUNKS, ids=lambda numbers: f"from_{numbers.start}")
def test_no_plan_is_better_than_a_bound(numbers: range, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_month, "Child", Inline)
    for number in numbers:
        problem = lending(number)
        least = best(problem)
        found = plan_month.plan_roster_problem(problem, SHORT)
        assert (found.plan is None) == (least is None), number
        if least is None or found.objective is None:
            continue
        assert found.bound <= least <= found.objective, number
        for goal, bound in found.goal_bounds.items():
            assert bound <= (best(problem, (goal,)) if bound else 0), (number, goal)


def test_nearly_all_are_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_month, "Child", Inline)
    found = [plan_month.plan_roster_problem(lending(n), SHORT).status for n in range(1, 30)]
    assert found.count(Status.OPTIMAL) >= 25


def test_every_goal_has_a_bound() -> None:
    found = plan_month.plan_roster_problem(lending(1), SHORT)
    assert set(found.goal_bounds) == set(ROSTER.goals)

"""Bounds of plans made hall by hall, against the best of all plans with whatever loans.

The whole question is small enough for one solve with everybody lending to everybody, which itself
agrees with brute force (`tests/roster/test_agreement.py`).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Literal

import pytest

from optimizer.roster.cp_sat.solve import solve
from optimizer.roster.plan.entries import entries
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning import plan_month
from optimizer.roster.problem.entities import Pin
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from tests.roster.oracle.draft import THEMES
from tests.roster.oracle.tiny import tiny
from tests.roster.planning.inline import Inline

EFFORT = Effort(limit_s=30, workers=1)
SHORT = Effort(limit_s=30, workers=1, seed=1)
ROSTERS = 120
CHUNKS = [range(first, first + 20) for first in range(0, ROSTERS, 20)]


def drawn(number: int, theme: str = "lending") -> RosterProblem:
    return tiny(number * len(THEMES) + THEMES.index(theme))


def best(problem: RosterProblem, goals: tuple[str, ...] | None = None) -> int | None:
    found = solve(problem, effort=EFFORT, goals=goals)
    assert found.status in (Status.OPTIMAL, Status.INFEASIBLE)
    return found.objective


def roles_of(plan: RosterPlan) -> list[tuple[str, date, str, Literal["holder", "backup"], str]]:
    held = [(*a.key, "holder", code) for a in plan.assignments for code in a.holders]
    return held + [(*a.key, "backup", a.backup) for a in plan.assignments if a.backup]


def published(problem: RosterProblem, plan: RosterPlan) -> RosterProblem:
    """The same question after its best plan was handed out, guests and all."""
    return replace(problem, published=entries(problem, plan))


def pinned(problem: RosterProblem, plan: RosterPlan) -> RosterProblem:
    """The same question with everybody who serves another hall fixed there."""
    foreign = {
        Pin(role, code, day, slot, hall)
        for hall, day, slot, role, code in roles_of(plan)
        if problem.person[code].hall != hall
    }
    return replace(problem, pins=tuple(sorted({*problem.pins, *foreign})))


def agrees(problem: RosterProblem, number: int) -> None:
    """Plan, bound and bounds of goals beside the best of all plans."""
    least = best(problem)
    found = plan_month.plan_roster_problem(problem, SHORT)
    assert (found.plan is None) == (least is None), number
    if least is None or found.objective is None:
        return
    assert found.bound <= least <= found.objective, number
    for goal, bound in found.goal_bounds.items():
        assert bound <= (best(problem, (goal,)) if bound else 0), (number, goal)


@pytest.mark.parametrize("numbers", CHUNKS, ids=lambda numbers: f"from_{numbers.start}")
def test_no_plan_is_better_than_a_bound(numbers: range, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_month, "Children", Inline)
    for number in numbers:
        agrees(drawn(number), number)


@pytest.mark.parametrize("theme", ["lending", "neighbours"])
@pytest.mark.parametrize("after", [published, pinned])
def test_nor_when_guests_were_published_or_are_pinned(
    after: Callable[..., RosterProblem], theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_month, "Children", Inline)
    linked = 0
    for number in range(60):
        problem = drawn(number, theme)
        plan = solve(problem, effort=EFFORT).plan
        halls = {(problem.person[r[4]].hall, r[0]) for r in roles_of(plan)} if plan else set()
        if plan and any(home != hall for home, hall in halls):
            agrees(after(problem, plan), number)
            linked += 1
    assert linked > 10


def test_nearly_all_are_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_month, "Children", Inline)
    found = [plan_month.plan_roster_problem(drawn(n), SHORT).status for n in range(1, 30)]
    assert found.count(Status.OPTIMAL) + found.count(Status.INFEASIBLE) >= 27


def test_every_goal_has_a_bound() -> None:
    found = plan_month.plan_roster_problem(drawn(1), SHORT)
    assert set(found.goal_bounds) == set(ROSTER.goals)

"""Who could take over a place: verdict and price are the whole judge's, and the oracle's."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Literal

import pytest

from optimizer.roster.cp_sat.solve import solve
from optimizer.roster.explain.remedies import without
from optimizer.roster.explain.who_could import Candidate, PostHalf, applied, for_duty, for_post
from optimizer.roster.judge import judge
from optimizer.roster.plan.entries import entries
from optimizer.scenario.schema.fields import HALF_DAYS
from optimizer.solving.effort import Effort
from tests.roster.oracle import roster
from tests.roster.oracle.convert import costs_of, plan_of, question_of
from tests.roster.oracle.tiny import tiny

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.roster.explain.assignment_move import Addition
    from optimizer.roster.plan.plan import RosterPlan
    from optimizer.roster.problem.problem import RosterProblem

ROSTERS = range(160)
ROLES: tuple[Literal["holder", "backup"], ...] = ("holder", "backup")
CHUNKS = [range(first, first + 20) for first in ROSTERS[::20]]


@cache
def solved(seed: int) -> tuple[RosterProblem, RosterPlan] | None:
    """A tiny roster with its plan, which every second time was handed out as it is."""
    problem = tiny(seed)
    plan = solve(problem, effort=Effort(limit_s=60, workers=1)).plan
    if plan is None:
        return None
    known = entries(problem, plan) if seed % 2 else problem.published
    return replace(problem, published=known), plan


def found(seeds: range) -> Iterator[tuple[RosterProblem, RosterPlan, Candidate]]:
    """Everybody near two duties and a post of each roster."""
    for problem, plan in filter(None, map(solved, seeds)):
        for duty in problem.open_duties[:3]:
            for role in ROLES[: 1 + duty.wants_backup]:
                for one in for_duty(problem, plan, duty, role).candidates:
                    yield problem, plan, one


def agree(problem: RosterProblem, plan: RosterPlan, one: Candidate, *steps: Addition) -> None:
    """Whole judge, oracle and candidate say the same."""
    changed = applied(problem, plan, *steps)
    before, after = judge(problem, plan), judge(problem, changed)
    question = question_of(problem)
    was, now = (roster.costs(question, plan_of(each)) for each in (plan, changed))
    assert roster.violated(question, plan_of(changed)) == {v.rule for v in after.violations}
    assert costs_of(after.amounts) == now
    if one.broken is None:
        assert after.violations == ()
        assert one.price == after.objective - before.objective
        assert one.price == sum(now.values()) - sum(was.values())
        for goal, points in one.parts.items():
            assert points == after.cost_of(goal) - before.cost_of(goal), goal
    else:
        assert one.broken in after.violations


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_judge_and_oracle_agree_with_every_candidate(seeds: range) -> None:
    for problem, plan, one in found(seeds):
        assert one.added is not None
        agree(problem, plan, one, one.added)
        if one.backup is not None:
            both = {
                goal: one.parts.get(goal, 0) + one.backup.parts.get(goal, 0)
                for goal in {*one.parts, *one.backup.parts}
            }
            assert one.backup.added is not None
            agree(problem, plan, replace(one, parts=both), one.added, one.backup.added)


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_the_price_with_comp_time_taken_back_is_the_judge_s(seeds: range) -> None:
    for problem, plan, one in found(seeds):
        if one.added is None or one.eased is None:
            continue
        less = applied(problem, without(problem, plan, one.losses), one.added)
        before, after = judge(problem, plan), judge(problem, less)
        assert after.violations == ()
        assert sum(one.eased.values()) == after.objective - before.objective
        assert {loss.kind for loss in one.losses} == {"comp"}


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_the_judge_agrees_with_everybody_who_might_be_at_a_post(seeds: range) -> None:
    for problem, plan in filter(None, map(solved, seeds)):
        for post in problem.posts[:2]:
            for day, half in product(problem.workdays[:2], HALF_DAYS):
                away = {**problem.away, (post.holder, day, half): "leave"}
                alone = replace(problem, away=away)  # type: ignore[arg-type]
                before = judge(alone, applied(alone, plan))
                for one in for_post(problem, plan, PostHalf(post, day, half)).candidates:
                    if one.added is None:
                        assert (one.broken is None, one.parts) in ((True, {}), (False, {}))
                        continue
                    after = judge(alone, applied(alone, plan, one.added))
                    new = {*after.violations} - {*before.violations}
                    if one.broken is None:
                        assert not new
                        assert one.price == after.objective - before.objective
                    else:
                        assert one.broken in new


def test_the_random_candidates_are_of_every_kind() -> None:
    kinds = {
        (
            one.broken.rule if one.broken else None,
            one.steps_up and one.broken is None,
            one.backup is not None,
        )
        for _, _, one in found(ROSTERS)
    }
    assert {(None, False, False), (None, True, False), (None, True, True)} <= kinds
    rules = {"backup_pair", "comp_time", "rest_between_days", "meal_break", "pinned"}
    assert rules <= {rule for rule, *_ in kinds}

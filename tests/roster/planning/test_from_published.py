"""A repair: what is left of the published plan is its floor, and an unchanged question keeps it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from optimizer.roster.cp_sat.solve import solve
from optimizer.roster.goals.changes import changed_days
from optimizer.roster.judge import judge
from optimizer.roster.plan.entries import day_changes, entries
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning import plan_month
from optimizer.roster.planning.from_published import what_is_left
from optimizer.roster.planning.run import Ended
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import HALF_DAYS
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from tests.roster.oracle import roster
from tests.roster.oracle.convert import question_of
from tests.roster.oracle.tiny import THEMES, tiny
from tests.roster.planning.test_no_bound_is_beaten import Inline

EFFORT = Effort(limit_s=30, workers=1, seed=1)
SEEDS = range(6 * len(THEMES))


def handed_out() -> Iterator[tuple[int, RosterProblem, RosterPlan]]:
    """Questions after their best plan was published."""
    for seed in SEEDS:
        problem = replace(tiny(seed), published=None)
        plan = solve(problem, effort=EFFORT).plan
        if plan is not None:
            yield seed, replace(problem, published=entries(problem, plan)), plan


def ill(problem: RosterProblem, seed: int) -> RosterProblem:
    """Somebody falls ill for a day; what was fixed about them is no longer."""
    person = problem.people[seed % len(problem.people)].code
    day = problem.days[seed % len(problem.days)]
    away = dict(problem.away) | {(person, day, half): "leave" for half in HALF_DAYS}
    return replace(problem, away=away, pins=())


def test_an_unchanged_question_keeps_its_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_month, "Children", Inline)
    for seed, problem, plan in handed_out():
        found = plan_month.plan_roster_problem(problem, EFFORT)
        assert found.plan is not None, seed
        assert day_changes(problem, found.plan) == (), seed
        assert entries(problem, found.plan) == entries(problem, plan), seed


def test_a_repair_is_what_brute_force_finds_and_no_worse_than_what_is_left() -> None:
    repaired = worse = 0
    for seed, known, _ in handed_out():
        problem = ill(known, seed)
        found = solve(problem, effort=EFFORT)
        best = roster.best(question_of(problem))
        assert found.objective == (best and best[0]), seed
        left = what_is_left(problem, EFFORT)
        if found.plan is not None and left is not None:
            verdict = judge(problem, left)
            assert verdict.is_legal, seed
            assert found.objective is not None
            assert found.objective <= verdict.objective, seed
            repaired += bool(changed_days(problem, found.plan))
            worse += found.objective < verdict.objective
    assert repaired > 25
    assert worse > 5


def test_without_time_what_is_left_is_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the stages do, or if they end without any plan."""
    monkeypatch.setattr(plan_month, "Children", Inline)

    def end(run: object) -> None:
        del run
        raise Ended(Status.OUT_OF_TIME)

    for stages in ((end,), (plan_month.first_plans,)):
        monkeypatch.setattr(plan_month, "STAGES", stages)
        for seed, known, _ in list(handed_out())[:20]:
            problem = ill(known, seed)
            left, found = (
                what_is_left(problem, EFFORT),
                plan_month.plan_roster_problem(problem, EFFORT),
            )
            if left is not None:
                assert found.status.has_plan, seed
                assert found.objective is not None
                assert found.objective <= judge(problem, left).objective, seed


def test_what_is_left_lets_backups_step_up_and_decides_nothing_else() -> None:
    stepped = 0
    for seed, known, _ in handed_out():
        problem = ill(known, seed)
        left = what_is_left(problem, EFFORT)
        if left is None or problem.published is None:
            continue
        new = {e for e in entries(problem, left) - problem.published if e.kind != "meal"}
        assert {e.kind for e in new} <= {"holder"}, seed
        assert {e._replace(kind="backup") for e in new} <= problem.published, seed
        stepped += bool(new)
    assert stepped > 2

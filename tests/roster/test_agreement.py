"""Solver, judge and brute force read docs/roster-semantics.md the same way on tiny rosters."""

from __future__ import annotations

import ast
from functools import cache
from math import inf
from random import Random
from typing import TYPE_CHECKING

import pytest

from optimizer.roster.cp_sat.solve import solve
from optimizer.roster.judge import judge
from optimizer.roster.plan.plan import RosterPlan
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Solved
from optimizer.solving.status import Status
from tests.roster.oracle import roster
from tests.roster.oracle.case import Case, Record
from tests.roster.oracle.convert import costs_of, plan_of, question_of
from tests.roster.oracle.handmade import HANDMADE, Question
from tests.roster.oracle.mutations import random_bad_plans
from tests.roster.oracle.search import Search
from tests.roster.oracle.tiny import THEMES, tiny

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EFFORT = Effort(limit_s=30, workers=1)
ROSTERS = 16 * len(THEMES)
BAD_PLANS_EACH = 12
MOST_PLANS = 800
CHUNKS = [range(first, first + 8) for first in range(0, ROSTERS, 8)]


def chunk_name(seeds: range) -> str:
    return f"from_{seeds.start}"


@cache
def solved(seed: int) -> Solved[RosterPlan]:
    return solve(tiny(seed), effort=EFFORT)


def below_a_unit_more(found: Solved[RosterPlan]) -> float:
    """Brute force then finds any cheaper plan, one of this price, or none at all."""
    return inf if found.objective is None else found.objective + 1


def tried_out(seed: int) -> tuple[int, tuple[int, Record] | None]:
    """A roster of the seed's theme small enough to try all its plans, and the best of them."""
    while True:
        try:
            below = below_a_unit_more(solved(seed))
            return seed, roster.best(question_of(tiny(seed)), below, MOST_PLANS)
        except roster.TooMany:
            seed += ROSTERS


@pytest.mark.parametrize("seeds", CHUNKS, ids=chunk_name)
def test_the_solver_finds_what_brute_force_finds(seeds: range) -> None:
    for first in seeds:
        seed, best = tried_out(first)
        found = solved(seed)
        assert found.status == (Status.OPTIMAL if best else Status.INFEASIBLE), seed
        assert (found.objective, found.bound) == ((best[0], best[0]) if best else (None, 0)), seed


@pytest.mark.parametrize("seeds", CHUNKS, ids=chunk_name)
def test_the_judge_accepts_the_solvers_plan_at_its_price(seeds: range) -> None:
    for seed in seeds:
        found = solved(seed)
        if found.plan is not None:
            verdict = judge(tiny(seed), found.plan)
            assert verdict.violations == (), seed
            assert verdict.objective == found.objective, seed


@pytest.mark.parametrize("seeds", CHUNKS, ids=chunk_name)
def test_judge_and_oracle_see_the_same_faults_in_bad_plans(seeds: range) -> None:
    for seed in seeds:
        problem, start = tiny(seed), solved(seed).plan or RosterPlan()
        question = question_of(problem)
        for bad in random_bad_plans(problem, start, Random(seed), BAD_PLANS_EACH):
            verdict, plan = judge(problem, bad), plan_of(bad)
            faults = {violation.rule for violation in verdict.violations}
            assert faults == roster.violated(question, plan), (seed, bad)
            assert costs_of(verdict.amounts) == roster.costs(question, plan), (seed, bad)


@pytest.mark.parametrize("make", HANDMADE, ids=lambda make: make.__name__)
def test_all_three_agree_on_what_was_made_by_hand(make: Callable[[], Question]) -> None:
    problem, made = make()
    asked, plan, verdict = question_of(problem), plan_of(made), judge(problem, made)
    assert {violation.rule for violation in verdict.violations} == roster.violated(asked, plan)
    assert costs_of(verdict.amounts) == roster.costs(asked, plan)
    found = solve(problem, effort=EFFORT)
    best = roster.best(asked, below_a_unit_more(found))
    assert found.objective == (best and best[0])


def test_the_random_rosters_break_every_rule_and_price_every_goal_somewhere() -> None:
    faults: set[str] = set()
    priced: set[str] = set()
    for seed in range(ROSTERS):
        problem, start = tiny(seed), solved(seed).plan or RosterPlan()
        question = question_of(problem)
        for bad in random_bad_plans(problem, start, Random(seed), 3):
            faults |= roster.violated(question, plan_of(bad))
            priced |= set(roster.costs(question, plan_of(bad)))
    assert faults == set(roster.RULES)
    assert priced == set(roster.GOALS)


@pytest.mark.parametrize("seed", [6, 7, 9, 19, 22, 33, 34, 43])
def test_leaving_branches_early_loses_no_better_plan(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = question_of(tiny(seed))
    quick = roster.best(question)
    monkeypatch.setattr("tests.roster.oracle.search.breaks_for_good", lambda *_, **__: False)
    monkeypatch.setattr("tests.roster.oracle.choices.is_livable", lambda *_: True)
    monkeypatch.setattr(Search, "sure_price", lambda *_: 0)
    monkeypatch.setattr(Search, "unfilled_price", lambda *_: 0)
    slow = Search(Case(question)).run()
    monkeypatch.undo()
    assert (quick and quick[0]) == (slow and slow[0])
    if slow is not None:
        price, _ = slow
        assert roster.best(question, price) is None
        found = roster.best(question, price + 1)
        assert found is not None
        assert found[0] == price


def test_the_oracle_shares_nothing_with_the_product(root: Path) -> None:
    random = {"draft.py", "draw_duties.py", "draw_people.py", "mutations.py", "tiny.py"}
    may_know_it = {"convert.py", "handmade.py", *random}
    paths = sorted((root / "tests" / "roster" / "oracle").glob("*.py"))
    assert paths
    for path in paths:
        imported = {name.split(".")[0] for name in imports(path)}
        assert "optimizer" not in imported or path.name in may_know_it, path.name
        inside = {name for name in imports(path) if name.startswith("tests.roster.oracle.")}
        if path.name not in may_know_it:
            assert not inside & {f"tests.roster.oracle.{name[:-3]}" for name in may_know_it}, (
                path.name
            )


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        if isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found

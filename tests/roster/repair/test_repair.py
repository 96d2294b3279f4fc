"""Repairs of small rosters: fewest shortages, then fewest changed days, then the lowest price.

The whole question is small enough for one solve after the other, which agree with brute force.
"""

from dataclasses import replace
from functools import cache
from random import Random

import pytest

from optimizer.roster.cp_sat.solve import solve
from optimizer.roster.goals import changes, shortages
from optimizer.roster.judge import judge
from optimizer.roster.plan.entries import day_changes, entries
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.from_published import what_is_left
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.repair import repair as module
from optimizer.roster.repair.aims import CHANGES, DAY, REST, SHORTAGES, Aim, aim_of, counting
from optimizer.roster.repair.outcome import RepairOutcome
from optimizer.roster.repair.repair import repair
from optimizer.scenario.schema.fields import HALF_DAYS
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from tests.roster.oracle import roster
from tests.roster.oracle.convert import plan_of, question_of
from tests.roster.oracle.tiny import tiny
from tests.roster.planning.inline import Inline

EFFORT = Effort(limit_s=60, workers=1)
ROSTERS = 160
MOST_PLANS = 800
DEAR = 10**6
"""More than all of the lighter kind cost together."""
CHUNKS = [range(first, first + 20) for first in range(0, ROSTERS, 20)]


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "Children", Inline)


@cache
def published(seed: int) -> tuple[RosterProblem, RosterPlan] | None:
    """A random question after its best plan was handed out."""
    problem = replace(tiny(seed), published=None, pins=())
    plan = solve(problem, effort=EFFORT).plan
    return None if plan is None else (replace(problem, published=entries(problem, plan)), plan)


def happened(problem: RosterProblem, seed: int) -> RosterProblem:
    """Somebody falls ill for a date, two do, or a duty falls away."""
    rng = Random(seed)
    what = rng.random()
    if what < 0.2 and problem.duties:
        gone = rng.choice(problem.duties)
        return replace(problem, duties=tuple(duty for duty in problem.duties if duty != gone))
    away = dict(problem.away)
    for _ in range(2 if what > 0.7 else 1):
        who, day = rng.choice(problem.people).code, rng.choice(problem.days)
        away |= {(who, day, half): "leave" for half in HALF_DAYS}
    return replace(problem, away=away)


@cache
def repaired(seed: int) -> tuple[RosterProblem, RepairOutcome] | None:
    """The question after something happened, and its repair."""
    known = published(seed)
    if known is None:
        return None
    problem = happened(known[0], seed)
    return problem, repair(problem, known[1], EFFORT)


def best(problem: RosterProblem) -> Aim | None:
    """The best repair of all, halls and loans together."""
    counted, at_most, found = counting(problem), {}, []
    for goals in ((SHORTAGES,), (CHANGES,), REST):
        solved = solve(counted, effort=EFFORT, goals=goals, at_most=at_most)
        assert solved.status in (Status.OPTIMAL, Status.INFEASIBLE)
        if solved.objective is None:
            return None
        found.append(solved.objective)
        at_most = dict(zip((SHORTAGES, CHANGES), found, strict=False))
    return Aim(*found)


@pytest.mark.parametrize("seeds", CHUNKS, ids=lambda seeds: f"from_{seeds.start}")
def test_no_repair_is_better(seeds: range) -> None:
    for seed in seeds:
        known = repaired(seed)
        if known is None:
            continue
        problem, found = known
        least = best(problem)
        assert (found.plan is None) == (least is None), seed
        if found.plan is not None and least is not None:
            assert judge(problem, found.plan).is_legal, seed
            agrees(found, aim_of(problem, found.plan), least, seed)


def agrees(found: RepairOutcome, aim: Aim, least: Aim, seed: int) -> None:
    """As good as the best; what was empty in a hall that nothing happened to may stay so."""
    assert found.plan is not None
    if any(short.hall not in found.concerned for short in found.plan.shortages):
        assert aim >= least, seed
        return
    assert aim == least, seed
    assert found.changed_bound * DAY <= least.weight, seed
    if found.status is Status.OPTIMAL:
        assert found.changed_bound * DAY == least.weight, seed
        assert found.bound == found.objective, seed


def test_most_repairs_are_proven() -> None:
    found = [known[1] for seed in range(40) if (known := repaired(seed))]
    assert sum(one.status is Status.OPTIMAL for one in found) > 0.9 * len(found)


@pytest.mark.parametrize("seed", range(0, 160, 2))
def test_brute_force_finds_no_fewer_changes(seed: int) -> None:
    known = repaired(seed)
    if known is None:
        return
    problem, found = known
    if found.plan is None or any(s.hall not in found.concerned for s in found.plan.shortages):
        return
    aim = aim_of(problem, found.plan)
    question = question_of(weighed(problem))
    price = aim.shortages * DEAR * DEAR + aim.weight // DAY * DEAR + aim.rest - aim.shortages
    try:
        cheaper = roster.best(question, price, MOST_PLANS)
    except roster.TooMany:
        return
    assert cheaper is None, seed
    assert sum(roster.costs(question, plan_of(found.plan)).values()) == price, seed


def weighed(problem: RosterProblem) -> RosterProblem:
    """The question with a shortage dearer than all changes, and a change than all else."""
    old = problem.settings_of(changes.Settings)
    places = problem.settings_of(shortages.Settings)
    dear = {name: price * DEAR * DEAR for name, price in places.model_dump().items()}
    goals = {
        CHANGES: old.model_copy(update={"person_day": DEAR}),
        SHORTAGES: places.model_copy(update=dear),
    }
    return replace(problem, goals={**problem.goals, **goals})


def test_nothing_happened_nothing_changes() -> None:
    for seed in range(60):
        known = published(seed)
        if known is not None:
            found = repair(*known, EFFORT)
            assert found.plan is not None
            assert day_changes(known[0], found.plan) == (), seed
            assert (found.status, found.changed_bound) == (Status.OPTIMAL, 0), seed


def test_without_time_a_repair_is_never_worse_than_what_is_left() -> None:
    for seed in range(40):
        known = published(seed)
        if known is None:
            continue
        problem = happened(known[0], seed)
        found = repair(problem, known[1], Effort(limit_s=0.01, workers=1))
        left = what_is_left(problem, EFFORT)
        if left is not None:
            assert found.plan is not None, seed
            assert aim_of(problem, found.plan) <= aim_of(problem, left), seed

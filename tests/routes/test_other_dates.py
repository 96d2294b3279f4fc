"""Of a part of the dates: solver, judge and brute force agree on turns, done and passed visits."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from optimizer.routes.days.prove_day import DayModel, prove_day
from optimizer.routes.explain.left_out import explained
from optimizer.routes.judge import judge_routes
from optimizer.routes.plan.plan import LeftOut, Stop
from optimizer.routes.planning import solve
from optimizer.routes.planning.solve import solve_routes
from optimizer.routes.rules.site_hours import has_passed
from optimizer.solving.cp_sat import run, solver_for
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from tests.routes import oracle
from tests.routes.parts import part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.routes.plan.plan import RoutePlan
    from optimizer.routes.problem import RouteProblem

EFFORT = Effort(limit_s=5, reproducible=True)
PARTS = 128
CHUNKS = [range(first, first + 16) for first in range(0, PARTS, 16)]


@cache
def known(seed: int) -> tuple[RouteProblem, tuple[int, RoutePlan] | None]:
    asked = part(seed)
    return asked, oracle.best(asked)


def broken(asked: RouteProblem, made: RoutePlan) -> set[str]:
    """The rules that a plan breaks: judge and oracle see the same ones."""
    found = {violation.rule for violation in judge_routes(asked, made).violations}
    assert found == oracle.violated(asked, made)
    return found


@pytest.mark.parametrize("seeds", CHUNKS, ids=lambda seeds: f"from_{seeds.start}")
def test_solver_judge_and_brute_force_agree(seeds: range) -> None:
    for seed in seeds:
        asked, best = known(seed)
        found = solve_routes(asked, EFFORT)
        assert found.status == (Status.INFEASIBLE if best is None else Status.OPTIMAL), seed
        if best is not None and found.plan is not None:
            assert found.objective == found.bound == best[0], seed
            assert broken(asked, best[1]) == broken(asked, found.plan) == set(), seed
            assert judge_routes(asked, found.plan).objective == best[0], seed


def test_a_single_shift_is_proven_by_labels_and_by_cp_sat_alike() -> None:
    alone = [one for one in map(known, range(PARTS)) if one[1] and len(one[0].shifts) == 1]
    assert len(alone) > 16
    for asked, best in alone:
        model, solver = DayModel(asked), solver_for(EFFORT)
        assert run(solver, model.cp) is Status.OPTIMAL
        by_labels = prove_day(asked, effort=EFFORT).objective
        assert round(solver.objective_value) == by_labels == best[0]


def test_search_and_bound_by_column_generation_agree_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solve, "FEW", 1)
    for seed in range(0, PARTS, 5):
        asked, best = known(seed)
        found = solve_routes(asked, Effort(limit_s=0.5, reproducible=True))
        if best is not None:
            assert found.bound <= best[0], seed
            assert found.objective is None or found.objective >= best[0], seed


def driven_again(asked: RouteProblem, made: RoutePlan) -> Iterator[RoutePlan]:
    """The plan with one more stay, of a visit that other dates have."""
    for one in asked.elsewhere:
        for route in made.routes:
            last = route.stops[-1].end_s
            stops = (*route.stops, Stop(one.visit, last, last, last))
            yield replace(made, routes=(replace(route, stops=stops),))


def test_what_other_dates_have_is_not_driven_again() -> None:
    tried = 0
    for seed in range(PARTS):
        asked, best = known(seed)
        for made in driven_again(asked, best[1]) if best else ():
            assert broken(asked, made) == {"frozen"}, seed
            tried += 1
    assert tried > PARTS / 4


def test_a_visit_whose_time_has_passed_is_listed_and_has_its_reason() -> None:
    codes: Counter[str] = Counter()
    for seed in range(PARTS):
        asked, best = known(seed)
        for visit in asked.visits if best else ():
            if not has_passed(asked, visit):
                continue
            made = best[1]
            assert visit.id in {entry.visit for entry in made.left_out}, seed
            hidden = tuple(entry for entry in made.left_out if entry.visit != visit.id)
            assert broken(asked, replace(made, left_out=hidden)) == {"promised_visits"}, seed
            entry, found = explained(asked, made, visit.id)
            assert entry.code == "passed", seed
            if found is not None:
                assert not oracle.violated(found.relaxation.problem, found.plan), seed
                codes[found.relaxation.kind] += 1
    assert set(codes) == {"time", "anything"}
    assert min(codes.values()) > 3


def test_what_other_dates_have_is_not_left_out_here() -> None:
    for seed in range(PARTS):
        asked, best = known(seed)
        for one in asked.elsewhere if best else ():
            listed = (*best[1].left_out, LeftOut(one.visit))
            assert broken(asked, replace(best[1], left_out=listed)) == {"promised_visits"}, seed


def test_the_parts_have_weeks_in_which_other_days_matter() -> None:
    changed = 0
    for seed in range(PARTS):
        asked, best = known(seed)
        alone = oracle.best(replace(asked, other_days={}))
        changed += best is not None and alone is not None and best[0] != alone[0]
    assert changed > PARTS / 4

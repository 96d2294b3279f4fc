"""No plan is shown in which an addition that its own reasons call cheaper is left undone."""

from dataclasses import replace
from random import Random

import pytest

from optimizer.roster.cp_sat.solve import solve
from optimizer.roster.explain.reason_codes import NOT_TRIED, PAYS
from optimizer.roster.explain.vacancies import with_reasons
from optimizer.roster.judge import judge
from optimizer.roster.plan.merge import merge
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.fill_vacancies import with_vacancies_filled
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.effort import Effort
from tests.roster.oracle.draft import THEMES
from tests.roster.oracle.tiny import tiny

EFFORT = Effort(limit_s=30, workers=1)


def emptied(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    """The plan without some who hold or back up a duty or are lent, as when time runs out."""
    fewer = [
        replace(a, holders=() if rng.random() < 0.3 else a.holders)
        if rng.random() < 0.5
        else replace(a, backup=None if rng.random() < 0.3 else a.backup)
        for a in plan.assignments
    ]
    loans = tuple(loan for loan in plan.loans if rng.random() < 0.5)
    return merge(problem, [replace(plan, assignments=tuple(fewer), loans=loans)])


@pytest.mark.parametrize("theme", ["lending", "neighbours"])
def test_what_pays_is_done_until_nothing_does(theme: str) -> None:
    filled = 0
    for number in range(40):
        problem = tiny(number * len(THEMES) + THEMES.index(theme))
        best = solve(problem, effort=EFFORT).plan
        plan = emptied(problem, best, Random(number)) if best else None
        before = judge(problem, plan) if plan else None
        if plan is None or before is None or not before.is_legal:
            continue
        after, verdict = with_vacancies_filled(problem, plan, before, 1000)
        assert judge(problem, after) == verdict
        assert verdict.is_legal
        assert verdict.objective <= before.objective
        filled += verdict.objective < before.objective
        told = [code for s in with_reasons(problem, after).shortages for _, code in s.reasons]
        assert not [code for code in told if code.startswith((PAYS, NOT_TRIED))]
    assert filled > 10


def test_who_was_not_tried_in_time_is_told_so() -> None:
    codes = set()
    for number in range(30):
        problem = tiny(number)
        plan = solve(problem, effort=EFFORT).plan
        found = with_reasons(problem, plan, limit_s=-1.0).shortages if plan else ()
        codes |= {code for short in found for _, code in short.reasons}
    assert NOT_TRIED in codes

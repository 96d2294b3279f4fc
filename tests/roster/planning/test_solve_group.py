"""A group's plan and bound, against one solve of the whole objective without any stages."""

from dataclasses import replace

import pytest

from optimizer.roster.cp_sat.solve import cost_of, solve
from optimizer.roster.goals import shortages
from optimizer.roster.planning.solve_group import solve_group
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from tests.roster.oracle.tiny import tiny

EFFORT = Effort(limit_s=60, workers=1)
CHEAP = shortages.Settings(**dict.fromkeys(shortages.Settings.model_fields, 1))
"""More shortages than are needed often cost less than what they save."""


def with_cheap_shortages(problem: RosterProblem) -> RosterProblem:
    return replace(problem, goals={**problem.goals, shortages.NAME: CHEAP})


@pytest.mark.parametrize("is_first", [True, False])
def test_no_bound_is_beaten_where_more_shortages_cost_less(is_first: bool) -> None:
    paid = 0
    for number in range(80):
        problem = with_cheap_shortages(tiny(number))
        best = solve(problem, effort=EFFORT)
        found = solve_group(problem, EFFORT, None, {}, is_first=is_first)
        if best.objective is None:
            assert found.plan is None, number
            continue
        assert best.status is Status.OPTIMAL
        assert found.bound <= best.objective, number
        assert found.objective is not None, number
        assert best.objective <= found.objective, number
        assert is_first or found.status is Status.OPTIMAL, number
        fewest = solve(problem, effort=EFFORT, goals=(shortages.NAME,)).objective
        assert best.plan is not None
        assert fewest is not None
        paid += cost_of(problem, best.plan, (shortages.NAME,)) > fewest
    assert paid > 10


def test_what_goals_cost_at_least_takes_no_plan_away_and_cheaper_ones_are_refused() -> None:
    priced = 0
    for number in range(40):
        problem = tiny(number)
        best = solve(problem, effort=EFFORT)
        if best.plan is None:
            continue
        alone = {name: solve(problem, effort=EFFORT, goals=(name,)).bound for name in ROSTER.goals}
        told = solve(problem, effort=EFFORT, at_least=alone)
        assert (told.status, told.objective) == (Status.OPTIMAL, best.objective), number
        paid = {name: cost_of(problem, best.plan, (name,)) for name in ROSTER.goals}
        dearest = max(paid, key=paid.__getitem__)
        if paid[dearest] > alone[dearest]:
            priced += 1
            floor = {dearest: paid[dearest] + 1}
            dearer = solve(problem, effort=EFFORT, at_least=floor)
            assert dearer.objective is None or dearer.objective >= best.objective, number
    assert priced > 3


def test_what_is_known_of_plans_with_the_fewest_shortages_is_not_held_against_others() -> None:
    """As in a later round, which begins with a plan and the bounds that the earlier ones proved."""
    cheaper = 0
    for number in range(80):
        problem = with_cheap_shortages(tiny(number))
        best = solve(problem, effort=EFFORT)
        fewest = solve(problem, effort=EFFORT, goals=(shortages.NAME,))
        if best.objective is None or fewest.objective is None:
            continue
        cap = {shortages.NAME: fewest.objective}
        start = solve(problem, effort=EFFORT, at_most=cap)
        known = cap | {
            name: solve(problem, effort=EFFORT, goals=(name,), at_most=cap).bound
            for name in ROSTER.goals
            if name != shortages.NAME
        }
        found = solve_group(problem, EFFORT, start.plan, known)
        assert found.bound <= best.objective, number
        assert found.objective == best.objective, number
        assert start.objective is not None
        cheaper += best.objective < start.objective
    assert cheaper > 10

"""Every goal of the folder is priced by every engine, as the judge prices it.

Nothing is left to choose in the problem, and its only plan pays for every goal: so when a goal
becomes dearer, each engine must tell exactly so much more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from ortools.sat.python import cp_model

from optimizer.routes.days.prove_day import DayModel
from optimizer.routes.days.prove_route import prove_route
from optimizer.routes.judge import judge_routes
from optimizer.routes.lower_bound.column_generation import lower_bound
from optimizer.routes.plan.plan import RoutePlan, UnmetTurn
from optimizer.routes.problem import RouteProblem, Told
from optimizer.routes.rulebook import ROUTES
from optimizer.routes.search.enumeration import every_route
from optimizer.routes.search.pool import Pool
from optimizer.routes.search.search import Search
from optimizer.routes.search.set_partitioning import SetPartitioning
from optimizer.routes.timing.arrays import tables_of, turns_of
from optimizer.solving.effort import Effort
from tests.routes import oracle
from tests.routes.sample import MON, at, plan, problem, route, shift, visit

EFFORT = Effort(limit_s=5, reproducible=True)

ASKED = problem(
    [shift("mon")],
    [
        visit("A", "2023-10-09 10:00-10:30", required=True, by=(MON, "08:30")),
        visit("B", "2023-10-09 17:00-17:30", required=True),
        visit("C", "2023-10-10 10:00-10:30"),
    ],
    told=(Told("A", MON, at("14:00")),),
    turns_of=("north",),
    sub_district_turn={"visits_per_week": 5},
)
"""A is late and no longer at its time, B is after hours with a wait before, C has no van."""
MADE: RoutePlan = replace(
    plan(route("mon", "09:50", "A 10:00-10:30", "B 10:40 17:00-17:30", back="17:40"), left_out="C"),
    unmet_turns=(UnmetTurn("north", MON, 1),),
)


def searched(asked: RouteProblem) -> int:
    """The arrays of ruin and recreate."""
    tables, turns = tables_of(asked), turns_of(asked)
    search = Search(tables, turns, Pool(tables, 100), 1)
    search.run(0.1, 1.0, EFFORT, lambda _: None)
    return search.cost


def chosen(asked: RouteProblem) -> int:
    """Set partitioning over every route."""
    tables = tables_of(asked)
    pool = every_route(tables, 100)
    assert pool is not None
    return SetPartitioning(tables, turns_of(asked), pool.columns()).solve(EFFORT).bound


def labelled(asked: RouteProblem) -> int:
    """The labels of a single shift."""
    return prove_route(asked, EFFORT).bound


def bounded(asked: RouteProblem) -> int:
    """Column generation."""
    return lower_bound(asked, effort=EFFORT).value


def circled(asked: RouteProblem) -> int:
    """CP-SAT's circuit of a day."""
    model, solver = DayModel(asked), cp_model.CpSolver()
    assert solver.solve(model.cp) == cp_model.OPTIMAL
    return round(solver.objective_value)


def by_hand(asked: RouteProblem) -> int:
    """The oracle's brute force."""
    best = oracle.best(asked)
    assert best is not None
    return best[0]


ENGINES: list[Callable[[RouteProblem], int]] = [
    searched,
    chosen,
    labelled,
    bounded,
    circled,
    by_hand,
]


def dearer(asked: RouteProblem, goal: str) -> RouteProblem:
    """The same with twice the prices of a goal; a visit carries its own price of leaving it out."""
    twice = {name: 2 * price for name, price in asked.goals[goal] if name != "tolerance_min"}
    goals = {**asked.goals, goal: asked.goals[goal].model_copy(update=twice)}
    if goal != "left_out":
        return replace(asked, goals=goals)
    visits = (replace(one, left_out_price=2 * one.left_out_price) for one in asked.visits)
    return replace(asked, goals=goals, visits=tuple(visits))


def test_the_plan_pays_for_every_goal() -> None:
    verdict = judge_routes(ASKED, MADE)
    assert verdict.is_legal, verdict.said("en")
    assert [goal for goal in ROUTES.goals if not verdict.cost_of(goal)] == []


@pytest.mark.parametrize("goal", ROUTES.goals)
@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.__name__)
def test_a_dearer_goal_costs_so_much_more(engine: Callable[[RouteProblem], int], goal: str) -> None:
    now, then = judge_routes(ASKED, MADE), judge_routes(dearer(ASKED, goal), MADE)
    assert then.objective == now.objective + now.cost_of(goal)
    assert engine(ASKED) == now.objective
    assert engine(dearer(ASKED, goal)) == then.objective


def test_the_page_says_where_each_goal_is_priced(root: Path) -> None:
    page = (root / "docs" / "routes-semantics.md").read_text(encoding="utf-8")
    section = page.split("## Where each goal is priced")[1].split("\n## ")[0]
    rows = {line.split("|")[1].strip() for line in section.splitlines() if line.startswith("|")}
    assert set(ROUTES.goals) <= rows

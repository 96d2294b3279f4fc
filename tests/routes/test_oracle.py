"""The brute force itself: against a blunter one, by hand, and for its independence."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from optimizer.routes.plan.plan import UnmetTurn
from tests.routes import oracle
from tests.routes.coarse import STEP_S, on_the_grid
from tests.routes.draw import problem as drawn
from tests.routes.oracle.grid import cheapest_on_grid
from tests.routes.sample import MON, fixed, plan, problem, route, shift, stop_of, visit

if TYPE_CHECKING:
    from pathlib import Path

    from optimizer.routes.plan.plan import RoutePlan
    from optimizer.routes.problem import RouteProblem

GRID_SEEDS = [1, 12, 29, 39, 49, 51, 75, 79, 89, 99, 118, 121, 162, 248, 266, 298, 305, 382, 456]
"""Chosen so that each thing that could be wrong with the oracle's times changes some optimum."""


@pytest.mark.parametrize("seed", GRID_SEEDS)
def test_no_plan_on_a_grid_of_times_is_cheaper_than_the_oracles_best(seed: int) -> None:
    coarse = on_the_grid(drawn(seed))
    best = oracle.best(coarse)
    assert cheapest_on_grid(coarse, STEP_S) == (best and best[0])


ROUTE_HOME = route("mon", "08:50", "A 09:00-09:30", back="09:40")
BY_HAND: dict[str, tuple[RouteProblem, int, RoutePlan]] = {
    "the latest departure waits least": (
        problem([shift("mon")], [visit("A", "09:00-09:30")]),
        2 * 1200,
        plan(ROUTE_HOME),
    ),
    "the meal interrupts the way": (
        problem(
            [shift("mon", hours="10:30-15:00", meal=30)],
            [visit("A", "12:00-12:30")],
            travel_min=60,
            crew_meal={"hours": "11:00-11:30"},
        ),
        2 * 7200,
        plan(route("mon", "10:30", "A 12:00-12:30", back="13:30", meal="11:00")),
    ),
    "waiting for the second visit": (
        problem([shift("mon")], [visit("A", "09:00-09:30"), visit("B", "10:00-10:30")]),
        2 * 1800 + 1200,
        plan(route("mon", "08:50", "A 09:00-09:30", "B 09:40 10:00-10:30", back="10:40")),
    ),
    "a stop that no turn needs is not made": (
        problem([shift("mon")], [visit("A", "09:00-09:30"), stop_of("S", place="A")]),
        2 * 1200,
        plan(ROUTE_HOME),
    ),
    "overtime dearer than the visit": (
        problem([shift("mon")], [visit("A", "17:00-17:30", left_out_price=11_999)]),
        11_999,
        plan(left_out="A"),
    ),
    "overtime cheaper than the visit": (
        problem([shift("mon")], [visit("A", "17:00-17:30", left_out_price=12_001)]),
        2 * 1200 + 4 * 2400,
        plan(route("mon", "16:50", "A 17:00-17:30", back="17:40")),
    ),
    "a turn that is not worth the way": (
        problem(
            [shift("mon")],
            [stop_of("S", sub_district="north")],
            turns_of=("north",),
            sub_district_turn={"visits_per_week": 5},
            unmet_turns={"turn": 2399},
        ),
        2399,
        plan(unmet=[UnmetTurn("north", MON, 1)]),
    ),
}


@pytest.mark.parametrize("name", BY_HAND)
def test_the_best_plan_is_known_by_hand(name: str) -> None:
    asked, cost, made = BY_HAND[name]
    assert oracle.best(asked) == (cost, made)


@pytest.mark.parametrize(
    "asked",
    [
        problem([shift("mon")], [visit("A", "07:00-08:39", required=True)]),
        problem([shift("mon")], [visit("A", "09:00-10:00")], frozen=(fixed("A", "mon", "09:31"),)),
        problem([shift("mon")], [visit("A")], frozen=(fixed("Z", "mon", "09:00"),)),
        problem([shift("mon", hours="08:30-09:00", overtime_max_s=0)], [visit("A", required=True)]),
        problem([], [visit("A", required=True)]),
    ],
)
def test_no_plan_is_legal(asked: RouteProblem) -> None:
    assert oracle.best(asked) is None


def test_the_oracle_shares_nothing_with_the_product(root: Path) -> None:
    may_make_plans, allowed = (
        {"__init__.py", "grid.py"},
        {"optimizer.routes.plan.plan", "optimizer.routes.problem"},
    )
    readings = {"settings_of", "leg_s", "stay_s", "weeks", "dates", "index", "stop_of", "to_frame"}
    for path in sorted((root / "tests" / "routes" / "oracle").glob("*.py")):
        nodes = [*ast.walk(ast.parse(path.read_text("utf-8")))]
        imported = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
        imported |= {x.name for node in nodes if isinstance(node, ast.Import) for x in node.names}
        product = {name for name in imported if name.startswith("optimizer")}
        assert product <= (allowed if path.name in may_make_plans else set()), path.name
        assert not any(
            name.startswith("tests.routes.") and ".oracle" not in name for name in imported
        )
        read = {
            node.attr
            for node in nodes
            if isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id in ("problem", "plan")
        }
        assert not read & readings, path.name

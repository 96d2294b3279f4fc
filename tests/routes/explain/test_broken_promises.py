"""Why no plan exists: the promises and fixed visits that clash are named, and no others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from optimizer.routes.explain.broken_promises import broken_promises
from optimizer.routes.planning.plan_routes import plan_routes_problem
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from tests.routes import oracle
from tests.routes.draw import problem as drawn
from tests.routes.sample import MON, TUE, fixed, problem, shift, visit

if TYPE_CHECKING:
    from optimizer.routes.problem import RouteProblem, Visit


def promised(name: str, span: str, **more: Any) -> Visit:
    return visit(name, f"2023-10-{span}", required=True, **more)


NINE, TEN, LATE = "09 09:00-10:00", "09 09:30-10:30", "09 15:00-16:00"
A, B, C = promised("A", NINE, minutes=40), promised("B", TEN, minutes=45), promised("C", LATE)

STORIES: dict[str, tuple[RouteProblem, list[str]]] = {
    "all can be kept": (problem([shift("mon")], [A, C]), []),
    "two clash, a third does not matter": (
        problem([shift("mon")], [A, B, C]),
        [
            "2023-10-09: the van cannot keep all of these: A (promised: 2023-10-09 09:00-10:00), "
            "B (promised: 2023-10-09 09:30-10:30)"
        ],
    ),
    "two vans can keep both": (problem([shift("mon"), shift("too")], [A, B, C]), []),
    "three clash of which any two can be kept": (
        problem(
            [shift("mon")],
            [promised(name, "09 09:00-11:00", minutes=30) for name in ("A", "B", "C")],
            travel_min=20,
        ),
        [
            "2023-10-09: the van cannot keep all of these: "
            + ", ".join(f"{name} (promised: 2023-10-09 09:00-11:00)" for name in ("A", "B", "C"))
        ],
    ),
    "what is open does not clash": (
        problem([shift("mon")], [replace(A, required=False), B, C]),
        [],
    ),
    "nobody goes out that day": (
        problem([shift("mon")], [A, promised("Z", "10 09:00-10:00")]),
        ["Z (promised: 2023-10-10 09:00-10:00): no van goes out on any date it allows"],
    ),
    "nobody goes out at all": (
        problem([], [A]),
        ["A (promised: 2023-10-09 09:00-10:00): no van goes out on any date it allows"],
    ),
    "no officer can do it": (
        problem([shift("mon")], [replace(A, items=frozenset({"food"}))]),
        ["A (promised: 2023-10-09 09:00-10:00): no crew of its dates can do its items"],
    ),
    "the van is not there in time": (
        problem([shift("mon")], [A], travel_min=60),
        [
            "A (promised: 2023-10-09 09:00-10:00): no van can be there in time and back, even "
            "with nothing else to do"
        ],
    ),
    "a fixed visit clashes with a promise": (
        problem(
            [shift("mon"), shift("too")],
            [visit("F", minutes=90), A, C],
            frozen=(fixed("F", "mon", "09:00"), fixed("A", "mon", "09:10")),
        ),
        [
            "2023-10-09: the van cannot keep all of these: F (fixed: mon 09:00), "
            "A (fixed: mon 09:10)"
        ],
    ),
    "a fixed visit that is not open then": (
        problem(
            [shift("mon")],
            [visit("F", "2023-10-09 09:00-10:00")],
            frozen=(fixed("F", "mon", "09:31"),),
        ),
        ["F (fixed: mon 09:31): none of its windows is long enough while a van is out"],
    ),
    "a fixed visit whose van stays at home": (
        problem([shift("mon")], [visit("F")], frozen=(fixed("F", "tue", "09:00"),)),
        ["F (fixed: tue 09:00): no van goes out on any date it allows"],
    ),
    "something fixed that is no visit": (
        problem([shift("mon")], [A], frozen=(fixed("X", "mon", "09:00"),)),
        ["X is fixed on mon, but is no visit"],
    ),
    "clashes of two days are both told": (
        problem(
            [shift("mon"), shift("tue", TUE)],
            [A, B, *(promised(n, "10 09:00-10:00", minutes=40) for n in ("G", "H"))],
        ),
        [
            "2023-10-09: the van cannot keep all of these: A (promised: 2023-10-09 09:00-10:00), "
            "B (promised: 2023-10-09 09:30-10:30)",
            "2023-10-10: the van cannot keep all of these: G (promised: 2023-10-10 09:00-10:00), "
            "H (promised: 2023-10-10 09:00-10:00)",
        ],
    ),
    "a promise that may be kept on either day": (
        problem(
            [shift("mon"), shift("tue", TUE)],
            [A, visit("B", "2023-10-09 09:00-09:40", "2023-10-10 09:00-09:40", required=True)],
        ),
        [],
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_the_fewest_that_clash_are_named(name: str) -> None:
    asked, lines = STORIES[name]
    assert [clash.said("en") for clash in broken_promises(asked)] == lines
    assert (oracle.best(asked) is None) == bool(lines)


def test_clashes_are_told_in_chinese_too() -> None:
    (told,) = broken_promises(STORIES["two clash, a third does not matter"][0])
    a, b = "A（约定：2023-10-09 09:00-10:00）", "B（约定：2023-10-09 09:30-10:30）"
    assert told.said("zh") == f"2023-10-09：无法同时兑现：{a}、{b}"


def test_something_is_named_exactly_when_the_oracle_finds_no_plan() -> None:
    """Random problems with two more promises, so that many have no plan."""
    without_plan = 0
    for seed in range(60):
        asked = drawn(seed)
        musts = tuple(replace(v, required=True, is_standing=False) for v in asked.visits[:3])
        asked = replace(asked, visits=(*musts, *asked.visits[3:]))
        none = oracle.best(asked) is None
        assert bool(broken_promises(asked)) == none, seed
        without_plan += none
    assert 10 < without_plan < 50


def test_a_plan_that_cannot_exist_is_infeasible_with_the_clash_named() -> None:
    asked = problem([shift("mon", MON)], [A, B, C])
    found = plan_routes_problem(asked, Effort(limit_s=2))
    assert (found.status, found.plan) == (Status.INFEASIBLE, None)
    assert found.detail is not None
    assert "A (promised" in found.detail.said("en")
    assert "无法同时兑现" in found.detail.said("zh")


def test_clashing_promises_are_proven_even_where_the_search_proves_nothing() -> None:
    """So many visits that not every route is looked at."""
    crowd = [visit(f"v{n:02}", minutes=20) for n in range(12)]
    found = plan_routes_problem(problem([shift("mon")], [A, B, *crowd]), Effort(limit_s=1))
    assert found.status == Status.INFEASIBLE
    assert found.detail is not None
    assert "B (promised" in found.detail.said("en")

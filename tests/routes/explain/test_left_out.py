"""Why visits are left out: each reason and change by hand, and all against the oracle."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from optimizer.routes.explain.left_out import explained, with_left_out_reasons
from optimizer.routes.explain.reason_codes import CHANGES, CODES, UNEXPLAINED, wording
from optimizer.routes.judge import judge_routes
from optimizer.routes.plan.plan import LeftOut, RoutePlan
from tests.routes.sample import (
    TUE,
    WED,
    fixed,
    plan,
    problem,
    route,
    shift,
    visit,
    window,
)

if TYPE_CHECKING:
    from optimizer.routes.problem import RouteProblem

MORNING, TUESDAY = "2023-10-09 09:00-10:00", "2023-10-10 09:00-10:00"
EARLY = "2023-10-09 08:00-09:10"
BUSY = {"ways": {"A B": 60}, "travel_min": 10}
BUSY_PLAN = plan(route("mon", "08:50", "B 09:00-09:30", back="09:40"), left_out="A")


def told(asked: RouteProblem, made: RoutePlan, name: str = "A") -> LeftOut:
    """The reason told for one visit; the plan must be legal and stays as it is."""
    assert judge_routes(asked, made).is_legal
    after = with_left_out_reasons(asked, made)
    assert replace(after, left_out=()) == replace(made, left_out=())
    assert [entry.visit for entry in after.left_out] == [entry.visit for entry in made.left_out]
    return next(entry for entry in after.left_out if entry.visit == name)


def reason(code: str, change: str, cost: int | None, name: str = "A") -> tuple[Any, ...]:
    return name, code, change, cost


def shown(entry: LeftOut) -> tuple[Any, ...]:
    return entry.visit, entry.code, wording(entry.change).said("en"), entry.cost


BY_HAND: dict[str, tuple[RouteProblem, RoutePlan, tuple[Any, ...]]] = {
    "no van, one more van day": (
        problem([shift("mon")], [visit("A", TUESDAY, called_on=TUE), visit("B", MORNING)]),
        plan(route("mon", "08:50", "B 09:00-09:30", back="09:40"), left_out="A"),
        reason("no_van", "if a van goes out on 2023-10-10", 2400),
    ),
    "no van, another day is cheaper": (
        problem(
            [shift("wed", WED)],
            [
                visit("A", "2023-10-10 09:00-09:10", minutes=10),
                visit("B", "2023-10-11 09:00-10:00"),
            ],
            ways={"A B": 0},
        ),
        plan(route("wed", "08:50", "B 09:00-09:30", back="09:40"), left_out="A"),
        reason("no_van", "if 2023-10-11 08:50-09:00 suits the caller", 0),
    ),
    "its window has passed, today is fine": (
        replace(problem([shift("tue", TUE)], [visit("A", MORNING)]), first=TUE),
        plan(left_out="A"),
        reason("passed", "if 2023-10-10 08:40-09:10 suits the caller", 2400),
    ),
    "no van goes out later": (
        problem([], [visit("A", TUESDAY)]),
        plan(left_out="A"),
        reason("no_van", "", None),
    ),
    "nobody can do it, an officer could": (
        problem([shift("mon")], [visit("A", MORNING, items=frozenset({"food", "x"}))]),
        plan(left_out="A"),
        reason("no_item", "if an officer for food, x is on board of van on 2023-10-09", 2400),
    ),
    "only what is missing on board is asked for": (
        problem(
            [shift("mon", items=frozenset({"x"})), shift("tue", TUE, items=frozenset({"y"}))],
            [visit("A", MORNING, items=frozenset({"x", "y"}))],
        ),
        plan(left_out="A"),
        reason("no_item", "if an officer for y is on board of van on 2023-10-09", 2400),
    ),
    "nobody can do it, on another day somebody can": (
        problem(
            [shift("mon"), shift("tue", TUE, items=frozenset({"food"}))],
            [
                visit("A", MORNING, items=frozenset({"food"})),
                visit("B", "2023-10-10 09:11-10:00", items=frozenset({"food"})),
            ],
            ways={"A B": 1},
        ),
        plan(route("tue", "09:01", "B 09:11-09:41", back="09:51"), left_out="A"),
        reason("no_item", "if 2023-10-10 08:40-09:10 suits the caller", 120),
    ),
    "the van lacks something": (
        problem([shift("mon")], [visit("A", MORNING, equipment=frozenset({"printer"}))]),
        plan(left_out="A"),
        reason("no_equipment", "if van carries printer on 2023-10-09", 2400),
    ),
    "it opens too late": (
        problem([shift("mon")], [visit("A", "2023-10-09 17:45-18:15")]),
        plan(left_out="A"),
        reason("closed", "if 2023-10-09 08:40-09:10 suits the caller", 2400),
    ),
    "it is so far that the van comes back late": (
        problem(
            [shift("mon", hours="09:00-11:00", overtime_max_s=0)],
            [visit("A", "2023-10-09 09:00-12:00", minutes=30)],
            travel_min=60,
        ),
        plan(left_out="A"),
        reason("too_far", "if van may come back at 11:30 on 2023-10-09", 14_400 + 4 * 1800),
    ),
    "the crew could not eat": (
        problem([shift("mon", meal=30)], [visit("A", "2023-10-09 10:55-13:40", minutes=160)]),
        plan(left_out="A"),
        reason("no_meal", "if 2023-10-09 08:40-11:20 suits the caller", 2400),
    ),
    "it takes longer than a day": (
        problem([shift("mon", hours="09:00-11:00")], [visit("A", minutes=240)], travel_min=0),
        plan(left_out="A"),
        reason("day_too_short", "if van may come back at 13:00 on 2023-10-09", 4 * 7200),
    ),
    "neither the window nor the way leaves time": (
        problem([shift("mon", hours="09:00-11:00")], [visit("A", EARLY)], travel_min=120),
        plan(left_out="A"),
        reason("no_time", "", None),
    ),
    "it is too far altogether": (
        problem([shift("mon")], [visit("A", MORNING)], travel_min=600),
        plan(left_out="A"),
        reason("too_far", "", None),
    ),
    "the morning is taken, later is fine": (
        problem([shift("mon")], [visit("A", MORNING), visit("B", MORNING)], **BUSY),
        BUSY_PLAN,
        reason("day_full", "if 2023-10-09 10:30-11:00 suits the caller", 7200),
    ),
    "the morning is taken by something less dear": (
        problem(
            [shift("mon")],
            [visit("A", MORNING), visit("B", MORNING, left_out_price=4000)],
            **BUSY,
        ),
        BUSY_PLAN,
        reason("day_full", "if B is left out instead (2023-10-09)", 4000),
    ),
    "what matters more is not left out instead": (
        problem(
            [shift("mon", hours="08:30-09:40", overtime_max_s=0)],
            [visit("A", MORNING, left_out_price=30_000), visit("B", MORNING)],
            ways={"A B": 500},
        ),
        BUSY_PLAN,
        reason("day_full", "", None),
    ),
    "what was promised is not left out instead": (
        problem(
            [shift("mon", hours="08:30-09:40", overtime_max_s=0)],
            [visit("A", MORNING), visit("B", MORNING, left_out_price=1, required=True)],
            ways={"A B": 500},
        ),
        BUSY_PLAN,
        reason("day_full", "", None),
    ),
    "what is fixed is not left out instead": (
        problem(
            [shift("mon", hours="08:30-09:40", overtime_max_s=0)],
            [visit("A", MORNING), visit("B", MORNING, left_out_price=1)],
            ways={"A B": 500},
            frozen=(fixed("B", "mon", "09:00"),),
        ),
        BUSY_PLAN,
        reason("day_full", "", None),
    ),
    "another day and an officer for it": (
        problem(
            [shift("mon", hours="08:30-09:40", overtime_max_s=0), shift("tue", TUE)],
            [visit("A", MORNING, items=frozenset({"food"})), visit("B", MORNING)],
        ),
        plan(route("mon", "08:50", "B 09:00-09:30", back="09:40"), left_out="A"),
        reason(
            "no_item",
            "if 2023-10-10 08:40-09:10 suits the caller and van then has what its items need",
            2400,
        ),
    ),
    "it is not worth its way": (
        problem([shift("mon")], [visit("A", MORNING, left_out_price=2399)]),
        plan(left_out="A"),
        reason("too_dear", "if its priority were higher (2023-10-09)", 2400),
    ),
    "at another time it would be worth it": (
        problem(
            [shift("mon", hours="08:30-09:40")],
            [visit("A", "2023-10-09 10:00-10:30", left_out_price=4000)],
        ),
        plan(left_out="A"),
        reason("too_dear", "if 2023-10-09 08:40-09:10 suits the caller", 2400),
    ),
    "the stays go in another order": (
        problem(
            [shift("mon", hours="08:50-10:10", overtime_max_s=0)],
            [visit("A", "2023-10-09 09:00-09:30"), visit("B", "2023-10-09 09:00-10:10")],
            ways={"A B": 0},
        ),
        plan(route("mon", "08:50", "B 09:00-09:30", back="09:40"), left_out="A"),
        reason("overlooked", "if planning goes on (van on 2023-10-09, 09:00-09:30)", 0),
    ),
}


@pytest.mark.parametrize("name", BY_HAND)
def test_the_reason_is_known_by_hand(name: str) -> None:
    asked, made, expected = BY_HAND[name]
    assert shown(told(asked, made)) == expected


def test_every_code_and_every_change_is_known_by_hand() -> None:
    said = [told(asked, made) for asked, made, _ in BY_HAND.values()]
    assert {entry.code for entry in said} == set(CODES) - {UNEXPLAINED}
    kinds = {
        found.relaxation.kind
        for asked, made, _ in BY_HAND.values()
        if (found := explained(asked, made, "A")[1])
    }
    assert kinds == set(CHANGES)


def test_reasons_are_told_in_chinese_too() -> None:
    asked, made, _ = BY_HAND["the morning is taken, later is fine"]
    assert wording(told(asked, made).change).said("zh") == "若2023-10-09 10:30至11:00可行"


def test_the_window_of_a_change_holds_the_stay() -> None:
    asked, made, _ = BY_HAND["the morning is taken, later is fine"]
    found = explained(asked, made, "A")[1]
    assert found is not None
    assert found.relaxation.problem.visit["A"].windows == (window("2023-10-09 08:30-18:00"),)

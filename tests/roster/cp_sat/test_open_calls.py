"""Crews that suit open calls: at no cost, on a day that the call allows, all items on one van."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.roster.judge import judge
from optimizer.roster.planning.plan_month import plan_roster_problem
from optimizer.roster.problem.entities import Call, CrewDay, Hall
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from tests.roster.rules.ward import MON, TUE, Span, somebody, tiny

DAYS = (MON, TUE)
PAIRS = [("A", "food"), ("B", "food"), ("P", "seal"), ("Q", "seal")]
STAFF = [
    somebody("D", "V", "driver"),
    somebody("E", "V", "driver"),
    *(somebody(code, "V", "officer", items=frozenset({item})) for code, item in PAIRS),
]
PATIENT = Effort(limit_s=120)
"""Proven in a second; a busy computer may take longer."""


def question(*calls: Call, **more: Any) -> RosterProblem:
    days = tuple(CrewDay("van", day, "V", Span(510, 1020), 60) for day in DAYS)
    return tiny(STAFF, halls=(Hall("V"),), crew_days=days, calls=tuple(sorted(calls)), **more)


def on_board(problem: RosterProblem) -> dict[object, set[str]]:
    """What the officers of each date can do in the plan; it is legal and proven the cheapest."""
    found = plan_roster_problem(problem, PATIENT)
    assert found.plan is not None
    assert found.status is Status.OPTIMAL
    assert found.objective == judge(problem, found.plan).objective
    assert found.objective == plan_roster_problem(question(), PATIENT).objective
    held = dict(PAIRS)
    return {
        crew.date: {held[code] for code in (crew.officer_a, crew.officer_b) if code}
        for crew in found.plan.crews
    }


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("item", ["food", "seal"])
def test_somebody_who_can_is_on_the_van_on_the_only_day(day: Any, item: str) -> None:
    other = {"food": "seal", "seal": "food"}[item]
    rest = next(one for one in DAYS if one != day)
    board = on_board(question(Call((item,), (day,), 1), Call((other,), (rest,), 1)))
    assert item in board[day]
    assert other in board[rest]


def test_one_van_has_officers_for_all_items_of_a_call() -> None:
    board = on_board(question(Call(("food", "seal"), (TUE,), 1)))
    assert board[TUE] == {"food", "seal"}


def test_a_call_without_anybody_able_changes_nothing() -> None:
    board = on_board(question(Call(("gas",), DAYS, 9), Call(("food",), (MON,), 1)))
    assert "food" in board[MON]


def test_a_roster_without_a_van_is_left_alone() -> None:
    problem = tiny(STAFF, halls=(Hall("V"),), calls=(Call(("food",), (MON,), 1),))
    assert plan_roster_problem(problem, PATIENT).status is Status.OPTIMAL

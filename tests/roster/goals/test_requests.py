"""Wishes for duty, for no duty, and for comp time, by weight."""

from typing import Any

from optimizer.roster.goals.requests import Settings
from optimizer.roster.plan.plan import CompHalf
from optimizer.roster.problem.entities import Credit, Request
from optimizer.roster.problem.problem import RosterProblem
from tests.roster.goals.bills import Bill, bill, billed, settle
from tests.roster.rules.ward import (
    AFTERNOON,
    MON,
    MORNING,
    TUE,
    early,
    late,
    october,
    roster,
    somebody,
    tiny,
)

GOAL = "requests"
EARLY, LATE = early(MON), late(MON)
EARNED = (Credit(october(2), 2000),)


def question(*wishes: tuple[str, Any], weight: int = 1, day: Any = MON) -> RosterProblem:
    """Wishes of A as (part, wish)."""
    people = [somebody("A", credits=EARNED), somebody("B"), somebody("C")]
    requests = tuple(Request("A", day, part, wish, weight) for part, wish in wishes)
    leave: Any = {("A", TUE, MORNING): "leave"}
    return tiny(people, [EARLY, LATE], requests=requests, away=leave)


def off(*halves: Any) -> list[CompHalf]:
    return [CompHalf("A", MON, half) for half in halves]


DUTY, ANY, HALF = (
    question(("late", "duty")),
    question(("day", "duty")),
    question(("afternoon", "duty")),
)
NONE, NO_EARLY, DEAR = (
    question(("day", "no_duty")),
    question(("morning", "no_duty")),
    question(("late", "no_duty"), weight=3),
)
TIME_OFF, DAY_OFF = question(("morning", "comp")), question(("day", "comp"))
GONE, SPARE = question(("morning", "comp"), day=TUE, weight=2), question(("day", "comp"), day=TUE)
MANY = question(("late", "duty"), ("early", "duty"), ("afternoon", "comp"))
LATE_A, LATE_B = (LATE, "A", "B"), (LATE, "B", "C")

BILLS: list[Bill] = [
    bill("a duty, had", DUTY, roster(DUTY, LATE_A), 0),
    bill("a duty, had as backup", DUTY, roster(DUTY, (LATE, "B", "A")), 0),
    bill("a duty, not had", DUTY, roster(DUTY, LATE_B), 5, unmet=1),
    bill("a duty, another one had", DUTY, roster(DUTY, (EARLY, "A", "B")), 5, unmet=1),
    bill("any duty of the day", ANY, roster(ANY, (EARLY, "A", "B")), 0),
    bill("a duty of the afternoon, not had", HALF, roster(HALF, (EARLY, "A", "B")), 5, unmet=1),
    bill("a duty of the afternoon", HALF, roster(HALF, LATE_A), 0),
    bill("no duty, granted", NONE, roster(NONE, LATE_B), 0),
    bill("no duty, one had", NONE, roster(NONE, LATE_A), 5, unmet=1),
    bill("no duty, two had", NONE, roster(NONE, LATE_A, (EARLY, "B", "A")), 5, unmet=1),
    bill("no duty in the morning", NO_EARLY, roster(NO_EARLY, LATE_A), 0),
    bill("a heavy wish", DEAR, roster(DEAR, LATE_A), 15, unmet=3),
    bill("time off, given", TIME_OFF, roster(TIME_OFF, comp=off(MORNING)), 0),
    bill("time off in the wrong half", TIME_OFF, roster(TIME_OFF, comp=off(AFTERNOON)), 5, unmet=1),
    bill("a day off, half given", DAY_OFF, roster(DAY_OFF, comp=off(MORNING)), 5, unmet=1),
    bill("a day off, given", DAY_OFF, roster(DAY_OFF, comp=off(MORNING, AFTERNOON)), 0),
    bill("time off while away", GONE, roster(GONE), 10, least=10, unmet=2),
    bill("the rest of a day off", SPARE, roster(SPARE, comp=[CompHalf("A", TUE, AFTERNOON)]), 0),
    bill("one of three met", MANY, roster(MANY, LATE_A), 10, unmet=2),
]


@billed(BILLS)
def test_judge_and_solver_price(billed: Bill) -> None:
    settle(billed, GOAL)


def test_the_settings_are_these() -> None:
    assert Settings().model_dump() == {"unmet": 5, "carried_max": 3}

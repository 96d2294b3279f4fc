"""Comp time above the cap at the end, in started half-hours."""

from typing import Any

from optimizer.roster.goals.closing_balance import Settings
from optimizer.roster.plan.plan import CompHalf
from optimizer.roster.problem.entities import Credit
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import DayKind
from tests.roster.goals.bills import Bill, bill, billed, settle
from tests.roster.rules.ward import (
    HALF_DAYS,
    MON,
    MORNING,
    holiday,
    late,
    october,
    roster,
    somebody,
    tiny,
)

GOAL = "closing_balance"


def question(minutes: int, *duties: Any, **more: Any) -> RosterProblem:
    people = [somebody("A", credits=(Credit(october(2), minutes),)), somebody("B")]
    return tiny(people, duties, days=[MON], **more)


LATE, PAID = late(MON, minutes=60), holiday(MON, minutes=60)
AT_CAP, OVER, FAR = question(420), question(421), question(600)
EARNING, LOWER = question(420, LATE), question(60, prices={GOAL: {"comp_balance_cap_min": 0}})
FESTIVE = question(420, PAID, kinds={MON: DayKind.STATUTORY_HOLIDAY})
FIXED = question(841, away={("A", MON, half): "leave" for half in HALF_DAYS})

BILLS: list[Bill] = [
    bill("at the cap", AT_CAP, roster(AT_CAP), 0),
    bill("a minute above it", OVER, roster(OVER), 40, half_hour=1),
    bill("three hours above it", FAR, roster(FAR), 240, half_hour=6),
    bill("three hours given back", FAR, roster(FAR, comp=[CompHalf("A", MON, MORNING)]), 0),
    bill("an hour earned", EARNING, roster(EARNING, (LATE, "A", "B")), 80, half_hour=2),
    bill("an hour earned by somebody else", EARNING, roster(EARNING, (LATE, "B", "A")), 0),
    bill("an hour of pay", FESTIVE, roster(FESTIVE, (PAID, "A", "B")), 0),
    bill("another cap", LOWER, roster(LOWER), 80, half_hour=2),
    bill("nothing can be given back", FIXED, roster(FIXED), 600, least=600, half_hour=15),
]


@billed(BILLS)
def test_judge_and_solver_price(billed: Bill) -> None:
    settle(billed, GOAL)


def test_the_cap_and_the_price_are_these() -> None:
    assert Settings().model_dump() == {"comp_balance_cap_min": 420, "half_hour": 40}

"""Whole half-days of comp time not given by their deadline."""

from datetime import timedelta
from typing import Any

from optimizer.roster.goals.comp_owed import Settings
from optimizer.roster.plan.plan import CompHalf
from optimizer.roster.problem.entities import Credit
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import DayKind
from tests.roster.goals.bills import Bill, bill, billed, settle
from tests.roster.rules.ward import (
    AFTERNOON,
    HALF_DAYS,
    LABOUR,
    MON,
    MORNING,
    TUE,
    WED,
    late,
    roster,
    somebody,
    tiny,
)

GOAL = "comp_owed"


def question(*owed: tuple[int, int], days: int = 10, **more: Any) -> RosterProblem:
    """What is owed, as (days from their deadline to Monday, minutes)."""
    earned = tuple(Credit(MON + timedelta(days=n - days), minutes) for n, minutes in owed)
    return tiny(
        [somebody("A", credits=earned)],
        days=[MON, TUE, WED],
        rules={"comp_time": {"comp_deadline_days": days}},
        **more,
    )


def off(*halves: Any) -> list[CompHalf]:
    return [CompHalf("A", *half) for half in halves]


ONE, LESS, TWO = question((1, 180)), question((1, 179)), question((1, 400))
STEPS = question((0, 180), (1, 180))
OLD, LATER = question((-1, 400)), question((3, 400))
DUTY = late(MON, minutes=180)
EARNING = question(days=1, duties=[DUTY])
ALL_PAID = LABOUR.model_copy(update={"earns": dict.fromkeys(DayKind, "pay")})
PAID = question(days=1, duties=[DUTY], regimes={"labour": ALL_PAID})
USUAL = question((1, 180), days=90)
ABSENT = question(
    (1, 400), away={("A", day, half): "leave" for day in (MON, TUE) for half in HALF_DAYS}
)

BILLS: list[Bill] = [
    bill("one half-day", ONE, roster(ONE), 400, half_day=1),
    bill("one half-day by the usual 90 days", USUAL, roster(USUAL), 400, half_day=1),
    bill("a minute less", LESS, roster(LESS), 0),
    bill("two half-days", TWO, roster(TWO), 800, half_day=2),
    bill("given on the last day", ONE, roster(ONE, comp=off((TUE, MORNING))), 0),
    bill("given a day too late", ONE, roster(ONE, comp=off((WED, MORNING))), 400, half_day=1),
    bill("one of two given", TWO, roster(TWO, comp=off((MON, AFTERNOON))), 400, half_day=1),
    bill("the worse of two deadlines", STEPS, roster(STEPS), 800, half_day=2),
    bill(
        "given between two deadlines",
        STEPS,
        roster(STEPS, comp=off((TUE, AFTERNOON))),
        400,
        half_day=1,
    ),
    bill("a deadline before the plan", OLD, roster(OLD), 800, half_day=2),
    bill(
        "a deadline before the plan, given by its end",
        OLD,
        roster(OLD, comp=off((TUE, MORNING), (WED, AFTERNOON))),
        0,
    ),
    bill("earned in the plan", EARNING, roster(EARNING, (DUTY, "A", None)), 400, half_day=1),
    bill(
        "earned in the plan, given in time",
        EARNING,
        roster(EARNING, (DUTY, "A", None), comp=off((TUE, MORNING))),
        0,
    ),
    bill(
        "earned in the plan, given too late",
        EARNING,
        roster(EARNING, (DUTY, "A", None), comp=off((WED, MORNING))),
        400,
        half_day=1,
    ),
    bill("paid in the plan", PAID, roster(PAID, (DUTY, "A", None)), 0),
    bill("a deadline after the plan", LATER, roster(LATER), 0),
    bill("nobody can give it", ABSENT, roster(ABSENT), 800, least=800, half_day=2),
]


@billed(BILLS)
def test_judge_and_solver_price(billed: Bill) -> None:
    settle(billed, GOAL)


def test_the_price_is_this() -> None:
    assert Settings().model_dump() == {"half_day": 400}

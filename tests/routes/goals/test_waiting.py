"""Time out that is neither travel nor stay nor meal."""

from typing import Any

from tests.routes.opinions import Bill, bill, billed, settle
from tests.routes.sample import plan, problem, route, shift, visit

GOAL = "waiting"
VISITS = [visit("A", setup_s=600), visit("B")]
ASKED = problem([shift("mon")], VISITS)
WITH_MEAL = problem([shift("mon", meal=30)], VISITS)


def day(leave: str, *stays: str, back: str, meal: str | None = None, left_out: str = "B") -> Any:
    return plan(route("mon", leave, *stays, back=back, meal=meal), left_out=left_out)


BILLS: list[Bill] = [
    bill("no second lost", ASKED, day("08:50", "A 09:00-09:40", back="09:50"), 0),
    bill("left too early", ASKED, day("08:45", "A 09:00-09:40", back="09:50"), 300, second=300),
    bill("back too late", ASKED, day("08:50", "A 09:00-09:40", back="09:51"), 60, second=60),
    bill(
        "between two stays",
        ASKED,
        day("08:50", "A 09:00-09:40", "B 10:00-10:30", back="10:40", left_out=""),
        600,
        second=600,
    ),
    bill(
        "the meal is no waiting",
        WITH_MEAL,
        day("10:50", "A 11:00-11:40", back="12:20", meal="11:40"),
        0,
    ),
    bill(
        "beside the meal",
        WITH_MEAL,
        day("10:50", "A 11:00-11:40", back="12:30", meal="11:45"),
        600,
        second=600,
    ),
    bill(
        "a meal before leaving fills nothing",
        WITH_MEAL,
        day("11:50", "A 12:10-12:50", back="13:00", meal="11:20"),
        600,
        second=600,
    ),
    bill(
        "a meal after the return fills nothing",
        WITH_MEAL,
        day("09:50", "A 10:10-10:50", back="11:00", meal="11:00"),
        600,
        second=600,
    ),
    bill(
        "a plan faster than the road does not earn",
        ASKED,
        day("08:59", "A 09:00-09:40", back="09:40"),
        0,
    ),
]


@billed(BILLS)
def test_judge_and_oracle_charge_for(billed: Bill) -> None:
    settle(billed, GOAL)

"""The ways driven, by the matrix, whatever the clock says."""

from tests.routes.opinions import Bill, bill, billed, settle
from tests.routes.sample import TUE, plan, problem, route, shift, visit

GOAL = "travel"
WAYS = {"D A": 10, "D B": 20, "A B": 15}
VISITS = [visit("A"), visit("B"), visit("C", place="A")]
ASKED = problem([shift("mon"), shift("tue", TUE)], VISITS, ways=WAYS)
ONE_WAY = problem([shift("mon", end_place="A")], VISITS, ways=WAYS)
A, B, C = "A 10:00-10:30", "B 11:00-11:30", "C 12:00-12:30"

BILLS: list[Bill] = [
    bill("nowhere", ASKED, plan(left_out="A B C"), 0),
    bill(
        "out and back",
        ASKED,
        plan(route("mon", "08:30", A, back="16:00"), left_out="B C"),
        2400,
        second=1200,
    ),
    bill(
        "a round",
        ASKED,
        plan(route("mon", "08:30", A, B, back="16:00"), left_out="C"),
        5400,
        second=2700,
    ),
    bill(
        "two days",
        ASKED,
        plan(
            route("mon", "08:30", A, back="16:00"),
            route("tue", "08:30", B, back="16:00"),
            left_out="C",
        ),
        7200,
        second=3600,
    ),
    bill(
        "no way between two stays at one place",
        ASKED,
        plan(route("mon", "08:30", A, "C 10:30-11:00", back="16:00"), left_out="B"),
        2400,
        second=1200,
    ),
    bill(
        "home is elsewhere",
        ONE_WAY,
        plan(route("mon", "08:30", B, C, back="16:00"), left_out="A"),
        4200,
        second=2100,
    ),
]


@billed(BILLS)
def test_judge_and_oracle_charge_for(billed: Bill) -> None:
    settle(billed, GOAL)

"""What is not made costs what its priority says."""

from tests.routes.opinions import Bill, bill, billed, settle
from tests.routes.sample import plan, problem, route, shift, stop_of, visit

GOAL = "left_out"
ASKED = problem(
    [shift("mon")],
    [
        visit("A"),
        visit("B", left_out_price=400_000),
        visit("C", left_out_price=400_000),
        visit("E", left_out_price=7),
        stop_of("S"),
    ],
)
TO_A = route("mon", "08:50", "A 09:00-09:30", back="09:40")

BILLS: list[Bill] = [
    bill(
        "by priority, a price of its own, a stop for free",
        ASKED,
        plan(left_out="A B C E"),
        900_007,
        priority_1=1,
        priority_3=2,
        visit=2,
    ),
    bill("the lowest is made", ASKED, plan(TO_A, left_out="B C E"), 800_007, priority_3=2, visit=2),
    bill("listed or not", ASKED, plan(TO_A), 800_007, priority_3=2, visit=2),
]


@billed(BILLS)
def test_judge_and_oracle_charge_for(billed: Bill) -> None:
    settle(billed, GOAL)

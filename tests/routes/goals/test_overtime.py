"""Seconds of the return after the day's end."""

from tests.routes.opinions import Bill, bill, billed, settle
from tests.routes.sample import TUE, plan, problem, route, shift, visit

GOAL = "overtime"
ASKED = problem([shift("mon"), shift("tue", TUE)], [visit("A"), visit("B")])


def to(name: str, shift: str, back: str):
    return route(shift, "08:30", f"{name} 16:00-16:30", back=back)


BILLS: list[Bill] = [
    bill("back at the end", ASKED, plan(to("A", "mon", "17:00"), left_out="B"), 0),
    bill("a second later", ASKED, plan(to("A", "mon", "17:00:01"), left_out="B"), 4, second=1),
    bill(
        "two days, one of them early",
        ASKED,
        plan(to("A", "mon", "17:30"), to("B", "tue", "16:50")),
        7200,
        second=1800,
    ),
    bill(
        "two days", ASKED, plan(to("A", "mon", "17:30"), to("B", "tue", "17:10")), 9600, second=2400
    ),
]


@billed(BILLS)
def test_judge_and_oracle_charge_for(billed: Bill) -> None:
    settle(billed, GOAL)

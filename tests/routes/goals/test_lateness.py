"""Every started hour after a deadline costs."""

from datetime import date
from typing import Any

from tests.routes.opinions import Bill, bill, billed, settle
from tests.routes.sample import MON, THU, TUE, plan, problem, route, shift, visit

GOAL = "lateness"


def asked(day: Any, clock: str) -> Any:
    return problem(
        [shift("mon"), shift("thu", THU)],
        [visit("A", by=(day, clock)), visit("B")],
        lateness={"hour": 10},
    )


def on(name: str) -> Any:
    return plan(route(name, "08:30", "A 09:00-09:30", back="10:00"), left_out="B")


BILLS: list[Bill] = [
    bill("in time", asked(MON, "09:30"), on("mon"), 0),
    bill("early by days", asked(THU, "09:00"), on("mon"), 0),
    bill("a second late", asked(MON, "09:29:59"), on("mon"), 10, hour=1),
    bill("an hour late", asked(MON, "08:30"), on("mon"), 10, hour=1),
    bill("an hour and a second late", asked(MON, "08:29:59"), on("mon"), 20, hour=2),
    bill("the nights count", asked(TUE, "24:00"), on("thu"), 340, hour=34),
    bill("weeks count too", asked(date(2023, 9, 25), "09:30"), on("mon"), 3360, hour=336),
    bill("left out is not late", asked(MON, "08:30"), plan(left_out="A B"), 0),
]


@billed(BILLS)
def test_judge_and_oracle_charge_for(billed: Bill) -> None:
    settle(billed, GOAL)

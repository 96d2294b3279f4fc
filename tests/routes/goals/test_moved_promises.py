"""A published time may move by the tolerance, not more, and not to another day."""

from typing import Any

from tests.routes.opinions import Bill, bill, billed, settle
from tests.routes.sample import MON, TUE, plan, problem, promise, route, shift, visit

GOAL = "moved_promises"
SHIFTS, VISITS = [shift("mon"), shift("tue", TUE)], [visit("A"), visit("B")]


def asked(*told: Any, tolerance_min: int = 15) -> Any:
    settings = {"moved": 50, "tolerance_min": tolerance_min}
    return problem(SHIFTS, VISITS, told=told, moved_promises=settings)


NINE = asked(promise("A", MON, "09:00"))
BOTH = asked(promise("A", MON, "09:00"), promise("B", TUE, "09:00"))
EXACT = asked(promise("A", MON, "09:00"), tolerance_min=0)


def to(start: str, end: str, name: str = "A", shift: str = "mon") -> Any:
    return route(shift, "08:30", f"{name} {start}-{end}", back="11:00")


BILLS: list[Bill] = [
    bill("as published", NINE, plan(to("09:00", "09:30"), left_out="B"), 0),
    bill("a quarter later", NINE, plan(to("09:15", "09:45"), left_out="B"), 0),
    bill("a quarter earlier", NINE, plan(to("08:45", "09:15"), left_out="B"), 0),
    bill("a second more", NINE, plan(to("09:15:01", "09:45:01"), left_out="B"), 50, moved=1),
    bill("a second less", NINE, plan(to("08:44:59", "09:14:59"), left_out="B"), 50, moved=1),
    bill("the day after", NINE, plan(to("09:00", "09:30", shift="tue"), left_out="B"), 50, moved=1),
    bill("not made", NINE, plan(left_out="A B"), 50, moved=1),
    bill("two moved", BOTH, plan(to("09:00", "09:30", "B"), left_out="A"), 100, moved=2),
    bill("no tolerance, kept", EXACT, plan(to("09:00", "09:30"), left_out="B"), 0),
    bill("no tolerance", EXACT, plan(to("09:00:01", "09:30:01"), left_out="B"), 50, moved=1),
    bill("nobody was told", asked(), plan(left_out="A B"), 0),
]


@billed(BILLS)
def test_judge_and_oracle_charge_for(billed: Bill) -> None:
    settle(billed, GOAL)

"""Missing turns are counted by the stays, not by the list."""

from optimizer.routes.plan.plan import UnmetTurn
from tests.routes.opinions import Bill, bill, billed, settle
from tests.routes.sample import FRI, MON, THU, TUE, WED, plan, problem, route, shift, visit

GOAL = "unmet_turns"
DAYS = [MON, TUE, WED, THU, FRI]
ASKED = problem(
    [shift(f"{day:%a}", day) for day in DAYS],
    [visit("A", sub_district="north"), visit("B", sub_district="south")],
    turns_of=("north", "south"),
    sub_district_turn={"visits_per_week": 2},
    unmet_turns={"turn": 11},
)
TO_A = route("Mon", "08:50", "A 09:00-09:30", back="09:40")
TO_B = route("Tue", "08:50", "B 09:00-09:30", back="09:40")

BILLS: list[Bill] = [
    bill("nobody served", ASKED, plan(left_out="A B"), 44, turn=4),
    bill("one turn met", ASKED, plan(TO_A, left_out="B"), 33, turn=3),
    bill("a turn in each", ASKED, plan(TO_A, TO_B), 22, turn=2),
    bill("a wrong list", ASKED, plan(TO_A, TO_B, unmet=[UnmetTurn("north", MON, 9)]), 22, turn=2),
]


@billed(BILLS)
def test_judge_and_oracle_charge_for(billed: Bill) -> None:
    settle(billed, GOAL)

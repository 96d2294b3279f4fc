"""Half-days on loan, and rest-day duties of another hall."""

from optimizer.roster.goals.lending import Settings
from optimizer.roster.plan.plan import Loan
from tests.roster.goals.bills import Bill, bill, billed, settle
from tests.roster.rules.ward import (
    AFTERNOON,
    MON,
    MORNING,
    SAT,
    late,
    roster,
    somebody,
    tiny,
    weekend,
)

GOAL = "lending"
STAFF = [somebody("A"), somebody("B"), somebody("N", "N")]
LATE, WEEKEND = late(MON), weekend(SAT)
WORK = tiny(STAFF, [LATE], days=[MON], loans=(("N", "H"),))
REST = tiny(STAFF, [WEEKEND], days=[SAT], loans=(("N", "H"),))
LINKED_DUTY = weekend(SAT, backup_halls=("N",))
LINKED = tiny(STAFF, [LINKED_DUTY], days=[SAT], loans=(("N", "H"),))
AWAY = [Loan("N", MON, MORNING, "H"), Loan("N", MON, AFTERNOON, "H")]

BILLS: list[Bill] = [
    bill("nobody is lent", WORK, roster(WORK, (LATE, "A", "B")), 0),
    bill("a half-day", WORK, roster(WORK, (LATE, "A", "B"), loans=AWAY[:1]), 60, half_day=1),
    bill(
        "a day, with the late duty",
        WORK,
        roster(WORK, (LATE, "N", "B"), loans=AWAY),
        120,
        half_day=2,
    ),
    bill("a rest-day duty", REST, roster(REST, (WEEKEND, "N", "B")), 60, half_day=1),
    bill("a rest-day duty on call", LINKED, roster(LINKED, (LINKED_DUTY, "A", "N")), 0),
]


@billed(BILLS)
def test_judge_and_solver_price(billed: Bill) -> None:
    settle(billed, GOAL)


def test_the_price_is_this() -> None:
    assert Settings().model_dump() == {"half_day": 60}

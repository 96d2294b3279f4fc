"""Duty roles that are no longer carried by the published person."""

from optimizer.roster.goals.changes import Settings
from optimizer.roster.problem.entities import Published
from optimizer.roster.problem.problem import RosterProblem
from tests.roster.goals.bills import Bill, bill, billed, settle
from tests.roster.rules.ward import MON, TUE, late, roster, somebody, swapped, tiny

GOAL = "changes"
DUTY = late(MON)
OLD_A, OLD_B = (
    Published("H", MON, "late", "holder", "A"),
    Published("H", MON, "late", "backup", "B"),
)
GONE, CLOSED = (
    Published("H", MON, "late", "holder", "Z"),
    Published("H", TUE, "late", "holder", "A"),
)


def question(*published: Published) -> RosterProblem:
    return tiny([somebody(code) for code in "ABC"], [DUTY], published=published)


KNOWN, LOST, SHUT = question(OLD_A, OLD_B), question(GONE), question(CLOSED)
KEPT = roster(KNOWN, (DUTY, "A", "B"))

BILLS: list[Bill] = [
    bill("nothing moves", KNOWN, KEPT, 0),
    bill("A and B swap", KNOWN, swapped(KEPT), 60, moved=2),
    bill("another B", KNOWN, roster(KNOWN, (DUTY, "A", "C")), 30, moved=1),
    bill("another A", KNOWN, roster(KNOWN, (DUTY, "C", "B")), 30, moved=1),
    bill("nobody as B", KNOWN, roster(KNOWN, (DUTY, "A", None)), 30, moved=1),
    bill("nobody at all", KNOWN, roster(KNOWN), 60, moved=2),
    bill(
        "who left is somebody else now", LOST, roster(LOST, (DUTY, "A", "B")), 30, least=30, moved=1
    ),
    bill("a duty that is gone", SHUT, roster(SHUT, (DUTY, "A", "B")), 30, least=30, moved=1),
]


@billed(BILLS)
def test_judge_and_solver_price(billed: Bill) -> None:
    settle(billed, GOAL)


def test_the_price_is_this() -> None:
    assert Settings().model_dump() == {"moved": 30}

"""Batch work is spread evenly, and what nobody does has a price."""

from typing import Any

from optimizer.roster.goals.batch_work import Settings
from optimizer.roster.plan.plan import BatchShare, RosterPlan
from optimizer.roster.problem.entities import BatchJob, Credit
from optimizer.roster.problem.problem import RosterProblem
from tests.roster.goals.bills import Bill, bill, billed, settle
from tests.roster.rules.ward import MON, MORNING, october, roster, somebody, tiny

GOAL = "batch_work"
STAFF = [
    somebody("A", credits=(Credit(october(2), 2000),)),
    somebody("C", role="clerk"),
    somebody("L", role="lead"),
    somebody("N", "N"),
]


def question(*minutes: int, hall: str = "H") -> RosterProblem:
    jobs = [BatchJob(f"j{n}", hall, MON, MORNING, size) for n, size in enumerate(minutes)]
    return tiny(STAFF, days=[MON], batch_jobs=tuple(jobs))


def done(problem: RosterProblem, *shares: str, **more: Any) -> RosterPlan:
    """`"A0"` means that A does job j0."""
    return roster(problem, batch=[BatchShare(f"j{s[1]}", s[0]) for s in shares], **more)


ONE, TWO, EVEN, AWAY = question(31), question(30, 60), question(60, 60), question(90, hall="N")

BILLS: list[Bill] = [
    bill("a started half-hour counts", ONE, done(ONE, "A0"), 2, spread=2),
    bill("a clerk's window is one", ONE, done(ONE, "C0"), 2, spread=2),
    bill("a job undone", ONE, done(ONE), 25, undone=1),
    bill("all by one", TWO, done(TWO, "A0", "A1"), 3, spread=3),
    bill("shared", TWO, done(TWO, "A0", "C1"), 1, spread=1),
    bill("one of two", TWO, done(TWO, "C1"), 27, spread=2, undone=1),
    bill("shared evenly", EVEN, done(EVEN, "A0", "C1"), 0),
    bill("alone there is no spread", AWAY, done(AWAY, "N0"), 0),
]


@billed(BILLS)
def test_judge_and_solver_price(billed: Bill) -> None:
    settle(billed, GOAL)


def test_the_prices_are_these() -> None:
    assert Settings().model_dump() == {"spread": 1, "undone": 25}

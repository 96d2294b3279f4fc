"""Person-days on which anything that somebody sees is not as it was published."""

from dataclasses import replace
from datetime import datetime, time

from optimizer.roster.plan.plan import CompHalf, Meal, RosterPlan
from optimizer.roster.problem.entities import BatchJob, Credit, Entry, Training
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import HALF_DAYS
from tests.roster.goals.bills import Bill, bill, billed, settle
from tests.roster.rules.ward import (
    AFTERNOON,
    MON,
    MORNING,
    TUE,
    late,
    noon,
    october,
    roster,
    somebody,
    swapped,
    tiny,
)

GOAL = "changes"
DUTY, NOON = late(MON), noon(MON)
EARNED = (Credit(october(2), 2000),)
STAFF = [somebody(code, credits=EARNED) for code in "ABC"]
OLD = (Entry("A", MON, "holder", "H", "late"), Entry("B", MON, "backup", "H", "late"))


def question(*published: Entry) -> RosterProblem:
    return tiny(STAFF, [DUTY], published=frozenset(published))


KNOWN, LOST, SHUT, NOTHING = (
    question(*OLD),
    question(*OLD, Entry("Z", MON, "comp", "", "morning")),
    question(*OLD, Entry("C", TUE, "holder", "H", "late")),
    question(),
)
KEPT = roster(KNOWN, (DUTY, "A", "B"))
NEVER = tiny(STAFF, [DUTY])
ILL = replace(KNOWN, away={("A", MON, half): "leave" for half in HALF_DAYS})

AT_NOON = tiny(
    STAFF,
    [NOON],
    published=frozenset(
        {
            Entry("A", MON, "holder", "H", "noon"),
            Entry("A", MON, "meal", "", "12:10"),
            Entry("B", MON, "backup", "H", "noon"),
            Entry("B", MON, "meal", "", "11:35"),
        }
    ),
)
WIDE = tiny(
    [*STAFF, somebody("S", hall="G")],
    [],
    published=frozenset(
        {
            Entry("A", MON, "comp", "", "morning"),
            Entry("A", TUE, "training", "s1", "morning"),
            Entry("B", MON, "batch", "j1"),
            Entry("S", MON, "loan", "H", "morning"),
        }
    ),
    loans=(("S", "H"),),
    trainings=(
        Training("s1", "course", TUE, MORNING, ("A",)),
        Training("s2", "course", TUE, AFTERNOON, ("A",)),
    ),
    batch_jobs=(BatchJob("j1", "H", MON, MORNING, 60),),
)


def eaten(holder: int, backup: int) -> RosterPlan:
    plan = roster(AT_NOON, (NOON, "A", "B"))
    return replace(plan, meals=(Meal("A", MON, holder), Meal("B", MON, backup)))


BOTH, ONE = {"person_day": 2}, {"person_day": 1}
TODAY, EVE, EARLIER = (
    replace(KNOWN, now=datetime.combine(october(day), time(9))) for day in (16, 15, 14)
)
GONE = replace(EVE, away=ILL.away)
SOME_COMP = (CompHalf("A", MON, MORNING), CompHalf("C", TUE, MORNING))

BILLS: list[Bill] = [
    bill("nothing was published", NEVER, roster(NEVER, (DUTY, "C", "B")), 0),
    bill("nothing moves", KNOWN, KEPT, 0),
    bill("A and B swap", KNOWN, swapped(KEPT), 600, **BOTH),
    bill("another B", KNOWN, roster(KNOWN, (DUTY, "A", "C")), 600, **BOTH),
    bill("nobody as B", KNOWN, roster(KNOWN, (DUTY, "A", None)), 300, **ONE),
    bill("nobody at all", KNOWN, roster(KNOWN), 600, **BOTH),
    bill(
        "a day that changed already",
        KNOWN,
        roster(KNOWN, (DUTY, "C", "B"), comp=SOME_COMP[:1]),
        600,
        **BOTH,
    ),
    bill(
        "comp time on another day",
        KNOWN,
        roster(KNOWN, (DUTY, "A", "B"), comp=SOME_COMP[1:]),
        300,
        **ONE,
    ),
    bill("an empty plan was published", NOTHING, roster(NOTHING, (DUTY, "A", "B")), 600, **BOTH),
    bill("who left has lost a day", LOST, roster(LOST, (DUTY, "A", "B")), 300, 300, **ONE),
    bill("a duty that is gone", SHUT, roster(SHUT, (DUTY, "A", "B")), 300, 300, **ONE),
    bill("who is ill has lost it", ILL, roster(ILL, (DUTY, "C", "B")), 600, 300, **BOTH),
    bill("today is short notice", TODAY, swapped(KEPT), 800, **BOTH, short_notice=2),
    bill("so is tomorrow", EVE, swapped(KEPT), 800, **BOTH, short_notice=2),
    bill("the day after is not", EARLIER, swapped(KEPT), 600, **BOTH),
    bill(
        "a day lost at short notice",
        GONE,
        roster(GONE, (DUTY, None, "B")),
        400,
        400,
        **ONE,
        short_notice=1,
    ),
    bill("meals as published", AT_NOON, eaten(730, 695), 0),
    bill("one meal moves", AT_NOON, eaten(730, 700), 300, **ONE),
    bill("both meals move", AT_NOON, eaten(690, 720), 600, **BOTH),
]


@billed(BILLS)
def test_judge_and_solver_price(billed: Bill) -> None:
    settle(billed, GOAL)

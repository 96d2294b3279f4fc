"""What is fixed stays."""

from dataclasses import replace
from typing import Any

from optimizer.roster.plan.plan import (
    Attendance,
    BatchShare,
    CompHalf,
    Crew,
    Loan,
    Meal,
    RosterPlan,
    Rotation,
)
from optimizer.roster.problem.entities import BatchJob, Credit, CrewDay, Entry, Pin, Training
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import Span
from tests.roster.rules.opinions import Story, hear, story, told
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

RULE = "pinned"
EARNED = (Credit(october(2), 2000),)
STAFF = [
    somebody("A", credits=EARNED, role="clerk", rotation_days_due=1),
    somebody("B", credits=EARNED),
    somebody("C"),
    somebody("X", items=frozenset()),
]
DUTY, NOON = late(MON), noon(MON)


def question(*pins: Any) -> RosterProblem:
    fixed = tuple(Pin(*pin) for pin in pins)
    return tiny(STAFF, [DUTY], pins=fixed, rotations={MON: 1, TUE: 1})


HELD, BACKED = (
    question(("holder", "A", MON, "late", "H")),
    question(("backup", "B", MON, "late", "H")),
)
BOTH = question(("holder", "A", MON, "late", "H"), ("backup", "B", MON, "late", "H", "published"))
OFF, AWAY = question(("comp", "A", MON, "morning", "H")), question(("rotation", "A", TUE, "", "H"))
CLOSED = question(("holder", "A", TUE, "late", "H"))
GOOD = roster(BOTH, (DUTY, "A", "B"))
A_MOVED = "10-16 H late: A was fixed as holder (hand)"

STORIES: list[Story] = [
    story("A holds as fixed", HELD, roster(HELD, (DUTY, "A", "C"))),
    story("somebody else holds", HELD, roster(HELD, (DUTY, "C", "B")), A_MOVED),
    story("nobody holds", HELD, roster(HELD, (DUTY, None, "B")), A_MOVED),
    story("B backs up as fixed", BACKED, roster(BACKED, (DUTY, "C", "B"))),
    story(
        "somebody else backs up",
        BACKED,
        roster(BACKED, (DUTY, "B", "A")),
        "10-16 H late: B was fixed as backup (hand)",
    ),
    story("both are as fixed", BOTH, GOOD),
    story(
        "A and B are swapped",
        BOTH,
        swapped(GOOD),
        A_MOVED,
        "10-16 H late: B was fixed as backup (published)",
    ),
    story("comp time as fixed", OFF, roster(OFF, comp=[CompHalf("A", MON, MORNING)])),
    story(
        "comp time in another half-day",
        OFF,
        roster(OFF, comp=[CompHalf("A", MON, AFTERNOON)]),
        "10-16 H morning: A was fixed as comp (hand)",
    ),
    story("rotation as fixed", AWAY, roster(AWAY, rotations=[Rotation("A", TUE)])),
    story(
        "rotation on another day",
        AWAY,
        roster(AWAY, rotations=[Rotation("A", MON)]),
        "10-17 H: A was fixed as rotation (hand)",
    ),
    story(
        "a duty that is not open cannot be fixed",
        CLOSED,
        roster(CLOSED, (DUTY, "A", "B")),
        "10-17 H late: A was fixed as holder (hand)",
    ),
]

WIDE = tiny(
    [*STAFF, somebody("S", hall="G"), somebody("O", role="officer"), somebody("D", role="driver")],
    [DUTY, NOON],
    loans=(("S", "H"),),
    trainings=(
        Training("s1", "course", TUE, MORNING, ("B", "C")),
        Training("s2", "course", TUE, AFTERNOON, ("B", "C")),
    ),
    batch_jobs=(BatchJob("j1", "H", MON, MORNING, 60),),
    crew_days=(CrewDay("V", TUE, "H", Span(510, 1020), 0),),
)


def fixed(*pins: Any) -> RosterProblem:
    return replace(WIDE, pins=tuple(Pin(*pin) for pin in pins))


TAUGHT, LENT, ABOARD, DRIVES, BUSY, EATS = (
    fixed(("training", "B", TUE, "s2", "")),
    fixed(("loan", "S", MON, "morning", "H")),
    fixed(("van", "O", TUE, "V", "")),
    fixed(("van", "D", TUE, "V", "")),
    fixed(("batch", "C", MON, "j1", "")),
    fixed(("meal", "A", MON, "12:10", "H"), ("meal", "B", MON, "11:30", "H")),
)
NOT_A, NOT_B, NOT_OFF = (
    replace(question(), withheld=frozenset({Entry("A", MON, *what)}))
    for what in (("holder", "H", "late"), ("backup", "H", "late"), ("comp", "", "morning"))
)
LOAN, HOME = Loan("S", MON, MORNING, "H"), [Crew("V", TUE, None, None, None)]


def dined(problem: RosterProblem, start: int) -> RosterPlan:
    plan = roster(problem, (NOON, "A", "B"), crews=HOME)
    return replace(plan, meals=(Meal("A", MON, start), Meal("B", MON, 690)))


STORIES += [
    story(
        "training as fixed", TAUGHT, roster(TAUGHT, crews=HOME, attendance=[Attendance("B", "s2")])
    ),
    story(
        "another session",
        TAUGHT,
        roster(TAUGHT, crews=HOME, attendance=[Attendance("B", "s1")]),
        "10-17 s2: B was fixed as training (hand)",
    ),
    story("loan as fixed", LENT, roster(LENT, crews=HOME, loans=[LOAN])),
    story(
        "a loan in another half-day",
        LENT,
        roster(LENT, crews=HOME, loans=[replace(LOAN, half=AFTERNOON)]),
        "10-16 H morning: S was fixed as loan (hand)",
    ),
    story("aboard as fixed", ABOARD, roster(ABOARD, crews=[Crew("V", TUE, "O", None, None)])),
    story(
        "nobody aboard",
        ABOARD,
        roster(ABOARD, crews=[Crew("V", TUE, None, None, "D")]),
        "10-17 V: O was fixed as van (hand)",
    ),
    story("drives as fixed", DRIVES, roster(DRIVES, crews=[Crew("V", TUE, None, None, "D")])),
    story("batch work as fixed", BUSY, roster(BUSY, crews=HOME, batch=[BatchShare("j1", "C")])),
    story(
        "somebody else does the job",
        BUSY,
        roster(BUSY, crews=HOME, batch=[BatchShare("j1", "B")]),
        "10-16 j1: C was fixed as batch (hand)",
    ),
    story("meal as fixed", EATS, dined(EATS, 730)),
    story(
        "a meal ten minutes before",
        EATS,
        dined(EATS, 720),
        "10-16 H 12:10: A was fixed as meal (hand)",
    ),
]
STORIES += [
    story(
        "who was taken off as A is A again",
        NOT_A,
        roster(NOT_A, (DUTY, "A", "B")),
        "10-16 H late: A was taken off by hand (holder)",
    ),
    story("who was taken off as A may be B", NOT_A, roster(NOT_A, (DUTY, "B", "A"))),
    story("somebody else comes in the place", NOT_A, roster(NOT_A, (DUTY, "C", "B"))),
    story("the place stays empty", NOT_A, roster(NOT_A, (DUTY, None, "B"))),
    story(
        "who was taken off as B is B again",
        NOT_B,
        roster(NOT_B, (DUTY, "B", "A")),
        "10-16 H late: A was taken off by hand (backup)",
    ),
    story(
        "comp time that was taken back is taken again",
        NOT_OFF,
        roster(NOT_OFF, comp=[CompHalf("A", MON, MORNING)]),
        "10-16 morning: A was taken off by hand (comp)",
    ),
    story(
        "the other half-day may be taken",
        NOT_OFF,
        roster(NOT_OFF, comp=[CompHalf("A", MON, AFTERNOON)]),
    ),
]


@told(STORIES)
def test_judge_and_solver_agree_that(told: Story) -> None:
    hear(told, RULE)

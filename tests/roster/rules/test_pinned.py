"""What is fixed stays."""

from typing import Any

from optimizer.roster.plan.plan import CompHalf, Rotation
from optimizer.roster.problem.entities import Credit, Pin
from optimizer.roster.problem.problem import RosterProblem
from tests.roster.rules.opinions import Story, hear, story, told
from tests.roster.rules.ward import (
    AFTERNOON,
    MON,
    MORNING,
    TUE,
    late,
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
DUTY = late(MON)


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


@told(STORIES)
def test_judge_and_solver_agree_that(told: Story) -> None:
    hear(told, RULE)

"""Nobody who is away, or works no half-day around a workday's duty, is on duty."""

from typing import Any

from optimizer.roster.plan.plan import CompHalf
from optimizer.roster.problem.entities import Credit, Duty
from optimizer.roster.problem.problem import RosterProblem
from tests.roster.rules.opinions import Story, hear, story, told
from tests.roster.rules.ward import (
    AFTERNOON,
    HALF_DAYS,
    MON,
    MORNING,
    SAT,
    Span,
    late,
    noon,
    october,
    roster,
    somebody,
    swapped,
    tiny,
    weekend,
)

RULE = "respect_absence"
EARNED = (Credit(october(2), 2000),)
STAFF = [
    somebody("A", credits=EARNED),
    somebody("B"),
    somebody("C"),
    somebody("P", works=frozenset({(MON, MORNING)}), is_part_time=True),
]
LATE, NOON, SHORT = late(MON), noon(MON), weekend(SAT)
WIDE = weekend(SAT, span=Span(600, 900), halves=HALF_DAYS)


def question(duty: Duty, *halves: Any, kind: str = "leave") -> RosterProblem:
    day = duty.key.date
    return tiny(STAFF, [duty], days=[day], away={("A", day, half): kind for half in halves})


HERE, GONE, GONE_EARLY = question(LATE), question(LATE, AFTERNOON), question(LATE, MORNING)
BUSY = question(LATE, AFTERNOON, kind="work")
NOON_HERE, NOON_HALF, NOON_GONE = (
    question(NOON),
    question(NOON, MORNING),
    question(NOON, *HALF_DAYS),
)
SAT_HERE, SAT_LATER = question(SHORT), question(SHORT, AFTERNOON)
SAT_GONE, SAT_HALF = question(SHORT, MORNING), question(WIDE, AFTERNOON)
AWAY = "10-16 H late: A ({}) is away"
UNJOINED = "10-16 H {}: {} ({}) works no half-day that the duty joins"

STORIES: list[Story] = [
    story("everybody is there", HERE, roster(HERE, (LATE, "A", "B"))),
    story("A is on leave", GONE, roster(GONE, (LATE, "A", "B")), AWAY.format("holder")),
    story("A is on leave, others serve", GONE, roster(GONE, (LATE, "B", "C"))),
    story("B is on leave", GONE, swapped(roster(GONE, (LATE, "A", "B"))), AWAY.format("backup")),
    story("A is at work elsewhere", BUSY, roster(BUSY, (LATE, "A", "B")), AWAY.format("holder")),
    story("leave in the morning, late duty", GONE_EARLY, roster(GONE_EARLY, (LATE, "A", "B"))),
    story("leave in one half around noon", NOON_HALF, roster(NOON_HALF, (NOON, "A", "B"))),
    story(
        "leave in both halves around noon",
        NOON_GONE,
        roster(NOON_GONE, (NOON, "B", "A")),
        "10-16 H noon: A (backup) is away",
    ),
    story(
        "a part-timer without the afternoon, late duty",
        HERE,
        roster(HERE, (LATE, "P", "A")),
        UNJOINED.format("late", "P", "holder"),
    ),
    story(
        "a part-timer without the afternoon on call",
        HERE,
        roster(HERE, (LATE, "A", "P")),
        UNJOINED.format("late", "P", "backup"),
    ),
    story("a part-timer of the morning at noon", NOON_HERE, roster(NOON_HERE, (NOON, "P", "A"))),
    story(
        "comp time in the afternoon, late duty",
        HERE,
        roster(HERE, (LATE, "A", "B"), comp=[CompHalf("A", MON, AFTERNOON)]),
        UNJOINED.format("late", "A", "holder"),
    ),
    story(
        "comp time in the morning, late duty",
        HERE,
        roster(HERE, (LATE, "A", "B"), comp=[CompHalf("A", MON, MORNING)]),
    ),
    story(
        "comp time all day, duty at noon",
        NOON_HERE,
        roster(NOON_HERE, (NOON, "B", "A"), comp=[CompHalf("A", MON, half) for half in HALF_DAYS]),
        UNJOINED.format("noon", "A", "backup"),
    ),
    story("rest-day duty", SAT_HERE, roster(SAT_HERE, (SHORT, "A", "B"))),
    story("rest-day duty of a part-timer", SAT_HERE, roster(SAT_HERE, (SHORT, "P", "B"))),
    story("away in the other half of a rest day", SAT_LATER, roster(SAT_LATER, (SHORT, "A", "B"))),
    story(
        "away in the duty's half of a rest day",
        SAT_GONE,
        roster(SAT_GONE, (SHORT, "A", "B")),
        "10-21 H weekend: A (holder) is away",
    ),
    story(
        "away in one of two halves of a rest day",
        SAT_HALF,
        roster(SAT_HALF, (WIDE, "B", "A")),
        "10-21 H weekend: A (backup) is away",
    ),
]


@told(STORIES)
def test_judge_and_solver_agree_that(told: Story) -> None:
    hear(told, RULE)

"""Comp time is earned before it is spent, in half-days of work, and pay is no comp time."""

from typing import Any

from optimizer.roster.plan.plan import CompHalf
from optimizer.roster.problem.entities import Credit, Duty
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import DayKind
from tests.roster.rules.opinions import Story, hear, story, told
from tests.roster.rules.ward import (
    AFTERNOON,
    MON,
    MORNING,
    TUE,
    WED,
    holiday,
    late,
    october,
    roster,
    somebody,
    swapped,
    tiny,
)

RULE = "comp_time"
STAFF = [
    somebody("A"),
    somebody("B"),
    somebody("C", regime="civil"),
    somebody("S", credits=(Credit(october(2), 100), Credit(october(3), 80))),
    somebody("P", works=frozenset({(TUE, MORNING)}), credits=(Credit(october(2), 500),)),
]
DUTY, SHORT = late(MON, minutes=180), late(MON, minutes=179)
ON_SITE = late(MON, backup="on_site", backup_minutes=180)
SHARED = late(MON, backup_minutes=180)
PAID = holiday(MON, minutes=180)


def question(*duties: Duty, **more: Any) -> RosterProblem:
    return tiny(STAFF, duties, **more)


EARNS, LACKS, SITS, CALLS = question(DUTY), question(SHORT), question(ON_SITE), question(SHARED)
FESTIVE = question(PAID, kinds={MON: DayKind.STATUTORY_HOLIDAY})
BREAK = question(PAID, kinds={MON: DayKind.HOLIDAY_PERIOD})
MADE_UP = question(DUTY, kinds={TUE: DayKind.MAKEUP_WORKDAY})
LEAVE = question(away={("S", MON, MORNING): "leave"})
LONGER = question(DUTY, late(TUE, minutes=30), days=[MON, TUE, WED])
OFF = {code: CompHalf(code, TUE, MORNING) for code in "ABCSP"}
GOOD = roster(EARNS, (DUTY, "A", "B"), comp=[OFF["A"]])

STORIES: list[Story] = [
    story("earned on Monday, spent on Tuesday", EARNS, GOOD),
    story(
        "earned by A, spent by B",
        EARNS,
        swapped(GOOD),
        "10-17 A: A spends 180 min, 180 more than there are",
    ),
    story(
        "a minute too few",
        LACKS,
        roster(LACKS, (SHORT, "A", "B"), comp=[OFF["A"]]),
        "10-17 A: A spends 180 min, 1 more than there are",
    ),
    story(
        "an afternoon is longer",
        EARNS,
        roster(EARNS, (DUTY, "A", "B"), comp=[CompHalf("A", TUE, AFTERNOON)]),
        "10-17 A: A spends 210 min, 30 more than there are",
    ),
    story(
        "spent before it is earned, on the same day",
        EARNS,
        roster(EARNS, (DUTY, "A", "B"), comp=[CompHalf("A", MON, MORNING)]),
        "10-16 A: A spends 180 min, 180 more than there are",
    ),
    story("the opening balance", EARNS, roster(EARNS, comp=[OFF["S"]])),
    story(
        "the opening balance twice",
        EARNS,
        roster(EARNS, comp=[OFF["S"], CompHalf("S", MON, MORNING)]),
        "10-17 S: S spends 180 min, 180 more than there are",
    ),
    story(
        "spent, and the rest is too little",
        LONGER,
        roster(
            LONGER,
            (DUTY, "A", "B"),
            (LONGER.duties[1], "A", "B"),
            comp=[OFF["A"], CompHalf("A", WED, MORNING)],
        ),
        "10-18 A: A spends 180 min, 150 more than there are",
    ),
    story("B on site earns", SITS, roster(SITS, (ON_SITE, "A", "B"), comp=[OFF["B"]])),
    story("B on call earns the share", CALLS, roster(CALLS, (SHARED, "A", "B"), comp=[OFF["B"]])),
    story(
        "a statutory holiday earns pay only",
        FESTIVE,
        roster(FESTIVE, (PAID, "A", "B"), comp=[OFF["A"]]),
        "10-17 A: A spends 180 min, 180 more than there are",
    ),
    story(
        "a statutory holiday in another regime",
        FESTIVE,
        roster(FESTIVE, (PAID, "C", "B"), comp=[OFF["C"]]),
    ),
    story("another holiday", BREAK, roster(BREAK, (PAID, "A", "B"), comp=[OFF["A"]])),
    story(
        "comp time on a make-up workday",
        MADE_UP,
        roster(MADE_UP, (DUTY, "A", "B"), comp=[OFF["A"]]),
    ),
    story("comp time of a part-timer", EARNS, roster(EARNS, comp=[OFF["P"]])),
    story(
        "comp time outside the pattern",
        EARNS,
        roster(EARNS, comp=[CompHalf("P", TUE, AFTERNOON)]),
        "10-17 P: P takes comp time off in a half-day without work",
        also="one_place_at_a_time",
    ),
    story(
        "comp time on leave",
        LEAVE,
        roster(LEAVE, comp=[CompHalf("S", MON, MORNING)]),
        "10-16 S: S takes comp time off in a half-day without work",
        also="one_place_at_a_time",
    ),
    story(
        "the same half-day twice",
        EARNS,
        roster(EARNS, comp=[OFF["S"], OFF["S"]]),
        "- comp: a comp half-day is listed twice",
        also="one_place_at_a_time",
    ),
]


@told(STORIES)
def test_judge_and_solver_agree_that(told: Story) -> None:
    hear(told, RULE)

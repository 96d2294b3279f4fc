"""Limits of overtime by day and month, and a free day in every seven with rest-day work."""

from datetime import timedelta
from typing import Any

from optimizer.roster.plan.plan import CompHalf
from optimizer.roster.problem.entities import Credit, Duty, PastDay
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import DayKind
from tests.roster.rules.opinions import Story, hear, story, told
from tests.roster.rules.ward import (
    FRI,
    HALF_DAYS,
    LABOUR,
    MON,
    MORNING,
    SAT,
    SUN,
    TUE,
    early,
    late,
    october,
    roster,
    somebody,
    swapped,
    tiny,
    weekend,
)

RULE = "working_time"
EARNED = (Credit(october(2), 2000),)
STAFF = [somebody("A", credits=EARNED), somebody("B"), somebody("C", regime="civil")]
CAPPED = {"labour": LABOUR.model_copy(update={"overtime_month_max_min": 120})}


def question(*duties: Duty, share: int = 0, **more: Any) -> RosterProblem:
    given = {"days": sorted({duty.key.date for duty in duties}), "people": STAFF} | more
    return tiny(given.pop("people"), duties, rules={RULE: {"on_call_share": share}}, **given)


MOST, OVER = late(MON, minutes=180), late(MON, minutes=181)
ON_SITE = late(MON, backup="on_site", minutes=181, backup_minutes=181)
SHARED = late(MON, minutes=60, backup_minutes=181)
EARLY, LATE = early(MON, minutes=90), late(MON, minutes=91)
LIMIT, BEYOND, SITTING = question(MOST), question(OVER), question(ON_SITE)
CALLED, SUM = question(SHARED, share=100), question(EARLY, LATE)
REST, LONG_REST = question(weekend(SAT, minutes=480)), question(weekend(SAT, minutes=481))
(REST_DUTY,), (LONG_DUTY,) = REST.duties, LONG_REST.duties
TOO_LONG = "10-16 {}: {}: 181 min overtime, at most 180"

FIRST, SECOND = late(MON, minutes=60), late(TUE, minutes=61)
END = late(october(31), minutes=61)
START = late(october(31) + timedelta(days=1), minutes=60)
MONTH = question(FIRST, SECOND, people=STAFF[:2], regimes=CAPPED)
TURN = question(END, START, people=STAFF[:2], regimes=CAPPED)

SAT_DUTY, SUN_DUTY = weekend(SAT), weekend(SUN)
WEEKEND = question(SAT_DUTY, SUN_DUTY)
OFF_FRIDAY = question(SAT_DUTY, SUN_DUTY, days=[FRI, SAT, SUN])
ON_LEAVE = question(
    SAT_DUTY, SUN_DUTY, days=[FRI, SAT, SUN], away={("A", FRI, half): "leave" for half in HALF_DAYS}
)
RESTED = question(
    SAT_DUTY,
    SUN_DUTY,
    people=[somebody("A", past={october(18): PastDay(False)}), somebody("B")],
)
TIRED = question(
    SAT_DUTY,
    people=[somebody("A", past={october(15): PastDay(True, 1020)}), somebody("B")],
)
FRIDAYS = frozenset((FRI, half) for half in HALF_DAYS)
PART_TIME = question(
    SAT_DUTY,
    SUN_DUTY,
    days=[FRI, SAT, SUN],
    people=[somebody("A", works=FRIDAYS, is_part_time=True), somebody("B", works=FRIDAYS)],
)
VISITING, HALF_VISITING = (
    question(
        SAT_DUTY,
        SUN_DUTY,
        days=[FRI, SAT, SUN],
        away={("A", FRI, half): kind for half, kind in zip(HALF_DAYS, kinds, strict=True)},
    )
    for kinds in (("work", "work"), ("work", "leave"))
)
COMP_VISITING = question(
    SAT_DUTY, SUN_DUTY, days=[FRI, SAT, SUN], away={("A", FRI, MORNING): "work"}
)
TRAVELLING = question(
    SUN_DUTY,
    days=[FRI, SAT, SUN],
    away={("A", day, half): "work" for day in (FRI, SAT) for half in HALF_DAYS},
)
WEEK = [MON + timedelta(days=n) for n in range(7)]
MADE_UP = tiny(STAFF, days=WEEK, kinds=dict.fromkeys((SAT, SUN), DayKind.MAKEUP_WORKDAY))
ON_CALL_COUNTS = question(SAT_DUTY, SUN_DUTY, share=1)
BOTH = [(SAT_DUTY, "A", "B"), (SUN_DUTY, "A", "B")]
NO_REST = "10-21 {}: {} works 2023-10-16 to 2023-10-22 without a free day"
NO_REST_A = NO_REST.format("A", "A")

STORIES: list[Story] = [
    story("three hours on a workday", LIMIT, roster(LIMIT, (MOST, "A", "B"))),
    story("a minute more", BEYOND, roster(BEYOND, (OVER, "A", "B")), TOO_LONG.format("A", "A")),
    story(
        "a minute more, swapped",
        BEYOND,
        swapped(roster(BEYOND, (OVER, "A", "B"))),
        TOO_LONG.format("B", "B"),
    ),
    story("a minute more in another regime", BEYOND, roster(BEYOND, (OVER, "C", "B"))),
    story("B on call does not work", BEYOND, roster(BEYOND, (OVER, "C", "A"))),
    story(
        "B on site works",
        SITTING,
        roster(SITTING, (ON_SITE, "C", "B")),
        TOO_LONG.format("B", "B"),
    ),
    story(
        "B on call works by the settings",
        CALLED,
        roster(CALLED, (SHARED, "A", "B")),
        TOO_LONG.format("B", "B"),
    ),
    story(
        "early and late together",
        SUM,
        roster(SUM, (EARLY, "A", "B"), (LATE, "A", "B")),
        TOO_LONG.format("A", "A"),
    ),
    story("early and late in turns", SUM, roster(SUM, (EARLY, "A", "B"), (LATE, "B", "A"))),
    story("eight hours on a rest day", REST, roster(REST, (REST_DUTY, "A", "B"))),
    story(
        "a minute more on a rest day",
        LONG_REST,
        roster(LONG_REST, (LONG_DUTY, "A", "B")),
        "10-21 A: A: 481 min overtime, at most 480",
    ),
    story(
        "more than the month allows",
        MONTH,
        roster(MONTH, (FIRST, "A", "B"), (SECOND, "A", "B")),
        "- A: A: 121 min overtime in 2023-10, at most 120",
    ),
    story("shared by two", MONTH, roster(MONTH, (FIRST, "A", "B"), (SECOND, "B", "A"))),
    story(
        "the same in two months",
        TURN,
        roster(TURN, (END, "A", "B"), (START, "A", "B")),
    ),
    story("one day of the weekend", WEEKEND, roster(WEEKEND, BOTH[0], (SUN_DUTY, "B", "A"))),
    story("seven days of work", WEEKEND, roster(WEEKEND, *BOTH), NO_REST_A),
    story(
        "seven days of work, swapped",
        WEEKEND,
        swapped(roster(WEEKEND, *BOTH)),
        NO_REST.format("B", "B"),
    ),
    story(
        "seven days of work in another regime",
        WEEKEND,
        roster(WEEKEND, (SAT_DUTY, "C", "B"), (SUN_DUTY, "C", "B")),
    ),
    story("a free day before the plan", RESTED, roster(RESTED, *BOTH)),
    story(
        "the rest day before the plan was worked",
        TIRED,
        roster(TIRED, (SAT_DUTY, "A", "B")),
        "10-15 A: A works 2023-10-15 to 2023-10-21 without a free day",
    ),
    story(
        "the rest day before the plan was worked, and all workdays",
        TIRED,
        roster(TIRED, (SAT_DUTY, "B", "A")),
    ),
    story("a day of leave", ON_LEAVE, roster(ON_LEAVE, *BOTH)),
    story(
        "a whole day of comp time",
        OFF_FRIDAY,
        roster(OFF_FRIDAY, *BOTH, comp=[CompHalf("A", FRI, half) for half in HALF_DAYS]),
    ),
    story(
        "half a day of comp time",
        OFF_FRIDAY,
        roster(OFF_FRIDAY, *BOTH, comp=[CompHalf("A", FRI, MORNING)]),
        NO_REST_A,
    ),
    story("a part-timer who works on Fridays", PART_TIME, roster(PART_TIME, *BOTH)),
    story(
        "who is no part-timer worked on the workdays before",
        PART_TIME,
        swapped(roster(PART_TIME, *BOTH)),
        NO_REST.format("B", "B"),
    ),
    story(
        "a day of home visits is no free day",
        VISITING,
        roster(VISITING, *BOTH),
        NO_REST_A,
    ),
    story(
        "nor is half a day of home visits and half a day of leave",
        HALF_VISITING,
        roster(HALF_VISITING, *BOTH),
        NO_REST_A,
    ),
    story(
        "nor half a day of home visits and half a day of comp time",
        COMP_VISITING,
        roster(COMP_VISITING, *BOTH, comp=[CompHalf("A", FRI, HALF_DAYS[1])]),
        NO_REST_A,
    ),
    story(
        "a rest day inside a business trip is no free day",
        TRAVELLING,
        roster(TRAVELLING, (SUN_DUTY, "A", "B")),
        "10-22 A: A works 2023-10-16 to 2023-10-22 without a free day",
    ),
    story(
        "a business trip alone asks for none", TRAVELLING, roster(TRAVELLING, (SUN_DUTY, "B", "A"))
    ),
    story("seven official workdays in a row", MADE_UP, roster(MADE_UP)),
    story(
        "on call on rest days",
        ON_CALL_COUNTS,
        roster(ON_CALL_COUNTS, (SAT_DUTY, "C", "A"), (SUN_DUTY, "C", "A")),
        NO_REST_A,
    ),
]


@told(STORIES)
def test_judge_and_solver_agree_that(told: Story) -> None:
    hear(told, RULE)

"""Hours of true elapsed rest between one day's work and the next."""

from datetime import date
from typing import Any

from optimizer.roster.plan.plan import CompHalf, Crew
from optimizer.roster.problem.entities import Credit, CrewDay, Hall, PastDay
from optimizer.roster.problem.problem import RosterProblem
from tests.roster.rules.opinions import Story, hear, story, told
from tests.roster.rules.ward import (
    MON,
    MORNING,
    TUE,
    Duty,
    Span,
    early,
    late,
    october,
    roster,
    somebody,
    swapped,
    tiny,
    weekend,
)

RULE = "rest_between_days"
FRI_BEFORE, SUN_BEFORE = october(13), october(15)
EARNED = (Credit(october(2), 2000),)
STAFF = [somebody("A", credits=EARNED, regime="civil"), somebody("B", regime="civil")]


def night(day: date, end_min: int, **more: Any) -> Duty:
    """A late duty of two hours that ends deep in the night."""
    return late(day, span=Span(end_min - 120, end_min), **more)


def question(*duties: Duty, hours: int = 11, **more: Any) -> RosterProblem:
    return tiny(STAFF, duties, rules={RULE: {"min_rest_h": hours}}, **more)


LATE, LATEST = night(MON, 1290), night(MON, 1291)
ON_SITE = night(MON, 1291, backup="on_site", backup_minutes=120)
DAWN = early(TUE)
FITS, TIRING, SITTING = question(LATE), question(LATEST), question(ON_SITE)
LESS, MORE = question(LATEST, hours=10), question(LATE, hours=12)
AT_DAWN = question(LATE, DAWN)
SHORT = "10-17 A: A has too little rest before"

SAT_NIGHT = weekend(october(28), span=Span(1170, 1290))
SUN_DAWN = weekend(october(29), span=Span(480, 600))
AUTUMN = {"days": [october(28), october(29)]}
CHINA = question(SAT_NIGHT, SUN_DAWN, **AUTUMN)
EUROPE = question(SAT_NIGHT, SUN_DAWN, time_zone="Europe/Berlin", **AUTUMN)
SPRING_DAYS = [date(2024, 3, 30), date(2024, 3, 31)]
SPRING = [
    weekend(SPRING_DAYS[0], span=Span(1140, 1260)),
    weekend(SPRING_DAYS[1], span=Span(480, 600)),
]
SPRING_CHINA = question(*SPRING, days=SPRING_DAYS)
SPRING_EUROPE = question(*SPRING, days=SPRING_DAYS, time_zone="Europe/Berlin")


def after(end_min: int | None, role: str = "window", **more: Any) -> RosterProblem:
    """Who worked on the Sunday before until then."""
    past = {SUN_BEFORE: PastDay(end_min is not None, end_min), FRI_BEFORE: PastDay(True, 1439)}
    person = somebody("A", "V", role, regime="civil", past=past, credits=EARNED)
    given: dict[str, Any] = {"days": [MON], "halls": (Hall("V"),)}
    return tiny([person, *more.pop("others", ())], **(given | more))


def unlisted(hours: int, days: Any = (TUE,), **more: Any) -> RosterProblem:
    """Nothing is said about the Monday before the plan."""
    person = somebody("A", "V", regime="civil", credits=EARNED, **more)
    rules = {RULE: {"min_rest_h": hours}}
    return tiny([person], days=days, halls=(Hall("V"),), rules=rules)


UNLISTED, LONG_NIGHT = unlisted(16), unlisted(15)
WEEK = [october(day) for day in range(17, 24)]
MORNINGS = unlisted(16, WEEK, is_part_time=True, works=frozenset((day, MORNING) for day in WEEK))
OTHERS = [somebody("O", "V", "officer"), somebody("D", "V", "driver")]
TEN = CrewDay("van", MON, "V", Span(540, 1020), 0)
RESTED, TIRED, FREE = after(1290), after(1291), after(None)
ABOARD = after(1310, "officer", others=OTHERS, crew_days=(TEN,))
CREW = Crew("van", MON, "A", "O", "D")

STORIES: list[Story] = [
    story("half past nine to half past eight", FITS, roster(FITS, (LATE, "A", "B"))),
    story("a minute less", TIRING, roster(TIRING, (LATEST, "A", "B")), SHORT),
    story("a minute less, swapped", TIRING, swapped(roster(TIRING, (LATEST, "B", "A"))), SHORT),
    story("B on site works", SITTING, roster(SITTING, (ON_SITE, None, "A")), SHORT),
    story("B on call rests", TIRING, roster(TIRING, (LATEST, None, "A"))),
    story("less rest by the settings", LESS, roster(LESS, (LATEST, "A", "B"))),
    story("more rest by the settings", MORE, roster(MORE, (LATE, "A", "B")), SHORT),
    story(
        "comp time on the next morning gives the rest",
        TIRING,
        roster(TIRING, (LATEST, "A", "B"), comp=[CompHalf("A", TUE, MORNING)]),
    ),
    story(
        "an early duty on the next morning shortens the rest",
        AT_DAWN,
        roster(AT_DAWN, (LATE, "A", "B"), (DAWN, "A", "B")),
        SHORT,
    ),
    story("early on call does not", AT_DAWN, roster(AT_DAWN, (LATE, "A", "B"), (DAWN, "B", "A"))),
    story(
        "ten and a half hours of the clock",
        CHINA,
        roster(CHINA, (SAT_NIGHT, "A", "B"), (SUN_DAWN, "A", "B")),
        "10-29 A: A has too little rest before",
    ),
    story(
        "are eleven and a half when summer time ends",
        EUROPE,
        roster(EUROPE, (SAT_NIGHT, "A", "B"), (SUN_DAWN, "A", "B")),
    ),
    story(
        "eleven hours of the clock",
        SPRING_CHINA,
        roster(SPRING_CHINA, (SPRING[0], "A", "B"), (SPRING[1], "A", "B")),
    ),
    story(
        "are ten when summer time begins",
        SPRING_EUROPE,
        roster(SPRING_EUROPE, (SPRING[0], "A", "B"), (SPRING[1], "A", "B")),
        "03-31 A: A has too little rest before",
    ),
    story("the day before the plan leaves enough", RESTED, roster(RESTED)),
    story(
        "the day before the plan ended too late",
        TIRED,
        roster(TIRED),
        "10-16 A: A has too little rest before",
    ),
    story("the day before the plan was free", FREE, roster(FREE)),
    story(
        "the day before ended too late, comp time helps",
        TIRED,
        roster(TIRED, comp=[CompHalf("A", MON, MORNING)]),
    ),
    story(
        "a workday before the plan without a row was worked until five",
        UNLISTED,
        roster(UNLISTED),
        "10-17 A: A has too little rest before",
    ),
    story(
        "comp time helps after it", UNLISTED, roster(UNLISTED, comp=[CompHalf("A", TUE, MORNING)])
    ),
    story("an hour less is enough", LONG_NIGHT, roster(LONG_NIGHT)),
    story("a part-timer's morning before the plan ended before noon", MORNINGS, roster(MORNINGS)),
    story("a van that leaves later gives the rest", ABOARD, roster(ABOARD, crews=[CREW])),
    story(
        "without the van the rest is too short",
        ABOARD,
        roster(ABOARD, crews=[Crew("van", MON, "O", None, "D")]),
        "10-16 A: A has too little rest before",
    ),
]


@told(STORIES)
def test_judge_and_solver_agree_that(told: Story) -> None:
    hear(told, RULE)

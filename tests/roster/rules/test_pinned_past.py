"""What has begun stays as it was published."""

from dataclasses import replace
from datetime import datetime, time
from typing import Any

from optimizer.roster.plan.plan import CompHalf, Meal, RosterPlan
from optimizer.roster.problem.entities import Entry
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import HALF_DAYS
from tests.roster.rules.opinions import Story, hear, story, told
from tests.roster.rules.test_pinned import DUTY, NOON, RULE, question
from tests.roster.rules.ward import MON, MORNING, TUE, october, roster

OLD = frozenset(
    {Entry("A", MON, "holder", "H", "late"), Entry("B", MON, "backup", "H", "late")}
    | {Entry("A", TUE, "comp", "", "morning")}
)


def at(clock: int, *pins: Any, day: int = 16, **more: Any) -> RosterProblem:
    """At so many minutes on a day of October, after something was published."""
    now = datetime.combine(october(day), time(clock // 60, clock % 60))
    return replace(question(*pins), published=OLD, now=now, **more)


BEFORE, AFTER, NEXT = at(DUTY.span.start_min), at(DUTY.span.start_min + 1), at(600, day=17)
ILL = at(1200, away={("A", MON, half): "leave" for half in HALF_DAYS})
KNOWN_BETTER = at(1200, ("holder", "C", MON, "late", "H"))
DINED = replace(
    at(DUTY.span.start_min),
    duties=(NOON,),
    published=frozenset(
        {
            Entry("A", MON, "holder", "H", "noon"),
            Entry("B", MON, "backup", "H", "noon"),
            Entry("A", MON, "meal", "", "12:10"),
            Entry("B", MON, "meal", "", "11:30"),
        }
    ),
)
WAS, WAS_NOT = (
    "10-16 H late: {} was {} then, and the past stays",
    "10-16 H late: {} was not {} then, and the past stays",
)


def eaten(holder: int) -> RosterPlan:
    return replace(
        roster(DINED, (NOON, "A", "B")), meals=(Meal("A", MON, holder), Meal("B", MON, 690))
    )


STORIES: list[Story] = [
    story("before a duty begins it may move", BEFORE, roster(BEFORE, (DUTY, "C", "B"))),
    story(
        "what has begun is as it was published",
        AFTER,
        roster(AFTER, (DUTY, "A", "B")),
    ),
    story(
        "nobody else has held it",
        AFTER,
        roster(AFTER, (DUTY, "C", "B")),
        WAS.format("A", "holder"),
        WAS_NOT.format("C", "holder"),
    ),
    story(
        "nobody else has backed it up",
        AFTER,
        roster(AFTER, (DUTY, "A", None)),
        WAS.format("B", "backup"),
    ),
    story(
        "comp time that has begun is taken",
        NEXT,
        roster(NEXT, (DUTY, "A", "B")),
        "10-17 morning: A was comp then, and the past stays",
    ),
    story(
        "none is taken in the past that was not",
        NEXT,
        roster(
            NEXT,
            (DUTY, "A", "B"),
            comp=[CompHalf("A", TUE, MORNING), CompHalf("B", MON, MORNING)],
        ),
        "10-16 morning: B was not comp then, and the past stays",
    ),
    story("who was ill was not there", ILL, roster(ILL, (DUTY, None, "B"))),
    story(
        "and nobody has stepped in since",
        ILL,
        roster(ILL, (DUTY, "C", "B")),
        WAS_NOT.format("C", "holder"),
    ),
    story("a pin says who was really there", KNOWN_BETTER, roster(KNOWN_BETTER, (DUTY, "C", "B"))),
    story("meals were as published", DINED, eaten(730)),
    story(
        "and at no other time",
        DINED,
        eaten(735),
        "10-16 12:10: A was meal then, and the past stays",
        "10-16 12:15: A was not meal then, and the past stays",
    ),
]


@told(STORIES)
def test_judge_and_solver_agree_that(told: Story) -> None:
    hear(told, RULE)

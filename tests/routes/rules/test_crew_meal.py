"""The crew eats around noon, in one gap of the route or outside it."""

from typing import Any

from tests.routes.opinions import Story, hear, story, told
from tests.routes.sample import plan, problem, route, shift, visit

RULE = "crew_meal"
VISITS = [visit("A"), visit("B")]
ASKED = problem([shift("mon", meal=30)], VISITS, ways={"A B": 20})
NOBODY_EATS = problem([shift("mon")], VISITS, ways={"A B": 20})
LATE_SHIFT = problem([shift("mon", hours="11:30-17:00", meal=30)], VISITS, ways={"A B": 20})
SHORT_NOON = problem(
    [shift("mon", meal=30)], VISITS, ways={"A B": 20}, crew_meal={"hours": "12:00-12:30"}
)
OUTSIDE = "10-09 mon: the meal at {} lies outside the time for meals"
NO_TIME = "10-09 mon: there is no time for the meal at {} and the way"


def day(a: str, b: str, meal: str | None, leave: str = "08:30", back: str = "16:00") -> Any:
    return plan(route("mon", leave, f"A {a}", f"B {b}", back=back, meal=meal))


STORIES: list[Story] = [
    story("between two stays", ASKED, day("10:30-11:00", "11:50-12:20", "11:00")),
    story("while waiting there", ASKED, day("10:30-11:00", "11:50-12:20", "11:20")),
    story("in the middle of the way", ASKED, day("10:30-11:00", "11:50-12:20", "11:07")),
    story(
        "a second too little for way and meal",
        ASKED,
        day("10:30-11:00", "11:49:59-12:19:59", "11:00"),
        NO_TIME.format("11:00"),
    ),
    story(
        "room for the meal but not for the way beside it",
        ASKED,
        day("10:30-11:00", "11:30-12:00", "11:00"),
        NO_TIME.format("11:00"),
    ),
    story(
        "during a stay",
        ASKED,
        day("10:45-11:15", "12:30-13:00", "11:00"),
        "10-09 mon: the crew eats at 11:00, during A",
        NO_TIME.format("11:00"),
    ),
    story(
        "into the next stay",
        ASKED,
        day("10:30-11:00", "12:00-12:30", "11:30:01"),
        "10-09 mon: the crew eats at 11:30:01, during B",
        NO_TIME.format("11:30:01"),
    ),
    story("as early as can be", ASKED, day("09:00-09:30", "12:00-12:30", "11:00")),
    story(
        "a second too early",
        ASKED,
        day("09:00-09:30", "12:00-12:30", "10:59:59"),
        OUTSIDE.format("10:59:59"),
    ),
    story("as late as can be", ASKED, day("09:00-09:30", "14:00-14:30", "13:00")),
    story(
        "a second too late",
        ASKED,
        day("09:00-09:30", "14:00-14:30", "13:00:01"),
        OUTSIDE.format("13:00:01"),
    ),
    story("the setting says when", SHORT_NOON, day("09:00-09:30", "14:00-14:30", "12:00")),
    story(
        "a minute off the setting",
        SHORT_NOON,
        day("09:00-09:30", "14:00-14:30", "12:01"),
        OUTSIDE.format("12:01"),
    ),
    story(
        "no meal",
        ASKED,
        day("09:00-09:30", "14:00-14:30", None),
        "10-09 mon: the crew of mon has no meal",
    ),
    story("nobody needs one", NOBODY_EATS, day("09:00-09:30", "14:00-14:30", None)),
    story(
        "a meal that nobody needs",
        NOBODY_EATS,
        day("09:00-09:30", "14:00-14:30", "12:00"),
        "10-09 mon: the crew of mon has a meal without need",
    ),
    story("before leaving", ASKED, day("11:40-12:10", "12:30-13:00", "11:00", leave="11:30")),
    story(
        "still eating when it leaves",
        ASKED,
        day("11:40-12:10", "12:30-13:00", "11:00:01", leave="11:30"),
        NO_TIME.format("11:00:01"),
    ),
    story(
        "before the shift begins",
        LATE_SHIFT,
        day("14:00-14:30", "15:00-15:30", "11:00", leave="13:30"),
        OUTSIDE.format("11:00"),
    ),
    story(
        "when the shift begins",
        LATE_SHIFT,
        day("14:00-14:30", "15:00-15:30", "11:30", leave="13:30"),
    ),
    story(
        "on the way to the first stay",
        ASKED,
        day("12:10-12:40", "13:00-13:30", "11:30", leave="11:30"),
    ),
    story(
        "no time for it on the way to the first stay",
        ASKED,
        day("12:09-12:39", "13:00-13:30", "11:30", leave="11:30"),
        NO_TIME.format("11:30"),
    ),
    story("on the way home", ASKED, day("09:00-09:30", "11:00-11:30", "11:30", back="12:10")),
    story(
        "no time for it on the way home",
        ASKED,
        day("09:00-09:30", "11:00-11:30", "11:30", back="12:09"),
        NO_TIME.format("11:30"),
    ),
    story("after the return", ASKED, day("09:00-09:30", "11:00-11:30", "11:40", back="11:40")),
    story(
        "it begins on the way and ends at home",
        ASKED,
        day("09:00-09:30", "11:00-11:30", "11:39", back="11:40"),
        NO_TIME.format("11:39"),
    ),
]


@told(STORIES)
def test_judge_and_oracle_agree_that(told: Story) -> None:
    hear(told, RULE)

"""One A and one B on every open duty, or a listed shortage; nothing else is listed."""

from dataclasses import replace

from optimizer.roster.plan.plan import Assignment, Shortage
from tests.roster.rules.opinions import Story, hear, story, told
from tests.roster.rules.ward import (
    MON,
    TUE,
    holiday,
    key,
    late,
    noon,
    roster,
    somebody,
    swapped,
    tiny,
)

RULE = "cover_duty"
STAFF = [somebody("A1"), somebody("A2"), somebody("A3")]
DUTY, ALONE = late(TUE), late(TUE, backup="none")
SHIFT = late(TUE, backup="none", holders=2, minimum=1, over_price=7)
FULL_ONLY = late(TUE, backup="none", holders=2, minimum=2)
PAIR, SINGLE, OPEN = tiny(STAFF, [DUTY]), tiny(STAFF, [ALONE]), tiny(STAFF, [SHIFT])
HARD = tiny(STAFF, [FULL_ONLY])
CLOSED = tiny(STAFF, [holiday(MON, bookings=0)])
GOOD = roster(PAIR, (DUTY, "A1", "A2"))
NO_B = Shortage(RULE, "backup", "H", TUE, "late")
NO_A = Shortage(RULE, "holder", "H", TUE, "late")

STORIES: list[Story] = [
    story("both places are filled", PAIR, GOOD),
    story("both places are filled, swapped", PAIR, swapped(GOOD)),
    story("a missing B is listed", PAIR, roster(PAIR, (DUTY, "A1", None), shortages=[NO_B])),
    story("a missing A is listed", PAIR, roster(PAIR, (DUTY, None, "A1"), shortages=[NO_A])),
    story("both are missing and listed", PAIR, roster(PAIR, shortages=[NO_A, NO_B])),
    story(
        "both are missing in silence",
        PAIR,
        roster(PAIR, shortages=[]),
        "10-17 H late: backup: 1 missing, 0 listed as shortage",
        "10-17 H late: holder: 1 missing, 0 listed as shortage",
    ),
    story(
        "B is listed as missing, but is there",
        PAIR,
        roster(PAIR, (DUTY, "A1", "A2"), shortages=[NO_B]),
        "10-17 H late: backup: 0 missing, 1 listed as shortage",
    ),
    story(
        "a shortage is listed twice",
        PAIR,
        roster(PAIR, (DUTY, "A1", None), shortages=[NO_B, NO_B]),
        "10-17 H late: backup: 1 missing, 2 listed as shortage",
    ),
    story(
        "a shortage is listed under a name that is no rule",
        PAIR,
        roster(PAIR, (DUTY, "A1", "A2"), shortages=[replace(NO_B, rule="weather")]),
        "10-17 H late: no rule allows the shortage backup (weather)",
    ),
    story(
        "two as A",
        PAIR,
        roster(PAIR, (DUTY, ("A1", "A2"), "A3")),
        "10-17 H late: 2 as A, at most 1",
    ),
    story(
        "the same person twice as A",
        SINGLE,
        roster(SINGLE, (ALONE, ("A1", "A1"), None)),
        "10-17 H late: somebody is planned twice as A",
        "10-17 H late: 2 as A, at most 1",
        also="one_place_at_a_time",
    ),
    story("no backup is asked for", SINGLE, roster(SINGLE, (ALONE, "A1", None))),
    story(
        "a backup where none is asked for",
        SINGLE,
        roster(SINGLE, (ALONE, "A1", "A2")),
        "10-17 H late: a backup where none is asked for",
    ),
    story(
        "a duty is planned more than once",
        PAIR,
        replace(GOOD, assignments=(*GOOD.assignments, *GOOD.assignments)),
        "10-17 H late: the duty is planned more than once",
        also="one_place_at_a_time",
    ),
    story(
        "somebody is on duty in a slot in which the hall is closed",
        PAIR,
        replace(GOOD, assignments=(Assignment(key("late", MON), ("A3",)), *GOOD.assignments)),
        "10-16 H late: the hall is not open in this slot",
    ),
    story("nothing booked, nobody there", CLOSED, roster(CLOSED)),
    story("a shift below its number lists the rest", OPEN, roster(OPEN, (SHIFT, "A1", None))),
    story("a full shift", OPEN, roster(OPEN, (SHIFT, ("A1", "A2"), None))),
    story(
        "a shift may be overfull at a price", OPEN, roster(OPEN, (SHIFT, ("A1", "A2", "A3"), None))
    ),
    story(
        "a shift below its minimum",
        OPEN,
        roster(OPEN),
        "10-17 H late: 0 as A, at least 1",
    ),
    story(
        "a shift without tolerance below its number",
        HARD,
        roster(HARD, (FULL_ONLY, "A1", None)),
        "10-17 H late: 1 as A, at least 2",
    ),
    story(
        "an overfull shift without a price for it",
        HARD,
        roster(HARD, (FULL_ONLY, ("A1", "A2", "A3"), None)),
        "10-17 H late: 3 as A, at most 2",
    ),
]


@told(STORIES)
def test_judge_and_solver_agree_that(told: Story) -> None:
    hear(told, RULE)


def test_a_noon_duty_has_its_places_like_every_other() -> None:
    duty = noon(MON)
    problem = tiny(STAFF, [duty])
    missing = [short.what for short in roster(problem).shortages]
    assert missing == ["backup", "holder"]

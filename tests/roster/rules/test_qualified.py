"""A and B hold the slot's item class, and one of them every booked special item."""

from tests.roster.rules.opinions import Story, hear, story, told
from tests.roster.rules.ward import MON, TUE, holiday, late, roster, somebody, swapped, tiny

RULE = "qualified"
STAFF = [
    somebody("A1"),
    somebody("A2", items=frozenset({"general", "seal"})),
    somebody("A3"),
    somebody("X1", items=frozenset({"seal"})),
    somebody("X2", items=frozenset()),
]
DUTY, SEAL = late(TUE), late(TUE, special_items=("seal",))
PLAIN, BOOKED = tiny(STAFF, [DUTY]), tiny(STAFF, [SEAL])
CLOSED = tiny(STAFF, [holiday(MON, bookings=0, special_items=("seal",))])
GOOD = roster(PLAIN, (DUTY, "A1", "A2"))

STORIES: list[Story] = [
    story("both hold the class", PLAIN, GOOD),
    story("both hold the class, swapped", PLAIN, swapped(GOOD)),
    story(
        "A does not hold the class",
        PLAIN,
        roster(PLAIN, (DUTY, "X1", "A1")),
        "10-17 H late: X1 (holder) does not hold general",
    ),
    story(
        "B does not hold the class",
        PLAIN,
        roster(PLAIN, (DUTY, "A1", "X1")),
        "10-17 H late: X1 (backup) does not hold general",
    ),
    story(
        "neither holds the class",
        PLAIN,
        roster(PLAIN, (DUTY, "X1", "X2")),
        "10-17 H late: X1 (holder) does not hold general",
        "10-17 H late: X2 (backup) does not hold general",
    ),
    story("A holds the booked item", BOOKED, roster(BOOKED, (SEAL, "A2", "A1"))),
    story("B holds the booked item", BOOKED, roster(BOOKED, (SEAL, "A1", "A2"))),
    story(
        "A alone does not hold the booked item",
        BOOKED,
        roster(BOOKED, (SEAL, "A1", None)),
        "10-17 H late: neither A nor B holds the booked item seal",
    ),
    story(
        "neither holds the booked item",
        BOOKED,
        roster(BOOKED, (SEAL, "A1", "A3")),
        "10-17 H late: neither A nor B holds the booked item seal",
    ),
    story(
        "B alone does not hold the booked item",
        BOOKED,
        roster(BOOKED, (SEAL, None, "A1")),
        "10-17 H late: neither A nor B holds the booked item seal",
    ),
    story("B alone holds the booked item", BOOKED, roster(BOOKED, (SEAL, None, "A2"))),
    story("nobody serves, nothing is asked", BOOKED, roster(BOOKED)),
    story("a slot that is not open asks for nothing", CLOSED, roster(CLOSED)),
    story(
        "who holds the booked item but not the class does not help",
        BOOKED,
        roster(BOOKED, (SEAL, "A1", "X1")),
        "10-17 H late: X1 (backup) does not hold general",
    ),
]


@told(STORIES)
def test_judge_and_solver_agree_that(told: Story) -> None:
    hear(told, RULE)

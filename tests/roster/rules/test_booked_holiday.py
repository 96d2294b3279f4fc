"""A holiday duty exists only where something is booked."""

from optimizer.scenario.schema.fields import DayKind
from tests.roster.rules.opinions import Story, hear, story, told
from tests.roster.rules.ward import MON, holiday, roster, somebody, swapped, tiny

RULE = "booked_holiday"
STAFF = [somebody("A"), somebody("B")]
BOOKED, UNBOOKED = holiday(MON), holiday(MON, bookings=0)
FREE_ENTRY = holiday(MON, bookings=0, booked_only=False)
OPEN, CLOSED, WALK_IN = (
    tiny(STAFF, [duty], days=[MON], kinds={MON: DayKind.HOLIDAY_PERIOD})
    for duty in (BOOKED, UNBOOKED, FREE_ENTRY)
)
ONE, OTHER = (roster(CLOSED, (UNBOOKED, person, None)) for person in "AB")
SAYS = "10-16 H holiday: {} ({}) is on duty, but nothing is booked"

STORIES: list[Story] = [
    story("booked, and somebody is there", OPEN, roster(OPEN, (BOOKED, "A", "B"))),
    story("booked, and nobody is there", OPEN, roster(OPEN)),
    story("nothing booked, nobody there", CLOSED, roster(CLOSED)),
    story("nothing booked, A is there", CLOSED, ONE, SAYS.format("A", "holder")),
    story("nothing booked, B is on call", CLOSED, swapped(OTHER), SAYS.format("B", "backup")),
    story(
        "nothing booked, both are on duty",
        CLOSED,
        roster(CLOSED, (UNBOOKED, "A", "B")),
        SAYS.format("A", "holder"),
        SAYS.format("B", "backup"),
    ),
    story("no booking is needed", WALK_IN, roster(WALK_IN, (FREE_ENTRY, "A", "B"))),
]


@told(STORIES)
def test_judge_and_solver_agree_that(told: Story) -> None:
    hear(told, RULE)


def test_a_closed_slot_is_no_shortage() -> None:
    assert roster(CLOSED).shortages == ()
    assert [short.what for short in roster(OPEN).shortages] == ["backup", "holder"]

"""B is somebody else, free, near enough, and of the right hall."""

from dataclasses import replace

from optimizer.roster.problem.entities import Hall
from tests.roster.rules.opinions import Story, hear, story, told
from tests.roster.rules.ward import TUE, early, key, late, noon, roster, somebody, swapped, tiny

RULE = "backup_ready"
STAFF = [
    somebody("A1"),
    somebody("A2"),
    somebody("A3"),
    somebody("F1", on_call_from="far"),
    somebody("F2", on_call_from="near"),
    somebody("M1", "M"),
    somebody("N1", "N"),
]
MORE = {
    "halls": (Hall("H"), Hall("M"), Hall("N")),
    "travel_min": {
        (start, end): minutes
        for start, minutes in (("H", 20), ("M", 20), ("N", 20), ("far", 31), ("near", 30))
        for end in "HMN"
        if start != end
    },
}
LATE, NEIGHBOURLY = late(TUE), late(TUE, backup_halls=("N",))
HALL = tiny(STAFF, [LATE], **MORE)
FARTHER = tiny(STAFF, [LATE], rules={RULE: {"backup_reach_min": 31}}, **MORE)
NEARER = tiny(STAFF, [LATE], rules={RULE: {"backup_reach_min": 29}}, **MORE)
LINKED = tiny(STAFF, [NEIGHBOURLY], **MORE)
CLOSE = tiny(STAFF, [NEIGHBOURLY], rules={RULE: {"backup_reach_min": 19}}, **MORE)
FAR_OFF = "10-17 H late: {} cannot back up here: another hall, or out of reach"
GOOD = roster(HALL, (LATE, "F1", "A1"))

ROUND = [late(TUE, hall, backup_halls=("H", "M", "N")) for hall in "HMN"]
EARLY = early(TUE)
DISTRICT = tiny(STAFF, [*ROUND, EARLY], **MORE)
ONE_EACH = tiny(STAFF, [*ROUND, EARLY], rules={RULE: {"backups_at_once": 1}}, **MORE)
TWICE = [(ROUND[0], "A1", "A2"), (ROUND[1], "M1", "A2"), (ROUND[2], "N1", "A3")]
THRICE = [(ROUND[0], "A1", "A2"), (ROUND[1], "M1", "A2"), (ROUND[2], "N1", "A2")]
APART = [(EARLY, "A1", "A2"), (ROUND[0], "A1", "A2")]

NOON = noon(TUE, meal=False)
DESK = replace(NOON, key=key("desk", TUE))
PHONE = replace(NOON, key=key("phone", TUE), backup="on_call", backup_minutes=0)
BUSY = tiny(STAFF, [NOON, DESK, PHONE], **MORE)
FOREIGN = tiny(STAFF, [replace(NOON, backup_halls=("N",))], **MORE)

STORIES: list[Story] = [
    story("another person backs up", HALL, GOOD),
    story("who is out of reach", HALL, swapped(GOOD), FAR_OFF.format("F1")),
    story("who is just within reach", HALL, roster(HALL, (LATE, "A1", "F2"))),
    story("a longer reach", FARTHER, swapped(roster(FARTHER, (LATE, "F1", "A1")))),
    story("a shorter reach", NEARER, roster(NEARER, (LATE, "A1", "F2")), FAR_OFF.format("F2")),
    story(
        "nobody backs up himself",
        HALL,
        roster(HALL, (LATE, "A1", "A1")),
        "10-17 H late: A1 is backup and on another duty at the same time",
    ),
    story(
        "a neighbour whom the post does not list",
        HALL,
        roster(HALL, (LATE, "A1", "N1")),
        FAR_OFF.format("N1"),
    ),
    story("a neighbour whom the post lists", LINKED, roster(LINKED, (NEIGHBOURLY, "A1", "N1"))),
    story(
        "the neighbour's neighbour",
        LINKED,
        roster(LINKED, (NEIGHBOURLY, "A1", "M1")),
        FAR_OFF.format("M1"),
    ),
    story(
        "a listed neighbour out of reach",
        CLOSE,
        roster(CLOSE, (NEIGHBOURLY, "A1", "N1")),
        FAR_OFF.format("N1"),
    ),
    story("two on-call duties at once", DISTRICT, roster(DISTRICT, *TWICE)),
    story(
        "three on-call duties at once",
        DISTRICT,
        roster(DISTRICT, *THRICE),
        "10-17 A2: A2 backs up 3 duties at once, at most 2",
    ),
    story(
        "two at once where one is allowed",
        ONE_EACH,
        roster(ONE_EACH, *TWICE),
        "10-17 A2: A2 backs up 2 duties at once, at most 1",
    ),
    story("one after the other", ONE_EACH, roster(ONE_EACH, *APART)),
    story("everybody has one thing", BUSY, roster(BUSY, (DESK, "A1", "A2"), (NOON, "A3", "F2"))),
    story(
        "B on site holds another duty",
        BUSY,
        roster(BUSY, (DESK, "A1", "A2"), (NOON, "A2", "A3")),
        "10-17 H desk: A2 is backup and on another duty at the same time",
    ),
    story(
        "B on site backs up another duty on site",
        BUSY,
        roster(BUSY, (DESK, "A1", "A2"), (NOON, "A3", "A2")),
        "10-17 H desk: A2 is backup and on another duty at the same time",
    ),
    story(
        "B on site is on call for another duty",
        BUSY,
        roster(BUSY, (DESK, "A1", "A2"), (PHONE, "A3", "A2")),
        "10-17 H desk: A2 is backup and on another duty at the same time",
    ),
    story(
        "B on call holds another duty",
        BUSY,
        roster(BUSY, (DESK, "A1", "A2"), (PHONE, "A3", "A1")),
        "10-17 H desk: A1 is backup and on another duty at the same time",
    ),
    story(
        "B on site of another hall",
        FOREIGN,
        roster(FOREIGN, (NOON, "A1", "N1")),
        "10-17 H noon: N1 cannot back up here: another hall, or out of reach",
        also="one_place_at_a_time",
    ),
]


@told(STORIES)
def test_judge_and_solver_agree_that(told: Story) -> None:
    hear(told, RULE)

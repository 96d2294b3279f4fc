"""One session a course, never A and B together, and rotation days in limited batches."""

from dataclasses import replace
from typing import Any

from optimizer.roster.plan.plan import Attendance, Rotation, Shortage
from optimizer.roster.problem.entities import Post, Training
from optimizer.roster.problem.problem import RosterProblem
from tests.roster.rules.opinions import Story, hear, story, told
from tests.roster.rules.ward import HALF_DAYS, MON, MORNING, TUE, roster, somebody, tiny

RULE = "training_turn"
STAFF = [somebody("A"), somebody("B"), somebody("C")]
CLERKS = [
    somebody("K", role="clerk", rotation_days_due=1),
    somebody("Q", role="clerk", rotation_days_due=2),
    somebody("W", rotation_days_due=1),
    somebody("Z", role="clerk"),
]
SESSIONS = (
    Training("s1", "course", MON, MORNING, ("A", "B")),
    Training("s2", "course", TUE, MORNING, ("A", "B")),
)
POST = Post("p", "H", "window", "general", "A", "B")


def question(**more: Any) -> RosterProblem:
    return tiny(STAFF, trainings=SESSIONS, **more)


def turns(*pairs: str) -> list[Attendance]:
    """`"A1"` means that A attends session s1."""
    return [Attendance(pair[0], f"s{pair[1]}") for pair in pairs]


FREE, PAIRED = question(), question(posts=(POST,))
STRANGE = tiny(STAFF, trainings=(Training("s1", "course", MON, MORNING, ("C",)),), posts=(POST,))
ABSENT = question(away={("A", MON, MORNING): "leave"})
GONE = question(away={("A", day, MORNING): "leave" for day in (MON, TUE)})
BATCHES = tiny(CLERKS, rotations={MON: 1, TUE: 2})
MONDAYS = tiny(CLERKS, rotations={MON: 2})
LEAVE = tiny(CLERKS, rotations={MON: 2}, away={("K", MON, MORNING): "leave"})


def short(person: str, amount: int) -> Shortage:
    return Shortage(RULE, "rotation", "H", TUE, person, amount)


A_MISSED = Shortage(RULE, "training", "H", MON, "A")
ALL_DUE = [short("K", 1), short("Q", 2)]

STORIES: list[Story] = [
    story("neither A nor B is invited", STRANGE, roster(STRANGE, attendance=turns("C1"))),
    story("A and B in turns", PAIRED, roster(PAIRED, attendance=turns("A1", "B2"))),
    story("A and B in turns, swapped", PAIRED, roster(PAIRED, attendance=turns("A2", "B1"))),
    story(
        "A and B of a post in one session",
        PAIRED,
        roster(PAIRED, attendance=turns("A1", "B1")),
        "10-16 s1: A and B of p attend the same session",
        also="backup_pair",
    ),
    story("together where no post is", FREE, roster(FREE, attendance=turns("A1", "B1"))),
    story(
        "A misses the course, which is listed",
        FREE,
        roster(FREE, attendance=turns("B1"), shortages=[A_MISSED]),
    ),
    story(
        "A misses the course in silence",
        FREE,
        roster(FREE, attendance=turns("B1"), shortages=[]),
        "10-16 A: training: 1 missing, 0 listed as shortage",
    ),
    story(
        "A was away in the first session and misses the second",
        ABSENT,
        roster(ABSENT, attendance=turns("B1"), shortages=[replace(A_MISSED, date=TUE)]),
    ),
    story(
        "nothing is missed, but listed",
        FREE,
        roster(FREE, attendance=turns("A1", "B1"), shortages=[A_MISSED]),
        "10-16 A: training: 0 missing, 1 listed as shortage",
    ),
    story(
        "A attends twice",
        FREE,
        roster(FREE, attendance=turns("A1", "A2", "B1")),
        "- course: A attends 2 sessions of the course",
    ),
    story(
        "somebody attends without invitation",
        FREE,
        roster(FREE, attendance=turns("A1", "B1", "C1")),
        "- s1: C attends without invitation or while away",
    ),
    story("A is away once and attends later", ABSENT, roster(ABSENT, attendance=turns("A2", "B1"))),
    story(
        "A attends while away",
        ABSENT,
        roster(ABSENT, attendance=turns("A1", "A2", "B1")),
        "- s1: A attends without invitation or while away",
        also="one_place_at_a_time",
    ),
    story("A is away in all sessions", GONE, roster(GONE, attendance=turns("B1"))),
    story(
        "everybody rotates in a batch",
        BATCHES,
        roster(BATCHES, rotations=[Rotation("K", TUE), Rotation("Q", MON), Rotation("Q", TUE)]),
    ),
    story(
        "a batch is too large",
        BATCHES,
        roster(BATCHES, rotations=[Rotation("K", MON), Rotation("Q", MON)]),
        "10-16 rotation: 2 clerks rotate, at most 1",
    ),
    story(
        "a day without a batch",
        MONDAYS,
        roster(MONDAYS, rotations=[Rotation("K", TUE)]),
        "10-17 rotation: 1 clerks rotate, at most 0",
    ),
    story(
        "more days than due",
        BATCHES,
        roster(BATCHES, rotations=[Rotation("K", MON), Rotation("K", TUE)]),
        "- K: K has 2 rotation days, 1 due",
    ),
    story(
        "a clerk rotates who has no day due",
        BATCHES,
        roster(BATCHES, rotations=[Rotation("Z", MON)]),
        "- Z: Z has 1 rotation days, 0 due",
    ),
    story(
        "who is no clerk rotates",
        BATCHES,
        roster(BATCHES, rotations=[Rotation("W", MON)]),
        "- W: W has 1 rotation days, 0 due",
    ),
    story(
        "days lack and are listed",
        BATCHES,
        roster(BATCHES, shortages=ALL_DUE),
    ),
    story(
        "a day lacks in silence",
        BATCHES,
        roster(BATCHES, shortages=[short("Q", 2)]),
        "10-17 K: rotation: 1 missing, 0 listed as shortage",
    ),
    story(
        "a day that does not lack is listed",
        BATCHES,
        roster(BATCHES, rotations=[Rotation("K", TUE)], shortages=ALL_DUE),
        "10-17 K: rotation: 0 missing, 1 listed as shortage",
    ),
    story(
        "two days lack, one is listed",
        BATCHES,
        roster(BATCHES, rotations=[Rotation("K", TUE)], shortages=[short("Q", 1)]),
        "10-17 Q: rotation: 2 missing, 1 listed as shortage",
    ),
    story("a clerk on leave owes the day", LEAVE, roster(LEAVE, rotations=[Rotation("Q", MON)])),
]


@told(STORIES)
def test_judge_and_solver_agree_that(told: Story) -> None:
    hear(told, RULE)


def test_a_rotation_day_takes_both_half_days() -> None:
    plan = roster(LEAVE, rotations=[Rotation("K", MON)])
    assert [plan.elsewhere["K", MON, half] for half in HALF_DAYS] == ["rotation", "rotation"]
    hear(story("", LEAVE, plan, also="one_place_at_a_time"), RULE)

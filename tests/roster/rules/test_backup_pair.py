"""A and B of a post are never absent together; what the input forces is listed with a stand-in."""

from typing import Any

import pytest

from optimizer.roster.plan.plan import Attendance, CompHalf, Loan, Rotation, StandIn
from optimizer.roster.plan.stand_ins import stand_ins
from optimizer.roster.problem.entities import Credit, Hall, Post, Training
from optimizer.roster.problem.part import part
from optimizer.roster.problem.problem import RosterProblem
from tests.roster.rules.opinions import (
    Story,
    hear,
    solver_accepts,
    solver_reads,
    story,
    told,
    verdict_on,
)
from tests.roster.rules.ward import AFTERNOON, MON, MORNING, october, roster, somebody, tiny

RULE = "backup_pair"
EARNED = (Credit(october(2), 2000),)
STAFF = [
    somebody("A", credits=EARNED, role="clerk", rotation_days_due=1),
    somebody("B", credits=EARNED),
    somebody("C", credits=EARNED),
    somebody("L", credits=EARNED, role="lead"),
]
POST = Post("p", "H", "window", "general", "A", "B", ("C",))
UNNAMED = Post("p", "H", "window", "general", "A", "B")
OFF_A, OFF_B, OFF_C, OFF_L = (CompHalf(code, MON, MORNING) for code in "ABCL")
ON_LEAVE = {("A", MON, MORNING): "leave"}
BOTH_GONE: dict[Any, Any] = {("A", MON, MORNING): "leave", ("B", MON, MORNING): "work"}


def question(post: Post = POST, **more: Any) -> RosterProblem:
    return tiny(STAFF, days=[MON], posts=(post,), loans=(("A", "N"),), **more)


USUAL, FORCED, ALONE = question(), question(away=BOTH_GONE), question(away=ON_LEAVE)
LED = question(UNNAMED, away=BOTH_GONE)
EMPTY = question(UNNAMED, away=BOTH_GONE | {("L", MON, MORNING): "leave"})
ABSENT = {("C", MON, MORNING): "leave"}
NEXT = question(away=BOTH_GONE | ABSENT)
TAUGHT = question(trainings=(Training("s", "course", MON, MORNING, ("B",)),))
ROTATING = question(rotations={MON: 1})
BY_C, BY_L, BY_NOBODY = (StandIn("p", MON, MORNING, code) for code in ("C", "L", None))
ABROAD = (*STAFF, somebody("N", "N", credits=EARNED))
SHARED = Post("p", "H", "station", "general", "A", "N")
NEAR = {"halls": (Hall("H"), Hall("N"), Hall("M")), "posts": (SHARED,), "days": [MON]}
GONE = tiny(ABROAD, loans=(("N", "H"), ("N", "M")), away=ON_LEAVE, **NEAR)
OTHER = Post("o", "M", "window", "general", "C", "L")
TWO = tiny(
    ABROAD, loans=(("N", "H"), ("N", "M")), away=ON_LEAVE, **NEAR | {"posts": (OTHER, SHARED)}
)
FAR = tiny(ABROAD, loans=(("A", "N"),), away={("N", MON, MORNING): "leave"}, **NEAR)
OVER = Loan("N", MON, MORNING, "H")
TOGETHER = "10-16 p: A and B absent in the morning"

STORIES: list[Story] = [
    story("everybody is there", ROTATING, roster(ROTATING)),
    story("A takes time off", USUAL, roster(USUAL, comp=[OFF_A])),
    story("B takes time off", USUAL, roster(USUAL, comp=[OFF_B])),
    story("both take time off together", USUAL, roster(USUAL, comp=[OFF_A, OFF_B]), TOGETHER),
    story(
        "one takes the morning off, the other the afternoon",
        USUAL,
        roster(USUAL, comp=[OFF_A, CompHalf("B", MON, AFTERNOON)]),
    ),
    story("B takes time off while A is on leave", ALONE, roster(ALONE, comp=[OFF_B]), TOGETHER),
    story("A is on leave, B is there", ALONE, roster(ALONE)),
    story(
        "A takes time off while B is in training",
        TAUGHT,
        roster(TAUGHT, attendance=[Attendance("B", "s")], comp=[OFF_A]),
        TOGETHER,
    ),
    story(
        "B takes time off while A rotates",
        ROTATING,
        roster(ROTATING, rotations=[Rotation("A", MON)], comp=[OFF_B]),
        TOGETHER,
    ),
    story(
        "B takes time off while A is lent",
        USUAL,
        roster(USUAL, loans=[Loan("A", MON, MORNING, "N")], comp=[OFF_B]),
        TOGETHER,
    ),
    story(
        "A is lent to a hall without the post while B is on leave",
        FAR,
        roster(FAR, loans=[Loan("A", MON, MORNING, "N")]),
        "10-16 p: A and N absent in the morning",
    ),
    story("B of another hall goes over", GONE, roster(GONE, loans=[OVER])),
    story("B of another hall stays at home", GONE, roster(GONE)),
    story(
        "B of another hall takes time off",
        GONE,
        roster(GONE, comp=[CompHalf("N", MON, MORNING)]),
        "10-16 p: A and N absent in the morning",
    ),
    story(
        "B of another hall goes elsewhere",
        GONE,
        roster(GONE, loans=[Loan("N", MON, MORNING, "M")]),
        "10-16 p: A and N absent in the morning",
    ),
    story("B goes over where another hall's post comes first", TWO, roster(TWO, loans=[OVER])),
    story(
        "B goes over to another hall's post",
        TWO,
        roster(TWO, loans=[Loan("N", MON, MORNING, "M")]),
        "10-16 p: A and N absent in the morning",
    ),
    story("C stands in and is listed", FORCED, roster(FORCED, stand_ins=[BY_C])),
    story(
        "C stands in, but takes time off",
        FORCED,
        roster(FORCED, comp=[OFF_C]),
        "10-16 p: C absent in the morning",
    ),
    story("C stands in, so the lead may go", FORCED, roster(FORCED, comp=[OFF_L])),
    story(
        "C stands in and is not listed",
        FORCED,
        roster(FORCED, stand_ins=[]),
        "10-16 p: exception of the morning: C stands in, listed none",
    ),
    story(
        "somebody else is listed",
        FORCED,
        roster(FORCED, stand_ins=[BY_L]),
        "10-16 p: exception of the morning: C stands in, listed L",
    ),
    story(
        "an exception without need is listed",
        USUAL,
        roster(USUAL, stand_ins=[BY_C]),
        "10-16 p: exception of the morning: none stands in, listed C",
    ),
    story("with nobody named the lead stands in", LED, roster(LED, stand_ins=[BY_L])),
    story(
        "the lead stands in, but takes time off",
        LED,
        roster(LED, comp=[OFF_L]),
        "10-16 p: L absent in the morning",
    ),
    story("C is away too: the lead stands in", NEXT, roster(NEXT, stand_ins=[BY_L])),
    story("nobody is left, and that is listed", EMPTY, roster(EMPTY, stand_ins=[BY_NOBODY])),
    story(
        "nobody is left in silence",
        EMPTY,
        roster(EMPTY, stand_ins=[]),
        "10-16 p: exception of the morning: nobody stands in, listed none",
    ),
]


@told(STORIES)
def test_judge_and_solver_agree_that(told: Story) -> None:
    hear(told, RULE)


ILL = {(code, MON, MORNING): "leave" for code in "AB"}
DOES_BOTH = frozenset({"general", "medical"})
LEAD = somebody("L", role="lead", items=DOES_BOTH)
TEAM = [*STAFF[:2], somebody("C"), somebody("D"), LEAD]


@pytest.mark.parametrize(
    ("posts", "people"),
    [
        ([("general", "CD")], ["C"]),
        ([("medical", "CD")], ["L"]),
        ([("seal", "CD")], [None]),
        ([("general", "CD"), ("general", "CD")], ["C", "D"]),
        ([("general", "C"), ("medical", "C")], ["C", "L"]),
        ([("general", ""), ("medical", "")], ["L", None]),
        ([("general", "CL"), ("general", "C")], ["C", "L"]),
        ([("general", "LC"), ("medical", "")], ["C", "L"]),
        ([("general", "CD"), ("general", "C"), ("medical", "CD")], ["D", "C", "L"]),
        ([("general", ""), ("general", ""), ("general", "")], ["L", None, None]),
    ],
)
def test_who_stands_in_does_the_work_and_stands_in_once(
    posts: list[tuple[str, str]], people: list[str | None]
) -> None:
    rows = tuple(
        Post(f"p{number}", "H", "window", item_class, "A", "B", tuple(following))
        for number, (item_class, following) in enumerate(posts)
    )
    problem = tiny(TEAM, days=[MON], posts=rows, away=ILL)
    due = [StandIn(post.id, MON, MORNING, who) for post, who in zip(rows, people, strict=True)]
    assert verdict_on(problem, roster(problem, stand_ins=due), RULE) == []
    assert solver_accepts(problem, roster(problem, stand_ins=due))


def test_a_part_knows_from_the_whole_who_stands_in() -> None:
    shared = Post("q", "N", "window", "general", "N", "M", ("L", "Q"))
    people = [*STAFF[:2], STAFF[3], *(somebody(code, "N") for code in "NMQ")]
    away = {(code, MON, MORNING): "leave" for code in "ABNM"}
    whole = tiny(people, days=[MON], posts=(UNNAMED, shared), away=away)
    for halls, chosen in ((("H",), ["L", "Q"]), (("N",), ["Q"]), (("H", "N"), ["L", "Q"])):
        assert [s.person for s in stand_ins(part(whole, halls))] == chosen
    assert solver_reads(part(whole, ("H",)), roster(whole, comp=[OFF_L])) is None
    assert solver_reads(part(whole, ("N",)), roster(whole)) is not None


HERE = frozenset({("A", MON, MORNING)})
NEIGHBOUR = somebody("B", "N")


@pytest.mark.parametrize(
    ("free_links", "away", "off", "possible"),
    [
        (False, {}, [], True),
        (False, {}, [OFF_A], False),
        (False, {}, [OFF_B], True),
        (False, ON_LEAVE, [], True),
        (True, {}, [OFF_A], True),
    ],
)
def test_in_a_part_with_fixed_links_who_must_be_present_is(
    free_links: bool, away: Any, off: list[CompHalf], possible: bool
) -> None:
    problem = question(must_be_present=HERE, free_links=free_links, away=away)
    assert (solver_reads(problem, roster(problem, comp=off)) is not None) == possible


@pytest.mark.parametrize(
    ("free_links", "present", "possible"),
    [
        (True, frozenset(), True),
        (False, frozenset(), False),
        (False, frozenset({("B", MON, MORNING)}), True),
    ],
)
def test_a_neighbour_frees_a_when_present_by_the_links(
    free_links: bool, present: Any, possible: bool
) -> None:
    problem = tiny(
        STAFF[:1],
        days=[MON],
        posts=(POST,),
        outsiders=(NEIGHBOUR,),
        must_be_present=present | {("B", MON, AFTERNOON)},
        free_links=free_links,
    )
    plan = roster(problem, comp=[OFF_A])
    assert (solver_reads(problem, plan) is not None) == possible

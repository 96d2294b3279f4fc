"""Promises are kept, and nothing is left out silently."""

from tests.routes.opinions import Story, hear, story, told
from tests.routes.sample import plan, problem, route, shift, stop_of, visit

RULE = "promised_visits"
ASKED = problem([shift("mon")], [visit("A"), visit("B", required=True), stop_of("S")])
TO_B = route("mon", "08:50", "B 09:00-09:30", back="09:40")
TO_A_AND_B = route("mon", "08:50", "B 09:00-09:30", "A 09:40-10:10", back="10:20")
TO_S = route("mon", "08:50", "B 09:00-09:30", "S 09:40-10:10", back="10:20")
TO_A = route("mon", "08:50", "A 09:00-09:30", back="09:40")

STORIES: list[Story] = [
    story("all are made", ASKED, plan(TO_A_AND_B)),
    story("a visit is left out and listed", ASKED, plan(TO_B, left_out="A")),
    story("a standing stop is made", ASKED, plan(TO_S, left_out="A")),
    story("a promise is not kept", ASKED, plan(TO_A), "- B: B was promised and is not made"),
    story(
        "to list a promise as left out is no excuse",
        ASKED,
        plan(TO_A, left_out="B"),
        "- B: B was promised and is not made",
    ),
    story(
        "a visit is left out silently",
        ASKED,
        plan(TO_B),
        "- A: A is neither made nor listed as left out",
    ),
    story(
        "a visit is made and listed",
        ASKED,
        plan(TO_A_AND_B, left_out="A"),
        "- A: A is made and listed as left out",
    ),
    story(
        "a promise is kept and listed",
        ASKED,
        plan(TO_A_AND_B, left_out="B"),
        "- B: B is made and listed as left out",
    ),
    story("a visit is listed twice", ASKED, plan(TO_B, left_out="A A"), "- A: A is listed 2 times"),
    story(
        "something unknown is listed",
        ASKED,
        plan(TO_B, left_out="A X"),
        "- X: X is left out but no visit",
    ),
    story(
        "a standing stop is listed",
        ASKED,
        plan(TO_B, left_out="A S"),
        "- S: S is a standing stop, never left out",
    ),
    story(
        "no route at all",
        ASKED,
        plan(),
        "- A: A is neither made nor listed as left out",
        "- B: B was promised and is not made",
    ),
]


@told(STORIES)
def test_judge_and_oracle_agree_that(told: Story) -> None:
    hear(told, RULE)

"""What is fixed stays where it is, to the second."""

from typing import Any

from tests.routes.opinions import Story, hear, story, told
from tests.routes.sample import TUE, fixed, plan, problem, route, shift, visit

RULE = "frozen"


def asked(*frozen: Any) -> Any:
    return problem([shift("mon"), shift("tue", TUE)], [visit("A"), visit("B")], frozen=frozen)


ONE = asked(fixed("A", "mon", "09:00"))
TWO = asked(fixed("A", "mon", "09:00"), fixed("B", "tue", "10:00"))
NOWHERE = asked(fixed("A", "sun", "09:00"))
UNKNOWN = asked(fixed("Z", "mon", "09:00"))
MOVED = "10-09 A: A is fixed on mon at 09:00"


def to(name: str, start: str, end: str, shift: str = "mon") -> Any:
    return route(shift, "08:30", f"{name} {start}-{end}", back="11:00")


STORIES: list[Story] = [
    story("as fixed", ONE, plan(to("A", "09:00", "09:30"), left_out="B")),
    story("a second later", ONE, plan(to("A", "09:00:01", "09:30:01"), left_out="B"), MOVED),
    story("on another shift", ONE, plan(to("A", "09:00", "09:30", "tue"), left_out="B"), MOVED),
    story("not made", ONE, plan(to("B", "09:00", "09:30"), left_out="A"), MOVED),
    story(
        "the other may move", ONE, plan(to("A", "09:00", "09:30"), to("B", "09:10", "09:40", "tue"))
    ),
    story("both as fixed", TWO, plan(to("A", "09:00", "09:30"), to("B", "10:00", "10:30", "tue"))),
    story(
        "both moved",
        TWO,
        plan(to("B", "10:00", "10:30"), to("A", "09:00", "09:30", "tue")),
        MOVED,
        "10-10 B: B is fixed on tue at 10:00",
    ),
    story(
        "fixed on a shift that is gone",
        NOWHERE,
        plan(to("A", "09:00", "09:30"), left_out="B"),
        "- A: A is fixed on sun at 09:00",
    ),
    story(
        "fixed but no visit",
        UNKNOWN,
        plan(left_out="A B"),
        "10-09 Z: Z is fixed on mon at 09:00",
    ),
]


@told(STORIES)
def test_judge_and_oracle_agree_that(told: Story) -> None:
    hear(told, RULE)

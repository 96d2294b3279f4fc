"""A stay lies in one window and is as long as its work."""

from tests.routes.opinions import Story, hear, story, told
from tests.routes.sample import TUE, plan, problem, route, shift, visit

RULE = "site_hours"
SPLIT = problem([shift("mon")], [visit("A", "2023-10-09 09:00-10:00", "2023-10-09 13:00-14:00")])
ANY_DATE = problem([shift("mon")], [visit("A", "09:00-10:00")])
OTHER_DATE = problem([shift("mon"), shift("tue", TUE)], [visit("A", "2023-10-10 09:00-10:00")])
NEVER = problem([shift("mon")], [visit("A", "2023-10-09 09:00-09:20")])
SETUPS = problem(
    [shift("mon")],
    [
        visit("A", place="P", setup_s=600),
        visit("B", place="P", setup_s=600),
        visit("C", setup_s=600),
    ],
    ways={"P C": 10},
)


def to(*stays: str, shift: str = "mon", back: str = "16:00"):
    return route(shift, "08:30", *stays, back=back)


STORIES: list[Story] = [
    story("in the first window", SPLIT, plan(to("A 09:00-09:30"))),
    story("up to the end of the second window", SPLIT, plan(to("A 13:30-14:00"))),
    story(
        "a second too early",
        SPLIT,
        plan(to("A 08:59:59-09:29:59")),
        "10-09 A: A is not open at 08:59:59-09:29:59",
    ),
    story(
        "a second too long",
        SPLIT,
        plan(to("A 09:30:01-10:00:01")),
        "10-09 A: A is not open at 09:30:01-10:00:01",
    ),
    story(
        "between two windows",
        SPLIT,
        plan(to("A 11:00-11:30")),
        "10-09 A: A is not open at 11:00-11:30",
    ),
    story("a window of any date", ANY_DATE, plan(to("A 09:30-10:00"))),
    story("on the right date", OTHER_DATE, plan(to("A 09:30-10:00", shift="tue"))),
    story(
        "on another date",
        OTHER_DATE,
        plan(to("A 09:30-10:00")),
        "10-09 A: A is not open at 09:30-10:00",
    ),
    story(
        "shorter than the work, to fit the window",
        NEVER,
        plan(to("A 09:00-09:20")),
        "10-09 A: A takes 1800 s, not 1200 s",
    ),
    story(
        "the set-up is once per place",
        SETUPS,
        plan(to("A 09:00-09:40", "B 09:40-10:10", "C 10:30-11:10")),
    ),
    story(
        "a second set-up at the same place is too much",
        SETUPS,
        plan(to("A 09:00-09:40", "B 09:40-10:20"), left_out="C"),
        "10-09 B: B takes 1800 s, not 2400 s",
    ),
    story(
        "coming back to a place needs a set-up again",
        SETUPS,
        plan(to("A 09:00-09:40", "C 10:00-10:40", "B 11:00-11:30")),
        "10-09 B: B takes 2400 s, not 1800 s",
    ),
    story(
        "the first stay needs its set-up",
        SETUPS,
        plan(to("B 09:00-09:30"), left_out="A C"),
        "10-09 B: B takes 2400 s, not 1800 s",
    ),
]


@told(STORIES)
def test_judge_and_oracle_agree_that(told: Story) -> None:
    hear(told, RULE)

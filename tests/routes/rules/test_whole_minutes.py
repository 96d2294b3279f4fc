"""Times on whole minutes, or on every fifth: those of the day and of every stay."""

from dataclasses import replace

import pytest

from tests.routes.opinions import Story, hear, story, told
from tests.routes.sample import plan, problem, route, shift, visit

RULE = "whole_minutes"
ASKED = problem([shift("mon", meal=30)], [visit("A", minutes=35), visit("B")], travel_min=15)
MINUTES, FIVES = replace(ASKED, step_s=60), replace(ASKED, step_s=300)
A, B = "A 09:00-09:35", "B 09:50-10:20"
DAY = {"back": "10:35", "meal": "12:00"}
WORDS = "not on a whole step of"


STORIES: list[Story] = [
    story("every second is a step", ASKED, plan(route("mon", "08:44:59", A, B, **DAY))),
    story("whole minutes", MINUTES, plan(route("mon", "08:44", A, B, **DAY))),
    story("whole fives", FIVES, plan(route("mon", "08:45", A, B, **DAY))),
    story(
        "odd seconds at the departure",
        MINUTES,
        plan(route("mon", "08:44:59", A, B, **DAY)),
        f"10-09 mon: mon has the time 08:44:59, {WORDS} 1 min",
    ),
    story(
        "an odd minute at the departure",
        FIVES,
        plan(route("mon", "08:44", A, B, **DAY)),
        f"10-09 mon: mon has the time 08:44, {WORDS} 5 min",
    ),
    story(
        "an odd arrival",
        FIVES,
        plan(route("mon", "08:40", "A 08:56 09:00-09:35", B, **DAY)),
        f"10-09 A: A has the time 08:56, {WORDS} 5 min",
    ),
    story(
        "an odd start",
        FIVES,
        plan(route("mon", "08:45", A, "B 09:50 09:53-10:23", back="10:40", meal="12:00")),
        f"10-09 B: B has the time 09:53, {WORDS} 5 min",
    ),
    story(
        "an odd meal",
        FIVES,
        plan(route("mon", "08:45", A, B, back="10:35", meal="12:02")),
        f"10-09 mon: mon has the time 12:02, {WORDS} 5 min",
    ),
    story(
        "an odd return",
        FIVES,
        plan(route("mon", "08:45", A, B, back="10:36", meal="12:00")),
        f"10-09 mon: mon has the time 10:36, {WORDS} 5 min",
    ),
]


@told(STORIES)
def test_the_rule_says(told: Story) -> None:
    hear(told, RULE)


@pytest.mark.parametrize("step_s", [600, 1800])
def test_what_takes_no_whole_steps_is_no_problem(step_s: int) -> None:
    with pytest.raises(ValueError, match="no whole step"):
        replace(ASKED, step_s=step_s)

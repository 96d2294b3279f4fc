"""Turns are counted by week, far enough apart, and listed when they are not met."""

from datetime import date, timedelta
from typing import Any

import pytest

from optimizer.routes.plan.plan import UnmetTurn
from optimizer.routes.rules.sub_district_turn import met
from tests.routes.opinions import Story, hear, story, told
from tests.routes.sample import FRI, MON, THU, TUE, WED, plan, problem, route, shift, stop_of, visit

RULE = "sub_district_turn"
DAYS = {"mon": MON, "tue": TUE, "wed": WED, "thu": THU, "fri": FRI}
NEXT = MON + timedelta(days=7)
NORTH = {"sub_district": "north"}


def asked(days: str = "mon tue wed thu fri", **settings: Any) -> Any:
    visits = [visit("A", **NORTH), visit("B", **NORTH), stop_of("S", **NORTH), visit("X")]
    shifts = [shift(name, DAYS[name]) for name in days.split()]
    return problem(shifts, visits, turns_of=("north",), sub_district_turn=settings)


def made(unmet: int | None = None, week: date = MON, **days: str) -> Any:
    routes = [
        route(name, "08:30", f"{visit} 09:00-09:30", back="10:00")
        for name, visit in sorted(days.items())
    ]
    rest = sorted({"A", "B", "X"} - set(days.values()))
    lists = [UnmetTurn("north", week, unmet)] if unmet is not None else []
    return plan(*routes, left_out=" ".join(rest), unmet=lists)


def lacks(missing: int) -> str:
    return f"10-09 north: north lacks {missing} turns, which is not listed"


def is_listed(missing: int) -> str:
    return f"10-09 north: north is listed with {missing} unmet turns, which is not so"


TWICE = {"visits_per_week": 2}
TWO_WEEKS = problem(
    [shift("mon"), *(shift(f"{n}", NEXT + timedelta(days=n)) for n in range(5))],
    [visit("A", **NORTH)],
    turns_of=("north",),
)
TO_A = route("0", "08:30", "A 09:00-09:30", back="10:00")

STORIES: list[Story] = [
    story("served once", asked(), made(wed="A")),
    story("served by a standing stop", asked(), made(wed="S")),
    story("not served, and listed", asked(), made(1)),
    story("not served, and not listed", asked(), made(), lacks(1)),
    story("served elsewhere only", asked(), made(wed="X"), lacks(1)),
    story("served, but listed", asked(), made(1, wed="A"), is_listed(1)),
    story("listed wrongly", asked(), made(2), lacks(1), is_listed(2)),
    story("listed in another week", asked(), made(1, TUE), lacks(1), "10-10" + is_listed(1)[5:]),
    story("a week of four days asks for none", asked("mon tue wed fri"), made()),
    story("twice, two days apart", asked(**TWICE), made(mon="A", wed="B")),
    story("twice on two days in a row", asked(**TWICE), made(mon="A", tue="B"), lacks(1)),
    story("twice on two days in a row, listed", asked(**TWICE), made(1, mon="A", tue="B")),
    story(
        "neighbours count where they may",
        asked(visits_per_week=2, days_apart=1),
        made(mon="A", tue="B"),
    ),
    story(
        "three days in a row are two turns",
        asked(visits_per_week=3),
        made(1, mon="A", tue="B", wed="S"),
    ),
    story("never, of two", asked(**TWICE), made(2)),
    story("half a week asks for half", asked("mon wed thu", **TWICE), made(mon="A")),
    story("half a week, not met", asked("mon wed thu", **TWICE), made(), lacks(1)),
    story("two days ask for none", asked("mon wed", **TWICE), made()),
    story("each week for itself", TWO_WEEKS, plan(TO_A)),
    story(
        "each week for itself, not met",
        TWO_WEEKS,
        plan(left_out="A"),
        "10-16 north: north lacks 1 turns, which is not listed",
    ),
    story(
        "listed twice",
        asked(),
        plan(left_out="A B X", unmet=[UnmetTurn("north", MON, 1)] * 2),
        is_listed(1),
    ),
    story(
        "somewhere that wants no turn",
        asked(),
        plan(left_out="A B X", unmet=[UnmetTurn("north", MON, 1), UnmetTurn("south", MON, 1)]),
        "10-09 south: south is listed with 1 unmet turns, which is not so",
    ),
]


@told(STORIES)
def test_judge_and_oracle_agree_that(told: Story) -> None:
    hear(told, RULE)


@pytest.mark.parametrize(
    ("served", "apart", "turns"),
    [
        ("", 2, 0),
        ("1", 2, 1),
        ("12", 2, 1),
        ("13", 2, 2),
        ("1234567", 2, 4),
        ("1234567", 3, 3),
        ("247", 3, 2),
        ("1234567", 7, 1),
        ("321", 1, 3),
    ],
)
def test_as_many_turns_are_met_as_lie_far_enough_apart(served: str, apart: int, turns: int) -> None:
    assert met([date(2023, 10, int(day)) for day in served], apart) == turns

"""Which changes are offered for a visit that is left out, and which are not."""

from __future__ import annotations

from dataclasses import replace

from optimizer.routes.plan.plan import Remedy
from tests.routes import oracle
from tests.routes.explain.test_left_out import MORNING, TUESDAY, reason, shown, told
from tests.routes.sample import (
    FRI,
    MON,
    THU,
    TUE,
    WED,
    plan,
    problem,
    route,
    shift,
    stop_of,
    visit,
)


def test_nobody_is_visited_before_calling() -> None:
    """The call came on Tuesday, so Monday is no offer though it is empty."""
    asked = problem([shift("mon"), shift("wed", WED)], [visit("A", TUESDAY, called_on=TUE)])
    change = told(asked, plan(left_out="A")).change
    assert isinstance(change, Remedy)
    assert change.date == WED


def test_a_date_between_the_call_and_the_first_window_is_an_offer() -> None:
    """On Wednesday, when the visit is open, the day is full; B is beside it on Tuesday."""
    full = [visit("C", "2023-10-11 08:30-17:00", minutes=480)]
    days = [shift("mon"), shift("tue", TUE), shift("wed", WED, overtime_max_s=0)]
    own = visit("A", "2023-10-11 09:00-10:00", called_on=TUE)
    asked = problem(days, [own, visit("B", TUESDAY), *full], ways={"A B": 0})
    made = plan(
        route("tue", "08:50", "B 09:00-09:30", back="09:40"),
        route("wed", "08:30", "C 08:40-16:40", back="16:50"),
        left_out="A",
    )
    change = told(asked, made).change
    assert isinstance(change, Remedy)
    assert (change.kind, change.date) == ("time", TUE)


def test_who_calls_after_the_last_van_day_is_offered_nothing() -> None:
    asked = problem([shift("mon")], [replace(visit("A"), windows=(), called_on=TUE)])
    assert shown(told(asked, plan(left_out="A"))) == reason("no_van", "", None)


def test_what_the_van_cannot_carry_has_no_room() -> None:
    dear = visit("B", load=1, left_out_price=200_000)
    asked = problem([shift("mon", capacity=1)], [visit("A", load=1), dear])
    made = plan(route("mon", "08:50", "B 09:00-09:30", back="09:40"), left_out="A")
    assert told(asked, made).code == "day_full"


def test_a_turn_that_is_met_makes_a_change_cheaper() -> None:
    """North wants its turn; the visit is worth less than its way, until the turn is counted."""
    week = [shift(f"s{day.day}", day) for day in (MON, TUE, WED, THU, FRI)]
    asked = problem(
        week,
        [visit("A", MORNING, sub_district="north", left_out_price=100)],
        travel_min=60,
        turns_of=("north",),
        unmet_turns={"turn": 10_000},
    )
    made = replace(plan(left_out="A"), unmet_turns=oracle.best(asked)[1].unmet_turns)  # type: ignore[index]
    assert shown(told(asked, made))[1:] == (
        "too_dear",
        "if its priority were higher (2023-10-09)",
        14_400 - 10_000,
    )


def test_a_standing_stop_may_be_left_out_instead() -> None:
    asked = problem(
        [shift("mon", hours="08:50-09:40", overtime_max_s=0)],
        [visit("A", MORNING), stop_of("S", sub_district="north")],
        ways={"A S": 500},
        turns_of=("north",),
        sub_district_turn={"visits_per_week": 5},
        unmet_turns={"turn": 200_000},
    )
    made = plan(route("mon", "08:50", "S 09:00-09:30", back="09:40"), left_out="A")
    assert shown(told(asked, made))[2:] == ("if S is left out instead (2023-10-09)", 200_000)

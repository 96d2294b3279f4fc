"""The six days before the next month, told where they were not as usual."""

from datetime import timedelta
from typing import Any

import pytest

from optimizer.roster.carry_over.last_days import last_days, trips_on_days_off
from optimizer.roster.plan.plan import CompHalf, Rotation
from optimizer.roster.problem.entities import PastDay
from optimizer.scenario.schema.fields import DayKind
from tests.roster.rules.ward import (
    AFTERNOON,
    FRI,
    HALF_DAYS,
    MON,
    MORNING,
    SAT,
    SUN,
    THU,
    TUE,
    WED,
    late,
    noon,
    roster,
    somebody,
    tiny,
    weekend,
)

WEEK = [MON, TUE, WED, THU, FRI, SAT, SUN]
FIRST = SUN + timedelta(days=1)
PAIR = [somebody("A"), somebody("B")]
END = 1020


def told(problem: Any, plan: Any, who: str = "A", first: Any = FIRST) -> Any:
    return {
        d.date: (d.worked, d.end_min) for d in last_days(problem, plan, first) if d.person == who
    }


def off(*halves: Any) -> Any:
    return [CompHalf("A", *half) for half in halves]


def test_a_usual_week_needs_no_row() -> None:
    problem = tiny(PAIR, days=WEEK)
    assert list(last_days(problem, roster(problem), FIRST)) == []


@pytest.mark.parametrize(
    ("duties", "comp", "rows"),
    [
        ([late(TUE)], [], {TUE: (True, 1080)}),
        ([late(MON)], [], {}),  # the seventh day before
        ([weekend(SAT)], [], {SAT: (True, 690)}),
        ([noon(WED)], [(WED, AFTERNOON)], {WED: (True, 810)}),
        ([], [(THU, AFTERNOON)], {THU: (True, 690)}),
        ([], [(THU, MORNING)], {}),
        ([], [(THU, MORNING), (THU, AFTERNOON)], {THU: (False, None)}),
    ],
)
def test_duties_and_comp_time_are_told(duties: Any, comp: Any, rows: Any) -> None:
    problem = tiny(PAIR, duties, days=WEEK)
    plan = roster(problem, *((duty, "A", None) for duty in duties), comp=off(*comp))
    assert told(problem, plan) == rows
    assert told(problem, plan, "B") == {}


def test_leave_is_no_work_and_work_elsewhere_is() -> None:
    away = {("A", TUE, half): "leave" for half in HALF_DAYS}
    away |= {("A", WED, half): "work" for half in HALF_DAYS} | {("A", THU, AFTERNOON): "leave"}
    problem = tiny(PAIR, days=WEEK, away=away)
    assert told(problem, roster(problem)) == {TUE: (False, None), THU: (True, 690)}


def test_a_trip_on_a_day_off_is_told_apart() -> None:
    away = {("A", SAT, half): "work" for half in HALF_DAYS} | {("B", SUN, MORNING): "leave"}
    problem = tiny(PAIR, days=WEEK, away=away)
    assert told(problem, roster(problem)) == {}
    assert trips_on_days_off(problem, FIRST) == {("A", SAT)}


def test_on_call_is_work_only_if_it_counts() -> None:
    duty = weekend(SAT)
    for share, rows in ((0, {}), (50, {SAT: (True, 690)})):
        problem = tiny(PAIR, [duty], days=WEEK, rules={"working_time": {"on_call_share": share}})
        assert told(problem, roster(problem, (duty, "B", "A"))) == rows


def test_days_before_a_short_month_stay_as_they_were() -> None:
    past = {SAT: PastDay(True, 700), THU: PastDay(False)}
    problem = tiny([somebody("A", past=past)], days=[FIRST, FIRST + timedelta(days=1)])
    rows = told(problem, roster(problem), first=FIRST + timedelta(days=2))
    assert rows == {SAT: (True, 700), THU: (False, None)}


def test_a_part_timer_s_workdays_are_all_told() -> None:
    mornings = frozenset((day, MORNING) for day in (TUE, THU))
    problem = tiny([somebody("A", works=mornings, is_part_time=True)], days=WEEK)
    plan = roster(problem)
    assert told(problem, plan) == {
        TUE: (True, 690),
        WED: (False, None),
        THU: (True, 690),
        FRI: (False, None),
    }


def test_a_rotation_is_work_and_a_holiday_is_free() -> None:
    clerk = somebody("A", role="clerk", rotation_days_due=1)
    kinds = {FRI: DayKind.HOLIDAY_PERIOD, SUN: DayKind.MAKEUP_WORKDAY}
    problem = tiny([clerk], days=WEEK, kinds=kinds, rotations={WED: 1})
    assert told(problem, roster(problem, rotations=[Rotation("A", WED)])) == {}

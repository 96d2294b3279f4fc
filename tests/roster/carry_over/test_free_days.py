"""Who has to be free soon after the month's end, and has no comp time for it."""

from datetime import timedelta
from typing import Any

import pytest

from optimizer.roster.carry_over.free_days import free_days_owed
from optimizer.roster.plan.plan import CompHalf
from optimizer.roster.problem.entities import Credit
from optimizer.scenario.schema.fields import HALF_DAYS
from tests.roster.rules.ward import (
    FRI,
    MON,
    MORNING,
    SAT,
    SUN,
    THU,
    kind_of,
    october,
    roster,
    somebody,
    tiny,
    weekend,
)

DAYS = [THU, FRI, SAT, SUN, *(october(day) for day in range(23, 27))]
FIRST = october(27)
"""A Friday: Saturday to Friday are seven days, the last of them in the next month."""
AFTER = {FIRST + timedelta(days=n): kind_of(FIRST + timedelta(days=n)) for n in range(7)}
BOTH = [weekend(SAT, minutes=150), weekend(SUN, minutes=150)]


def owed(person: Any, *comp: Any, duties: Any = BOTH, **more: Any) -> Any:
    problem = tiny([person, somebody("B")], duties, days=DAYS, kinds=AFTER, **more)
    served = [(duty, "A", "B") for duty in duties]
    plan = roster(problem, *served, comp=[CompHalf("A", *half) for half in comp])
    return [tuple(one) for one in free_days_owed(problem, plan, FIRST)]


def test_two_days_of_a_weekend_and_a_week_of_work_need_a_free_day() -> None:
    assert owed(somebody("A")) == [("A", FIRST, 300, 390)]


@pytest.mark.parametrize(
    ("more", "comp"),
    [
        ({"credits": (Credit(MON, 90),)}, []),
        ({"regime": "civil"}, []),
        (
            {"credits": (Credit(MON, 500),)},
            [(october(24), half) for half in HALF_DAYS],
        ),
    ],
)
def test_comp_time_a_free_day_or_another_regime_are_enough(more: Any, comp: Any) -> None:
    assert owed(somebody("A", **more), *comp) == []


def test_a_free_rest_day_is_enough_and_one_after_the_month_too() -> None:
    assert owed(somebody("A"), duties=BOTH[:1]) == []
    assert owed(somebody("A"), duties=BOTH[1:]) == []  # the next Saturday may be free


def test_a_trip_on_the_rest_day_is_not_free() -> None:
    away = {("A", SUN, half): "work" for half in HALF_DAYS}
    assert owed(somebody("A"), duties=BOTH[:1], away=away) == [("A", FIRST, 150, 390)]


def test_a_part_timer_needs_no_more_than_the_pattern_s_day() -> None:
    mornings = frozenset((day, MORNING) for day in (*DAYS, FRI))
    person = somebody("A", works=mornings, is_part_time=True)
    assert owed(person) == []  # 300 min are more than a morning
    idle = frozenset(key for key in mornings if key[0] not in (FRI,))
    assert owed(somebody("A", works=idle, is_part_time=True), duties=BOTH) == []

"""Comp time at the end of a month: which date's credits are left, the oldest spent first."""

from datetime import date
from typing import Any

import pytest

from optimizer.roster.carry_over.credits import closing_credits
from optimizer.roster.plan.ledger import ledgers
from optimizer.roster.plan.plan import CompHalf
from optimizer.roster.problem.entities import Credit
from optimizer.scenario.schema.fields import DayKind
from tests.roster.rules.ward import (
    AFTERNOON,
    MON,
    MORNING,
    SAT,
    TUE,
    early,
    october,
    roster,
    somebody,
    tiny,
    weekend,
)

AUGUST, SEPTEMBER = date(2023, 8, 5), date(2023, 9, 9)
OLD = (Credit(AUGUST, 100), Credit(SEPTEMBER, 150))
DAYS = [MON, TUE, SAT, october(23)]
SHIFT = weekend(SAT, minutes=150)
EARLY = early(TUE, minutes=30)


def left(person: Any, *comp: Any, kinds: Any = None) -> list[tuple[date, int]]:
    problem = tiny([person, somebody("B")], [SHIFT, EARLY], days=DAYS, kinds=kinds)
    served = [(SHIFT, "A", "B"), (EARLY, "A", "B")]
    plan = roster(problem, *served, comp=[CompHalf("A", *half) for half in comp])
    found = closing_credits(problem, plan)["A"]
    assert sum(one.minutes for one in found) == ledgers(problem, plan)["A"].closing_min
    return [(one.earned_on, one.minutes) for one in found]


def test_what_is_not_spent_stays_by_date() -> None:
    assert left(somebody("A", credits=OLD)) == [
        (AUGUST, 100),
        (SEPTEMBER, 150),
        (TUE, 30),
        (SAT, 150),
    ]


@pytest.mark.parametrize(
    ("comp", "stays"),
    [
        ([(MON, MORNING)], [(SEPTEMBER, 70), (TUE, 30), (SAT, 150)]),
        ([(TUE, AFTERNOON)], [(SEPTEMBER, 40), (TUE, 30), (SAT, 150)]),
        ([(MON, MORNING), (october(23), AFTERNOON)], [(SAT, 40)]),
    ],
)
def test_the_oldest_is_spent_first(comp: Any, stays: Any) -> None:
    assert left(somebody("A", credits=OLD), *comp) == stays


def test_what_is_earned_and_spent_on_one_date_is_not_the_same_minutes() -> None:
    """Comp time can be used from the day after it was earned."""
    person = somebody("A", credits=(Credit(SEPTEMBER, 200),))
    assert left(person, (TUE, MORNING)) == [(SEPTEMBER, 20), (TUE, 30), (SAT, 150)]


def test_credits_of_one_date_are_one_and_paid_duty_leaves_none() -> None:
    person = somebody("A", credits=(Credit(AUGUST, 60), Credit(AUGUST, 40)))
    kinds = {SAT: DayKind.STATUTORY_HOLIDAY}
    assert left(person, kinds=kinds) == [(AUGUST, 100), (TUE, 30)]
    assert left(somebody("A", regime="civil"), kinds=kinds) == [(TUE, 30), (SAT, 150)]

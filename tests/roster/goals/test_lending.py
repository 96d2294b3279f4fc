"""Half-days on loan, and rest-day duties of another hall."""

from typing import Any

import pytest

from optimizer.roster.cp_sat.solve import solve
from optimizer.roster.goals.lending import Settings
from optimizer.roster.plan.plan import Loan
from optimizer.roster.problem.entities import Hall, Post
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay
from optimizer.solving.effort import Effort
from tests.roster.goals.bills import Bill, bill, billed, settle
from tests.roster.rules.ward import (
    AFTERNOON,
    MON,
    MORNING,
    SAT,
    late,
    roster,
    somebody,
    tiny,
    weekend,
)

GOAL = "lending"
STAFF = [somebody("A"), somebody("B"), somebody("N", "N")]
LATE, WEEKEND = late(MON), weekend(SAT)
WORK = tiny(STAFF, [LATE], days=[MON], loans=(("N", "H"),))
REST = tiny(STAFF, [WEEKEND], days=[SAT], loans=(("N", "H"),))
LINKED_DUTY = weekend(SAT, backup_halls=("N",))
LINKED = tiny(STAFF, [LINKED_DUTY], days=[SAT], loans=(("N", "H"),))
AWAY = [Loan("N", MON, MORNING, "H"), Loan("N", MON, AFTERNOON, "H")]


def asked(
    *posts: Post, people: Any = STAFF, loans: Any = (("N", "H"),), **more: Any
) -> RosterProblem:
    halls = (Hall("H"), Hall("N"), Hall("M"))
    return tiny(people, days=[MON], halls=halls, posts=posts, loans=loans, **more)


PAIR = asked(people=[*STAFF, somebody("M", "N")], loans=(("M", "H"), ("N", "H")))
NAMED = asked(Post("p", "H", "window", "general", "A", "N"))
NEXT = asked(Post("p", "H", "window", "general", "A", "B", ("N",)))
ELSEWHERE = asked(Post("p", "N", "window", "general", "A", "N"))
TWO = asked(loans=(("N", "H"), ("N", "M")))
PART = asked(away={("N", MON, AFTERNOON): "leave"})

BILLS: list[Bill] = [
    bill("nobody is lent", WORK, roster(WORK, (LATE, "A", "B")), 0),
    bill(
        "a half-day",
        WORK,
        roster(WORK, (LATE, "A", "B"), loans=AWAY[:1]),
        74,
        half_day=1,
        stranger=1,
        split=1,
    ),
    bill(
        "a day, with the late duty",
        WORK,
        roster(WORK, (LATE, "N", "B"), loans=AWAY),
        140,
        half_day=2,
        stranger=2,
    ),
    bill(
        "one for a whole day, or two for its halves",
        PAIR,
        roster(PAIR, loans=[AWAY[0], Loan("M", MON, AFTERNOON, "H")]),
        148,
        half_day=2,
        stranger=2,
        split=2,
    ),
    bill("the backup of a post", NAMED, roster(NAMED, loans=AWAY), 120, half_day=2),
    bill("who is next at a post", NEXT, roster(NEXT, loans=AWAY), 120, half_day=2),
    bill(
        "who is named elsewhere",
        ELSEWHERE,
        roster(ELSEWHERE, loans=AWAY),
        140,
        half_day=2,
        stranger=2,
    ),
    bill(
        "a day in two halls",
        TWO,
        roster(TWO, loans=[AWAY[0], Loan("N", MON, AFTERNOON, "M")]),
        148,
        half_day=2,
        stranger=2,
        split=2,
    ),
    bill(
        "who works mornings only",
        PART,
        roster(PART, loans=AWAY[:1]),
        74,
        half_day=1,
        stranger=1,
        split=1,
    ),
    bill("a rest-day duty", REST, roster(REST, (WEEKEND, "N", "B")), 60, half_day=1),
    bill("a rest-day duty on call", LINKED, roster(LINKED, (LINKED_DUTY, "A", "N")), 0),
]


@billed(BILLS)
def test_judge_and_solver_price(billed: Bill) -> None:
    settle(billed, GOAL)


def test_the_price_is_this() -> None:
    assert Settings().model_dump() == {"half_day": 60, "stranger": 10, "split": 4}


DOES = {"items": frozenset({"medical"})}
STATION = Post("s", "H", "station", "medical", "A", "Z")
CLERKS = [somebody("A", **DOES), *(somebody(code, "N", **DOES) for code in "XYZ")]
CANNOT = somebody("W", "N")


@pytest.mark.parametrize(
    ("ill", "lent"),
    [
        ([], ["Z Z"]),
        ([("Z", MORNING)], ["X Z", "Y Z"]),
        ([("Z", MORNING), ("Z", AFTERNOON)], ["X X", "Y Y"]),
        ([("X", MORNING), ("Y", AFTERNOON), ("Z", MORNING), ("Z", AFTERNOON)], ["Y X"]),
    ],
)
def test_a_station_borrows_whom_it_names_and_somebody_for_the_whole_day(
    ill: list[tuple[str, HalfDay]], lent: list[str]
) -> None:
    away: dict[Any, Any] = {(code, MON, half): "leave" for code, half in ill}
    away |= {("A", MON, half): "leave" for half in HALF_DAYS}
    loans = tuple((code, "H") for code in "WXYZ")
    problem = asked(STATION, people=[*CLERKS, CANNOT], loans=loans, away=away)
    plan = solve(problem, effort=Effort(limit_s=60, workers=1)).plan
    assert plan is not None
    assert not plan.shortages
    day = sorted(plan.loans, key=lambda loan: loan.half != "morning")
    assert " ".join(loan.person for loan in day) in lent

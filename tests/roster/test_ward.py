"""A ward under every rule for other rosters: brute force, an optimum known by hand, the judge."""

from __future__ import annotations

import re
from itertools import product
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from optimizer.roster.cp_sat.model import build
from optimizer.roster.cp_sat.solve import solve
from optimizer.roster.judge import judge
from optimizer.roster.problem.entities import Request
from optimizer.scenario.schema.fields import HALF_DAYS
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from tests.roster.rules.shifts import SHIFT_MIN, drawn, on, shift, ward

if TYPE_CHECKING:
    from optimizer.roster.problem.entities import Duty
    from optimizer.roster.problem.problem import RosterProblem

Limits = dict[str, list[dict[str, Any]]]
DAYS = 7
LETTERS = "-EN"
EFFORT = Effort(limit_s=60, workers=4)


class Tiny:
    """A random ward of A and B with a week of two shifts, small enough to try every roster."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)
        self.past = ["".join(self.dice.choices("-EN", k=self.dice.randint(0, 4))) for _ in "AB"]
        self.limits: Limits = {
            "run_length": [
                self.limit(of="worked", least=2, most=self.dice.randint(2, 4)),
                self.limit(of="off", least=2, at_edges=self.dice.choice(["ignore", "count"])),
                self.limit(of="N", least=self.dice.randint(1, 3), most=2),
            ],
            "forbidden_succession": [self.limit(shift="N", never_then=["E"])],
            "weekend_pattern": [self.limit(most=0, person="A"), self.limit(complete=True)],
            "minutes_in_period": [
                self.limit(least=3 * SHIFT_MIN, most=4 * SHIFT_MIN, cheap=True),
                self.limit(of="duties", least=2, most=5),
            ],
            "shift_limit": [self.limit(shift="E", most=self.dice.randint(1, 3))],
            "one_shift_a_day": [{}],
        }
        self.wishes = [
            (person, day, self.dice.choice("EN"), self.dice.choice(["duty", "no_duty"]), weight)
            for weight, (person, day) in enumerate(product("AB", range(0, DAYS, 2)), start=1)
        ]
        self.away = [(person, self.dice.randrange(DAYS)) for person in "AB"]
        self.duties = [self.duty(day, name) for day in range(DAYS) for name in "EN"]

    def limit(self, *, cheap: bool = False, **given: Any) -> dict[str, Any]:
        price = 1 if cheap else self.dice.choice([None, 3, 5, 11])
        return {"price": price} | given

    def duty(self, day: int, name: str) -> Duty:
        wanted = self.dice.choice([0, 1, 1, 2])
        over = self.dice.choice([None, 0, 4])
        return shift(day, name, holders=wanted, under_price=20, over_price=over)

    @property
    def problem(self) -> RosterProblem:
        return ward(
            [f"{past}|{'-' * DAYS}" for past in self.past],
            self.limits,
            duties=self.duties,
            requests=tuple(Request(p, on(d), s, wish, w) for p, d, s, wish, w in self.wishes),
            away={(p, on(day), half): "leave" for p, day in self.away for half in HALF_DAYS},
            prices={"requests": {"unmet": 1}},
        )

    def row_cost(self, code: str, row: str) -> int | None:
        """What a row costs by itself; None when it breaks what must hold."""
        if any(person == code and row[day] != "-" for person, day in self.away):
            return None
        cost = 0
        for person, day, name, wish, weight in self.wishes:
            cost += weight * (person == code and (row[day] == name) != (wish == "duty"))
        for rule, limits in self.limits.items():
            for limit in limits:
                bound = limit.get("person", code) == code
                units = BEYOND[rule](limit, self.past["AB".index(code)], row) if bound else 0
                if units and limit.get("price") is None:
                    return None
                cost += units * (limit.get("price") or 0)
        return cost

    def best(self) -> int | None:
        """The least cost of all rosters, by trying every pair of rows."""
        every = ["".join(letters) for letters in product(LETTERS, repeat=DAYS)]
        costs, held = [], []
        for code in "AB":
            legal = [(cost, r) for r in every if (cost := self.row_cost(code, r)) is not None]
            costs.append(np.array([cost for cost, _ in legal], dtype=int))
            held.append([np.array([r[d] == s for _, r in legal], dtype=int) for d, s in PLACES])
        total = costs[0][:, None] + costs[1][None, :]
        for duty, a, b in zip(self.duties, *held, strict=True):
            there = a[:, None] + b[None, :]
            over = 10**6 if duty.over_price is None else duty.over_price
            total = total + 20 * np.maximum(duty.holders - there, 0)
            total = total + over * np.maximum(there - duty.holders, 0)
        best = int(total.min(initial=10**6))
        return best if best < 10**6 else None


PLACES = [(day, name) for day in range(DAYS) for name in "EN"]


def runs_beyond(limit: dict[str, Any], past: str, row: str) -> int:
    """Windows that are full and too long, and short runs between two other days."""
    of, first = limit["of"], len(past)
    marks = "".join(
        str(
            int(letter == "-" if of == "off" else letter != "-" if of == "worked" else letter == of)
        )
        for letter in past + row
    )
    if limit.get("at_edges") == "count":
        marks, first = f"0{marks}0", first + 1
    window = "1" * (limit.get("most", len(marks)) + 1)
    units = sum(marks[: end + 1].endswith(window) for end in range(first, len(marks)))
    for length in range(1, limit["least"]):
        short = re.finditer(f"(?<=0)1{{{length}}}(?=0)", marks)
        units += sum(limit["least"] - length for found in short if found.end() >= first)
    return units


def successions_beyond(limit: dict[str, Any], past: str, row: str) -> int:
    nights = past[-1:] + row
    return sum(nights.count(limit["shift"] + then) for then in limit["never_then"])


def weekends_beyond(limit: dict[str, Any], past: str, row: str) -> int:
    worked = [day != "-" for day in row[5:7]]
    half = limit.get("complete", False) and worked[0] != worked[1]
    return half + max(0, any(worked) - limit.get("most", 1))


def period_beyond(limit: dict[str, Any], past: str, row: str) -> int:
    each = 1 if limit.get("of") == "duties" else SHIFT_MIN
    total = each * (DAYS - row.count("-"))
    return max(0, limit["least"] - total) + max(0, total - limit["most"])


BEYOND = {
    "run_length": runs_beyond,
    "forbidden_succession": successions_beyond,
    "weekend_pattern": weekends_beyond,
    "minutes_in_period": period_beyond,
    "shift_limit": lambda limit, _, row: max(0, row.count(limit["shift"]) - limit["most"]),
    "one_shift_a_day": lambda *_: 0,
}


@pytest.mark.parametrize("seed", range(12))
def test_the_best_roster_of_a_tiny_ward_is_as_good_as_brute_force(seed):
    tiny = Tiny(seed)
    problem, best = tiny.problem, tiny.best()
    solved = solve(problem, effort=EFFORT)
    assert solved.status == (Status.INFEASIBLE if best is None else Status.OPTIMAL)
    assert solved.objective == best
    if solved.plan is not None:
        assert judge(problem, solved.plan).violations == ()
        assert judge(problem, solved.plan).objective == best


@pytest.mark.parametrize("seed", range(12))
def test_the_judge_prices_any_roster_of_a_tiny_ward_as_its_rows_say(seed):
    tiny = Tiny(seed)
    tiny.duties = [shift(day, name, under_price=0) for day, name in PLACES]
    problem = tiny.problem
    for _ in range(20):
        rows = ["".join(tiny.dice.choices(LETTERS, k=DAYS)) for _ in "AB"]
        costs = [tiny.row_cost(code, row) for code, row in zip("AB", rows, strict=True)]
        verdict = judge(problem, drawn(problem, rows))
        assert verdict.is_legal == (None not in costs)
        if verdict.is_legal:
            assert verdict.objective == sum(cost for cost in costs if cost)


FORTNIGHT = 14
WARD: Limits = {
    "run_length": [
        {"of": "worked", "least": 2, "most": 6},
        {"of": "off", "least": 2},
        {"of": "N", "least": 2, "most": 4, "price": 15},
    ],
    "forbidden_succession": [{"shift": "N", "never_then": ["E"]}],
    "weekend_pattern": [{"most": 1, "price": 10}, {"complete": True, "price": 30}],
    "minutes_in_period": [{"least": 5 * SHIFT_MIN, "most": 8 * SHIFT_MIN}],
    "shift_limit": [{"shift": "N", "most": 4}],
    "one_shift_a_day": [{}],
}


def fortnight(weekend_minimum: int) -> RosterProblem:
    """Five people, two on E and one on N every day: 42 places, and 8 duties each at most."""
    early = [
        shift(
            day,
            "E",
            holders=2,
            minimum=weekend_minimum if day % 7 >= 5 else 0,
            under_price=100,
            over_price=None,
        )
        for day in range(FORTNIGHT)
    ]
    night = [shift(day, "N", holders=1, minimum=1, over_price=None) for day in range(FORTNIGHT)]
    return ward(
        ["-" * FORTNIGHT] * 5,
        WARD,
        duties=early + night,
        requests=(
            Request("A", on(3), "E", "duty", 2),
            Request("A", on(3), "day", "no_duty", 3),
            Request("B", on(0), "day", "duty", 4),
        ),
        away={("B", on(0), half): "leave" for half in HALF_DAYS},
        prices={"requests": {"unmet": 1}},
    )


def test_two_places_of_a_fortnight_stay_empty_and_two_wishes_unmet():
    """42 places less 5 times 8 duties are 2 at 100; A contradicts themselves (2), B is away (4).

    With the empty places on a weekend everybody works one weekend, and nothing else is paid.
    """
    problem = fortnight(weekend_minimum=0)
    solved = solve(problem, effort=EFFORT)
    assert (solved.status, solved.objective) == (Status.OPTIMAL, 206)
    assert solved.plan is not None
    verdict = judge(problem, solved.plan)
    assert (verdict.violations, verdict.objective) == ((), 206)
    assert {s.date.weekday() for s in solved.plan.shortages} <= {5, 6}


def test_a_ward_that_must_be_full_on_weekends_pays_one_weekend_more():
    """Three people on each of two weekends are six, and there are five: one works both."""
    problem = fortnight(weekend_minimum=2)
    solved = solve(problem, effort=EFFORT)
    assert (solved.status, solved.objective) == (Status.OPTIMAL, 216)
    assert solved.plan is not None
    verdict = judge(problem, solved.plan)
    assert (verdict.violations, verdict.cost_of("patterns")) == ((), 10)


def test_without_limits_nothing_is_forbidden_and_nothing_is_paid():
    rows = ["BBNENB-", "E-E-E-E"]
    problem = ward(rows, {})
    assert build(problem).beyond == []
    verdict = judge(problem, drawn(problem, rows))
    assert (verdict.violations, verdict.objective) == ((), 0)

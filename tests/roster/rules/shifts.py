"""Wards drawn as rows of letters: a row for each person, a letter for each day.

`E`, `L` and `N` are the shifts, `B` is both E and N on one date, `-` is a day off. What stands
before `|` is the past, where `?` is work of no known shift: "L?-|EE-". Day 0 is Monday, 16 October
2023; people are called A, B, C.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

import pytest

from optimizer.roster.judge import judge
from optimizer.roster.problem.entities import Duty, PastDay
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.scenario.schema.fields import HALF_DAYS, DayKind, Span
from optimizer.scenario.schema.scenario_file import Name, Regime
from tests.roster.rules.opinions import broken_rules, solver_accepts, solver_reads
from tests.roster.rules.ward import MON, key, roster, somebody, tiny

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from optimizer.roster.plan.plan import RosterPlan

SHIFTS = {"E": Span(360, 600), "L": Span(600, 840), "N": Span(840, 1080)}
SHIFT_MIN = 240
PRICE = 7
WARD = Regime(
    name=Name(en="ward", zh="病区"),
    overtime_month_max_min=None,
    free_day_in_7=False,
    earns=dict.fromkeys(DayKind, "pay"),
)


def on(day: int) -> date:
    return MON + timedelta(days=day)


def shift(day: int, name: str, **more: Any) -> Duty:
    """Anybody may come or stay away, at no price, unless `more` says otherwise."""
    given = {"holders": 0, "under_price": 0, "over_price": 0} | more
    return Duty(
        key=key(name, on(day)),
        span=SHIFTS[name],
        item_class="general",
        backup="none",
        halves=HALF_DAYS,
        counts_as="late",
        minutes=SHIFT_MIN,
        **given,
    )


def ward(rows: Sequence[str], rules: Mapping[str, Any], **more: Any) -> RosterProblem:
    """As many people and days as the rows have, with the rows' past; `rules` maps to limits."""
    days = len(rows[0].rpartition("|")[2])
    everybody = [
        somebody(code, works=frozenset(), regime="ward", past=_past(row.rpartition("|")[0]))
        for code, row in zip(ascii_uppercase, rows, strict=False)
    ]
    given = {"duties": [shift(day, name) for day in range(days) for name in SHIFTS]} | more
    return tiny(
        given.pop("people", everybody),
        given.pop("duties"),
        days=[on(day) for day in range(days)],
        kinds={on(day): DayKind.REST_DAY for day in range(-6, days)},
        rules={name: {"limits": limits} for name, limits in rules.items()},
        regimes={"ward": WARD, "other": WARD},
        **given,
    )


def _past(letters: str) -> dict[date, PastDay]:
    return {
        on(at - len(letters)): PastDay(letter != "-", slot=letter if letter in SHIFTS else None)
        for at, letter in enumerate(letters)
    }


def drawn(problem: RosterProblem, rows: Sequence[str]) -> RosterPlan:
    """The plan that the rows show."""
    letters = [row.rpartition("|")[2] for row in rows]
    served = []
    for duty in problem.duties:
        at, name = (duty.key.date - MON).days, duty.shift_name
        there = [
            code
            for code, row in zip(ascii_uppercase, letters, strict=False)
            if row[at] == name or (row[at] == "B" and name in "EN")
        ]
        served.append((duty, tuple(there), None))
    return roster(problem, *served)


@dataclass(frozen=True)
class Row:
    """A row, a limit, and by how many units the row goes beyond it."""

    tells: str
    limit: dict[str, Any]
    row: str
    units: int = 0


def shown(rows: Sequence[Row]) -> Callable[..., Any]:
    """Runs a test on every row; the id is the row's sentence."""
    return pytest.mark.parametrize("shown", [pytest.param(r, id=r.tells) for r in rows])


def measure(shown: Row, rule: str) -> None:
    """As a rule the limit is broken by so many units or kept; with a price it costs as many."""
    problem = ward([shown.row], {rule: [shown.limit]})
    plan = drawn(problem, [shown.row])
    assert sum(v.amount for v in ROSTER.rules[rule].check(problem, plan)) == shown.units
    assert broken_rules(problem, plan) == ({rule} if shown.units else set())
    assert solver_accepts(problem, plan) == (not shown.units)
    priced = ward([shown.row], {rule: [shown.limit | {"price": PRICE}]})
    assert judge(priced, plan).violations == ()
    assert judge(priced, plan).cost_of("patterns") == PRICE * shown.units
    assert solver_reads(priced, plan) == (plan, PRICE * shown.units)

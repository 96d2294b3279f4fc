"""Comp-time balances above the cap at the end: debts that explode months later."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import Field

from optimizer.roster.plan.facts import half_min, regime_of
from optimizer.roster.plan.ledger import Ledger, ledgers
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules import comp_time
from optimizer.scenario.schema.fields import Price
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Priced
from optimizer.words.label import Label

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "closing_balance"
SENTENCE_ZH = "期末调休余额超过上限的部分：数月后将集中爆发的欠账"
TITLE = Label("closing balance above the cap", "期末余额超上限")
UNITS = {"half_hour": Label("half-hours", "半小时")}
ORDER = 3
_UNIT_MIN = 30


class Settings(Strict):
    """The cap and the price above it."""

    comp_balance_cap_min: int = Field(420, ge=0, le=100_000)
    """A closing balance up to this costs nothing, minutes."""
    half_hour: Price = 40
    """Per started 30 minutes above the cap."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules know no comp time."""
    return comp_time.in_scope(problem)


def price(problem: RosterProblem, variables: Variables) -> None:
    """Started half-hours above the cap."""
    settings = problem.settings_of(Settings)
    for person in problem.people:
        closing = _closing(problem, variables, person)
        most = variables.most(closing) - settings.comp_balance_cap_min
        if most > 0:
            above = variables.new_int(0, -(-most // _UNIT_MIN), f"above cap {person.code}")
            variables.cp.add(_UNIT_MIN * above >= closing - settings.comp_balance_cap_min)
            variables.pay(above, settings.half_hour)


def _closing(problem: RosterProblem, variables: Variables, person: Person) -> Any:
    earns = regime_of(problem, person).earns
    earned = sum(
        variables.minutes(person.code, day)
        for day in problem.days
        if earns.get(problem.day_kinds[day], "comp") == "comp"
    )
    spent = sum(
        half_min(problem, half) * literal
        for (code, _, half), literal in variables.comp.items()
        if code == person.code
    )
    return person.opening_min + earned - spent


def measure(problem: RosterProblem, plan: RosterPlan) -> Iterator[Priced]:
    """Started half-hours above the cap, by the ledgers."""
    units = sum(above_cap(problem, ledger) for ledger in ledgers(problem, plan).values())
    yield Priced(NAME, "half_hour", units, problem.settings_of(Settings).half_hour)


def above_cap(problem: RosterProblem, ledger: Ledger) -> int:
    """Started half-hours of somebody's closing balance above the cap."""
    cap_min = problem.settings_of(Settings).comp_balance_cap_min
    return max(0, -(-(ledger.closing_min - cap_min) // _UNIT_MIN))


def least(problem: RosterProblem) -> int:
    """What stays above the cap even if everybody takes every half-day off and earns nothing."""
    settings = problem.settings_of(Settings)
    units = 0
    for person in problem.people:
        possible = sum(
            half_min(problem, half)
            for day, half in person.works
            if problem.works(person, day, half)
        )
        above = person.opening_min - possible - settings.comp_balance_cap_min
        units += max(0, -(-above // _UNIT_MIN))
    return units * settings.half_hour

"""Comp time owed past its deadline, priced per half-day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from optimizer.roster.plan.facts import half_min, regime_of, shortest_half_min
from optimizer.roster.plan.ledger import checkpoints, ledgers, opening_due
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

NAME = "comp_owed"
SENTENCE_ZH = "逾期未休的调休，按半天计价"
TITLE = Label("comp time owed past its deadline", "逾期欠休")
UNITS = {"half_day": Label("half-days", "半天")}
ORDER = 2


class Settings(Strict):
    """Price of comp time that was not given in time."""

    half_day: Price = 400
    """Per whole half-day owed past its deadline."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules know no comp time."""
    return comp_time.in_scope(problem)


def price(problem: RosterProblem, variables: Variables) -> None:
    """The largest overdue amount at any checkpoint, in whole half-days."""
    keep_days = problem.settings_of(comp_time.Settings).comp_deadline_days
    shortest = shortest_half_min(problem)
    for person in problem.people:
        overdue = [
            opening_due(person, end, keep_days)
            + _earned(problem, variables, person, end - timedelta(days=keep_days))
            - _spent(problem, variables, person, end)
            for end in checkpoints(problem, person, keep_days)
        ]
        most = max(map(variables.most, overdue), default=0) // shortest
        if most > 0:
            owed = variables.new_int(0, most, f"owed {person.code}")
            for amount in overdue:
                variables.cp.add(shortest * owed >= amount - (shortest - 1))
            variables.pay(owed, problem.settings_of(Settings).half_day)


def _earned(problem: RosterProblem, variables: Variables, person: Person, last: date) -> Any:
    earns = regime_of(problem, person).earns
    return sum(
        variables.minutes(person.code, day)
        for day in problem.days
        if day <= last and earns.get(problem.day_kinds[day], "comp") == "comp"
    )


def _spent(problem: RosterProblem, variables: Variables, person: Person, last: date) -> Any:
    return sum(
        half_min(problem, half) * literal
        for (code, day, half), literal in variables.comp.items()
        if code == person.code and day <= last
    )


def measure(problem: RosterProblem, plan: RosterPlan) -> Iterator[Priced]:
    """Half-days owed, by the ledgers."""
    owed = sum(ledger.owed_half_days for ledger in ledgers(problem, plan).values())
    yield Priced(NAME, "half_day", owed, problem.settings_of(Settings).half_day)


def least(problem: RosterProblem) -> int:
    """What is overdue even if everybody takes every half-day off that their work allows."""
    days = problem.settings_of(comp_time.Settings).comp_deadline_days
    total = 0
    for person in problem.people:
        worst = 0
        for end in checkpoints(problem, person, days):
            possible = sum(
                half_min(problem, half)
                for day, half in person.works
                if day <= end and problem.works(person, day, half)
            )
            worst = max(worst, opening_due(person, end, days) - possible)
        total += worst // shortest_half_min(problem)
    return total * problem.settings_of(Settings).half_day

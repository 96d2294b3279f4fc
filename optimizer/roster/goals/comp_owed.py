"""Comp time owed past its deadline, priced per half-day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from optimizer.roster.facts import deadlines, due_by, half_min, ledgers, shortest_half_min
from optimizer.roster.rules.comp_time import Settings as CompTime
from optimizer.roster.verdict import Priced
from optimizer.scenario.strict import Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.roster.plan import RosterPlan
    from optimizer.roster.problem import RosterProblem
    from optimizer.roster.variables import Variables

NAME = "comp_owed"
ORDER = 2


class Settings(Strict):
    """Price of comp time that was not given in time."""

    half_day: int = Field(400, ge=0)
    """Per whole half-day owed past its deadline."""


def price(problem: RosterProblem, variables: Variables) -> None:
    """The largest overdue amount at any deadline, in whole half-days."""
    days = problem.settings_of(CompTime).comp_deadline_days
    shortest = shortest_half_min(problem)
    for person in problem.people:
        ends = deadlines(problem, person, days)
        most = max((due_by(person, end, days) for end in ends), default=0) // shortest
        if not most:
            continue
        owed = variables.new_int(0, most, f"owed {person.code}")
        for end in ends:
            spent = sum(
                half_min(problem, half) * literal
                for (code, day, half), literal in variables.comp.items()
                if code == person.code and day <= end
            )
            overdue = due_by(person, end, days) - spent
            variables.cp.add(shortest * owed >= overdue - (shortest - 1))
        variables.pay(owed, problem.settings_of(Settings).half_day)


def measure(problem: RosterProblem, plan: RosterPlan) -> Iterator[Priced]:
    """Half-days owed, by the ledgers."""
    owed = sum(ledger.owed_half_days for ledger in ledgers(problem, plan).values())
    yield Priced(NAME, "half_day", owed, problem.settings_of(Settings).half_day)


def least(problem: RosterProblem) -> int:
    """What is overdue even if everybody takes every half-day off that their work allows."""
    days = problem.settings_of(CompTime).comp_deadline_days
    total = 0
    for person in problem.people:
        worst = 0
        for end in deadlines(problem, person, days):
            possible = sum(
                half_min(problem, half)
                for day, half in person.works
                if day <= end and problem.works(person, day, half)
            )
            worst = max(worst, due_by(person, end, days) - possible)
        total += worst // shortest_half_min(problem)
    return total * problem.settings_of(Settings).half_day

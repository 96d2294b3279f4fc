"""What is left of everybody's comp time at the end of a month, by the date that earned it."""

from __future__ import annotations

from collections import Counter
from datetime import date

from optimizer.roster.plan.ledger import Ledger, ledgers
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Credit, Person
from optimizer.roster.problem.problem import RosterProblem


def closing_credits(problem: RosterProblem, plan: RosterPlan) -> dict[str, tuple[Credit, ...]]:
    """Everybody's credits after the last planned date, by code; the oldest is spent first.

    They add up to the ledger's closing balance, which no legal plan has below zero.
    """
    books = ledgers(problem, plan)
    return {person.code: _left(person, books[person.code]) for person in problem.people}


def _left(person: Person, ledger: Ledger) -> tuple[Credit, ...]:
    left: Counter[date] = Counter()
    for credit in person.credits:
        left[credit.earned_on] += credit.minutes
    for entry in ledger.entries:
        spent = entry.spent_min
        for earned_on in sorted(left):
            used = min(spent, left[earned_on])
            left[earned_on] -= used
            spent -= used
        left[entry.date] += entry.earned_min
    return tuple(Credit(day, minutes) for day, minutes in sorted(left.items()) if minutes)

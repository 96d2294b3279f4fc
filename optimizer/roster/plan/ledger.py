"""Everybody's comp-time ledger: what was there, earned, paid, spent, and is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from optimizer.roster.plan.facts import half_min, overtime_min, regime_of, shortest_half_min
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Person
from optimizer.roster.problem.problem import RosterProblem


class Entry(NamedTuple):
    """One date in somebody's comp-time ledger, minutes."""

    date: date
    earned_min: int
    paid_min: int
    spent_min: int
    balance_min: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """Somebody's comp time over the planned dates, minutes."""

    opening_min: int
    entries: tuple[Entry, ...]
    closing_min: int
    earned_min: int
    spent_min: int
    paid_min: int
    owed_half_days: int


def checkpoints(problem: RosterProblem, person: Person, deadline_days: int) -> list[date]:
    """The planned dates on which something may run out, and the last one.

    Opening credits run out on fixed dates, what is earned in the plan `deadline_days` later.
    """
    keep = timedelta(days=deadline_days)
    last = problem.days[-1]
    ends = {credit.earned_on + keep for credit in person.credits}
    ends |= {day + keep for day in problem.days} | {last}
    return sorted(end for end in ends if problem.days[0] <= end <= last)


def opening_due(person: Person, end: date, deadline_days: int) -> int:
    """Minutes of opening credits whose deadline is not later than `end`."""
    keep = timedelta(days=deadline_days)
    return sum(c.minutes for c in person.credits if c.earned_on + keep <= end)


def _overdue(
    problem: RosterProblem, person: Person, entries: list[Entry], deadline_days: int
) -> int:
    """The largest amount past its deadline at any checkpoint, minutes."""
    keep = timedelta(days=deadline_days)
    worst = 0
    for end in checkpoints(problem, person, deadline_days):
        due = opening_due(person, end, deadline_days)
        due += sum(entry.earned_min for entry in entries if entry.date + keep <= end)
        worst = max(worst, due - sum(e.spent_min for e in entries if e.date <= end))
    return worst


def ledgers(problem: RosterProblem, plan: RosterPlan) -> dict[str, Ledger]:
    """Everybody's comp-time ledger, by code."""
    overtime = overtime_min(problem, plan)
    comp = plan.comp_halves
    settings = problem.rules["comp_time"]
    deadline_days: int = settings.comp_deadline_days  # type: ignore[attr-defined]
    found = {}
    for person in problem.people:
        earns = regime_of(problem, person).earns
        balance = person.opening_min
        entries = []
        for day in problem.days:
            minutes = overtime.get((person.code, day), 0)
            is_paid = earns.get(problem.day_kinds[day], "comp") == "pay"
            earned, paid = (0, minutes) if is_paid else (minutes, 0)
            spent = sum(half_min(problem, h) for d, h in comp.get(person.code, ()) if d == day)
            balance += earned - spent
            if minutes or spent:
                entries.append(Entry(day, earned, paid, spent, balance))
        overdue = _overdue(problem, person, entries, deadline_days)
        found[person.code] = Ledger(
            opening_min=person.opening_min,
            entries=tuple(entries),
            closing_min=balance,
            earned_min=sum(entry.earned_min for entry in entries),
            spent_min=sum(entry.spent_min for entry in entries),
            paid_min=sum(entry.paid_min for entry in entries),
            owed_half_days=overdue // shortest_half_min(problem),
        )
    return found

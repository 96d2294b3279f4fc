"""A minute of duty earns comp time or pay; comp time is spent in half-days and never below zero.

Which of the two a minute earns stands in each regime, by day kind. What is earned can be spent from
the next day on. What is not spent by its deadline is listed as owed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import Field

from optimizer.roster.plan.facts import half_min, regime_of
from optimizer.roster.plan.ledger import ledgers
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import HALF_DAYS
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "comp_time"
SENTENCE_ZH = "调休以半天计，余额不得为负"
IS_LAW = True
CHINESE = {
    "{person} spends {spent} min, {n} more than there are": (
        "{person}调休{spent}分钟，超出余额{n}分钟"
    ),
    "{person} takes comp time off in a half-day without work": "{person}在不上班的半天列了调休",
    "a comp half-day is listed twice": "调休半天重复列出",
    "comp": "调休",
}
REASONS = {
    "on_comp_time": Label("is on comp time", "调休"),
}
TRIED = 6


class Settings(Strict):
    """How long comp time keeps."""

    comp_deadline_days: int = Field(90, ge=1, le=3660)
    """Each credit is spent within so many days, or listed as owed."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules know no comp time: nobody has or earns any."""
    return all(
        not person.credits and set(regime_of(problem, person).earns.values()) == {"pay"}
        for person in problem.people
    )


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """On every date what was spent is covered by what was there on the day before."""
    for person in problem.people:
        earns = regime_of(problem, person).earns
        balance: Any = person.opening_min
        for day in problem.days:
            spent = [
                half_min(problem, half) * variables.comp[person.code, day, half]
                for half in HALF_DAYS
                if (person.code, day, half) in variables.comp
            ]
            if spent:
                balance = balance - sum(spent)
                variables.cp.add(balance >= 0)
            if earns.get(problem.day_kinds[day], "comp") == "comp":
                balance = balance + variables.minutes(person.code, day)
                balance = balance + variables.earned_outside.get((person.code, day), 0)


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names dates on which comp time is spent that is not there."""
    for code, ledger in ledgers(problem, plan).items():
        for entry in ledger.entries:
            before = entry.balance_min - entry.earned_min
            if entry.spent_min and before < 0:
                text = message(
                    "{person} spends {spent} min, {n} more than there are",
                    person=code,
                    spent=entry.spent_min,
                    n=-before,
                )
                yield Violation(NAME, code, entry.date, text, -before)
    for taken in plan.comp:
        person = problem.person.get(taken.person)
        if person is None or not problem.works(person, taken.date, taken.half):
            text = message(
                "{person} takes comp time off in a half-day without work", person=taken.person
            )
            yield Violation(NAME, taken.person, taken.date, text)
    if len(set(plan.comp)) < len(plan.comp):
        twice = message("a comp half-day is listed twice")
        yield Violation(NAME, message("comp"), None, twice)

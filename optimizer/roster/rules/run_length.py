"""Worked days, days off and days on one shift come in runs that are not too short or too long.

Days before the planned ones count as far as they are known. A run that goes on into days of which
nothing is known has no minimum there, unless the limit says that it ends with the known days.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from optimizer.roster.limits import Breach, Days, Limit, bound, decided, known_days, violations
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.terms import term
from optimizer.scenario.schema.fields import NameOf
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "run_length"
SENTENCE_ZH = "连续上班、连续休息或连续同班次的天数在限度内"
TITLE = Label("run of days too long or too short", "连续天数不合要求")
CHINESE = {
    "{person} has {n} days {of} in a row, at most {most}": "{person}连续{of}{n}天，至多{most}天",
    "{person} has {n} days {of} in a row, at least {least}": "{person}连续{of}{n}天，至少{least}天",
}


class RunLimit(Limit):
    """How many days in a row; the unit of the price is a day too few or too many."""

    of: Annotated[str, NameOf("slot, worked or off")] = "worked"
    """Days of what: `worked` days, days `off`, or days on the shift of this name."""
    least: int = Field(0, ge=0, le=400)
    """Days in a row at least."""
    most: int | None = Field(None, ge=0, le=400)
    """Days in a row at most."""
    at_edges: Literal["ignore", "count"] = "ignore"
    """Whether a run that reaches the first or last known day ends there (count), or may go on."""


class Settings(Strict):
    """The limits; none unless said."""

    limits: tuple[RunLimit, ...] = ()
    """Limits of runs, each for everybody, a regime or a person."""


def _dates(problem: RosterProblem, person: Person, limit: RunLimit) -> list[date]:
    """The known days; where runs end at the edges, the days around them too, as other days."""
    days = known_days(problem, person)
    if limit.at_edges == "count":
        return [days[0] - timedelta(days=1), *days, days[-1] + timedelta(days=1)]
    return days


def in_scope(problem: RosterProblem) -> bool:
    """Schedules keep every run that may go on at the edges."""
    limits = problem.settings_of(Settings).limits
    return all(limit.at_edges == "ignore" for limit in limits)


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """A clause for each window that could be too long, and for each short run between others."""
    for limit, person in bound(problem, problem.settings_of(Settings).limits):
        dates = _dates(problem, person, limit)
        first = dates.index(problem.days[0])
        runs = [decided(variables, person, day, limit.of) for day in dates]
        most = len(runs) if limit.most is None else limit.most
        for end in range(max(first, most), len(runs)):
            variables.keep(sum(runs[end - most : end + 1]) - most, limit.price)
        for length in range(1, limit.least):
            for start in range(max(1, first - length), len(runs) - length):
                inside = sum(runs[start : start + length])
                around = runs[start - 1] + runs[start + length]
                amount = inside - around - (length - 1)
                variables.keep(amount, limit.price, limit.least - length)


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names runs that are too short or too long."""
    return violations(NAME, breaches(problem, plan))


def breaches(problem: RosterProblem, plan: RosterPlan) -> Iterator[Breach]:
    """Every run beyond a limit, priced or not, by the days that are missing or too many."""
    days = Days(problem, plan)
    for limit, person in bound(problem, problem.settings_of(Settings).limits):
        dates = _dates(problem, person, limit)
        first, at = dates.index(problem.days[0]), 0
        for inside, run in groupby(dates, key=lambda day: days.are(person, day, limit.of)):
            start, at = at, at + len(list(run))
            if not inside:
                continue
            facts = {"person": person.code, "n": at - start, "of": term(limit.of)}
            ends_inside = start > 0 and first <= at < len(dates)
            if limit.most is not None and at > (planned := max(first, start + limit.most)):
                text = message(
                    "{person} has {n} days {of} in a row, at most {most}", most=limit.most, **facts
                )
                yield Breach(limit, person.code, dates[planned], text, at - planned)
            if ends_inside and at - start < limit.least:
                text = message(
                    "{person} has {n} days {of} in a row, at least {least}",
                    least=limit.least,
                    **facts,
                )
                short = limit.least - (at - start)
                yield Breach(limit, person.code, dates[start], text, short)

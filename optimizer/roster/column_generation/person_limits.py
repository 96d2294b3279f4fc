"""The limits that bind one person, gathered for the graph of the person's schedules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from optimizer.roster.limits import AnyLimit
from optimizer.roster.problem.entities import Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules import (
    forbidden_succession,
    minutes_in_period,
    run_length,
    shift_limit,
    weekend_pattern,
)

WORKED, OFF = "worked", "off"


class Run(NamedTuple):
    """Days in a row of one thing; a price of None must hold."""

    least: int
    most: int | None
    price: int | None


class Sum(NamedTuple):
    """A total over the planned dates: minutes, duties, weekends, or duties of a shift."""

    of: str
    least: int
    most: int | None
    price: int | None


@dataclass(frozen=True, slots=True)
class Limits:
    """Everything that binds a schedule; people with equal limits share a graph.

    `runs` are by `worked`, `off` or shift; `successions` are (shift, next shift, price), `halves`
    the prices of half worked weekends.
    """

    runs: tuple[tuple[str, Run], ...]
    sums: tuple[Sum, ...]
    successions: tuple[tuple[str, str, int | None], ...]
    halves: tuple[int | None, ...]


WEEKENDS, MINUTES, DUTIES = "weekends", "minutes", "duties"


def limits_of(problem: RosterProblem, person: Person) -> Limits:
    """The limits of the rules that bind a person, sorted."""
    runs = _of(problem.settings_of(run_length.Settings).limits, person)
    weekends = _of(problem.settings_of(weekend_pattern.Settings).limits, person)
    periods = _of(problem.settings_of(minutes_in_period.Settings).limits, person)
    shifts = _of(problem.settings_of(shift_limit.Settings).limits, person)
    after = _of(problem.settings_of(forbidden_succession.Settings).limits, person)
    sums = [Sum(WEEKENDS, 0, x.most, x.price) for x in weekends if x.most is not None]
    sums += [Sum(x.of, x.least, x.most, x.price) for x in periods]
    sums += [Sum(f"shift {x.shift}", 0, x.most, x.price) for x in shifts]
    return Limits(
        tuple((x.of, Run(x.least, x.most, x.price)) for x in runs),
        tuple(sums),
        tuple((x.shift, then, x.price) for x in after for then in x.never_then),
        tuple(x.price for x in weekends if x.complete),
    )


def _of(limits: Iterable[AnyLimit], person: Person) -> list[AnyLimit]:
    return [limit for limit in limits if limit.binds(person)]

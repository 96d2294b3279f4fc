"""The wishes of a month: which were met, and what of the others is owed in the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from optimizer.roster.goals.requests import unmet
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Request
from optimizer.roster.problem.problem import RosterProblem


class Wish(NamedTuple):
    """A wish of the month, with its own weight, and whether it was met."""

    person: str
    weight: int
    is_met: bool


def wishes(problem: RosterProblem, plan: RosterPlan, asked: Iterable[Request]) -> tuple[Wish, ...]:
    """Each wish about a planned date and whether the plan meets it."""
    return tuple(
        Wish(one.person, one.weight, not unmet(problem, plan, one))
        for one in asked
        if problem.days[0] <= one.date <= problem.days[-1]
    )


def closing_unmet(before: Mapping[str, int], found: Iterable[Wish]) -> dict[str, int]:
    """The weight of wishes owed to each person: met wishes pay what was owed before.

    What was refused this month is owed in full, whatever else was granted.
    """
    met: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for wish in found:
        (met if wish.is_met else refused)[wish.person] += wish.weight
    return {code: max(0, owed - met[code]) + refused[code] for code, owed in before.items()}

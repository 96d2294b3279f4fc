"""What a repair looks for, in this order: shortages, changed days, everything else.

Changed days inside the notice time weigh more than all others together: they move only when they
must. Days and notice are one number, so that one limit keeps both.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from optimizer.roster.cp_sat.solve import cost_of
from optimizer.roster.goals import changes, shortages
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER

CHANGES, SHORTAGES = changes.NAME, shortages.NAME
REST = tuple(name for name in ROSTER.goals if name != CHANGES)
"""The goals that decide last."""
DAY = 2
"""The weight of a changed person-day: even, for one may be shared by two halls."""
SHORT_NOTICE = 1_000_000
"""More for one inside the notice time: more than all others of a roster together."""


class Aim(NamedTuple):
    """How good a repair is, the less the better: shortages, weight of changes, price of all but
    changes."""

    shortages: int
    weight: int
    rest: int


def counting(problem: RosterProblem) -> RosterProblem:
    """The problem with changes priced by their weights."""
    weights = {"person_day": DAY, "short_notice": SHORT_NOTICE}
    settings = problem.settings_of(changes.Settings).model_copy(update=weights)
    return replace(problem, goals={**problem.goals, CHANGES: settings})


def aim_of(problem: RosterProblem, plan: RosterPlan) -> Aim:
    """How good a plan is as a repair."""
    weight = cost_of(counting(problem), plan, (CHANGES,))
    return Aim(cost_of(problem, plan, (SHORTAGES,)), weight, cost_of(problem, plan, REST))


def days_in(weight: int, notice_days: int) -> int:
    """The changed days of a weight, if so many of them are inside the notice time."""
    return max(0, -(-(weight - SHORT_NOTICE * notice_days) // DAY))


def notice_days(weight: int) -> int:
    """The changed days inside the notice time of a weight."""
    return weight // SHORT_NOTICE

"""A proven bound of each goal alone: what every plan must pay for it, whatever else it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from optimizer.roster.goals import GOALS
from optimizer.roster.part import part
from optimizer.roster.problem import RosterProblem
from optimizer.roster.solve import cost_of
from optimizer.solving.roster_outcome import Group

SOLVED_ALONE = ("shortages", "comp_owed", "closing_balance", "changes", "requests")
"""Goals whose bound is worth a solve of their own; the others have their arithmetic one."""

SolveGoal = Callable[[RosterProblem, Group, str], int]


def goal_bounds(
    problem: RosterProblem, groups: Iterable[Group], solve: SolveGoal
) -> dict[str, int]:
    """Price units by goal; `solve(part, group, goal)` gives a proven bound, 0 if none is known."""
    found = dict.fromkeys(GOALS, 0)
    for group in groups:
        alone = part(problem, group.halls, borrowers=group.borrowers)
        for name, goal in GOALS.items():
            bound = goal.least(alone)
            paid = cost_of(alone, group.plan, (name,))
            if paid > bound and name in SOLVED_ALONE and group.is_whole:
                bound = max(bound, solve(alone, group, name))
            found[name] += min(paid, bound)
    return found

"""Some halls repaired: one aim after the other, each kept while the next is sought.

Jobs for a child. The first starts from the published plan with its broken places emptied, which is
found in a moment, so that nothing is worse than that, whatever the limit.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from optimizer.roster.cp_sat.solve import cost_of, is_legal, solve
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.from_published import what_is_left
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.repair.aims import CHANGES, REST, SHORTAGES, aim_of, counting
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Solved
from optimizer.solving.status import Status

_FEW = (SHORTAGES, CHANGES)
_FLOOR_S, _FLOOR_WORKERS = 8.0, 8
"""To empty the broken places takes 0.3 s; one worker alone may need a hundred times as long."""
_FIRST = 0.4
"""Share of the time for how few shortages there can be."""
_LEAST_S = 0.5
"""So long at least something better is sought."""


def fewest(
    problem: RosterProblem,
    effort: Effort,
    start: RosterPlan | None,
    report: Callable[[object], None] | None = None,  # noqa: ARG001 - a child's job
) -> RosterPlan | Status:
    """A plan with the fewest shortages, and of these with the fewest changes, within the effort.

    `start` is a legal plan to begin with; without one it is what is left of the published plan.
    What is not proven is taken only where it is no dearer either, so that in a short time one
    shortage is not filled by moving everybody. The status says why there is no plan.
    """
    began = time.monotonic()
    plan = start
    if plan is None or not is_legal(problem, plan):
        enough = replace(effort, limit_s=max(_FLOOR_S, effort.limit_s), workers=_FLOOR_WORKERS)
        plan = what_is_left(problem, enough, goals=_FEW)
    few = _solve(problem, effort, began, plan, (SHORTAGES,), {}, share=_FIRST)
    if plan is None:
        if few.plan is None or not few.status.has_plan:
            return few.status
        plan = few.plan
    limits = {SHORTAGES: few.objective} if few.objective is not None else {}
    found = _solve(problem, effort, began, plan, (CHANGES,), limits)
    if found.plan is None or not found.status.has_plan:
        return plan
    is_proven = few.status is found.status is Status.OPTIMAL
    is_dearer = cost_of(problem, found.plan, _FEW) > cost_of(problem, plan, _FEW)
    if aim_of(problem, found.plan) < aim_of(problem, plan) and (is_proven or not is_dearer):
        return found.plan
    return plan


def _solve(
    problem: RosterProblem,
    effort: Effort,
    began: float,
    start: RosterPlan | None,
    goals: tuple[str, ...],
    at_most: Mapping[str, int],
    share: float = 1.0,
) -> Solved[RosterPlan]:
    """One step, in a share of what is left of the effort."""
    spent_s = 0.0 if effort.reproducible else time.monotonic() - began
    limit_s = max(_LEAST_S, share * (effort.limit_s - spent_s))
    return solve(
        counting(problem),
        effort=replace(effort, limit_s=limit_s),
        start=start,
        goals=goals,
        at_most=at_most,
    )


def cheapest(
    problem: RosterProblem,
    effort: Effort,
    start: RosterPlan,
    report: Callable[[object], None] | None = None,  # noqa: ARG001 - a child's job
) -> tuple[RosterPlan, int]:
    """The cheapest plan within the effort that has no more shortages and changes than `start`.

    Beside it what the rest costs at least in any such plan.
    """
    counted = counting(problem)
    found = solve(
        counted,
        effort=effort,
        start=start,
        goals=REST,
        at_most={goal: cost_of(counted, start, (goal,)) for goal in _FEW},
    )
    better = found.plan if found.status.has_plan else None
    if better is not None and aim_of(problem, better) < aim_of(problem, start):
        return better, found.bound
    return start, found.bound

"""Goal by goal: each goal's own bound, then a plan that meets them all, then what is left.

Costs of goals add up, so bounds of single goals add up to a bound of the whole. A goal alone is
proven in a fraction of the time of all together, and most halls have a plan that is best in every
goal at once: asked for with the bounds as hard limits, it is found quickly and is proven optimal.
Where there is none, the whole is minimised with the sum as its floor.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from optimizer.roster.effort import Effort
from optimizer.roster.goals import GOALS
from optimizer.roster.plan import RosterPlan
from optimizer.roster.problem import RosterProblem
from optimizer.roster.solve import Solved, cost_of, solve

_HARD_GOALS = ("fairness", "batch_work")
"""Goals whose bound is never what the input alone says."""
_ALONE, _TOGETHER = 0.4, 0.5
"""Shares of the time that is left for one goal alone, and for all bounds together."""


def solve_by_goals(
    problem: RosterProblem,
    effort: Effort,
    start: RosterPlan | None,
    known: Mapping[str, int],
    *,
    report: Callable[[object], None] | None = None,
) -> Solved:
    """The best plan within the effort; `known` are proven bounds of goals. A job for a child."""
    return _Search(problem, effort, start, known, report).solved()


class _Search:
    """The clock, the bounds and the best plan so far."""

    def __init__(
        self,
        problem: RosterProblem,
        effort: Effort,
        start: RosterPlan | None,
        known: Mapping[str, int],
        report: Callable[[object], None] | None,
    ) -> None:
        self._problem = problem
        self._effort = effort
        self._report = report
        self._began = time.monotonic()
        self._known = known
        self._bounds = {g: max(goal.least(problem), known.get(g, 0)) for g, goal in GOALS.items()}
        self._above = 0
        self._plan = start
        self._cost = None if start is None else cost_of(problem, start, None)

    def solved(self) -> Solved:
        """All stages, as far as time allows."""
        for goal in _HARD_GOALS:
            if goal not in self._known and (ended := self._alone(goal)):
                return ended
        found = self._together() or self._everything()
        for goal in GOALS if found.plan else ():
            paid = cost_of(self._problem, found.plan, (goal,)) if found.plan else 0
            if goal not in (*_HARD_GOALS, *self._known) and paid > self._bounds[goal]:
                self._alone(goal)
        return replace(found, goal_bounds=dict(self._bounds))

    def _alone(self, goal: str) -> Solved | None:
        """One goal's bound; an ending only when no plan exists at all."""
        found = self._solve(_ALONE, goals=(goal,), known_bound=self._bounds[goal])
        if found.status in ("INFEASIBLE", "DISPUTED"):
            return found
        self._bounds[goal] = max(self._bounds[goal], found.bound)
        self._keep(found)
        return None

    def _together(self) -> Solved | None:
        """A plan within all bounds at once is the best there is."""
        found = self._solve(_TOGETHER, at_most=self._bounds)
        self._keep(found)
        if found.status == "INFEASIBLE":
            self._above = 1  # each bound can be met, but not all at once
        return self._ended("OPTIMAL") if self._cost == self._floor else None

    def _everything(self) -> Solved:
        """The whole objective, from the best plan on."""
        found = self._solve(1.0, known_bound=self._floor)
        if found.status in ("INFEASIBLE", "DISPUTED"):
            return found
        self._keep(found)
        if self._cost is None:
            return found
        return self._ended("OPTIMAL" if self._cost <= found.bound else "FEASIBLE", found.bound)

    def _solve(
        self,
        share: float,
        *,
        goals: tuple[str, ...] | None = None,
        at_most: Mapping[str, int] | None = None,
        known_bound: int = 0,
    ) -> Solved:
        left_s = self._effort.limit_s
        if not self._effort.reproducible:
            left_s -= time.monotonic() - self._began
        return solve(
            self._problem,
            effort=replace(self._effort, limit_s=max(0.1, share * left_s)),
            start=self._plan,
            known_bound=known_bound,
            goals=goals,
            at_most=at_most,
            report=self._report,
        )

    def _keep(self, found: Solved) -> None:
        """The better plan stays, by all goals together."""
        if found.plan is not None and found.status != "DISPUTED":
            cost = cost_of(self._problem, found.plan, None)
            if self._cost is None or cost < self._cost:
                self._plan, self._cost = found.plan, cost

    @property
    def _floor(self) -> int:
        return sum(self._bounds.values()) + self._above

    def _ended(self, status: str, bound: int = 0) -> Solved:
        seconds = time.monotonic() - self._began
        floor = max(bound, self._floor)
        return Solved(status, self._plan, self._cost, floor, seconds, dict(self._bounds))

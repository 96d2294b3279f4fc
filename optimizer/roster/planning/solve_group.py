"""Goal by goal: what each must cost, then a plan that meets all of that at once, then the rest.

Costs of goals add up, so their bounds do. A goal alone is proven in a fraction of the time of all
together, if it may not leave places unfilled to look better: so shortages come first, and fairness
is bounded among the plans with the fewest. A plan with more costs at least one shortage more, the
`escape`; the bound of the whole is the smaller of the two. Most halls have a plan that meets every
bound at once: asked for with the bounds as limits, it is found quickly, and is proven optimal.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from optimizer.roster.column_generation.solve import Kept, solve_by_column_generation
from optimizer.roster.cp_sat.solve import cost_of, is_legal, solve
from optimizer.roster.goals.shortages import step
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Solved
from optimizer.solving.status import Status

_CAPPED = "shortages"
_HARD_GOALS = ("fairness", "batch_work")
"""Goals whose bound is never what the input alone says."""
_EASY_GOALS = tuple(goal for goal in ROSTER.goals if goal != "fairness")
"""A good plan by these is found soon; without them a first plan is far from any good one."""
_AT_ONCE = 0.1
"""Share of a first plan's time for them: proving the best plan by them is not worth it."""
_WORTH_S = 0.1
"""With less time nothing is begun once there is a plan."""
_ALONE, _TOGETHER = 0.4, 0.5
"""Shares of the time that is left for one goal alone, and for all bounds together."""

_WITHOUT = (Status.INFEASIBLE, Status.DISPUTED)
"""There is no plan, or none that is to be believed."""


def solve_by_goals(
    problem: RosterProblem,
    effort: Effort,
    start: RosterPlan | None,
    known: Mapping[str, int],
    tight: RosterProblem | None = None,
    *,
    is_first: bool = False,
    kept: Kept | None = None,
    report: Callable[[object], None] | None = None,
) -> Solved[RosterPlan]:
    """The best plan within the effort; `known` are proven bounds of goals. A job for a child.

    `tight` is the problem with its links fixed: a plan that meets every bound is looked for there
    first, because it also fits what other halls do. A first look asks for the fewest shortages,
    with a bound of these, and for a good plan by all goals but fairness. People whom only places
    to fill link are planned by column generation instead.
    """
    began = time.monotonic()
    found = solve_by_column_generation(
        problem, effort, start, is_first=is_first, kept=kept, report=report
    )
    if found is not None:
        return found
    if not effort.reproducible:
        effort = replace(effort, limit_s=max(0.1, effort.limit_s - (time.monotonic() - began)))
    search = _Search(problem, effort, start, known, tight, report)
    return search.first() if is_first else search.solved()


class _Search:
    """The clock, the bounds and the best plan so far."""

    def __init__(
        self,
        problem: RosterProblem,
        effort: Effort,
        start: RosterPlan | None,
        known: Mapping[str, int],
        tight: RosterProblem | None,
        report: Callable[[object], None] | None,
    ) -> None:
        self._problem = problem
        self._tight = tight
        self._effort = effort
        self._report = report
        self._began = time.monotonic()
        self._known = known
        self._least = {name: goal.least(problem) for name, goal in ROSTER.goals.items()}
        self._bounds = {name: max(bound, known.get(name, 0)) for name, bound in self._least.items()}
        self._cap: dict[str, int] = {}
        self._above = 0
        self._start = start
        self._plan: RosterPlan | None = None
        self._cost: int | None = None

    def first(self) -> Solved[RosterPlan]:
        """A plan with the fewest shortages that is good by all goals but fairness."""
        if ended := self._alone(_CAPPED):
            return ended
        fewest = {_CAPPED: self._bounds[_CAPPED]}
        self._keep(self._solve(_AT_ONCE, goals=_EASY_GOALS, at_most=fewest))
        seconds = time.monotonic() - self._began
        bound = sum(self._least.values())
        return Solved(Status.FEASIBLE, self._plan, self._cost, bound, seconds, known=fewest)

    def solved(self) -> Solved[RosterPlan]:
        """All stages, as far as time allows."""
        if not self._starts_with_fewest_shortages() and (ended := self._alone(_CAPPED)):
            return ended
        if self._cap.get(_CAPPED) != self._known.get(_CAPPED):
            self._known = {}  # bounds among plans with other shortages say nothing here
            self._bounds = {**self._least, _CAPPED: self._bounds[_CAPPED]}
        for goal in _HARD_GOALS:
            if goal not in self._known:
                self._alone(goal, self._cap)
        found = self._together(self._tight) or self._together(self._problem)
        found = found or self._wishes() or self._everything()
        if found.plan is not None and found.objective and found.objective > self._escape:
            self._alone("fairness", {}, is_capped=False)
        if found.plan is None or self._cost is None:
            return found
        bound = min(found.bound, max(self._escape, sum(self._least.values())))
        status = Status.OPTIMAL if self._cost <= bound else Status.FEASIBLE
        seconds = time.monotonic() - self._began
        known = dict(self._bounds)
        return Solved(status, self._plan, self._cost, bound, seconds, known=known)

    def _starts_with_fewest_shortages(self) -> bool:
        """The start is a plan, as good as its known bound of shortages."""
        start, fewest = self._start, self._known.get(_CAPPED)
        if start is None or fewest is None or not is_legal(self._problem, start):
            return False
        self._plan, self._cost = start, cost_of(self._problem, start, None)
        if cost_of(self._problem, start, (_CAPPED,)) > fewest:
            return False
        self._least[_CAPPED] = fewest
        self._cap = {_CAPPED: fewest}
        return True

    def _alone(
        self, goal: str, cap: Mapping[str, int] | None = None, *, is_capped: bool = True
    ) -> Solved[RosterPlan] | None:
        """One goal's bound; an ending only when no plan exists at all."""
        known = self._bounds[goal] if is_capped else self._least[goal]
        found = self._solve(_ALONE, goals=(goal,), at_most=cap, known_bound=known)
        if found.status in _WITHOUT:
            return found
        if is_capped:
            self._bounds[goal] = max(self._bounds[goal], found.bound)
        else:
            self._least[goal] = max(self._least[goal], found.bound)
        if goal == _CAPPED and found.status is Status.OPTIMAL:
            self._least[goal] = found.bound
            self._cap = {goal: found.bound}
        self._keep(found)
        return None

    def _together(self, problem: RosterProblem | None) -> Solved[RosterPlan] | None:
        """A plan within all bounds at once is the best there is among those with the cap."""
        if problem is None:
            return None
        found = self._solve(_TOGETHER, goals=(), at_most=self._bounds, problem=problem)
        self._keep(found)
        if found.status is Status.INFEASIBLE and problem is self._problem:
            self._above = 1  # each bound can be met, but not all at once
        if self._cost != self._floor:
            return None
        return Solved(Status.OPTIMAL, self._plan, self._cost, self._floor)

    def _wishes(self) -> Solved[RosterPlan] | None:
        """Fairness and wishes pull against each other most often: bounded as one, met as one."""
        both = ("fairness", "requests")
        found = self._solve(_ALONE, goals=both, at_most=self._cap)
        apart = sum(self._bounds[goal] for goal in both)
        if found.plan is None or found.bound <= apart:
            return None
        self._above = found.bound - apart
        paid = {goal: cost_of(self._problem, found.plan, (goal,)) for goal in both}
        met = self._solve(_TOGETHER, goals=(), at_most={**self._bounds, **paid})
        self._keep(met)
        if self._cost != self._floor:
            return None
        return Solved(Status.OPTIMAL, self._plan, self._cost, self._floor)

    def _everything(self) -> Solved[RosterPlan]:
        """The whole objective, from the best plan on."""
        found = self._solve(1.0, at_most=self._cap, known_bound=self._floor)
        self._keep(found)
        if self._cost is None or found.status in _WITHOUT:
            return found
        bound = max(found.bound, self._floor)
        return Solved(found.status, self._plan, self._cost, bound)

    def _solve(
        self,
        share: float,
        *,
        goals: tuple[str, ...] | None = None,
        at_most: Mapping[str, int] | None = None,
        known_bound: int = 0,
        problem: RosterProblem | None = None,
    ) -> Solved[RosterPlan]:
        left_s = self._effort.limit_s
        if not self._effort.reproducible:
            left_s -= time.monotonic() - self._began
            if left_s < _WORTH_S and self._plan is not None:
                return Solved(Status.OUT_OF_TIME, bound=known_bound)
        return solve(
            problem or self._problem,
            effort=replace(self._effort, limit_s=max(_WORTH_S, share * left_s)),
            start=self._plan or self._start,
            known_bound=known_bound,
            goals=goals,
            at_most=at_most,
            report=self._report,
        )

    def _keep(self, found: Solved[RosterPlan]) -> None:
        """The better plan stays, by all goals together."""
        if found.plan is not None and found.status is not Status.DISPUTED:
            cost = cost_of(self._problem, found.plan, None)
            if self._cost is None or cost < self._cost:
                self._plan, self._cost = found.plan, cost

    @property
    def _floor(self) -> int:
        """No plan within the cap costs less."""
        return sum(self._bounds.values()) + self._above

    @property
    def _escape(self) -> int:
        """No plan beyond the cap costs less; without a cap there is nothing beyond it."""
        if not self._cap:
            return self._floor
        return sum(self._least.values()) + step(self._problem)

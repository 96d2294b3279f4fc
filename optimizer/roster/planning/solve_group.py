"""A plan by the whole objective first; what that does not prove is proven goal by goal.

The whole objective with one worker gives a good plan in a second and proves most halls. Shortages
come first: it looks among the plans with the fewest. A plan with more costs at least one shortage
more, the `escape`; the bound of the whole is the smaller of the two.

Costs of goals add up, so their bounds do. Where the whole is hard, a goal alone is proven in a
fraction of the time. Most halls have a plan that meets every bound at once: asked for with the
bounds as limits, it is found quickly, and is proven optimal.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import replace

from optimizer.roster.column_generation.scope import is_linked_by_cover_alone
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
_WORTH_S = 0.1
"""With less time nothing is begun once there is a plan."""
_WHOLE, _WHOLE_AGAIN = 0.3, 0.8
"""Shares of the time for the whole objective, before and after the bounds of goals."""
_ALONE, _TOGETHER = 0.4, 0.5
"""Shares of the time that is left for one goal alone, and for all bounds together."""
_POOR = 1.5
"""A plan that costs so many times its bound is no place to search from."""
_ANY_S, _ANY_WORK = 2.0, 1.0
"""For any plan at all, when a search for a good one found none in its time."""

_WITHOUT = (Status.INFEASIBLE, Status.DISPUTED)
"""There is no plan, or none that is to be believed."""


def solve_group(
    problem: RosterProblem,
    effort: Effort,
    start: RosterPlan | None,
    known: Mapping[str, int],
    *,
    is_first: bool = False,
    kept: MutableMapping[str, object] | None = None,
    report: Callable[[object], None] | None = None,
) -> Solved[RosterPlan]:
    """The best plan within the effort; `known` are proven bounds of goals. A job for a child.

    A first look is for a plan with the fewest shortages that is good by the whole objective.
    People whom only places to fill link are planned by column generation instead.
    """
    began = time.monotonic()
    if is_linked_by_cover_alone(problem):
        from optimizer.roster.column_generation.solve import solve_by_column_generation

        found = solve_by_column_generation(
            problem, effort, start, is_first=is_first, kept=kept, report=report
        )
        if found is not None:
            return found
    search = _Search(problem, effort, start, known, report, began)
    return search.first() if is_first else search.solved()


class _Search:
    """The clock, the bounds and the best plan so far."""

    def __init__(
        self,
        problem: RosterProblem,
        effort: Effort,
        start: RosterPlan | None,
        known: Mapping[str, int],
        report: Callable[[object], None] | None,
        began: float,
    ) -> None:
        self._problem = problem
        self._effort = effort
        self._report = report
        self._began = began
        self._known = known
        self._least = {name: goal.least(problem) for name, goal in ROSTER.goals.items()}
        self._bounds = {name: max(bound, known.get(name, 0)) for name, bound in self._least.items()}
        self._exact = set(known)
        self._cap: dict[str, int] = {}
        self._above = 0
        self._whole_bound = 0
        self._of_all = 0
        self._start = start
        self._plan: RosterPlan | None = None
        self._cost: int | None = None

    def first(self) -> Solved[RosterPlan]:
        """A plan with the fewest shortages that is good by the whole objective."""
        return self._begin(1.0) or self._end()

    def solved(self) -> Solved[RosterPlan]:
        """All stages, as far as time allows."""
        ended = self._begin(_WHOLE)
        if ended is None and not self._is_best_with_cap:
            for goal in _HARD_GOALS:
                if goal not in self._known:
                    self._alone(goal, self._cap)
            ended = self._whole(_WHOLE_AGAIN)
        if ended is None and not self._is_best_with_cap:
            self._together()
            if not self._is_best_with_cap:
                self._wishes()
            ended = self._whole(1.0)
        return ended or self._end()

    def _end(self) -> Solved[RosterPlan]:
        """Whether plans with more shortages may be better is asked once the others are not."""
        if self._is_best_with_cap and not self._is_proven:
            self._beyond_the_cap()
        return self._found()

    def _found(self) -> Solved[RosterPlan]:
        """The best plan, with what is proven of all plans and goals; any plan before none."""
        if self._plan is None:
            self._keep(self._solve(1.0, goals=(_CAPPED,), is_any=True))
        seconds = time.monotonic() - self._began
        status = Status.OPTIMAL if self._is_proven else Status.FEASIBLE
        status = status if self._plan is not None else Status.OUT_OF_TIME
        known = {goal: self._bounds[goal] for goal in self._exact}
        return Solved(status, self._plan, self._cost, self._bound, seconds, known=known)

    def _begin(self, share: float) -> Solved[RosterPlan] | None:
        """Looks among the plans with the fewest shortages; mostly the input alone says how many."""
        if self._starts_with_fewest_shortages():
            return self._whole(share)
        fewest = self._bounds[_CAPPED]
        found = self._solve(share, at_most={_CAPPED: fewest})
        if found.plan is not None:
            self._set_cap(fewest)
            return self._take(found)
        if found.status is Status.DISPUTED:
            return found
        return self._alone(_CAPPED, is_any=True) or self._whole(share)

    def _starts_with_fewest_shortages(self) -> bool:
        """The start is a plan, as good as its known bound of shortages."""
        start, fewest = self._start, self._known.get(_CAPPED)
        if start is None or fewest is None or not is_legal(self._problem, start):
            return False
        self._plan, self._cost = start, cost_of(self._problem, start, None)
        if cost_of(self._problem, start, (_CAPPED,)) > fewest:
            return False
        self._set_cap(fewest)
        return True

    def _set_cap(self, fewest: int) -> None:
        """No plan has fewer shortages; what is known of the others is of plans with as many."""
        self._least[_CAPPED] = fewest
        self._cap = {_CAPPED: fewest}
        if fewest != self._known.get(_CAPPED):
            self._known = {}
            self._exact = {_CAPPED}
            self._bounds = {**self._least, _CAPPED: fewest}

    def _whole(self, share: float) -> Solved[RosterPlan] | None:
        """The whole objective, from the best plan on; an ending when that leads nowhere."""
        if self._is_best_with_cap:
            return None
        return self._take(self._solve(share, at_most=self._cap, known_bound=self._floor))

    def _take(self, found: Solved[RosterPlan]) -> Solved[RosterPlan] | None:
        if found.status is Status.DISPUTED or (
            found.status is Status.INFEASIBLE and self._plan is None
        ):
            return found
        self._keep(found)
        self._whole_bound = max(self._whole_bound, found.bound)
        return None

    def _alone(
        self,
        goal: str,
        cap: Mapping[str, int] | None = None,
        *,
        is_capped: bool = True,
        is_any: bool = False,
    ) -> Solved[RosterPlan] | None:
        """One goal's bound; an ending only when no plan exists at all."""
        known = self._bounds[goal] if is_capped else self._least[goal]
        found = self._solve(_ALONE, goals=(goal,), at_most=cap, known_bound=known, is_any=is_any)
        if found.status in _WITHOUT:
            return found
        if is_capped:
            self._bounds[goal] = max(self._bounds[goal], found.bound)
            if found.status is Status.OPTIMAL:
                self._exact.add(goal)
        else:
            self._least[goal] = max(self._least[goal], found.bound)
        if goal == _CAPPED and found.status is Status.OPTIMAL:
            self._set_cap(found.bound)
        self._keep(found)
        return None

    def _together(self) -> None:
        """A plan within all bounds at once is the best there is among those with the cap."""
        found = self._solve(_TOGETHER, goals=(), at_most=self._bounds)
        self._keep(found)
        if found.status is Status.INFEASIBLE:
            self._above = 1  # each bound can be met, but not all at once

    def _wishes(self) -> None:
        """Fairness and wishes pull against each other most often: bounded as one, met as one."""
        both = ("fairness", "requests")
        found = self._solve(_ALONE, goals=both, at_most=self._cap)
        apart = sum(self._bounds[goal] for goal in both)
        if found.plan is None or found.bound <= apart:
            return
        self._above = max(self._above, found.bound - apart)
        paid = {goal: cost_of(self._problem, found.plan, (goal,)) for goal in both}
        self._keep(self._solve(_TOGETHER, goals=(), at_most={**self._bounds, **paid}))

    def _beyond_the_cap(self) -> None:
        """Plans with more shortages may cost less: what fairness costs in any, then the whole."""
        self._alone("fairness", {}, is_capped=False)
        if not self._is_proven:
            found = self._solve(1.0, known_bound=self._bound)
            self._keep(found)
            self._of_all = found.bound

    def _solve(
        self,
        share: float,
        *,
        goals: tuple[str, ...] | None = None,
        at_most: Mapping[str, int] | None = None,
        known_bound: int = 0,
        is_any: bool = False,
    ) -> Solved[RosterPlan]:
        """One solve with a share of the time and work; for a plan at all there is always enough."""
        left_s = self._effort.limit_s
        if not self._effort.reproducible:
            left_s -= time.monotonic() - self._began
            if left_s < _WORTH_S and self._plan is not None:
                return Solved(Status.OUT_OF_TIME, bound=known_bound)
        least_s, least_work = (_ANY_S, _ANY_WORK) if is_any else (_WORTH_S, 0.0)
        limit_s = max(least_s, share * left_s)
        work = max(least_work, share * self._effort.work)
        return solve(
            self._problem,
            effort=replace(self._effort, limit_s=limit_s, work=work),
            start=self._hint(known_bound),
            known_bound=known_bound,
            goals=goals,
            at_most=at_most,
            at_least={goal: self._bounds[goal] for goal in self._exact if at_most},
            report=self._report,
        )

    def _hint(self, known_bound: int) -> RosterPlan | None:
        """The best plan so far, unless it is known to be poor: its neighbours are poor as well."""
        is_poor = (self._cost or 0) > _POOR * known_bound > 0
        return None if is_poor else self._plan or self._start

    def _keep(self, found: Solved[RosterPlan]) -> None:
        """The better plan stays, by all goals together."""
        if found.plan is not None and found.status is not Status.DISPUTED:
            cost = cost_of(self._problem, found.plan, None)
            if self._cost is None or cost < self._cost:
                self._plan, self._cost = found.plan, cost

    @property
    def _floor(self) -> int:
        """No plan within the cap costs less."""
        return max(self._whole_bound, sum(self._bounds.values()) + self._above)

    @property
    def _escape(self) -> int:
        """No plan beyond the cap costs less; without a cap there is nothing beyond it."""
        if not self._cap:
            return self._floor
        return sum(self._least.values()) + step(self._problem)

    @property
    def _bound(self) -> int:
        """No plan costs less."""
        return max(self._of_all, min(self._floor, self._escape))

    @property
    def _is_best_with_cap(self) -> bool:
        return self._cost is not None and self._cost <= self._floor

    @property
    def _is_proven(self) -> bool:
        return self._cost is not None and self._cost <= self._bound

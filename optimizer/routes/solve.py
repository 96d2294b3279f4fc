"""One route problem, solved in this process: all routes if they are few, else search and master."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from optimizer.effort import Effort
from optimizer.routes.baselines import first_come_first_served, nearest_next
from optimizer.routes.bound import lower_bound
from optimizer.routes.columns_plan import (
    columns_of,
    cost_of_plan,
    on_own_shifts,
    plan_of,
    priced,
)
from optimizer.routes.days import prove_days
from optimizer.routes.every_route import every_route
from optimizer.routes.horizon import rolling_plan
from optimizer.routes.master import Chosen, Master
from optimizer.routes.plan import RoutePlan
from optimizer.routes.pool import Column, Pool
from optimizer.routes.promising import promising
from optimizer.routes.search import Search
from optimizer.routes.search_model import routing_plans
from optimizer.routes.solved import Solved
from optimizer.routes.tables import LEFT_OUT, Tables, tables_of, turns_of

if TYPE_CHECKING:
    from optimizer.routes.problem import RouteProblem

FEW = 20_000
"""So many orders of visits are simply all priced."""
POOL, CHOICE = 15_000, 3_000
"""So many routes are kept, and so many of them the master chooses from."""
CYCLES = ((4.0, 0.1, 0.1), (1.0, 0.06, 0.12), (0.5, 0.04, 0.08))
"""Heat and part of the limit of each search, and the part of the master behind it."""
ROUTING_SHARE, HORIZON_SHARE, BOUND_SHARE, DAYS_SHARE = 0.03, 0.09, 0.32, 0.06
"""The parts of the limit of the routing model, the rolling horizon, the bound and single days."""

Progress = Callable[[object], None]


def solve_routes(
    problem: RouteProblem,
    effort: Effort,
    start: RoutePlan | None = None,
    report: Progress | None = None,
) -> Solved:
    """The best plan within the effort; `start` is a plan to begin with.

    Progress goes to `report` as (objective, bound).
    """
    began = time.monotonic()
    run = _Run(problem, effort, report)
    few = every_route(run.tables, FEW)
    if few is not None:
        chosen = run.master(few.columns(), effort.limit_s)
        bound, columns, status = chosen.bound, chosen.columns, chosen.status
    else:
        run.improve(start)
        bound, columns = run.bound, run.best
        status = "FEASIBLE" if run.search.has_plan else "OUT_OF_TIME"
    if status not in ("OPTIMAL", "FEASIBLE"):
        return Solved(status, None, None, bound, time.monotonic() - began)
    plan = plan_of(problem, run.tables, on_own_shifts(run.tables, columns))
    plan, days = prove_days(problem, plan, run.effort_for(DAYS_SHARE))
    cost, seconds = cost_of_plan(problem, plan), time.monotonic() - began
    return Solved("OPTIMAL" if cost <= bound else "FEASIBLE", plan, cost, bound, seconds, days)


class _Run:
    """The steps of one solve and what they hand to each other."""

    def __init__(self, problem: RouteProblem, effort: Effort, report: Progress | None) -> None:
        self.problem, self.effort, self._report = problem, effort, report
        self.tables, self.turns = tables_of(problem), turns_of(problem)
        self.pool = Pool(self.tables, POOL)
        self.search = Search(self.tables, self.turns, self.pool, effort.seed * 1_000_003)
        self.bound = unavoidable(self.tables)
        self._until = time.monotonic() + effort.limit_s

    @property
    def best(self) -> tuple[Column, ...]:
        """The routes of the best plan so far."""
        return self.search.columns()

    def improve(self, start: RoutePlan | None) -> None:
        """Seeds, then in turns search and master; the bound brings routes for the later masters."""
        self._seed(start)
        for number, (heat, search_share, master_share) in enumerate(CYCLES):
            self.search.run(self._seconds(search_share), heat, self.effort, self._tell)
            if number == 0:
                self._find_bound(self._seconds(BOUND_SHARE))
            self._choose(self._seconds(master_share))

    def _seconds(self, share: float) -> float:
        """A part of the limit, as far as there is time."""
        seconds = self.effort.limit_s * share
        left = self._until - time.monotonic()
        return seconds if self.effort.reproducible else min(seconds, left)

    def _tell(self, cost: int) -> None:
        if self._report is not None and self.search.has_plan:
            self._report((cost, self.bound))

    def _seed(self, start: RoutePlan | None) -> None:
        """The start plan, else simple plans, those of the routing model and of single weeks."""
        plans = [start] if start else [*self._simple_plans()]
        for plan in plans:
            self._take(columns_of(self.problem, self.tables, _names(plan)))
        for routes in routing_plans(self.tables, self.effort_for(ROUTING_SHARE)):
            self._take(priced(self.tables, routes))
        self.search.begin(self.best)

    def _simple_plans(self) -> Iterator[RoutePlan]:
        yield nearest_next(self.problem)
        yield first_come_first_served(self.problem)
        if len(self.problem.weeks) > 2:
            yield rolling_plan(self.problem, self.effort_for(HORIZON_SHARE))

    def effort_for(self, share: float) -> Effort:
        """A part of the effort, as far as there is time."""
        return replace(self.effort, limit_s=max(0.0, self._seconds(share)))

    def _take(self, columns: tuple[Column, ...]) -> None:
        """Keeps the routes of a plan, and the plan if it is better."""
        self.pool.add_columns(columns)
        self.search.begin(columns)

    def _find_bound(self, limit_s: float) -> None:
        """A proven bound, and the routes that proving it brought up."""
        if limit_s <= 0:
            return
        names = [
            (self.problem.shifts[c.shift].id, tuple(self.problem.visits[v].id for v in c.visits))
            for c in self.best
        ]
        found = lower_bound(self.problem, names, effort=replace(self.effort, limit_s=limit_s))
        self.bound = max(self.bound, found.value)
        self.pool.add_columns(columns_of(self.problem, self.tables, found.columns))

    def _choose(self, limit_s: float) -> None:
        """The master's plan becomes the best one if it is better."""
        if limit_s <= 0:
            return
        self.pool.add_columns(self.best)
        columns = self.pool.columns()
        good = promising(self.tables, self.turns, columns, self.search.cost, CHOICE)
        chosen = self.master(good, limit_s)
        if chosen.columns:
            self.search.begin(on_own_shifts(self.tables, chosen.columns))
            self._tell(self.search.cost)

    def master(self, columns: Sequence[Column], limit_s: float) -> Chosen:
        """The best choice of these routes."""
        model = Master(self.tables, self.turns, columns)
        return model.solve(replace(self.effort, limit_s=limit_s))


def _names(plan: RoutePlan | None) -> list[tuple[str, list[str]]]:
    if plan is None:
        return []
    return [(route.shift, [stop.visit for stop in route.stops]) for route in plan.routes]


def unavoidable(tables: Tables) -> int:
    """The price of the visits that no shift may make: every plan pays it."""
    nowhere = (tables.group < 0).all(axis=0)
    return int(tables.visits[nowhere, LEFT_OUT].sum())

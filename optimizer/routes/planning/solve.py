"""One route problem, solved in this process: all routes if they are few, else search and choice."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from optimizer.routes.days.prove_day import prove_day
from optimizer.routes.days.prove_days import candidates_of, prove_days
from optimizer.routes.lower_bound.assignment_bound import assignment_bound
from optimizer.routes.lower_bound.column_generation import Proof
from optimizer.routes.lower_bound.reduced_cost_fixing import promising
from optimizer.routes.lower_bound.unavoidable import unavoidable
from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.plan.solved import DayProof, SolvedRoutes
from optimizer.routes.problem import RouteProblem
from optimizer.routes.search import pyvrp_model
from optimizer.routes.search.columns_plan import (
    columns_of,
    cost_of_plan,
    on_own_shifts,
    plan_of,
    priced,
)
from optimizer.routes.search.construction import first_come_first_served, nearest_next
from optimizer.routes.search.enumeration import every_route
from optimizer.routes.search.ortools_routing import routing_plans
from optimizer.routes.search.pool import Column, Pool
from optimizer.routes.search.rolling_horizon import rolling_plan
from optimizer.routes.search.search import Search
from optimizer.routes.search.set_partitioning import Chosen, SetPartitioning
from optimizer.routes.timing.arrays import tables_of, turns_of
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Solved
from optimizer.solving.status import Status

FEW = 20_000
"""So many orders of visits are simply all priced."""
POOL, PLAIN_POOL, CHOICE = 15_000, 5_000, 3_000
"""So many routes are kept, and so many of them set partitioning chooses from."""
STEPS = (
    ("seek", 0.04, 0.0),
    ("search", 0.1, 4.0),
    ("prove", 0.32, 0.0),
    ("choose", 0.1, 0.0),
    ("search", 0.06, 1.0),
    ("choose", 0.12, 0.0),
    ("search", 0.04, 0.5),
    ("choose", 0.08, 0.0),
    ("prove", 0.3, 0.0),
)
"""What is done in turn: the part of the limit that it gets, and the heat of a search. Choices are
mostly made in less than their part; the bound gets what they leave."""
PLAIN_STEPS = (
    ("search", 0.02, 1.0),
    ("prove", 0.1, 0.0),
    ("seek", 0.7, 0.0),
    ("choose", 0.12, 0.0),
    ("prove", 0.6, 0.0),
    ("choose", 0.1, 0.0),
)
"""The same where PyVRP's model says all that the problem does; what is left is for the bound."""
SEEK_S, PROVE_S = 0.1, 0.01
"""Seconds for each visit: PyVRP gets no more, and a proof in less is not begun."""
ROUTING_SHARE, HORIZON_SHARE, DAYS_SHARE = 0.03, 0.09, 0.06
"""The parts of the limit of the routing model, the rolling horizon and single days."""
PLAIN_KEPT_SHARE = 0.03
"""Kept for the plan itself, where single days are not looked at."""
ONE_SHARE, CLOSE_SHARE = 0.8, 0.1
"""The parts of the limit for the proof of a single shift, and of a plan that meets its bound."""

Progress = Callable[[object], None]


def solve_routes(
    problem: RouteProblem,
    effort: Effort,
    start: RoutePlan | None = None,
    report: Progress | None = None,
) -> SolvedRoutes:
    """The best plan within the effort; `start` is a plan to begin with.

    Progress goes to `report` as (objective, bound).
    """
    began = time.monotonic()
    run = _Run(problem, effort, report)
    few = every_route(run.tables, FEW)
    if few is None and len(problem.shifts) == 1:
        one = prove_day(problem, effort=run.effort_for(ONE_SHARE), start=start)
        if one.status in (Status.OPTIMAL, Status.INFEASIBLE):
            seconds, days = time.monotonic() - began, _as_day(problem, one)
            known = (one.plan, one.objective, one.bound)
            return SolvedRoutes(one.status, *known, seconds, days=days)
        start, run.bound = one.plan or start, max(run.bound, one.bound)
    if few is not None:
        chosen = run.partition(few.columns(), effort.limit_s)
        bound, columns, status = chosen.bound, chosen.columns, chosen.status
    else:
        run.improve(start)
        bound, columns = run.bound, run.best
        status = Status.FEASIBLE if run.search.has_plan else Status.OUT_OF_TIME
    if not status.has_plan:
        return SolvedRoutes(status, bound=bound, seconds=time.monotonic() - began)
    plan = plan_of(problem, run.tables, on_own_shifts(run.tables, columns))
    plan, days = prove_days(problem, plan, run.effort_for_days())
    cost, seconds = cost_of_plan(problem, plan), time.monotonic() - began
    status = Status.OPTIMAL if cost <= bound else Status.FEASIBLE
    return SolvedRoutes(status, plan, cost, bound, seconds, days=days)


class _Run:
    """The steps of one solve and what they hand to each other."""

    def __init__(self, problem: RouteProblem, effort: Effort, report: Progress | None) -> None:
        self.problem, self.effort, self._report = problem, effort, report
        self.tables, self.turns = tables_of(problem), turns_of(problem)
        self.is_plain = pyvrp_model.is_plain(self.tables, self.turns)
        self.pool = Pool(self.tables, PLAIN_POOL if self.is_plain else POOL)
        self.search = Search(self.tables, self.turns, self.pool, effort.seed * 1_000_003)
        self.bound = max(sum(unavoidable(problem).values()), assignment_bound(self.tables))
        self.proof = Proof(problem)
        self._kept_s = effort.limit_s * (PLAIN_KEPT_SHARE if self.is_plain else DAYS_SHARE)
        self._until = time.monotonic() + effort.limit_s - self._kept_s

    @property
    def best(self) -> tuple[Column, ...]:
        """The routes of the best plan so far."""
        return self.search.columns()

    def improve(self, start: RoutePlan | None) -> None:
        """Seeds, then step by step, until time is up or the best plan is proven."""
        self._seed(start)
        for step, share, heat in PLAIN_STEPS if self.is_plain else STEPS:
            effort = self.effort_for(share)
            if self.is_proven or effort.limit_s <= 0:
                break
            match step:
                case "seek":
                    self._seek(effort)
                case "search":
                    self.search.run(effort.limit_s, heat, self.effort, self._tell)
                case "prove" if effort.limit_s >= PROVE_S * len(self.tables.visits):
                    self._find_bound(effort)
                case "choose":
                    self._choose(effort)

    @property
    def is_proven(self) -> bool:
        """The best plan costs no more than any plan must."""
        return self.search.cost <= self.bound

    def _seek(self, effort: Effort) -> None:
        """PyVRP's routes, timed anew."""
        most_s = SEEK_S * len(self.tables.visits)
        effort = replace(effort, limit_s=min(effort.limit_s, most_s))
        best, met = pyvrp_model.pyvrp_routes(self.tables, effort)
        for way, cost in met.items():
            for column in priced(self.tables, [way]):
                self.pool.add(column.shift, column.visits, column.cost, cost)
        self._take(on_own_shifts(self.tables, priced(self.tables, best)))
        self._tell(self.search.cost)

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
        if not self.is_plain:
            for routes in routing_plans(self.tables, self.effort_for(ROUTING_SHARE)):
                self._take(priced(self.tables, routes))
        self.search.begin(self.best)

    def _simple_plans(self) -> Iterator[RoutePlan]:
        yield nearest_next(self.problem)
        if self.is_plain:
            return
        yield first_come_first_served(self.problem)
        if len(self.problem.weeks) > 2:
            yield rolling_plan(self.problem, self.effort_for(HORIZON_SHARE))

    def effort_for(self, share: float) -> Effort:
        """A part of the effort, as far as there is time."""
        return replace(self.effort, limit_s=max(0.0, self._seconds(share)))

    def effort_for_days(self) -> Effort:
        """The part that is kept for single days, at the end."""
        self._until += self._kept_s
        return self.effort_for(0.0 if self.is_plain else DAYS_SHARE)

    def _take(self, columns: tuple[Column, ...]) -> None:
        """Keeps the routes of a plan, and the plan if it is better."""
        self.pool.add_columns(columns)
        self.search.begin(columns)

    def _find_bound(self, effort: Effort) -> None:
        """A proven bound, and the routes that proving it brought up."""
        names = [
            (self.problem.shifts[c.shift].id, tuple(self.problem.visits[v].id for v in c.visits))
            for c in self.best
        ]
        found = self.proof.go_on(names, effort=effort)
        self.bound = max(self.bound, found.value)
        self.pool.add_columns(columns_of(self.problem, self.tables, found.columns))
        if found.is_converged:
            self._choose(self.effort_for(CLOSE_SHARE))

    def _choose(self, effort: Effort) -> None:
        """The chosen plan becomes the best one if it is better."""
        self.pool.add_columns(self.best)
        columns = self.pool.columns()
        good = promising(self.tables, self.turns, columns, self.search.cost, CHOICE)
        chosen = self.partition(good, effort.limit_s)
        if chosen.columns:
            self.search.begin(on_own_shifts(self.tables, chosen.columns))
            self._tell(self.search.cost)

    def partition(self, columns: Sequence[Column], limit_s: float) -> Chosen:
        """The best choice of these routes."""
        model = SetPartitioning(self.tables, self.turns, columns)
        return model.solve(replace(self.effort, limit_s=limit_s))


def _as_day(problem: RouteProblem, one: Solved[RoutePlan]) -> tuple[DayProof, ...]:
    """What is proven of the only shift."""
    if one.objective is None:
        return ()
    ((shift, visits),) = candidates_of(problem).items()
    return (DayProof(shift, len(visits), one.objective, one.bound),)


def _names(plan: RoutePlan | None) -> list[tuple[str, list[str]]]:
    if plan is None:
        return []
    return [(route.shift, [stop.visit for stop in route.stops]) for route in plan.routes]

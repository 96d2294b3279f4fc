"""Rosters by column generation: a person's month is a schedule, a roster one schedule each.

Column generation: Desaulniers, Desrosiers & Solomon (2005); for nurse rosters, with dynamic
programming over days as subproblem: Burke & Curtois (2014).
"""

from __future__ import annotations

import time
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from optimizer.roster.column_generation.clock import Clock
from optimizer.roster.column_generation.dive import BUILD_S, DivingHeuristic
from optimizer.roster.column_generation.generation import ColumnGeneration
from optimizer.roster.column_generation.instance import Instance
from optimizer.roster.column_generation.scope import is_linked_by_cover_alone
from optimizer.roster.column_generation.state_graph import TooLarge
from optimizer.roster.cp_sat.solve import cost_of, solve
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Solved
from optimizer.solving.status import Status

_ARCS = 60_000_000
"""No more arcs in the graphs of all contracts: 480 MB."""
_ARCS_PER_S = 1_200_000
"""Nor more than this for each second of the limit: making them takes up to a quarter of it."""
_KEY = "column generation"
Kept = MutableMapping[str, object]
"""What a job leaves to the next one of its child."""


class _Begun(NamedTuple):
    """The search of a problem; None where its graphs are too large."""

    problem: RosterProblem
    search: DivingHeuristic | None


def solve_by_column_generation(
    problem: RosterProblem,
    effort: Effort,
    start: RosterPlan | None = None,
    *,
    is_first: bool = False,
    kept: Kept | None = None,
    report: Callable[[object], None] | None = None,
) -> Solved[RosterPlan] | None:
    """The best plan within the effort; None when more than cover links the problem's people.

    Also None when no plan was found: then another way may. A first look ends with the first plan.
    Where the schedules are too many for a graph, CP-SAT gets the whole model. A search that is in
    `kept` is gone on with: planning asks in stages.
    """
    began = time.monotonic()
    if not is_linked_by_cover_alone(problem):
        return None
    search = _searched(problem, effort, began, {} if kept is None else kept, report)
    if search is None:
        return _by_whole_model(problem, effort, began, start, is_first=is_first)
    search.begin(start)
    if not (is_first and search.has_plan) and search.generation.root():
        search.run(is_first=is_first)
    return search.solved()


def _searched(
    problem: RosterProblem,
    effort: Effort,
    began: float,
    kept: Kept,
    report: Callable[[object], None] | None,
) -> DivingHeuristic | None:
    """The search of this problem; None for too many schedules.

    Reproducible searches begin anew: what they find depends on nothing but their arguments.
    """
    last = kept.get(_KEY)
    if isinstance(last, _Begun) and last.problem == problem and not effort.reproducible:
        if last.search:
            last.search.go_on(effort, began, report)
        return last.search
    search = None
    with suppress(TooLarge):
        instance = Instance(problem, min(_ARCS, int(_ARCS_PER_S * effort.limit_s)))
        search = DivingHeuristic(ColumnGeneration(instance, Clock(effort, began), report))
    kept[_KEY] = _Begun(problem, search)
    return search


def _by_whole_model(
    problem: RosterProblem,
    effort: Effort,
    began: float,
    start: RosterPlan | None,
    *,
    is_first: bool,
) -> Solved[RosterPlan]:
    """One call of CP-SAT; a first look is for any plan, whatever it costs."""
    if not effort.reproducible:
        spent_s = time.monotonic() - began + BUILD_S * len(problem.people) * len(problem.duties)
        effort = replace(effort, limit_s=max(0.1, effort.limit_s - spent_s))
    found = solve(problem, effort=effort, start=start, goals=() if is_first else None)
    if not is_first or found.plan is None:
        return found
    cost = cost_of(problem, found.plan, None)
    return replace(found, status=Status.FEASIBLE, objective=cost, bound=0)

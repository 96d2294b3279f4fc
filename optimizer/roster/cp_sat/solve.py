"""One roster problem, one CP-SAT solve, in this process."""

from __future__ import annotations

import time
from collections.abc import Callable, Container, Mapping
from dataclasses import replace

from ortools.sat.python import cp_model

from optimizer.roster.cp_sat.hint import hint
from optimizer.roster.cp_sat.model import build, read_plan
from optimizer.roster.cp_sat.outside import somebody
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Entry
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.roster.variables import Variables
from optimizer.solving.cp_sat import run, solver_for, whole
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Solved
from optimizer.solving.status import Status


def solve(
    problem: RosterProblem,
    *,
    effort: Effort,
    start: RosterPlan | None = None,
    known_bound: int = 0,
    goals: tuple[str, ...] | None = None,
    without: frozenset[str] = frozenset(),
    presolve: bool = True,
    at_most: Mapping[str, int] | None = None,
    at_least: Mapping[str, int] | None = None,
    only: Container[Entry] | None = None,
    report: Callable[[object], None] | None = None,
) -> Solved[RosterPlan]:
    """The best plan within the effort.

    `start` is a plan to begin with; reproducible solves begin without. `known_bound` is a proven
    lower bound from elsewhere. `goals` prices only some goals, `without` leaves out rules,
    `at_most` limits goals, `at_least` says what they cost at least, `only` what may be decided.
    Progress goes to `report` as (objective, bound).
    """
    began = time.monotonic()
    variables = build(
        problem, goals=goals, without=without, at_most=at_most, at_least=at_least, only=only
    )
    if known_bound:
        variables.cp.add(variables.paid() >= known_bound)
    if start is not None and not (effort.reproducible and effort.workers > 1):
        # OR-Tools 9.15 aborts when an interleaved worker with a hint ends while it is loading.
        hint(variables, start)
    solver = solver_of(effort, is_single=goals is not None and len(goals) == 1)
    solver.parameters.cp_model_presolve = presolve
    status = run(solver, variables.cp, _Progress(report) if report else None)
    seconds = time.monotonic() - began
    if status is Status.INFEASIBLE:
        return Solved(status, seconds=seconds)
    bound = max(known_bound, whole(solver.best_objective_bound))
    if not status.has_plan:
        return Solved(status, bound=bound, seconds=seconds)
    return _measured(variables, solver, goals, bound, seconds)


def solver_of(effort: Effort, *, is_single: bool) -> cp_model.CpSolver:
    """One worker without cuts, which take longer than they save; one goal is proven unprobed.

    docs/decisions/0012 has the figures.
    """
    solver = solver_for(effort)
    if effort.workers == 1:
        solver.parameters.cut_level = 0
        if is_single:
            solver.parameters.cp_model_probing_level = 0
            solver.parameters.symmetry_level = 0
    return solver


def bound_with_outside(
    problem: RosterProblem,
    effort: Effort,
    below: int,
    report: Callable[[object], None] | None = None,  # noqa: ARG001 - a child's job
) -> Solved[RosterPlan]:
    """What plans with loans to or from elsewhere cost at least, up to `below`.

    The status is INFEASIBLE when none costs less than `below`, and has a plan (which is not given:
    nobody in it has a name) when a relaxed one does.
    """
    began = time.monotonic()
    variables = build(problem)
    if problem.outside is not None:
        variables.cp.add(somebody(variables, problem.outside) >= 1)
    variables.cp.add(variables.paid() <= below - 1)
    solver = solver_of(effort, is_single=False)
    status = run(solver, variables.cp)
    seconds = time.monotonic() - began
    bound = below if status is Status.INFEASIBLE else whole(solver.best_objective_bound)
    return Solved(status, bound=min(bound, below), seconds=seconds)


def bounds_of_goals(
    problem: RosterProblem,
    effort: Effort,
    paid: Mapping[str, int],
    report: Callable[[object], None] | None = None,  # noqa: ARG001 - a child's job
) -> dict[str, int]:
    """What goals cost at least in any plan, whatever the others cost, up to what is paid."""
    share = replace(effort, limit_s=effort.limit_s / max(1, len(paid)))
    found = {}
    for goal, price in paid.items():
        variables = build(problem, goals=(goal,))
        variables.cp.add(variables.paid() <= price - 1)
        solver = solver_of(share, is_single=True)
        is_dearer = run(solver, variables.cp) is Status.INFEASIBLE
        bound = price if is_dearer else whole(solver.best_objective_bound)
        found[goal] = min(price, max(bound, ROSTER.goals[goal].least(problem)))
    return found


def _measured(
    variables: Variables,
    solver: cp_model.CpSolver,
    goals: tuple[str, ...] | None,
    bound: int,
    seconds: float,
) -> Solved[RosterPlan]:
    """The solver's plan with its cost as the goals measure it."""
    plan = read_plan(variables, solver.value)
    cost = cost_of(variables.problem, plan, goals)
    if cost > round(solver.objective_value) or cost < bound:
        return Solved(Status.DISPUTED, plan, cost, bound, seconds)
    status = Status.OPTIMAL if cost == bound else Status.FEASIBLE
    return Solved(status, plan, cost, bound, seconds)


def cost_of(problem: RosterProblem, plan: RosterPlan, goals: tuple[str, ...] | None) -> int:
    """What a plan costs, without the solver: its own sums may be loose while it is not done."""
    return sum(
        amount.cost
        for name, goal in ROSTER.goals.items()
        if goals is None or name in goals
        for amount in goal.measure(problem, plan)
    )


def is_legal(problem: RosterProblem, plan: RosterPlan) -> bool:
    """No rule has anything to say against a plan."""
    checks = (rule.check(problem, plan) for rule in ROSTER.rules.values())
    return not any(True for found in checks for _ in found)


class _Progress(cp_model.CpSolverSolutionCallback):
    """Reports every better plan's objective and the bound."""

    def __init__(self, report: Callable[[object], None]) -> None:
        super().__init__()
        self._report = report

    def on_solution_callback(self) -> None:
        """Called by the solver for every better plan."""
        self._report((round(self.objective_value), whole(self.best_objective_bound)))

"""Other ways to solve a RosterProblem: plain CP-SAT on the whole model, HiGHS, Timefold.

Every constraint of the roster's model is linear or a clause, so HiGHS gets all of it; what it
answers is read like an answer of CP-SAT and judged. Timefold gets it as choices and totals.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

from ortools.math_opt.python import mathopt

from benchmarks.peers.answer import Absent
from benchmarks.peers.linear_form import linear_form, value_of
from optimizer.roster.cp_sat.model import build, read_plan
from optimizer.roster.cp_sat.solve import cost_of, solve
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.solve_group import solve_group
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.cp_sat import whole
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Solved
from optimizer.solving.status import Status

Answered = Solved[RosterPlan]


def by_goals(problem: RosterProblem, effort: Effort, report: object = None) -> Answered:  # noqa: ARG001
    """Our own way, for a part of a problem: by column generation, or goal by goal."""
    return solve_group(problem, effort, None, {})


def cp_sat(problem: RosterProblem, effort: Effort, report: object = None) -> Answered:  # noqa: ARG001
    """One call of CP-SAT on the whole model, all workers: windows as clauses, no hints."""
    return solve(problem, effort=effort)


def highs(problem: RosterProblem, effort: Effort, report: object = None) -> Answered:  # noqa: ARG001
    """HiGHS on the linear form of the same model, through MathOpt."""
    began = time.monotonic()
    variables = build(problem)
    program, columns = linear_form(variables.cp.proto)
    left_s = max(1.0, effort.limit_s - (time.monotonic() - began))
    parameters = mathopt.SolveParameters(
        time_limit=timedelta(seconds=left_s), random_seed=effort.seed
    )
    found = mathopt.solve(program, mathopt.SolverType.HIGHS, params=parameters)
    seconds = time.monotonic() - began
    reason = found.termination.reason
    if reason is mathopt.TerminationReason.INFEASIBLE:
        return Solved(Status.INFEASIBLE, seconds=seconds)
    bound = whole(found.termination.objective_bounds.dual_bound)
    if not found.has_primal_feasible_solution():
        return Solved(Status.OUT_OF_TIME, bound=bound, seconds=seconds)
    values = found.variable_values()
    plan = read_plan(variables, lambda literal: value_of(literal, columns, values))
    is_best = reason is mathopt.TerminationReason.OPTIMAL
    status = Status.OPTIMAL if is_best else Status.FEASIBLE
    return Solved(status, plan, cost_of(problem, plan, None), bound, seconds)


def timefold(problem: RosterProblem, effort: Effort) -> Answered:
    """Timefold's local search on the choices of a hall month; no bound. Raises Absent.

    The effort is of its search: to bring the problem to Java and back takes seconds more.
    """
    try:
        from benchmarks.peers import timefold_roster
    except Exception as why:
        raise Absent(f"Timefold cannot start: {why}") from None
    from benchmarks.peers.roster_totals import hall_month

    began = time.monotonic()
    month = hall_month(problem)
    left_s = max(1.0, effort.limit_s - (time.monotonic() - began))
    plan = timefold_roster.solve_with_timefold(month, left_s, effort.seed)
    seconds = time.monotonic() - began
    if plan is None:
        return Solved(Status.OUT_OF_TIME, seconds=seconds)
    return Solved(Status.FEASIBLE, plan, cost_of(problem, plan, None), 0, seconds)


ENGINES: dict[str, Callable[..., Answered]] = {
    "ours": by_goals,
    "cp_sat": cp_sat,
    "highs": highs,
    "timefold": timefold,
}


def answer(
    engine: str,
    problem: RosterProblem,
    effort: Effort,
    report: object = None,  # noqa: ARG001 - the child's contract
) -> Answered | str:
    """What an engine finds, in this process; a text says why it cannot start."""
    try:
        return ENGINES[engine](problem, effort)
    except Absent as why:
        return str(why)

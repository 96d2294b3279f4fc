"""Other ways to solve a RosterProblem: plain CP-SAT on the whole model, HiGHS, Timefold.

Every constraint of the roster's model is linear or a clause, so HiGHS gets all of it; what it
answers is read like an answer of CP-SAT and judged. Timefold gets it as choices and totals.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from ortools.math_opt.python import mathopt
from ortools.sat.python import cp_model

from benchmarks.peers.answer import Absent
from optimizer.effort import Effort
from optimizer.roster.by_goals import solve_by_goals
from optimizer.roster.model import build, read_plan
from optimizer.roster.problem import RosterProblem
from optimizer.roster.solve import Solved, cost_of, solve

_FAR = 2**53


def by_goals(problem: RosterProblem, effort: Effort, report: object = None) -> Solved:  # noqa: ARG001
    """Our own way, for a part of a problem: by lines, or goal by goal."""
    return solve_by_goals(problem, effort, None, {})


def cp_sat(problem: RosterProblem, effort: Effort, report: object = None) -> Solved:  # noqa: ARG001
    """One call of CP-SAT on the whole model, all workers: windows as clauses, no hints."""
    return solve(problem, effort=effort)


def highs(problem: RosterProblem, effort: Effort, report: object = None) -> Solved:  # noqa: ARG001
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
        return Solved("INFEASIBLE", None, None, 0, seconds)
    bound = max(0, int(-(-(found.termination.objective_bounds.dual_bound - 1e-6) // 1)))
    if not found.has_primal_feasible_solution():
        return Solved("OUT_OF_TIME", None, None, bound, seconds)
    values = found.variable_values()
    plan = read_plan(variables, lambda literal: value_of(literal, columns, values))
    status = "OPTIMAL" if reason is mathopt.TerminationReason.OPTIMAL else "FEASIBLE"
    return Solved(status, plan, cost_of(problem, plan, None), bound, seconds)


def timefold(problem: RosterProblem, effort: Effort) -> Solved:
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
        return Solved("OUT_OF_TIME", None, None, 0, seconds)
    return Solved("FEASIBLE", plan, cost_of(problem, plan, None), 0, seconds)


ENGINES: dict[str, Callable[..., Solved]] = {
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
) -> Solved | str:
    """What an engine finds, in this process; a text says why it cannot start."""
    try:
        return ENGINES[engine](problem, effort)
    except Absent as why:
        return str(why)


def value_of(expression: Any, columns: Sequence[Any], values: Any) -> int:
    """The value of an expression or a literal, by the values of columns; a constant is its own."""
    if isinstance(expression, int):
        return expression
    flat = cp_model.FlatIntExpr(expression)
    terms = zip(flat.coeffs, flat.vars, strict=True)
    value: int = round(flat.offset + sum(c * values[columns[v.index]] for c, v in terms))
    return value


def linear_form(proto: Any) -> tuple[mathopt.Model, list[mathopt.Variable]]:
    """A CP-SAT model as an integer program; ValueError for a constraint that is not linear."""
    program = mathopt.Model()
    columns = []
    for variable in proto.variables:
        least, *_, most = variable.domain
        columns.append(program.add_integer_variable(lb=least, ub=most))
    for row in proto.constraints:
        least, most, terms = row_of(row)
        program.add_linear_constraint(
            lb=least,
            ub=most,
            expr=mathopt.fast_sum(
                c * columns[v] if v >= 0 else c * (1 - columns[-1 - v]) for c, v in terms
            ),
        )
    price = zip(proto.objective.coeffs, proto.objective.vars, strict=True)
    total = mathopt.fast_sum(c * columns[v] if v >= 0 else -c * columns[-1 - v] for c, v in price)
    program.minimize(total + proto.objective.offset)
    return program, columns


def row_of(row: Any) -> tuple[float, float, list[tuple[int, int]]]:
    """Least, most and (coefficient, variable) of a constraint; -1 - v is the opposite of v."""
    if len(row.enforcement_literal):
        raise ValueError("a constraint under conditions is not linear")
    if row.has_linear():
        least, *_, most = row.linear.domain
        return (
            least if least > -_FAR else float("-inf"),
            most if most < _FAR else float("inf"),
            list(zip(row.linear.coeffs, row.linear.vars, strict=True)),
        )
    for kind, least, most in (
        ("bool_or", 1.0, float("inf")),
        ("at_most_one", 0.0, 1.0),
        ("exactly_one", 1.0, 1.0),
    ):
        if getattr(row, f"has_{kind}")():
            return least, most, [(1, literal) for literal in getattr(row, kind).literals]
    raise ValueError("neither linear nor a clause")

"""A CP-SAT model without conditions as an integer program of MathOpt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ortools.math_opt.python import mathopt
from ortools.sat.python import cp_model

_FAR = 2**53


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

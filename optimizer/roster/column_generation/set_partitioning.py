"""One line for each person, the best among many: a choice by CP-SAT."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from ortools.sat.python import cp_model

from optimizer.roster.column_generation.instance import Line, Table
from optimizer.roster.column_generation.pricing import NEVER
from optimizer.solving.cp_sat import run, solver_for
from optimizer.solving.effort import Effort


def choose(
    table: Table, lines: Sequence[Line], best: Sequence[Line], most: int, effort: Effort
) -> list[Line] | None:
    """One of these lines for each person, at a cost of `most` at most; `best` is a hint.

    None when there is no such choice, or none was found within the effort.
    """
    cp = cp_model.CpModel()
    uses = [cp.new_bool_var("") for _ in lines]
    hinted = set(best)
    for use, line in zip(uses, lines, strict=True):
        cp.add_hint(use, line in hinted)
    of_person: dict[int, list[Any]] = defaultdict(list)
    for use, line in zip(uses, lines, strict=True):
        of_person[line.person].append(use)
    for person in range(len(table.people)):
        cp.add_exactly_one(of_person[person])
    price = _places(cp, table, lines, uses)
    price += sum(line.cost * use for use, line in zip(uses, lines, strict=True))
    cp.add(price <= most)
    cp.minimize(price)
    solver = solver_for(effort)
    if not run(solver, cp).has_plan:
        return None
    return [line for use, line in zip(uses, lines, strict=True) if solver.value(use)]


def _places(cp: cp_model.CpModel, table: Table, lines: Sequence[Line], uses: list[Any]) -> Any:
    """What the places cost that the chosen lines leave empty or crowd."""
    of_duty: dict[int, list[Any]] = defaultdict(list)
    for use, line in zip(uses, lines, strict=True):
        for duty in line.duties:
            of_duty[duty].append(use)
    places = table.places
    price: Any = 0
    for duty in range(len(table.duties)):
        short = cp.new_int_var(0, int(places.room[duty]), "")
        crowd = len(table.people) if places.over[duty] < NEVER else 0
        over = cp.new_int_var(0, crowd, "")
        cp.add(sum(of_duty[duty]) + short - over == int(places.wanted[duty]))
        price += int(places.under[duty]) * short
        price += int(places.over[duty]) * over if crowd else 0
    return price

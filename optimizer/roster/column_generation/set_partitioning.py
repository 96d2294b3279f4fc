"""Set partitioning by CP-SAT: one schedule for each person, the best among many.

Restricted master heuristic: Joncour, Michel, Sadykov, Sverdlov & Vanderbeck (2010).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from ortools.sat.python import cp_model

from optimizer.roster.column_generation.instance import Instance, Schedule
from optimizer.roster.column_generation.pricing import NEVER
from optimizer.solving.cp_sat import run, solver_for
from optimizer.solving.effort import Effort


def choose(
    instance: Instance,
    schedules: Sequence[Schedule],
    best: Sequence[Schedule],
    most: int,
    effort: Effort,
) -> list[Schedule] | None:
    """One of these schedules for each person, at a cost of `most` at most; `best` is a hint.

    None when there is no such choice, or none was found within the effort.
    """
    cp = cp_model.CpModel()
    uses = [cp.new_bool_var("") for _ in schedules]
    hinted = set(best)
    for use, schedule in zip(uses, schedules, strict=True):
        cp.add_hint(use, schedule in hinted)
    of_person: dict[int, list[Any]] = defaultdict(list)
    for use, schedule in zip(uses, schedules, strict=True):
        of_person[schedule.person].append(use)
    for person in range(len(instance.people)):
        cp.add_exactly_one(of_person[person])
    price = _places(cp, instance, schedules, uses)
    price += sum(schedule.cost * use for use, schedule in zip(uses, schedules, strict=True))
    cp.add(price <= most)
    cp.minimize(price)
    solver = solver_for(effort)
    if not run(solver, cp).has_plan:
        return None
    return [schedule for use, schedule in zip(uses, schedules, strict=True) if solver.value(use)]


def _places(
    cp: cp_model.CpModel, instance: Instance, schedules: Sequence[Schedule], uses: list[Any]
) -> Any:
    """What the places cost that the chosen schedules leave empty or crowd."""
    of_duty: dict[int, list[Any]] = defaultdict(list)
    for use, schedule in zip(uses, schedules, strict=True):
        for duty in schedule.duties:
            of_duty[duty].append(use)
    places = instance.places
    price: Any = 0
    for duty in range(len(instance.duties)):
        short = cp.new_int_var(0, int(places.room[duty]), "")
        crowd = len(instance.people) if places.over[duty] < NEVER else 0
        over = cp.new_int_var(0, crowd, "")
        cp.add(sum(of_duty[duty]) + short - over == int(places.wanted[duty]))
        price += int(places.under[duty]) * short
        price += int(places.over[duty]) * over if crowd else 0
    return price

"""RosterProblem -> CP-SAT model; a solution's values -> RosterPlan."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import replace
from typing import Any

from optimizer.roster.cp_sat.outside import create_outside
from optimizer.roster.plan.plan import (
    Assignment,
    Attendance,
    BatchShare,
    CompHalf,
    Crew,
    Loan,
    Meal,
    RosterPlan,
    Rotation,
)
from optimizer.roster.plan.shortages import shortages
from optimizer.roster.plan.stand_ins import stand_ins
from optimizer.roster.problem.entities import DutyKey, Entry
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.roster.variables import Variables


def build(
    problem: RosterProblem,
    *,
    goals: tuple[str, ...] | None = None,
    without: frozenset[str] = frozenset(),
    at_most: Mapping[str, int] | None = None,
    at_least: Mapping[str, int] | None = None,
    only: Container[Entry] | None = None,
) -> Variables:
    """The model of a problem: every rule (but those in `without`), every goal or only these.

    Goals in `at_most` (price units by goal) stay within that amount, minimised or not. Goals in
    `at_least` are known to cost so much. Where `only` is given nothing else is decided.
    """
    variables = Variables(problem, only)
    if problem.outside is not None:
        create_outside(variables, problem.outside)
    for name, rule in ROSTER.rules.items():
        if name not in without:
            rule.enforce(problem, variables)
    limits, floors = at_most or {}, at_least or {}
    for name, goal in ROSTER.goals.items():
        is_priced = goals is None or name in goals
        if is_priced or name in limits:
            before = len(variables.cost)
            goal.price(problem, variables)
            paid = sum(price * units for units, price in variables.cost[before:])
            if name in limits:
                variables.cp.add(paid <= limits[name])
            if floors.get(name):
                variables.cp.add(paid >= floors[name])
            if not is_priced:
                del variables.cost[before:]
    variables.cp.minimize(variables.paid())
    return variables


def read_plan(variables: Variables, is_true: Callable[[Any], int]) -> RosterPlan:
    """The plan in a solution; `is_true` gives the value of a literal or expression."""
    problem = variables.problem
    plan = RosterPlan(
        assignments=_assignments(variables, is_true),
        comp=tuple(sorted(CompHalf(*key) for key, x in variables.comp.items() if is_true(x))),
        rotations=tuple(sorted(Rotation(*k) for k, x in variables.rotates.items() if is_true(x))),
        attendance=tuple(
            sorted(Attendance(*key) for key, x in variables.attends.items() if is_true(x))
        ),
        loans=tuple(sorted(Loan(*key) for key, x in variables.lent.items() if is_true(x))),
        crews=_crews(variables, is_true),
        batch=tuple(sorted(BatchShare(*key) for key, x in variables.batch.items() if is_true(x))),
        stand_ins=stand_ins(problem),
    )
    plan = replace(plan, meals=_meals(variables, plan, is_true))
    return replace(plan, shortages=shortages(problem, plan))


def _assignments(variables: Variables, is_true: Callable[[Any], int]) -> tuple[Assignment, ...]:
    found = []
    for duty in variables.problem.open_duties:
        holders = [code for code, x in variables.holds_of(duty.key) if is_true(x)]
        backups = [code for code, x in variables.backs_of(duty.key) if is_true(x)]
        found.append(Assignment(duty.key, tuple(sorted(holders)), backups[0] if backups else None))
    return tuple(sorted(found, key=lambda assignment: assignment.key))


def _crews(variables: Variables, is_true: Callable[[Any], int]) -> tuple[Crew, ...]:
    found = []
    for day in variables.problem.crew_days:
        on_board = {
            role: sorted(
                person
                for (person, van, on), literal in table.items()
                if (van, on) == (day.van, day.date) and is_true(literal)
            )
            for role, table in (("officer", variables.officer), ("driver", variables.driver))
        }
        a, b, *_ = [*on_board["officer"], None, None]
        driver, *_ = [*on_board["driver"], None]
        found.append(Crew(day.van, day.date, a, b, driver))
    return tuple(sorted(found, key=lambda crew: (crew.van, crew.date)))


def _meals(variables: Variables, plan: RosterPlan, value: Callable[[Any], int]) -> tuple[Meal, ...]:
    found = []
    for assignment in plan.assignments:
        key: DutyKey = assignment.key
        eaters = [("holder", person) for person in assignment.holders]
        eaters += [("backup", assignment.backup)] if assignment.backup else []
        for role, person in eaters:
            if (key, role) in variables.meal_start:
                found.append(Meal(person, key.date, value(variables.meal_start[key, role])))
    return tuple(sorted(found))

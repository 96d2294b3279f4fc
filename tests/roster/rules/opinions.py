"""What the judge and the solver say to a plan, and the stories that compare the two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from ortools.sat.python import cp_model

from optimizer.roster.cp_sat.model import build, read_plan
from optimizer.roster.judge import judge
from optimizer.roster.rulebook import ROSTER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from optimizer.roster.plan.plan import RosterPlan
    from optimizer.roster.problem.problem import RosterProblem
    from optimizer.roster.variables import Variables


def verdict_on(problem: RosterProblem, plan: RosterPlan, rule: str) -> list[str]:
    """What the rule's check says, as "10-16 H late: words"; "-" where it names no date."""
    return [
        f"{f'{v.date:%m-%d}' if v.date else '-'} {v.where}: {v.text}"
        for v in ROSTER.rules[rule].check(problem, plan)
    ]


def broken_rules(problem: RosterProblem, plan: RosterPlan) -> set[str]:
    """The names of all rules that the judge finds broken."""
    return {violation.rule for violation in judge(problem, plan).violations}


def solver_reads(
    problem: RosterProblem, plan: RosterPlan, *, goals: tuple[str, ...] | None = None
) -> tuple[RosterPlan, int] | None:
    """The model's plan and its price when every decision is fixed to this plan; None if none."""
    variables = build(problem, goals=goals)
    if not all(_fix(variables, table, chosen) for table, chosen in _choices(variables, plan)):
        return None
    eaten = {(meal.person, meal.date): meal.start_min for meal in plan.meals}
    for (name, role), start in variables.meal_start.items():
        assignment = plan.by_key[name]
        for person in assignment.holders if role == "holder" else (assignment.backup,):
            if person is not None:
                variables.cp.add(start == eaten.get((person, name.date), -1))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(variables.cp)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    if status == cp_model.INFEASIBLE:
        return None
    return read_plan(variables, solver.value), round(solver.objective_value)


def solver_accepts(problem: RosterProblem, plan: RosterPlan) -> bool:
    """With every decision fixed to the plan the model has a solution, and it reads as the plan.

    Then the price of the solution is the judge's, too.
    """
    found = solver_reads(problem, plan)
    if found is None or found[0] != plan:
        return False
    assert found[1] == judge(problem, plan).objective
    return True


def _choices(variables: Variables, plan: RosterPlan) -> list[tuple[dict[Any, Any], set[Any]]]:
    people = [(a, p) for a in plan.assignments for p in a.holders]
    seats = [(c, officer) for c in plan.crews for officer in (c.officer_a, c.officer_b) if officer]
    drivers = [(crew, crew.driver) for crew in plan.crews if crew.driver]
    return [
        (variables.holds, {(person, a.key) for a, person in people}),
        (variables.backs, {(a.backup, a.key) for a in plan.assignments if a.backup}),
        (variables.comp, {(c.person, c.date, c.half) for c in plan.comp}),
        (variables.rotates, {(r.person, r.date) for r in plan.rotations}),
        (variables.attends, {(a.person, a.session) for a in plan.attendance}),
        (variables.lent, {(x.person, x.date, x.half, x.hall) for x in plan.loans}),
        (variables.officer, {(person, crew.van, crew.date) for crew, person in seats}),
        (variables.driver, {(person, crew.van, crew.date) for crew, person in drivers}),
        (variables.batch, {(b.job, b.person) for b in plan.batch}),
    ]


def _fix(variables: Variables, table: dict[Any, Any], chosen: set[Any]) -> bool:
    for name, literal in table.items():
        variables.cp.add(literal == (name in chosen))
    return chosen <= set(table)


@dataclass(frozen=True)
class Story:
    """A plan, and what one rule says to it: nothing when it is legal.

    `also` are other rules that the plan breaks. `accepted` is said where the solver's answer does
    not follow from the verdict.
    """

    tells: str
    problem: RosterProblem
    plan: RosterPlan
    verdict: tuple[str, ...] = ()
    also: frozenset[str] = frozenset()
    accepted: bool | None = None

    @property
    def is_accepted(self) -> bool:
        return not (self.verdict or self.also) if self.accepted is None else self.accepted


def story(
    tells: str,
    problem: RosterProblem,
    plan: RosterPlan,
    *verdict: str,
    also: str = "",
    accepted: bool | None = None,
) -> Story:
    """A story; `verdict` are the lines of the rule, `also` names other broken rules."""
    return Story(tells, problem, plan, verdict, frozenset(also.split()), accepted)


def told(stories: Iterable[Story]) -> Callable[..., Any]:
    """Runs a test on every story; the id is the story's sentence."""
    return pytest.mark.parametrize("told", [pytest.param(s, id=s.tells) for s in stories])


def hear(told: Story, rule: str) -> None:
    """The rule says exactly this, the other rules what is expected, and the solver agrees."""
    assert verdict_on(told.problem, told.plan, rule) == list(told.verdict)
    expected = told.also | ({rule} if told.verdict else frozenset())
    assert broken_rules(told.problem, told.plan) == expected
    assert solver_accepts(told.problem, told.plan) == told.is_accepted

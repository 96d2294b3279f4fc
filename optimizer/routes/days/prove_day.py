"""Proves the best plan of a few shifts with CP-SAT: exact up to about twenty candidates a day."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

from ortools.sat.python import cp_model

from optimizer.routes.days.circuit import Circuit
from optimizer.routes.days.prove_route import prove_route
from optimizer.routes.days.read_day import hint, read_routes
from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.routes.search.columns_plan import cost_of_plan, plan_of
from optimizer.routes.search.pool import Column
from optimizer.routes.timing.arrays import tables_of
from optimizer.routes.timing.terms import terms_of
from optimizer.solving.cp_sat import run, solver_for, whole
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Solved
from optimizer.solving.status import Status


def prove_day(
    problem: RouteProblem,
    *,
    effort: Effort,
    start: RoutePlan | None = None,
    known_bound: int = 0,
) -> Solved[RoutePlan]:
    """The best plan of a problem of few shifts within the effort, with a proven bound.

    A single shift is tried by labels first; what they leave open, and several shifts, by CP-SAT.

    `start` is a plan to begin with, `known_bound` a proven lower bound from elsewhere.
    """
    began = time.monotonic()
    tables = tables_of(problem)
    if len(problem.shifts) == 1:
        proof = prove_route(problem, replace(effort, limit_s=effort.limit_s / 2))
        route = [Column(0, proof.visits, 0)] if proof.visits else []
        plan = plan_of(problem, tables, route) if proof.is_legal(tables) else None
        if proof.is_proven:
            status = Status.OPTIMAL if plan else Status.INFEASIBLE
            return _ended(status, problem, plan, proof.bound, began)
        start, known_bound = start or plan, max(known_bound, proof.bound)
    model = DayModel(problem)
    if start is not None:
        hint(model.cp, model.circuits, start)
    if known_bound > 0:
        model.cp.add(model.cost >= known_bound)
    solver = solver_for(effort)
    status = run(solver, model.cp)
    bound = max(known_bound, whole(solver.best_objective_bound))
    # of equally cheap times the solver takes any: those of the exact timing are on whole steps
    routes = read_routes(model.circuits, solver.value) if status.has_plan else ()
    plan = plan_of(problem, tables, routes) if status.has_plan else None
    return _ended(status, problem, plan, bound, began)


def _ended(
    status: Status, problem: RouteProblem, plan: RoutePlan | None, bound: int, began: float
) -> Solved[RoutePlan]:
    """The solver's own sum may be loose while it is not done, so the plan is measured."""
    seconds = time.monotonic() - began
    if plan is None:
        known = 0 if status is Status.INFEASIBLE else bound
        return Solved(status, bound=known, seconds=seconds)
    cost = cost_of_plan(problem, plan)
    status = Status.OPTIMAL if cost == bound else Status.FEASIBLE
    return Solved(status, plan, cost, bound, seconds)


class DayModel:
    """A circuit for each shift, every visit at most once, turns of the week, and the cost."""

    def __init__(self, problem: RouteProblem) -> None:
        self.problem, self.terms = problem, terms_of(problem)
        self.cp = cp_model.CpModel()
        self.circuits = tuple(
            Circuit(self.cp, problem, self.terms, shift) for shift in problem.shifts
        )
        self.price = [part for circuit in self.circuits for part in circuit.price]
        self._make_or_leave_out()
        for number, sub_district in enumerate(problem.turns_of):
            if sub_district not in problem.turns_of[:number]:
                self._take_turns(sub_district)
        self.cost = cp_model.LinearExpr.sum(self.price)
        self.cp.minimize(self.cost)

    def _make_or_leave_out(self) -> None:
        """A visit is made once; required and frozen ones are; else their price is paid."""
        told = {one.visit for one in self.problem.told}
        fixed = {one.visit for one in self.problem.frozen}
        made: dict[str, list[cp_model.IntVar]] = {}
        for circuit in self.circuits:
            for node in circuit.nodes:
                made.setdefault(node.visit.id, []).append(node.on)
        for visit in self.problem.visits:
            times = cp_model.LinearExpr.sum(made.get(visit.id, []))
            is_must = visit.required or visit.id in fixed
            self.cp.add_linear_constraint(times, int(is_must), 1)
            moved = self.terms.moved if visit.id in told else 0
            if not is_must:
                self.price.append((visit.left_out_price + moved) * (1 - times))

    def _take_turns(self, sub_district: str) -> None:
        """Unmet turns of each week; of days that are too close to each other only one counts."""
        each, apart = self.terms.visits_per_week, self.terms.days_apart
        for days in self.problem.weeks.values():
            due = each * min(len(days), 5) // 5
            if not due:
                continue
            counted = {day: self._served(sub_district, day) for day in days}
            for first in days if due > 1 else ():
                close = [on for day, on in counted.items() if 0 <= (day - first).days < apart]
                self.cp.add_at_most_one(close)
            unmet = self.cp.new_int_var(0, due, "")
            self.cp.add(unmet >= due - cp_model.LinearExpr.sum(list(counted.values())))
            self.price.append(self.terms.unmet_turn * unmet)

    def _served(self, sub_district: str, day: date) -> cp_model.IntVar:
        """A literal that may be true if the sub-district is served on this date."""
        served = self.cp.new_bool_var(f"{sub_district} {day}")
        if sub_district in self.problem.other_days.get(day, ()):
            return served
        made = [
            node.on
            for circuit in self.circuits
            if circuit.shift.date == day
            for node in circuit.nodes
            if node.visit.sub_district == sub_district
        ]
        self.cp.add_bool_or([served.negated(), *made])
        return served

"""The restricted master: the linear program over the schedules seen, its duals prices of places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
from ortools.linear_solver import pywraplp

from optimizer.roster.column_generation.instance import REST, SCALE, Instance, Schedule
from optimizer.roster.column_generation.pricing import NEVER
from optimizer.roster.column_generation.state_graph import Ints


class Duals(NamedTuple):
    """The value of the linear program, what a duty is worth and what a person has to pay."""

    value: float
    worth: Ints
    person: list[float]


class RestrictedMaster:
    """The linear program over the schedules added so far; some people's schedules may be fixed.

    `penalty` is what it costs to leave somebody without a schedule, or a place below its minimum.
    """

    def __init__(self, instance: Instance, schedules: Iterable[Schedule]) -> None:
        self._instance = instance
        places = instance.places
        priced = places.over[places.over < NEVER]
        self.penalty = 100 * int(max(1, places.under.max(), priced.max(initial=0)))
        self._program = pywraplp.Solver.CreateSolver("GLOP")
        self._price = self._program.Objective()
        self._price.SetMinimization()
        self._once = [self._program.Constraint(1, 1) for _ in instance.people]
        self._cover = [self._program.Constraint(0, 0) for _ in instance.duties]
        self._spares = [self._slack(row, 1, self.penalty) for row in self._once]
        for number, row in enumerate(self._cover):
            self._slack(row, 1, int(places.under[number]), int(places.room[number]))
            if places.room[number] < places.wanted[number]:
                self._spares.append(self._slack(row, 1, self.penalty))
            if places.over[number] < NEVER:
                self._slack(row, -1, int(places.over[number]))
        self.is_changed = False
        self.columns: list[Schedule] = []
        self._uses: list[pywraplp.Variable] = []
        self._known: set[Schedule] = set()
        for schedule in schedules:
            self.add(schedule)

    def add(self, schedule: Schedule) -> bool:
        """Offers a schedule; False when it was offered before."""
        if schedule in self._known:
            return False
        self._known.add(schedule)
        self.is_changed = True
        use = self._slack(self._once[schedule.person], 1, schedule.cost)
        for duty in schedule.duties:
            if duty != REST:
                self._cover[duty].SetCoefficient(use, 1)
        self.columns.append(schedule)
        self._uses.append(use)
        return True

    def solve(self, fixed: Mapping[int, Schedule], limit_s: float = 0.0) -> Duals | None:
        """The best mixture of schedules beside the fixed ones; None when the solver fails.

        The limit of 0 seconds is none. What a duty is worth lies within its prices, in 1 / SCALE
        price units.
        """
        left = self.left(fixed)
        for number, row in enumerate(self._cover):
            row.SetBounds(int(left[number]), int(left[number]))
        for person, row in enumerate(self._once):
            row.SetBounds(int(person not in fixed), int(person not in fixed))
        self._program.SetTimeLimit(int(1000 * limit_s))
        if self._program.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        self.is_changed = False
        worth = np.array([row.dual_value() for row in self._cover])
        least = np.where(
            self._instance.places.over < NEVER, -self._instance.places.over, -self.penalty
        )
        return Duals(
            self._price.Value() + sum(schedule.cost for schedule in fixed.values()),
            np.round(np.maximum(worth, least) * SCALE).astype(np.int64),
            [row.dual_value() for row in self._once],
        )

    def left(self, fixed: Mapping[int, Schedule]) -> Ints:
        """What the fixed schedules leave to fill; below 0 where they crowd."""
        left = self._instance.places.wanted.copy()
        for schedule in fixed.values():
            np.subtract.at(left, [duty for duty in schedule.duties if duty != REST], 1)
        return left

    @property
    def is_feasible(self) -> bool:
        """Nobody is without a schedule and no place below its minimum in the last solution."""
        return all(spare.solution_value() < 1e-6 for spare in self._spares)

    def mixture(self) -> dict[int, list[tuple[float, Schedule]]]:
        """The schedules of each person in the last solution, by weight."""
        found: dict[int, list[tuple[float, Schedule]]] = defaultdict(list)
        for schedule, use in zip(self.columns, self._uses, strict=True):
            if (weight := use.solution_value()) > 1e-6:
                found[schedule.person].append((weight, schedule))
        return dict(found)

    def _slack(
        self, row: pywraplp.Constraint, sign: int, price: int, most: int | None = None
    ) -> pywraplp.Variable:
        upper = self._program.infinity() if most is None else most
        variable = self._program.NumVar(0, upper, "")
        row.SetCoefficient(variable, sign)
        self._price.SetCoefficient(variable, price)
        return variable

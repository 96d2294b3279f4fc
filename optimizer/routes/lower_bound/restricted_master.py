"""The restricted master: the linear program over the routes known so far, and its prices.

Every visit is made once or left out, every class of shifts drives at most as many routes as it
has shifts, and a sub-district's turn counts on a date when some route stays there.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from optimizer.routes.lower_bound.label_space import Duals
from optimizer.routes.timing.arrays import DAY, MUST, PRICE, SHIFT, VISIT, Tables, Turns

Floats = NDArray[np.float64]
_MUST_MOST = 10**9


class Column(NamedTuple):
    """A route of a class of shifts: visits in order (a relaxed route may repeat one), its price."""

    shift_class: int
    visits: tuple[int, ...]
    cost: int

    @property
    def is_route(self) -> bool:
        """No visit is made twice."""
        return len(set(self.visits)) == len(self.visits)


class Prices(NamedTuple):
    """Prices of the rows: of visits, of (sub-district, date), of cuts and of classes of shifts.

    A route is worth having if its reduced cost by the other prices is below that of its class.
    """

    visit: Floats
    turn: Floats
    cut: Floats
    shift: Floats

    def towards(self, other: Prices, share: float) -> Prices:
        """The prices that lie this share of the way to others."""
        return Prices(*(a + share * (b - a) for a, b in zip(self, other, strict=True)))


class RestrictedMaster:
    """The program; `classes` are the classes of shifts, as numbers of shifts."""

    def __init__(self, tables: Tables, turns: Turns, classes: list[tuple[int, ...]]) -> None:
        self.tables, self.turns, self.classes = tables, turns, classes
        self.lp = pywraplp.Solver.CreateSolver("CLP")
        self._primal = pywraplp.MPSolverParameters()
        self._primal.SetIntegerParam(self._primal.PRESOLVE, self._primal.PRESOLVE_OFF)
        self._primal.SetIntegerParam(self._primal.LP_ALGORITHM, self._primal.PRIMAL)
        self.columns: list[Column] = []
        self.cuts: list[tuple[int, ...]] = []
        self._uses: list[pywraplp.Variable] = []
        self._cut_rows: list[pywraplp.Constraint] = []
        self._known: set[tuple[int, tuple[int, ...]]] = set()
        self._goal = self.lp.Objective()
        out = tables.visits[:, VISIT.left_out]
        self._must = 2 * int(out[out < MUST].max(initial=100_000))
        self._missing: list[pywraplp.Variable] = []
        self._visit_rows = [self._visit_row(price) for price in out.tolist()]
        self._class_rows = [self.lp.Constraint(-np.inf, len(shifts)) for shifts in classes]
        self._turn_rows: dict[tuple[int, int], pywraplp.Constraint] = {}
        for district in range(turns.districts):
            for week, due in enumerate(turns.due.tolist()):
                if due:
                    self._turn(district, week, due)

    def _priced(self, most: float, price: int) -> pywraplp.Variable:
        variable = self.lp.NumVar(0, most, "")
        self._goal.SetCoefficient(variable, price)
        return variable

    def _visit_row(self, price: int) -> pywraplp.Constraint:
        row = self.lp.Constraint(1, 1)
        left_out = self._priced(1, self._must if price >= MUST else price)
        row.SetCoefficient(left_out, 1)
        if price >= MUST:
            self._missing.append(left_out)
        return row

    def _days(self, week: int) -> list[int]:
        return np.flatnonzero(self.turns.days[:, DAY.week] == week).tolist()

    def _turn(self, district: int, week: int, due: int) -> None:
        """Due turns are met on dates far enough apart, or priced."""
        met = self.lp.Constraint(due, np.inf)
        met.SetCoefficient(self._priced(due, int(self.tables.prices[PRICE.turn])), 1)
        counted = {}
        for day in self._days(week):
            counted[day] = self._priced(1, 0)
            met.SetCoefficient(counted[day], 1)
            if self.turns.given[day, district]:
                continue
            self._turn_rows[district, day] = row = self.lp.Constraint(0, np.inf)
            row.SetCoefficient(counted[day], -1)
        for first in counted if due > 1 else ():
            near = [d for d in counted if 0 <= self._apart(first, d) < self.turns.days_apart]
            row = self.lp.Constraint(-np.inf, 1)
            for day in near:
                row.SetCoefficient(counted[day], 1)

    def _apart(self, first: int, second: int) -> int:
        return int(self.turns.days[second, DAY.number] - self.turns.days[first, DAY.number])

    def day_of(self, shift_class: int) -> int:
        """The date of a class of shifts, as a number."""
        return int(self.tables.shifts[self.classes[shift_class][0], SHIFT.day])

    def add(self, column: Column) -> bool:
        """Takes in a route; False if it is known already."""
        if column[:2] in self._known:
            return False
        self._known.add(column[:2])
        self.columns.append(column)
        use = self._priced(np.inf, column.cost)
        self._uses.append(use)
        self._class_rows[column.shift_class].SetCoefficient(use, 1)
        for visit in sorted(set(column.visits)):
            self._visit_rows[visit].SetCoefficient(use, column.visits.count(visit))
        day = self.day_of(column.shift_class)
        for district in sorted({int(self.tables.visits[v, VISIT.district]) for v in column.visits}):
            if (district, day) in self._turn_rows:
                self._turn_rows[district, day].SetCoefficient(use, 1)
        for cut, row in zip(self.cuts, self._cut_rows, strict=True):
            row.SetCoefficient(use, _times(column, cut))
        return True

    def drop(self, columns: list[Column]) -> None:
        """Takes routes out again."""
        gone = set(columns)
        for column, use in zip(self.columns, self._uses, strict=True):
            if column in gone:
                use.SetUb(0)

    def cut(self, visits: tuple[int, ...]) -> None:
        """Of routes that each make two of these three visits, at most one is driven."""
        row = self.lp.Constraint(-np.inf, len(visits) // 2)
        self.cuts.append(visits)
        self._cut_rows.append(row)
        for column, use in zip(self.columns, self._uses, strict=True):
            if times := _times(column, visits):
                row.SetCoefficient(use, times)

    def solve(self) -> float:
        """The least price of the routes known, fractions allowed."""
        afresh = pywraplp.MPSolverParameters()
        afresh.SetIntegerParam(afresh.INCREMENTALITY, afresh.INCREMENTALITY_OFF)
        optimal = pywraplp.Solver.OPTIMAL
        if self.lp.Solve(self._primal) != optimal and (status := self.lp.Solve(afresh)) != optimal:
            raise AssertionError(f"the linear program ended with {status}")
        return float(self._goal.Value())

    @property
    def needs_more(self) -> bool:
        """Required visits are left out although that is dear: is it not dear enough?"""
        return any(v.solution_value() > 1e-6 for v in self._missing) and self._must < _MUST_MOST

    def press(self) -> None:
        """Makes leaving out required visits dearer."""
        self._must *= 30
        for variable in self._missing:
            self._goal.SetCoefficient(variable, self._must)

    def reduced_costs(self) -> list[float]:
        """How much less each route known would have to cost to be worth more than it is now."""
        return [use.reduced_cost() for use in self._uses]

    def prices(self) -> Prices:
        """The prices of the rows in the last solution."""
        turn = np.zeros((self.turns.districts, len(self.turns.days)))
        for at, row in self._turn_rows.items():
            turn[at] = max(0.0, row.dual_value())
        visit = np.array([row.dual_value() for row in self._visit_rows])
        cut = np.array([max(0.0, -row.dual_value()) for row in self._cut_rows])
        shift = np.array([min(0.0, row.dual_value()) for row in self._class_rows])
        return Prices(visit, turn, cut, shift)

    def used(self) -> list[tuple[Column, float]]:
        """The routes in the last solution and how much of each."""
        values = (
            (c, use.solution_value()) for c, use in zip(self.columns, self._uses, strict=True)
        )
        return [(column, value) for column, value in values if value > 1e-6]

    def whole(self, prices: Prices, scale: int) -> list[Duals]:
        """The prices as integers times `scale`, as each class of shifts sees them."""
        visit = np.rint(prices.visit * scale).astype(np.int64)
        turn = np.rint(prices.turn * scale).astype(np.int64)
        cut = np.rint(prices.cut * scale).astype(np.int64)
        cuts_of = np.zeros(len(visit), np.int64)
        for number, visits in enumerate(self.cuts[: len(cut)]):
            cuts_of[list(visits)] |= 1 << number
        limit = np.rint(prices.shift * scale).astype(np.int64).tolist()
        return [
            Duals(scale, visit, np.ascontiguousarray(turn[:, self.day_of(f)]), cuts_of, cut, below)
            for f, below in enumerate(limit)
        ]


def _times(column: Column, cut: tuple[int, ...]) -> int:
    return sum(visit in cut for visit in column.visits) // 2

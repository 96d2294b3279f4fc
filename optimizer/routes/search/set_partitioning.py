"""Set partitioning: which routes of the pool make the best plan, by HiGHS.

Every visit is on one chosen route or left out at its price, every shift has one route at most, and
a turn of a sub-district is met by the dates of the chosen routes or priced. (CP-SAT takes two to
four times as long for these programs, whose linear relaxation is nearly whole.)

Set partitioning over the routes of a heuristic: Rochat & Taillard (1995).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from ortools.math_opt.python import mathopt

from optimizer.routes.search.pool import Column, twins
from optimizer.routes.timing.arrays import DAY, MUST, PRICE, SHIFT, VISIT, Tables, Turns
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status

NODES_PER_S = 100
"""What a second is worth when the clock does not count: nodes of the search tree."""
_WHOLE = 1e-3


@dataclass(frozen=True, slots=True)
class Chosen:
    """The best choice found: `bound` holds for the pool; no columns when there is no plan."""

    status: Status
    columns: tuple[Column, ...]
    bound: int


class SetPartitioning:
    """The integer program of one pool."""

    def __init__(self, tables: Tables, turns: Turns, columns: Sequence[Column]) -> None:
        self.tables, self.turns, self.columns = tables, turns, columns
        self.model = mathopt.Model()
        self.use = [self.model.add_binary_variable() for _ in columns]
        pairs = zip(self.use, columns, strict=True)
        self.price = [column.cost * use for use, column in pairs]
        self._visits()
        self._shifts()
        self._turns()
        self.model.minimize(mathopt.fast_sum(self.price))

    def _add(self, uses: Sequence[mathopt.Variable], least: int, most: int) -> None:
        if uses or least > 0:
            self.model.add_linear_constraint(lb=least, ub=most, expr=mathopt.fast_sum(uses))

    def _visits(self) -> None:
        """Each visit once, or left out at its price; never left out if it must be made."""
        makes: dict[int, list[mathopt.Variable]] = defaultdict(list)
        for use, column in zip(self.use, self.columns, strict=True):
            for visit in column.visits:
                makes[visit].append(use)
        for visit, left_out in enumerate(self.tables.visits[:, VISIT.left_out].tolist()):
            if left_out == MUST:
                self._add(makes[visit], 1, 1)
            elif left_out:
                out = self.model.add_variable(lb=0, ub=1)
                self._add([out, *makes[visit]], 1, 1)
                self.price.append(left_out * out)
            else:
                self._add(makes[visit], 0, 1)

    def _shifts(self) -> None:
        """One route a shift; twins have as many as there are of them."""
        of: dict[int, list[mathopt.Variable]] = defaultdict(list)
        for use, column in zip(self.use, self.columns, strict=True):
            of[column.shift].append(use)
        for shift, number in sorted(Counter(twins(self.tables)).items()):
            self._add(of[shift], 0, number)

    def _turns(self) -> None:
        """Turns that stay unmet; dates too close to each other do not both count."""
        serves: dict[tuple[int, int], list[mathopt.Variable]] = defaultdict(list)
        for use, column in zip(self.use, self.columns, strict=True):
            day = int(self.tables.shifts[column.shift, SHIFT.day])
            made = self.tables.visits[list(column.visits), VISIT.district]
            for district in set(made.tolist()):
                serves[day, district].append(use)
        for week, due in enumerate(self.turns.due.tolist()):
            days = [day for day, row in enumerate(self.turns.days) if row[DAY.week] == week]
            for district in range(self.turns.districts if due else 0):
                given = {day for day in days if self.turns.given[day, district]}
                self._turn(due, {day: serves[day, district] for day in days}, given)

    def _turn(self, due: int, serves: dict[int, list[mathopt.Variable]], given: set[int]) -> None:
        counts = {day: self.model.add_binary_variable() for day in serves}
        for day, uses in serves.items():
            if day in given:
                continue
            self.model.add_linear_constraint(counts[day] <= mathopt.fast_sum(uses))
        for one, other in combinations(serves, 2):
            apart = abs(int(self.turns.days[one, DAY.number] - self.turns.days[other, DAY.number]))
            if due > 1 and apart < self.turns.days_apart:
                self._add([counts[one], counts[other]], 0, 1)
        unmet = self.model.add_variable(lb=0, ub=due)
        self.model.add_linear_constraint(mathopt.fast_sum([unmet, *counts.values()]) >= due)
        self.price.append(int(self.tables.prices[PRICE.turn]) * unmet)

    def solve(self, effort: Effort) -> Chosen:
        """The best plan of the pool within the effort."""
        parameters = mathopt.SolveParameters(
            relative_gap_tolerance=0, absolute_gap_tolerance=0, random_seed=effort.seed
        )
        if effort.reproducible:
            parameters.node_limit = max(1, int(effort.limit_s * NODES_PER_S))
        else:
            parameters.time_limit = timedelta(seconds=effort.limit_s)
        result = mathopt.solve(self.model, mathopt.SolverType.HIGHS, params=parameters)
        reason = result.termination.reason
        if reason == mathopt.TerminationReason.INFEASIBLE:
            return Chosen(Status.INFEASIBLE, (), 0)
        if not result.has_primal_feasible_solution():
            return Chosen(Status.OUT_OF_TIME, (), 0)
        bound = max(0, math.ceil(result.dual_bound() - _WHOLE))
        values = result.variable_values(self.use)
        pairs = zip(values, self.columns, strict=True)
        chosen = tuple(column for value, column in pairs if value > 0.5)
        is_best = reason == mathopt.TerminationReason.OPTIMAL
        return Chosen(Status.OPTIMAL if is_best else Status.FEASIBLE, chosen, bound)

"""Lines priced against each other, and the bound of all plans that comes with them.

The linear program over all lines is solved by adding the cheapest line of each person until none
pays. Prices of places that are at hand at any time give a bound, whoever takes which line.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from math import inf
from random import Random

import numpy as np

from optimizer.roster.column_generation.instance import SCALE, Line, Table
from optimizer.roster.column_generation.pricing import NEVER
from optimizer.roster.column_generation.restricted_master import Duals, Master
from optimizer.roster.column_generation.state_graph import Ints
from optimizer.solving.effort import Effort

_OLD = 0.5
"""Share of the best prices so far in those that lines are asked for: they swing less."""
_KEPT_LINES = 6000
_CLEAR = 1e-6
_GREEDY = 10
"""Plans made one person after another, to begin with."""
Fixed = Mapping[int, Line]


class Generation:
    """The lines seen, the best plan and the bound so far."""

    def __init__(
        self,
        table: Table,
        effort: Effort,
        began: float,
        report: Callable[[object], None] | None = None,
    ) -> None:
        self._table, self._effort, self._began, self._report = table, effort, began, report
        self._step = table.step
        self._dice = Random(effort.seed)
        self._everybody = range(len(table.people))
        self._master = Master(table, ())
        self._prices: Ints = np.zeros(len(table.duties), dtype=np.int64)
        self._reduced: dict[Line, int] = {}
        self._best: list[Line] = []
        self._dives = self._chosen_from = 0
        self._is_rooted = False
        self.cost: float = inf
        self.bound = 0

    def go_on(self, effort: Effort, began: float, report: Callable[[object], None] | None) -> None:
        """With a new limit and clock, from where it stands."""
        self._effort, self._began, self._report = effort, began, report

    def greedy(self) -> None:
        """One after another takes the line that is worth most beside the earlier ones: lines to
        begin with, and often a plan.
        """
        places = self._table.places
        full = np.where(places.over < NEVER, -places.over, -self._master.penalty)
        for _ in range(_GREEDY):
            order, kept = list(self._everybody), dict[int, Line]()
            self._dice.shuffle(order)
            for person in order:
                if self._left_s <= 0:
                    return
                left = self._master.left(kept)
                worth = np.where(left > 0, places.under, full)
                worth = np.where(left > places.room, self._master.penalty, worth) * SCALE
                found = self._table.cheapest(person, worth)
                if found is None:
                    return
                kept[person] = self._table.line(person, found, worth)
                self._master.add(kept[person])
            self._take([kept[person] for person in self._everybody])

    def root(self) -> bool:
        """The bound of all plans; False when there is none in time, or no line for somebody."""
        if not self._is_rooted:
            lower, duals = self._generate({}, gap=0.0, rounds=10_000)
            if lower > -inf:
                self.bound = max(self.bound, self._whole(lower))
            self._is_rooted = duals is not None and self._master.is_feasible
        return self._is_rooted

    def _generate(self, fixed: Fixed, *, gap: float, rounds: int) -> tuple[float, Duals | None]:
        """Adds lines until the bound is within `gap` of the program's value: bound and duals."""
        best, worth = -inf, None
        free = [person for person in self._everybody if person not in fixed]
        duals = None
        for _ in range(rounds):
            duals = self._master.solve(fixed, self._clock_s)
            if duals is None or self._left_s <= 0:
                return best, None
            is_new = False
            for share in (_OLD, 0.0) if worth is not None else (0.0,):
                asked = duals.worth
                if share and worth is not None:
                    asked = (share * worth + (1 - share) * duals.worth).astype(np.int64)
                lower, is_new = self._price(fixed, free, asked, duals)
                if lower > best:
                    best, worth = lower, asked
                if is_new:
                    break
            if not is_new or duals.value - best <= max(gap, _CLEAR):
                break
        if duals is not None and self._master.is_changed:
            duals = self._master.solve(fixed, self._clock_s)
        if not fixed and worth is not None:
            self._prices = worth
        return best, duals

    def _price(
        self, fixed: Fixed, free: Iterable[int], worth: Ints, duals: Duals
    ) -> tuple[float, bool]:
        """Offers everybody's cheapest line: a bound of all plans, and whether a line pays."""
        places, left = self._table.places, self._master.left(fixed)
        missing = np.minimum(0, places.under * SCALE - worth)
        total = int(left @ worth + places.room @ missing)
        is_new = False
        for person in free:
            found = self._table.cheapest(person, worth)
            if found is None:
                return -inf, False
            total += found.least
            line = self._table.line(person, found, worth)
            paid = sum(int(duals.worth[duty]) for duty in line.duties if duty >= 0) / SCALE
            if line.cost - paid - duals.person[person] < -_CLEAR:
                is_new |= self._master.add(line)
        return total / SCALE + sum(line.cost for line in fixed.values()), is_new

    def _beyond(self, line: Line) -> int:
        """By how much the line is dearer than the person's cheapest at the root's prices."""
        if line not in self._reduced:
            found = self._table.cheapest(line.person, self._prices)
            assert found is not None
            paid = sum(int(self._prices[duty]) for duty in line.duties if duty >= 0)
            self._reduced[line] = line.cost * SCALE - paid - found.least
        return self._reduced[line]

    def _tidy(self) -> None:
        """A program of too many lines is slow: the nearest remain."""
        if len(self._master.lines) > 2 * _KEPT_LINES:
            near = sorted(self._master.lines, key=lambda line: (self._beyond(line), line))
            self._master = Master(self._table, [*self._best, *near[:_KEPT_LINES]])

    def _take(self, lines: list[Line]) -> None:
        """The better plan stays; one that breaks a place's limits may, until there is another."""
        cost = self._table.cost(lines, self._master.penalty)
        if cost is None or cost > self.cost:
            return
        is_better = cost < self.cost and self._table.cost(lines) is not None
        self._best, self.cost = lines, cost
        for line in lines:
            self._master.add(line)
        if is_better and self._report:
            self._report((cost, self.bound))

    def _whole(self, bound: float) -> int:
        """The least cost that is no lower: all costs are multiples of the step."""
        if bound == -inf:
            return 0
        exact = int(np.ceil(bound * SCALE - 0.5))
        return -(-exact // (self._step * SCALE)) * self._step

    @property
    def _clock_s(self) -> float:
        """What is left of the clock, at least a little; 0 where the clock does not count."""
        return 0.0 if self._effort.reproducible else max(0.1, self._left_s)

    @property
    def _left_s(self) -> float:
        """Reproducible searches count dives instead of seconds."""
        if self._effort.reproducible:
            return self._effort.limit_s - self._dives
        return self._effort.limit_s - (time.monotonic() - self._began)

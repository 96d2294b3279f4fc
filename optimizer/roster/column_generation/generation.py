"""Schedules priced against each other, and the bound of all plans that comes with them.

The restricted master is solved by adding the cheapest schedule of each person until none pays.
Prices of places that are at hand at any time give a bound, whoever takes which schedule.

Lagrangian bound at any prices: Farley (1990), Lasdon (1970); smoothed prices: Wentges (1997).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import inf
from random import Random

import numpy as np

from optimizer.roster.column_generation.clock import Clock
from optimizer.roster.column_generation.instance import SCALE, Instance, Schedule
from optimizer.roster.column_generation.pricing import NEVER
from optimizer.roster.column_generation.restricted_master import Duals, RestrictedMaster
from optimizer.roster.column_generation.state_graph import Ints

_OLD = 0.5
"""Share of the best prices so far in those that schedules are asked for: they swing less."""
_KEPT_MOST = 6000
_CLEAR = 1e-6
_GREEDY = 10
"""Plans made one person after another, to begin with."""
Fixed = Mapping[int, Schedule]
Report = Callable[[object], None] | None


class ColumnGeneration:
    """The schedules seen, the best plan and the bound so far."""

    def __init__(self, instance: Instance, clock: Clock, report: Report = None) -> None:
        self.instance, self.clock, self.report = instance, clock, report
        self.step = instance.step
        self.everybody = range(len(instance.people))
        self.master = RestrictedMaster(instance, ())
        self._prices: Ints = np.zeros(len(instance.duties), dtype=np.int64)
        self._reduced: dict[Schedule, int] = {}
        self.best: list[Schedule] = []
        self._is_rooted = False
        self.cost: float = inf
        self.bound = 0

    def greedy(self, dice: Random) -> None:
        """One after another takes what is worth most beside the earlier ones: often a plan."""
        places = self.instance.places
        full = np.where(places.over < NEVER, -places.over, -self.master.penalty)
        for _ in range(_GREEDY):
            order, kept = list(self.everybody), dict[int, Schedule]()
            dice.shuffle(order)
            for person in order:
                if self.clock.left_s <= 0:
                    return
                left = self.master.left(kept)
                worth = np.where(left > 0, places.under, full)
                worth = np.where(left > places.room, self.master.penalty, worth) * SCALE
                found = self.instance.cheapest(person, worth)
                if found is None:
                    return
                kept[person] = self.instance.schedule(person, found, worth)
                self.master.add(kept[person])
            self.take([kept[person] for person in self.everybody])

    def root(self) -> bool:
        """The bound of all plans; False when there is none in time, or no schedule for somebody."""
        if not self._is_rooted:
            lower, duals = self.generate({}, gap=0.0, rounds=10_000)
            if lower > -inf:
                self.bound = max(self.bound, self.whole(lower))
            self._is_rooted = duals is not None and self.master.is_feasible
        return self._is_rooted

    def generate(self, fixed: Fixed, *, gap: float, rounds: int) -> tuple[float, Duals | None]:
        """Adds schedules until the bound is within `gap` of the master's value: bound, duals."""
        best, worth = -inf, None
        free = [person for person in self.everybody if person not in fixed]
        duals = None
        for _ in range(rounds):
            duals = self.master.solve(fixed, self.clock.call_s)
            if duals is None or self.clock.left_s <= 0:
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
        if duals is not None and self.master.is_changed:
            duals = self.master.solve(fixed, self.clock.call_s)
        if not fixed and worth is not None:
            self._prices = worth
        return best, duals

    def _price(
        self, fixed: Fixed, free: Iterable[int], worth: Ints, duals: Duals
    ) -> tuple[float, bool]:
        """Offers everybody's cheapest schedule: a bound of all plans, and whether one pays."""
        places, left = self.instance.places, self.master.left(fixed)
        missing = np.minimum(0, places.under * SCALE - worth)
        total = int(left @ worth + places.room @ missing)
        is_new = False
        for person in free:
            found = self.instance.cheapest(person, worth)
            if found is None:
                return -inf, False
            total += found.least
            schedule = self.instance.schedule(person, found, worth)
            paid = sum(int(duals.worth[duty]) for duty in schedule.duties if duty >= 0) / SCALE
            if schedule.cost - paid - duals.person[person] < -_CLEAR:
                is_new |= self.master.add(schedule)
        return total / SCALE + sum(schedule.cost for schedule in fixed.values()), is_new

    def beyond(self, schedule: Schedule) -> int:
        """By how much the schedule is dearer than the person's cheapest at the root's prices."""
        if schedule not in self._reduced:
            found = self.instance.cheapest(schedule.person, self._prices)
            assert found is not None
            paid = sum(int(self._prices[duty]) for duty in schedule.duties if duty >= 0)
            self._reduced[schedule] = schedule.cost * SCALE - paid - found.least
        return self._reduced[schedule]

    def tidy(self) -> None:
        """A program of too many schedules is slow: the nearest remain."""
        if len(self.master.columns) > 2 * _KEPT_MOST:
            near = self.by_reduced_cost()[:_KEPT_MOST]
            self.master = RestrictedMaster(self.instance, [*self.best, *near])

    def by_reduced_cost(self) -> list[Schedule]:
        """The schedules seen, the nearest to a person's cheapest first."""
        return sorted(self.master.columns, key=lambda one: (self.beyond(one), one))

    def take(self, schedules: list[Schedule]) -> None:
        """The better plan stays; one that breaks a place's limits may, until there is another."""
        cost = self.instance.cost(schedules, self.master.penalty)
        if cost is None or cost > self.cost:
            return
        is_better = cost < self.cost and self.instance.cost(schedules) is not None
        self.best, self.cost = schedules, cost
        for schedule in schedules:
            self.master.add(schedule)
        if is_better and self.report:
            self.report((cost, self.bound))

    def whole(self, bound: float) -> int:
        """The least cost that is no lower: all costs are multiples of the step."""
        if bound == -inf:
            return 0
        exact = int(np.ceil(bound * SCALE - 0.5))
        return -(-exact // (self.step * SCALE)) * self.step

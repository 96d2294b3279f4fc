"""Ruin and recreate for a while, from a plan, with every route seen put into the pool."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from optimizer.routes.search.pool import Column, Pool
from optimizer.routes.search.ruin_recreate import improve, room_for
from optimizer.routes.search.solution_arrays import copy, empty_state, put, total_cost
from optimizer.routes.timing.arrays import MUST, PRICE, Tables, Turns
from optimizer.solving.effort import Effort

ROUNDS, ROUNDS_WORK = 100, 100_000
"""Rounds between two looks at the clock at most, and visits times shifts times rounds."""
ROUNDS_PER_S = 1_000
"""What a second is worth when the clock does not count."""
COOLING = 100.0


@dataclass(frozen=True, slots=True)
class Span:
    """How long a search goes on: clock time, or rounds in reproducible mode."""

    seconds: float
    is_reproducible: bool

    def shares(self, rounds: int) -> Iterable[float]:
        """Numbers from 0 up to 1, one for each batch of so many rounds."""
        if self.is_reproducible:
            batches = max(1, int(self.seconds * ROUNDS_PER_S / rounds))
            yield from (batch / batches for batch in range(batches))
            return
        began, share = time.monotonic(), 0.0
        while share < 1:
            yield share
            share = (time.monotonic() - began) / max(self.seconds, 1e-3)


class Search:
    """The state of a search over a problem: where it is and the best plan it has seen."""

    def __init__(self, tables: Tables, turns: Turns, pool: Pool, seed: int) -> None:
        self.tables, self.turns, self.pool, self.seed = tables, turns, pool, seed
        self._now, self._old, self._best = (empty_state(tables, turns) for _ in range(3))
        room = 2 + self._now.route.shape[1]
        rows = ROUNDS * max(4, len(tables.shifts) // 2)
        self._log = np.zeros((rows + len(tables.shifts), room), np.int64)
        self._room = room_for(tables)
        self._costs = np.zeros((len(self._log), 2), np.int64)

    @property
    def cost(self) -> int:
        """What the best plan costs; MUST and more while a required visit is missing."""
        return int(total_cost(self.tables, self.turns, self._best))

    @property
    def has_plan(self) -> bool:
        """The best plan makes every required visit."""
        return self.cost < MUST

    def begin(self, columns: Iterable[Column]) -> None:
        """Goes on from this plan; it becomes the best one if it is better."""
        fresh = empty_state(self.tables, self.turns)
        for column in columns:
            for position, visit in enumerate(column.visits):
                put(self.tables, fresh, column.shift, visit, position, column.cost)
        copy(fresh, self._now)
        if total_cost(self.tables, self.turns, fresh) < self.cost:
            copy(fresh, self._best)

    def columns(self) -> tuple[Column, ...]:
        """The routes of the best plan."""
        best = self._best
        return tuple(
            Column(shift, tuple(best.route[shift, :length].tolist()), int(best.cost[shift]))
            for shift, length in enumerate(best.length.tolist())
            if length
        )

    def run(
        self, seconds: float, heat: float, effort: Effort, report: Callable[[int], None]
    ) -> None:
        """Cools down from `heat` (1: the price of a usual leg); `report` hears of better plans."""
        if not len(self.tables.shifts) or not len(self.tables.visits):
            return
        legs = self.tables.travel[self.tables.travel > 0]
        leg_s, price = float(legs.mean() if legs.size else 1), self.tables.prices[PRICE.travel]
        hot = heat * leg_s * max(1, price)
        known = self.cost
        rounds = max(1, min(ROUNDS, ROUNDS_WORK // self.tables.group.size))
        for share in Span(seconds, effort.reproducible).shares(rounds):
            self.seed += 1
            written = improve(
                self.tables,
                self.turns,
                self._now,
                self._old,
                self._best,
                rounds,
                hot * COOLING**-share,
                self.seed,
                self._room,
                self._log,
                self._costs,
            )
            self.pool.add_log(self._log[:written], self._costs[:written])
            if self.cost < known:
                known = self.cost
                report(known)

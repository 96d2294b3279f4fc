"""All schedules under equal limits as a graph: days in layers, one arc for each choice of a day.

A node remembers what the limits ask for: the shift of the day before, how long the run of work,
rest or shift is, and the totals so far. Choice 0 is a day off, the others are shifts. Only nodes
on a complete schedule remain. Costs of arcs are the prices of limits; what is hard has no arc.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import gcd
from typing import Any

import numpy as np
from numpy.typing import NDArray

from optimizer.roster.column_generation.person_limits import (
    DUTIES,
    MINUTES,
    OFF,
    WEEKENDS,
    WORKED,
    Limits,
    Run,
)

Ints = NDArray[np.int64]
States = NDArray[np.int64]
"""One row for each state: the columns below, then one for each total."""
_KIND, _DAYS, _SHIFT_DAYS, _AT_EDGE, _SHIFT_AT_EDGE = range(5)
_COLUMNS = 5
_SATURDAY, _SUNDAY = 5, 6


class TooLarge(Exception):
    """The graphs would have more arcs than the caller allows."""


@dataclass(frozen=True, slots=True)
class Graph:
    """Layers of nodes, one for each day and one after the last, numbered through.

    Layer d has the nodes `layers[d]` to `layers[d + 1]`. `targets[n, c]` is the node after choice
    c, -1 where there is no arc; `costs[n, c]` are price units; `last_costs` those of the totals of
    the last layer; `first[i]` is the node of the i-th way to begin, -1 where no schedule does.
    """

    layers: Ints
    targets: NDArray[np.int32]
    costs: NDArray[np.int32]
    last_costs: Ints
    first: tuple[int, ...]


class Steps:
    """How one day's choice changes a state; `shifts` maps names to their minutes."""

    def __init__(self, limits: Limits, shifts: dict[str, int]) -> None:
        self.names = sorted(shifts)
        self.off, self.unknown, self.some_work = 0, len(shifts) + 1, len(shifts) + 2
        self._limits = limits
        self._runs: dict[str, list[Run]] = {name: [] for name in (WORKED, OFF, *self.names)}
        for of, run in limits.runs:
            self._runs.setdefault(of, []).append(run)
        self._kinds = {name: kind for kind, name in enumerate(self.names, start=1)}
        self._unit = gcd(*shifts.values()) or 1
        self._minutes = shifts
        self.totals = sorted({total.of for total in limits.sums})

    def begin(self, past: Sequence[int]) -> States:
        """The state after these kinds of days, of which nothing was known before."""
        state = np.zeros((1, _COLUMNS + len(self.totals)), dtype=np.int64)
        state[:, _KIND] = self.unknown
        for kind in past:
            state, _, _ = self.step(state, kind, None)
        return state

    def kind_of(self, worked: bool, shift: str | None) -> int:
        """The kind of a past day."""
        return self._kinds.get(shift or "", self.some_work) if worked else self.off

    def step(self, states: States, kind: int, day: date | None) -> tuple[States, Ints, Any]:
        """The states after a day of this kind, what it costs, and where it is allowed.

        Past days (None) count for runs and for no total.
        """
        before, cost = states[:, _KIND], np.zeros(len(states), dtype=np.int64)
        allowed = np.ones(len(states), dtype=bool)
        after = states.copy()
        after[:, _KIND] = kind
        is_work, was_work = kind != self.off, (before != self.off) & (before != self.unknown)
        goes_on = was_work if is_work else before == self.off
        days = np.where(goes_on, states[:, _DAYS], 0) + 1
        at_edge = np.where(goes_on, states[:, _AT_EDGE], before == self.unknown)
        now, then = (WORKED, OFF) if is_work else (OFF, WORKED)
        stops = ~goes_on & (before != self.unknown) & (states[:, _AT_EDGE] == 0)
        self._end(then, stops, states[:, _DAYS], cost, allowed)
        self._extend(now, days, cost, allowed)
        after[:, _DAYS], after[:, _AT_EDGE] = self._trimmed(now, days, at_edge)
        self._shift_runs(states, after, kind, cost, allowed)
        for shift, never, price in self._limits.successions:
            if self._kinds.get(never) == kind:
                _charge(before == self._kinds.get(shift, -1), 1, price, cost, allowed)
        if day is not None:
            self._count(after, kind, day, was_work, cost, allowed)
        return after, cost, allowed

    def last_cost(self, states: States) -> tuple[Ints, Any]:
        """What the totals of complete schedules cost, and which are allowed."""
        cost, allowed = np.zeros(len(states), dtype=np.int64), np.ones(len(states), dtype=bool)
        for total in self._limits.sums:
            have = self._of_total(states, total.of)
            short = np.maximum(0, total.least - have)
            _charge(short > 0, short, total.price, cost, allowed)
            if total.most is not None:
                over = np.maximum(0, have - total.most)
                _charge(over > 0, over, total.price, cost, allowed)
        return cost, allowed

    def _shift_runs(
        self, states: States, after: States, kind: int, cost: Ints, allowed: Any
    ) -> None:
        before = states[:, _KIND]
        for name, number in self._kinds.items():
            stops = (before == number) & (before != kind) & (states[:, _SHIFT_AT_EDGE] == 0)
            self._end(name, stops, states[:, _SHIFT_DAYS], cost, allowed)
        after[:, _SHIFT_DAYS] = after[:, _SHIFT_AT_EDGE] = 0
        if 0 < kind <= len(self.names):
            goes_on, name = before == kind, self.names[kind - 1]
            days = np.where(goes_on, states[:, _SHIFT_DAYS], 0) + 1
            at_edge = np.where(goes_on, states[:, _SHIFT_AT_EDGE], before == self.unknown)
            self._extend(name, days, cost, allowed)
            after[:, _SHIFT_DAYS], after[:, _SHIFT_AT_EDGE] = self._trimmed(name, days, at_edge)

    def _end(self, of: str, stops: Any, days: Ints, cost: Ints, allowed: Any) -> None:
        for run in self._runs[of]:
            _charge(stops & (days < run.least), run.least - days, run.price, cost, allowed)

    def _extend(self, of: str, days: Ints, cost: Ints, allowed: Any) -> None:
        for run in self._runs[of]:
            if run.most is not None:
                _charge(days > run.most, 1, run.price, cost, allowed)

    def _trimmed(self, of: str, days: Ints, at_edge: Any) -> tuple[Ints, Any]:
        """Days and edge as far as some limit can still tell them apart."""
        least = max((run.least for run in self._runs[of]), default=0)
        most = max((run.most or 0 for run in self._runs[of]), default=0)
        return np.minimum(days, max(least, most)), at_edge & (days < least)

    def _count(
        self, after: States, kind: int, day: date, was_work: Any, cost: Ints, allowed: Any
    ) -> None:
        is_work = kind != self.off
        for column, of in enumerate(self.totals, start=_COLUMNS):
            if of == WEEKENDS and is_work and day.weekday() >= _SATURDAY:
                after[:, column] += (day.weekday() == _SATURDAY) | ~was_work
            elif of == MINUTES and is_work:
                after[:, column] += self._minutes[self.names[kind - 1]] // self._unit
            elif of == DUTIES or (is_work and of == f"shift {self.names[kind - 1]}"):
                after[:, column] += is_work
        if day.weekday() == _SUNDAY:
            for price in self._limits.halves:
                _charge(was_work != is_work, 1, price, cost, allowed)
        for total in self._limits.sums:
            if total.most is not None and total.price is None:
                allowed &= self._of_total(after, total.of) <= total.most

    def _of_total(self, states: States, of: str) -> Ints:
        column: Ints = states[:, _COLUMNS + self.totals.index(of)]
        return column * self._unit if of == MINUTES else column


def _charge(where: Any, units: Any, price: int | None, cost: Ints, allowed: Any) -> None:
    """Adds the price where something is beyond a limit; what is hard is not allowed there."""
    if price is None:
        allowed &= ~where
    else:
        cost += np.where(where, units * price, 0)


def unrolled(steps: Steps, begins: Sequence[States], days: Sequence[date], most: int) -> Graph:
    """The graph of all schedules over the dates; TooLarge when it has more than `most` arcs."""
    layer, first = _distinct(np.concatenate(begins))
    targets, costs, arcs = [], [], 0
    for day in days:
        reached, cost = [], np.zeros((len(layer), len(steps.names) + 1), dtype=np.int32)
        target = np.full(cost.shape, -1, dtype=np.int32)
        for kind in range(len(steps.names) + 1):
            after, price, allowed = steps.step(layer, kind, day)
            cost[:, kind] = price
            target[allowed, kind] = 0
            reached.append(after[allowed])
        layer_after, inverse = _distinct(np.concatenate(reached))
        target.T[target.T == 0] = inverse
        arcs += target.size
        if arcs > most:
            raise TooLarge
        targets.append(target)
        costs.append(cost)
        layer = layer_after
    last, allowed = steps.last_cost(layer)
    return _cut(targets, costs, last, allowed, first)


def _distinct(states: States) -> tuple[States, Ints]:
    """The different states, and which of them each row is."""
    if not len(states):
        return states, np.zeros(0, dtype=np.int64)
    sizes = states.max(axis=0) + 1
    codes = np.ravel_multi_index(states.T, tuple(int(size) for size in sizes))
    _, index, inverse = np.unique(codes, return_index=True, return_inverse=True)
    return states[index], inverse


def _cut(
    targets: list[NDArray[np.int32]],
    costs: list[NDArray[np.int32]],
    last: Ints,
    allowed: Any,
    first: Ints,
) -> Graph:
    """Without the nodes that no complete schedule goes through."""
    kept_targets, kept_costs, keep, sizes = [], [], allowed, [int(np.count_nonzero(allowed))]
    for target, cost in zip(reversed(targets), reversed(costs), strict=True):
        number = np.full(len(keep) + 1, -1, dtype=np.int32)
        number[:-1][keep] = np.arange(np.count_nonzero(keep), dtype=np.int32)
        target = number[target]
        keep = (target >= 0).any(axis=1)
        kept_targets.append(target[keep])
        kept_costs.append(cost[keep])
        sizes.append(int(np.count_nonzero(keep)))
    number = np.full(len(keep), -1, dtype=np.int64)
    number[keep] = np.arange(np.count_nonzero(keep))
    layers = np.cumsum([0, *reversed(sizes)])
    through = zip(reversed(kept_targets), layers[1:], strict=False)
    return Graph(
        layers,
        np.concatenate([np.where(t < 0, -1, t + start).astype(np.int32) for t, start in through]),
        np.concatenate(kept_costs[::-1]),
        last[allowed],
        tuple(int(node) for node in number[first]),
    )

"""The pool: every good route that a search has seen, for set partitioning to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from optimizer.routes.timing.arrays import Ints, Tables


class Column(NamedTuple):
    """A route to choose: the number of its shift, its visits in order, its exact cost."""

    shift: int
    visits: tuple[int, ...]
    cost: int


def twins(tables: Tables) -> list[int]:
    """For each shift the first one that is the same in everything that a route asks for."""
    first: dict[bytes, int] = {}
    return [
        first.setdefault(row.tobytes() + group.tobytes(), shift)
        for shift, (row, group) in enumerate(zip(tables.shifts, tables.group, strict=True))
    ]


class Pool:
    """The cheapest order of each set of visits on each shift; twins share their routes.

    A route is as good as the best plan that it was part of; only the best `most` are kept.
    """

    def __init__(self, tables: Tables, most: int) -> None:
        self.twin = twins(tables)
        self.most = most
        self._routes: dict[tuple[int, tuple[int, ...]], tuple[int, tuple[int, ...], int]] = {}

    def __len__(self) -> int:
        return len(self._routes)

    def add(self, shift: int, visits: Sequence[int], cost: int, plan_cost: int) -> None:
        """A route of a plan with this cost."""
        key = (self.twin[shift], tuple(sorted(visits)))
        known = self._routes.get(key)
        if known is None:
            self._routes[key] = (plan_cost, tuple(visits), cost)
        elif cost < known[2] or plan_cost < known[0]:
            visits, cost = (tuple(visits), cost) if cost < known[2] else known[1:]
            self._routes[key] = (min(plan_cost, known[0]), visits, cost)
        if len(self._routes) > 2 * self.most:
            self._shrink()

    def add_log(self, log: Ints, costs: Ints) -> None:
        """The routes that a search wrote down: shift, length, visits; cost of route and plan."""
        for row, (cost, plan_cost) in zip(log.tolist(), costs.tolist(), strict=True):
            self.add(row[0], row[2 : 2 + row[1]], cost, plan_cost)

    def add_columns(self, columns: Iterable[Column]) -> None:
        """Routes from elsewhere, to be kept whatever comes."""
        for column in columns:
            self.add(column.shift, column.visits, column.cost, -1)

    def columns(self) -> list[Column]:
        """The best routes, in a fixed order."""
        self._shrink()
        return [
            Column(shift, visits, cost)
            for (shift, _), (_, visits, cost) in sorted(self._routes.items())
        ]

    def _shrink(self) -> None:
        ranked = sorted(self._routes.items(), key=lambda item: (item[1][0], item[0]))
        self._routes = dict(ranked[: self.most])

"""Classes of equal shifts and the search for routes of each against given prices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from optimizer.routes.labels import IMPOSSIBLE, label_space, sequence_cost
from optimizer.routes.network import Network, classes_of, network_of, shortest
from optimizer.routes.pricing import begin, home, spread
from optimizer.routes.pricing_labels import (
    BUCKETS,
    NODE,
    PARENT,
    Duals,
    Space,
    space_of,
)
from optimizer.routes.rest import Rest, rest_of
from optimizer.routes.restricted import Column
from optimizer.routes.tables import DISTRICT, PLACE, Ints, Tables

if TYPE_CHECKING:
    from optimizer.routes.clock import Clock
    from optimizer.routes.problem import RouteProblem

NEAR = 5
"""A visit is remembered behind so many of its nearest, and more where routes come back to it."""
AT_ONCE, AT_ONCE_IN_ALL = 12, 40
"""Routes taken from one search at least, and from those of all classes of shifts."""
_ROWS, _ROWS_MAX, _IN_ONE_GO = 50_000, 1_600_000, 2_000


class Families:
    """Networks of the classes of shifts, what is near what, and room for labels."""

    def __init__(self, problem: RouteProblem, tables: Tables) -> None:
        self.problem, self.tables = problem, tables
        self.shifts = classes_of(tables)
        least = shortest(tables.travel)
        self.networks = [network_of(tables, least, shifts[0]) for shifts in self.shifts]
        self.near = _nearest(tables)
        self.labels = 0
        self._room = label_space(64)
        self._rows = _ROWS
        self._spaces: dict[int, Space] = {}

    def search(
        self,
        family: int,
        duals: Duals,
        clock: Clock,
        *,
        guess_s: int = -1,
        limit: int = 0,
    ) -> tuple[int | None, list[Column]]:
        """The least reduced cost of a class of shifts, and cheap routes.

        Only routes below `limit` (as `duals.scale` scales it) are looked for; if there is none, it
        is the least. It is exact unless labels are dropped by a guess (`guess_s` >= 0), and None
        when there was no room, or no time.
        """
        network = self.networks[family]
        local = Duals(
            duals.scale,
            np.ascontiguousarray(duals.visit[network.visits]),
            duals.turn,
            np.ascontiguousarray(duals.cuts_of[network.visits]),
            duals.cut,
        )
        near = self._near(network, everything=guess_s >= 0)
        rest = rest_of(network, local.visit, duals.scale, limit)
        space, is_whole = self._spread(network, local, near, rest, guess_s, clock)
        cost = home(space, network, local)
        least = int(cost.min(initial=limit))
        return (least if is_whole else None), self._columns(family, space, cost, limit)

    def _spread(
        self, network: Network, duals: Duals, near: Ints, rest: Rest, guess_s: int, clock: Clock
    ) -> tuple[Space, bool]:
        """Labels in a room that grows until they fit, up to what memory bears."""
        nodes = len(network.visits)
        while True:
            space = self._spaces.get(nodes)
            if space is None or len(space.labels) < self._rows:
                space = self._spaces[nodes] = space_of(nodes, self._rows)
            begin(space, network, duals, near, rest, guess_s)
            is_done = False
            while not is_done:
                is_done = spread(space, network, duals, near, rest, guess_s, _IN_ONE_GO)
                clock.count(_IN_ONE_GO)
                if clock.is_over and not is_done:
                    return space, False
            self.labels += int(space.used[0])
            is_whole = int(space.used[1]) == BUCKETS
            if is_whole or self._rows >= _ROWS_MAX:
                return space, is_whole
            self._rows *= 2

    def _near(self, network: Network, *, everything: bool) -> Ints:
        """For each visit of a network the others that stay remembered behind it, then -1."""
        near = self.near[np.ix_(network.visits, network.visits)] | everything
        lists = np.full((len(near), max(1, int(near.sum(axis=1, initial=0).max(initial=0)))), -1)
        for node, others in enumerate(near):
            found = np.flatnonzero(others)
            lists[node, : len(found)] = found
        return lists.astype(np.int64)

    def _columns(self, family: int, space: Space, cost: Ints, limit: int) -> list[Column]:
        """The cheapest routes found, no more than a few that end at the same visit."""
        found: list[Column] = []
        network = self.networks[family]
        ending = np.zeros(len(network.visits), np.int64)
        most = max(AT_ONCE, AT_ONCE_IN_ALL // len(self.shifts))
        several = max(2, 2 * most // max(1, len(network.visits)))
        for row in np.argsort(cost, kind="stable")[: 50 * most].tolist():
            last = space.labels[row, NODE]
            if cost[row] >= limit or len(found) == most:
                break
            if ending[last] < several:
                ending[last] += 1
                found.append(self.column(family, _way(space.labels, network, row)))
        return [column for column in found if column.cost < IMPOSSIBLE]

    def forbid(self, visits: tuple[int, ...]) -> None:
        """Between two stays of a route at one visit, that visit is remembered from now on."""
        for last, visit in enumerate(visits):
            if visit in visits[:last]:
                first = max(at for at in range(last) if visits[at] == visit)
                self.near[list(visits[first + 1 : last]), visit] = True

    def is_forbidden(self, visits: tuple[int, ...]) -> bool:
        """A visit is made again although it is still remembered."""
        kept: set[int] = set()
        for visit in visits:
            if visit in kept:
                return True
            kept = {other for other in kept if self.near[visit, other]} | {visit}
        return False

    def column(self, family: int, visits: tuple[int, ...]) -> Column:
        """A route of a class of shifts with its exact price (IMPOSSIBLE if it has none)."""
        if len(visits) > len(self._room[1]) - 2:
            self._room = label_space(2 * len(visits))
        order, shift = np.array(visits, dtype=np.int64), self.shifts[family][0]
        cost = sequence_cost(self.tables, shift, order, len(visits), *self._room)
        return Column(family, visits, int(cost))

    def named(self, columns: list[Column]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """True routes with ids, one for each shift of their class."""
        return tuple(
            (self.problem.shifts[shift].id, tuple(self.problem.visits[v].id for v in c.visits))
            for c in columns
            if c.is_route
            for shift in self.shifts[c.family]
        )

    def known(self, shift: str, visits: tuple[str, ...]) -> Column | None:
        """A route by its ids, or None if it cannot be driven."""
        numbers = {visit.id: number for number, visit in enumerate(self.problem.visits)}
        rows = {one.id: row for row, one in enumerate(self.problem.shifts)}
        family = next(f for f, members in enumerate(self.shifts) if rows[shift] in members)
        column = self.column(family, tuple(numbers[visit] for visit in visits))
        return column if column.cost < IMPOSSIBLE else None

    def reduced(self, column: Column, duals: Duals, cuts: list[tuple[int, ...]]) -> int:
        """The reduced cost of a route under prices, exact."""
        total = column.cost * duals.scale - int(duals.visit[list(column.visits)].sum())
        districts = {int(self.tables.visits[visit, DISTRICT]) for visit in column.visits}
        total -= sum(int(duals.turn[district]) for district in districts if district >= 0)
        for price, cut in zip(duals.cut.tolist(), cuts, strict=True):
            total += price * (sum(visit in cut for visit in column.visits) // 2)
        return total


def _way(labels: Ints, network: Network, row: int) -> tuple[int, ...]:
    """The visits behind a label, as the problem numbers them."""
    way = []
    while (node := int(labels[row, NODE])) < len(network.visits):
        way.append(int(network.visits[node]))
        row = int(labels[row, PARENT])
    return tuple(reversed(way))


def _nearest(tables: Tables) -> NDArray[np.bool_]:
    """near[i, j]: visit j stays remembered behind visit i."""
    place = tables.visits[:, PLACE]
    between = tables.travel[np.ix_(place, place)]
    distance = between + between.T
    rank = np.argsort(np.argsort(distance, axis=1, kind="stable"), axis=1, kind="stable")
    # stays without length at one place could be repeated for ever
    near: NDArray[np.bool_] = (rank < NEAR) | (distance == 0)
    return near

"""Classes of equal shifts and the search for routes of each against given prices."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from optimizer.routes.lower_bound.bidirectional import Meeting, Met
from optimizer.routes.lower_bound.clock import Clock
from optimizer.routes.lower_bound.completion_bound import rest_of
from optimizer.routes.lower_bound.forward_labels import Search
from optimizer.routes.lower_bound.label_space import Duals
from optimizer.routes.lower_bound.network import bits_of, classes_of, network_of, shortest
from optimizer.routes.lower_bound.restricted_master import Column
from optimizer.routes.problem import RouteProblem
from optimizer.routes.timing.arrays import SHIFT, VISIT, Tables
from optimizer.routes.timing.labels import IMPOSSIBLE, label_space, sequence_cost

NEAR = 5
"""A visit is remembered behind so many of its nearest, and more where routes come back to it."""
AT_ONCE, AT_ONCE_IN_ALL, EXACT_TIMES = 25, 40, 4
"""Routes taken from one search at least, and from those of all classes of shifts; exact ones, which
take longer, bring more."""


class ShiftClasses:
    """Networks of the classes of shifts, what is near what, and room for labels."""

    def __init__(self, problem: RouteProblem, tables: Tables) -> None:
        self.problem, self.tables = problem, tables
        self.shifts = classes_of(tables)
        least = shortest(tables.travel)
        self.networks = [network_of(tables, least, shifts[0]) for shifts in self.shifts]
        self.near = _nearest(tables)
        self._room = label_space(64)
        self._meeting = Meeting()

    def search(
        self,
        shift_class: int,
        duals: Duals,
        clock: Clock,
        *,
        guess_s: int = -1,
    ) -> tuple[int | None, list[Column]]:
        """The least reduced cost of a class of shifts, and cheap routes, below `duals.limit`.

        If no route is below the limit, that is the least. It is exact unless labels are dropped by
        a guess (`guess_s` >= 0), and None when there was no room, or no time.
        """
        network, is_guess = self.networks[shift_class], guess_s >= 0
        local = duals._replace(
            visit=np.ascontiguousarray(duals.visit[network.visits]),
            cuts_of=np.ascontiguousarray(duals.cuts_of[network.visits]),
        )
        near = bits_of(self.near[np.ix_(network.visits, network.visits)] | is_guess)
        middle_s = int(network.shift[SHIFT.start] + network.shift[SHIFT.last]) // 2
        search = Search(network, local, near, rest_of(network, local), guess_s, middle_s)
        met = self._meeting.search(search, clock)
        most = max(AT_ONCE, AT_ONCE_IN_ALL // len(self.shifts)) * (1 if is_guess else EXACT_TIMES)
        least = int(met.cost.min(initial=duals.limit))
        return (least if met.is_whole else None), self._columns(shift_class, met, most)

    @property
    def labels(self) -> int:
        """How many labels all searches made."""
        return self._meeting.labels

    def _columns(self, shift_class: int, met: Met, most: int) -> list[Column]:
        """The cheapest routes found, no more than a few that end at the same visit."""
        found: list[Column] = []
        network = self.networks[shift_class]
        ending = np.zeros(len(network.visits), np.int64)
        several = max(2, 2 * most // max(1, len(network.visits)))
        for number in range(min(50 * most, len(met.cost))):
            way = met.way(number)
            if ending[way[-1]] < several:
                ending[way[-1]] += 1
                found.append(self.column(shift_class, tuple(network.visits[list(way)].tolist())))
            if len(found) == most:
                break
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

    def column(self, shift_class: int, visits: tuple[int, ...]) -> Column:
        """A route of a class of shifts with its exact price (IMPOSSIBLE if it has none)."""
        if len(visits) > len(self._room[1]) - 2:
            self._room = label_space(2 * len(visits))
        order, shift = np.array(visits, dtype=np.int64), self.shifts[shift_class][0]
        cost = sequence_cost(self.tables, shift, order, len(visits), *self._room)
        return Column(shift_class, visits, int(cost))

    def named(self, columns: list[Column]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """True routes with ids, one for each shift of their class."""
        return tuple(
            (self.problem.shifts[shift].id, tuple(self.problem.visits[v].id for v in c.visits))
            for c in columns
            if c.is_route
            for shift in self.shifts[c.shift_class]
        )

    def known(self, shift: str, visits: tuple[str, ...]) -> Column | None:
        """A route by its ids, or None if it cannot be driven."""
        numbers = {visit.id: number for number, visit in enumerate(self.problem.visits)}
        rows = {one.id: row for row, one in enumerate(self.problem.shifts)}
        shift_class = next(f for f, members in enumerate(self.shifts) if rows[shift] in members)
        column = self.column(shift_class, tuple(numbers[visit] for visit in visits))
        return column if column.cost < IMPOSSIBLE else None

    def reduced(self, column: Column, duals: Duals, cuts: list[tuple[int, ...]]) -> int:
        """The reduced cost of a route under prices, exact."""
        total = column.cost * duals.scale - int(duals.visit[list(column.visits)].sum())
        districts = {int(self.tables.visits[visit, VISIT.district]) for visit in column.visits}
        total -= sum(int(duals.turn[district]) for district in districts if district >= 0)
        for price, cut in zip(duals.cut.tolist(), cuts, strict=True):
            total += price * (sum(visit in cut for visit in column.visits) // 2)
        return total


def _nearest(tables: Tables) -> NDArray[np.bool_]:
    """near[i, j]: visit j stays remembered behind visit i."""
    place = tables.visits[:, VISIT.place]
    between = tables.travel[np.ix_(place, place)]
    distance = between + between.T
    rank = np.argsort(np.argsort(distance, axis=1, kind="stable"), axis=1, kind="stable")
    # stays without length at one place could be repeated for ever
    near: NDArray[np.bool_] = (rank < NEAR) | (distance == 0)
    return near

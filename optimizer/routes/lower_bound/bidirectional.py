"""The exact search for routes from both ends at once: labels that meet at half of the shift.

Whatever a route is, it has a stay before which all end in the first half and from which on none
does; so labels of each half are enough, and far fewer than of whole routes.

Bounded bidirectional labelling: Righini & Salani (2006).
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from optimizer.routes.lower_bound.backward_labels import MODES, begin_back, spread_back
from optimizer.routes.lower_bound.clock import Clock
from optimizer.routes.lower_bound.forward_labels import Search, begin, spread
from optimizer.routes.lower_bound.join_labels import join
from optimizer.routes.lower_bound.label_space import (
    BUCKETS,
    LABEL,
    USED,
    Space,
    space_of,
)
from optimizer.routes.timing.arrays import Ints

Begin = Callable[[Space, Search], None]
Spread = Callable[[Space, Search, int], bool]
_FRONT = ("front", 1, begin, spread)
_BACK = ("back", MODES, begin_back, spread_back)
_ROWS, _ROWS_MAX, _IN_ONE_GO = 50_000, 800_000, 2_000


class Met:
    """What a search found: `cost[n]`, ascending, and the visits of way n, numbered as the network.

    `is_whole` says that nothing was left out for want of time or room.
    """

    def __init__(self, front: Space, back: Space, best: Ints, *, is_whole: bool) -> None:
        self._front, self._back, self.is_whole = front, back, is_whole
        rows = np.flatnonzero(best[:, 1] >= 0)
        self._rows = rows[np.argsort(best[rows, 0], kind="stable")]
        self._rest, self.cost = best[self._rows, 1], best[self._rows, 0]

    def way(self, number: int) -> tuple[int, ...]:
        """The visits of a way, in order."""
        first = _visits(self._front.labels, int(self._rows[number]))
        return (*reversed(first), *_visits(self._back.labels, int(self._rest[number])))


def _visits(labels: Ints, row: int) -> list[int]:
    """The stays of a label and of those it comes from, without the depot."""
    found = []
    while row >= 0:
        found.append(int(labels[row, LABEL.node]))
        row = int(labels[row, LABEL.parent])
    return found[:-1]


class Meeting:
    """Room for labels, which grows until they fit, up to what memory bears."""

    def __init__(self) -> None:
        self.labels = 0
        self._rows = {"front": _ROWS, "back": _ROWS}
        self._spaces: dict[tuple[str, int], Space] = {}
        self._other = ThreadPoolExecutor(1)

    def search(self, search: Search, clock: Clock) -> Met:
        """The cheapest way of every front label below the limit; both ends side by side."""
        if clock.is_timeless:
            ends = [self._labels(*end, search, clock) for end in (_FRONT, _BACK)]
        else:
            there = self._other.submit(self._labels, *_BACK, search, clock)
            ends = [self._labels(*_FRONT, search, clock), there.result()]
        (front, is_front), (back, is_back) = ends
        best = np.full((int(front.used[USED.labels]), 2), -1, np.int64)
        best[:, 0] = search.duals.limit
        for first in range(0, len(best), _IN_ONE_GO):
            rows = first, min(len(best), first + _IN_ONE_GO)
            join(front, back, search.network, search.duals, rows, best)
            if clock.is_over:
                return Met(front, back, best, is_whole=False)
        return Met(front, back, best, is_whole=is_front and is_back)

    def _labels(
        self, end: str, modes: int, begin: Begin, spread: Spread, search: Search, clock: Clock
    ) -> tuple[Space, bool]:
        """All labels from one end; False if there was no time or no room for some."""
        nodes = len(search.network.visits)
        while True:
            space = self._spaces.get((end, nodes))
            if space is None or len(space.labels) < self._rows[end]:
                space = self._spaces[end, nodes] = space_of(nodes, self._rows[end], modes)
            begin(space, search)
            is_done = False
            while not is_done:
                is_done = spread(space, search, _IN_ONE_GO)
                clock.count(_IN_ONE_GO)
                if clock.is_over and not is_done:
                    return space, False
            self.labels += int(space.used[USED.labels])
            is_whole = int(space.used[USED.bucket]) == BUCKETS
            if is_whole or self._rows[end] >= _ROWS_MAX:
                return space, is_whole
            self._rows[end] *= 2

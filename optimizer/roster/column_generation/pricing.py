"""The subproblem: the cheapest schedule against given prices of choices, as machine code.

Shortest path in a layered graph, by dynamic programming from the end.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from optimizer.roster.column_generation.state_graph import Graph, Ints
from optimizer.solving.compiled import compiled

NEVER = 2**50
"""The price of a choice that a person does not have; sums of some of them stay in 64 bits."""


class Subproblem:
    """What every choice of a day costs one person on a graph, and the cheapest schedules.

    `prices[d, c]` and all results are in units of 1 / `scale` price units; the graph's own costs
    are multiplied here.
    """

    def __init__(self, graph: Graph, first: int, prices: Ints, scale: int) -> None:
        self._graph, self._first, self._prices = graph, first, prices
        self._scale = scale
        g = graph
        self._to_go = _to_go(g.layers, g.targets, g.costs, g.last_costs, prices, scale)

    @property
    def least(self) -> int:
        """The cost of the cheapest schedule; NEVER or more when there is none."""
        return int(self._to_go[self._first]) if self._first >= 0 else NEVER

    def choices(self) -> NDArray[np.int64]:
        """The choices of the cheapest schedule, one for each day."""
        g = self._graph
        return _choices(g.targets, g.costs, self._prices, self._to_go, self._first, self._scale)


@compiled
def _to_go(
    layers: Ints,
    targets: NDArray[np.int32],
    costs: NDArray[np.int32],
    last_costs: Ints,
    prices: Ints,
    scale: int,
) -> Ints:
    """The least cost from every node to the end."""
    days, choices = prices.shape
    found = np.full(layers[days + 1], NEVER, dtype=np.int64)
    found[layers[days] :] = last_costs * scale
    # layers from the last: every node of a layer knows all that follows when its turn comes
    for day in range(days - 1, -1, -1):
        for node in range(layers[day], layers[day + 1]):
            for choice in range(choices):
                target = targets[node, choice]
                if target >= 0:
                    # sums of integers, the same in any order: so the least is exact, and a bound
                    cost = found[target] + costs[node, choice] * scale + prices[day, choice]
                    found[node] = min(found[node], cost)
    return found


@compiled
def _choices(
    targets: NDArray[np.int32],
    costs: NDArray[np.int32],
    prices: Ints,
    to_go: Ints,
    first: int,
    scale: int,
) -> Ints:
    days, choices = prices.shape
    schedule = np.zeros(days, dtype=np.int64)
    node = first
    for day in range(days):
        best, after = NEVER, -1
        for choice in range(choices):
            target = targets[node, choice]
            if target >= 0:
                cost = to_go[target] + costs[node, choice] * scale + prices[day, choice]
                # of equal choices the first, so that the schedule does not depend on chance
                if cost < best:
                    best, schedule[day], after = cost, choice, target
        node = after
    return schedule

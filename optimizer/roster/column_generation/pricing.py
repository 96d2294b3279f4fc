"""The cheapest line through a graph against given prices of choices, as machine code."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

from optimizer.roster.column_generation.state_graph import Graph, Ints

F = TypeVar("F", bound=Callable[..., object])
NEVER = 2**50
"""The price of a choice that a person does not have; sums of some of them stay in 64 bits."""


def compiled(function: F) -> F:
    """The function as machine code, kept on disk between runs; it lets other threads run."""
    return cast("F", njit(cache=True, nogil=True)(function))


class Prices:
    """What every choice of a day costs one person on a graph, and the cheapest lines.

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
        """The cost of the cheapest line; NEVER or more when there is none."""
        return int(self._to_go[self._first]) if self._first >= 0 else NEVER

    def line(self) -> NDArray[np.int64]:
        """The choices of the cheapest line, one for each day."""
        g = self._graph
        return _line(g.targets, g.costs, self._prices, self._to_go, self._first, self._scale)

    def through(self) -> Ints:
        """The cost of the cheapest line with each choice on each day."""
        g = self._graph
        return _through(
            g.layers, g.targets, g.costs, self._prices, self._to_go, self._first, self._scale
        )


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
    for day in range(days - 1, -1, -1):
        for node in range(layers[day], layers[day + 1]):
            for choice in range(choices):
                target = targets[node, choice]
                if target >= 0:
                    cost = found[target] + costs[node, choice] * scale + prices[day, choice]
                    found[node] = min(found[node], cost)
    return found


@compiled
def _line(
    targets: NDArray[np.int32],
    costs: NDArray[np.int32],
    prices: Ints,
    to_go: Ints,
    first: int,
    scale: int,
) -> Ints:
    days, choices = prices.shape
    line = np.zeros(days, dtype=np.int64)
    node = first
    for day in range(days):
        best, after = NEVER, -1
        for choice in range(choices):
            target = targets[node, choice]
            if target >= 0:
                cost = to_go[target] + costs[node, choice] * scale + prices[day, choice]
                if cost < best:
                    best, line[day], after = cost, choice, target
        node = after
    return line


@compiled
def _through(
    layers: Ints,
    targets: NDArray[np.int32],
    costs: NDArray[np.int32],
    prices: Ints,
    to_go: Ints,
    first: int,
    scale: int,
) -> Ints:
    days, choices = prices.shape
    so_far = np.full(layers[days + 1], NEVER, dtype=np.int64)
    so_far[first] = 0
    best = np.full((days, choices), NEVER, dtype=np.int64)
    for day in range(days):
        for node in range(layers[day], layers[day + 1]):
            if so_far[node] >= NEVER:
                continue
            for choice in range(choices):
                target = targets[node, choice]
                if target >= 0:
                    cost = so_far[node] + costs[node, choice] * scale + prices[day, choice]
                    so_far[target] = min(so_far[target], cost)
                    best[day, choice] = min(best[day, choice], cost + to_go[target])
    return best

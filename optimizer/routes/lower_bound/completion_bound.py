"""The least that the rest of a route can cost: cuts labels short that lead nowhere.

The rest makes each visit at most once, comes to it by its shortest leg, and fills the time that is
left with what brings most by the second, the last visit in part: no true route does better.

Completion bound; its value is that of a fractional knapsack, Dantzig (1957).
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from optimizer.routes.lower_bound.label_space import Duals
from optimizer.routes.lower_bound.network import Network
from optimizer.routes.timing.arrays import PIECE, PRICE, SHIFT, Ints
from optimizer.solving.compiled import compiled


class Rest(NamedTuple):
    """Visits worth making, the best by the second first: number, gain, seconds.

    `home_s` is the shortest leg home, `home` its price.
    """

    visits: Ints
    gain: Ints
    time_s: Ints
    home_s: int
    home: int


def rest_of(network: Network, duals: Duals) -> Rest:
    """The rest of routes under prices."""
    scale, nodes = duals.scale, len(network.visits)
    between = network.leg[:nodes, :nodes].copy()
    np.fill_diagonal(between, np.iinfo(np.int64).max)
    leg = between.min(axis=0, initial=10**6)
    shared = network.shared.copy()
    np.fill_diagonal(shared, 0)
    stay = np.where(shared.any(axis=0), network.stay.min(axis=1), network.stay[:, 1])
    piece = [
        int(network.pieces[first:behind, PIECE.price].min())
        for first, behind in pairwise(network.piece_at[::2].tolist())
    ]
    price = leg * network.prices[PRICE.travel] + np.array(piece, dtype=np.int64)
    gain = duals.visit - price * scale
    time_s = np.maximum(1, leg + stay)
    order = np.argsort(-(gain / time_s), kind="stable")
    order = order[gain[order] > 0]
    home_s = int(network.leg[:nodes, nodes].min(initial=0 if nodes == 0 else 10**6))
    home = home_s * int(network.prices[PRICE.travel]) * scale
    return Rest(order, gain[order], time_s[order], home_s, home)


@compiled
def least_rest(
    rest: Rest, network: Network, scale: int, ready: int, seen: Ints, word_bits: int
) -> int:
    """The least cost of the rest of a route from a stay that ends at `ready`, `seen` its bits."""
    over = network.prices[PRICE.overtime] * scale
    left_s = network.shift[SHIFT.last] - ready - rest.home_s
    free_s = min(left_s, network.shift[SHIFT.end] - ready - rest.home_s)
    cost = rest.home + over * max(0, -free_s)
    free_s = max(0, free_s)
    for at in range(len(rest.visits)):
        visit = rest.visits[at]
        if seen[visit // word_bits] >> (visit % word_bits) & 1:
            continue
        gain, time_s = rest.gain[at], rest.time_s[at]
        # a fractional knapsack, best by the second first: no whole choice brings more; the division
        # rounds down, so 1 is taken off
        if free_s < time_s and gain < over * time_s:
            return int(cost - gain * free_s // time_s - 1)
        # beyond the latest return nothing is gained, however much overtime would be paid
        if left_s < time_s:
            cost += over * max(0, left_s - free_s)
            return int(cost - gain * max(0, left_s) // time_s - 1)
        cost += over * max(0, time_s - free_s) - gain
        free_s, left_s = max(0, free_s - time_s), left_s - time_s
    return int(cost)

"""Labels of the pricer: their columns, the room they have, and which of two is kept."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from optimizer.routes.compiled import compiled
from optimizer.routes.network import Network
from optimizer.routes.tables import (
    LAST,
    MEAL,
    START,
    WAITING,
    Ints,
)

NODE, COST, NOW, READY, FREE, EATEN, LOAD, TURNS, CUTS, PARENT, NEXT, QUEUED, DEAD, SEEN = range(14)
"""Columns of a label; `NOW` is its cost if nothing more is waited for; `SEEN` and on are bits."""
WORD_BITS = 62
BUCKETS = 256
NOTHING = 10**17
"""Dearer than any route."""


class Duals(NamedTuple):
    """Integer prices, all times `scale`: what each visit and sub-district brings, each cut costs.

    `cuts_of[i]` has a bit for every cut that visit i is in.
    """

    scale: int
    visit: Ints
    turn: Ints
    cuts_of: Ints
    cut: Ints


class Space(NamedTuple):
    """Room for labels: rows, the cheapest label of each node, queues by time, how many rows."""

    labels: Ints
    cheapest: Ints
    queue: Ints
    used: Ints


def space_of(nodes: int, rows: int) -> Space:
    """Room for so many labels over so many nodes."""
    width = SEEN + 1 + max(nodes - 1, 0) // WORD_BITS
    return Space(
        np.empty((rows, width), np.int64),
        np.empty(nodes, np.int64),
        np.empty(BUCKETS, np.int64),
        np.zeros(2, np.int64),
    )


@compiled
def _sum_of(bits: int, prices: Ints) -> int:
    total = 0
    for number in range(len(prices)):
        if bits >> number & 1:
            total += prices[number]
    return total


@compiled
def _beats(labels: Ints, a: int, b: int, network: Network, duals: Duals, guess_s: int) -> bool:
    """Whatever follows label `b` may follow `a` and then costs no more.

    With `guess_s` >= 0 that is only guessed: `a` is cheaper and ready that much later at most.
    """
    if labels[a, COST] > labels[b, NOW] or labels[a, EATEN] < labels[b, EATEN]:
        return False
    if guess_s >= 0:
        return bool(labels[a, READY] <= labels[b, READY] + guess_s)
    if labels[a, READY] > labels[b, READY] or labels[a, LOAD] > labels[b, LOAD]:
        return False
    for word in range(SEEN, labels.shape[1]):
        if labels[a, word] & ~labels[b, word]:
            return False
    wait = network.prices[WAITING] * duals.scale
    cost, free = labels[a, COST], labels[a, FREE]
    if labels[a, EATEN] > labels[b, EATEN]:
        free -= network.shift[MEAL]  # a wait that holds the meal of `b` is idle in `a`
    if labels[a, TURNS] & ~labels[b, TURNS]:
        cost += _sum_of(labels[a, TURNS] & ~labels[b, TURNS], duals.turn)
    if labels[a, CUTS] & ~labels[b, CUTS]:
        cost += _sum_of(labels[a, CUTS] & ~labels[b, CUTS], duals.cut)
    return bool(
        cost + wait * max(0, labels[b, READY] - free) <= labels[b, NOW]
        and cost - wait * free <= labels[b, COST] - wait * labels[b, FREE]
    )


@compiled
def keep(space: Space, network: Network, duals: Duals, guess_s: int) -> None:
    """Takes up the label in the first free row unless it is beaten; drops those it beats.

    The labels of a node are linked in the order of their cost.
    """
    labels, new = space.labels, space.used[0]
    node = labels[new, NODE]
    other = space.cheapest[node]
    while other >= 0 and labels[other, COST] <= labels[new, NOW]:
        if _beats(labels, other, new, network, duals, guess_s):
            return
        other = labels[other, NEXT]
    before, other, place = -1, space.cheapest[node], -1
    while other >= 0:
        following = labels[other, NEXT]
        if _beats(labels, new, other, network, duals, guess_s):
            labels[other, DEAD] = 1
            if before < 0:
                space.cheapest[node] = following
            else:
                labels[before, NEXT] = following
        else:
            before = other
            if labels[other, COST] <= labels[new, COST]:
                place = other
        other = following
    if place < 0:
        labels[new, NEXT] = space.cheapest[node]
        space.cheapest[node] = new
    else:
        labels[new, NEXT] = labels[place, NEXT]
        labels[place, NEXT] = new
    day = network.shift[LAST] - network.shift[START] + 1
    bucket = max(0, labels[new, READY] - network.shift[START]) * BUCKETS // day
    labels[new, QUEUED] = space.queue[bucket]
    space.queue[bucket] = new
    space.used[0] = new + 1

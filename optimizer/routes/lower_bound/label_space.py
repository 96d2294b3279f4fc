"""Labels of the pricer: their columns, the room they have, and which of two is kept."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from optimizer.routes.lower_bound.network import WORD_BITS, Network
from optimizer.routes.timing.arrays import LAST, MEAL, START, WAITING, Ints
from optimizer.solving.compiled import compiled

NODE, COST, NOW, READY, FREE, EATEN, LOAD, TURNS, CUTS, PARENT, NEXT, QUEUED, DEAD, SEEN = range(14)
"""Columns of a label; `NOW` is its cost if nothing more is waited for; `SEEN` and on are bits."""
BUCKETS = 256


class Duals(NamedTuple):
    """Integer prices, all times `scale`: what each visit and sub-district brings, each cut costs.

    `cuts_of[i]` has a bit for every cut that visit i is in. Only routes whose reduced cost is below
    `limit` are looked for: what a shift of the class is worth, at most 0.
    """

    scale: int
    visit: Ints
    turn: Ints
    cuts_of: Ints
    cut: Ints
    limit: int = 0


class Space(NamedTuple):
    """Room for labels: rows, the cheapest of each node and mode, queues by time, how many rows."""

    labels: Ints
    cheapest: Ints
    queue: Ints
    used: Ints


def space_of(nodes: int, rows: int, modes: int = 1) -> Space:
    """Room for so many labels over so many nodes, in a list for each mode."""
    width = SEEN + 1 + max(nodes - 1, 0) // WORD_BITS
    return Space(
        np.empty((rows, width), np.int64),
        np.empty((nodes + 1) * modes, np.int64),
        np.empty(BUCKETS, np.int64),
        np.zeros(2, np.int64),
    )


@compiled
def sum_of(bits: int, prices: Ints) -> int:
    """The prices of the bits that are set."""
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
        cost += sum_of(labels[a, TURNS] & ~labels[b, TURNS], duals.turn)
    if labels[a, CUTS] & ~labels[b, CUTS]:
        cost += sum_of(labels[a, CUTS] & ~labels[b, CUTS], duals.cut)
    return bool(
        cost + wait * max(0, labels[b, READY] - free) <= labels[b, NOW]
        and cost - wait * free <= labels[b, COST] - wait * labels[b, FREE]
    )


@compiled
def link(space: Space, row: int, head: int) -> None:
    """Puts a label into a list, which is in the order of cost."""
    labels = space.labels
    before, other = -1, space.cheapest[head]
    while other >= 0 and labels[other, COST] <= labels[row, COST]:
        before, other = other, labels[other, NEXT]
    labels[row, NEXT] = other
    if before < 0:
        space.cheapest[head] = row
    else:
        labels[before, NEXT] = row


@compiled
def unlink(space: Space, row: int, before: int, head: int) -> None:
    """Drops a label, which is behind label `before` of a list, or its first (-1)."""
    space.labels[row, DEAD] = 1
    if before < 0:
        space.cheapest[head] = space.labels[row, NEXT]
    else:
        space.labels[before, NEXT] = space.labels[row, NEXT]


@compiled
def bucket_of(network: Network, time_s: int) -> int:
    """Which of the equal parts of the shift a time lies in."""
    begin, day = network.shift[START], network.shift[LAST] - network.shift[START] + 1
    return int(max(0, time_s - begin) * BUCKETS // day)


@compiled
def enqueue(space: Space, bucket: int) -> None:
    """Takes up the label in the first free row, to be gone on from with its bucket."""
    row = space.used[0]
    space.labels[row, QUEUED] = space.queue[bucket]
    space.queue[bucket] = row
    space.used[0] = row + 1


@compiled
def is_beaten(space: Space, network: Network, duals: Duals, guess_s: int) -> bool:
    """The label in the first free row is no better than one that is kept."""
    labels, new = space.labels, space.used[0]
    other = space.cheapest[labels[new, NODE]]
    while other >= 0 and labels[other, COST] <= labels[new, NOW]:
        if _beats(labels, other, new, network, duals, guess_s):
            return True
        other = labels[other, NEXT]
    return False


@compiled
def keep(space: Space, network: Network, duals: Duals, guess_s: int) -> None:
    """Takes up the label in the first free row and drops those that it beats.

    The labels of a node are linked in the order of their cost.
    """
    labels, new = space.labels, space.used[0]
    node = labels[new, NODE]
    before, other = -1, space.cheapest[node]
    while other >= 0:
        following = labels[other, NEXT]
        if _beats(labels, new, other, network, duals, guess_s):
            unlink(space, other, before, node)
        else:
            before = other
        other = following
    link(space, new, node)
    enqueue(space, bucket_of(network, labels[new, READY]))

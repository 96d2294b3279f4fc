"""Labels of the pricer: their columns, the room they have, and which of two is kept.

Dominance between labels: Desrochers & Soumis (1988).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from optimizer.routes.lower_bound.network import WORD_BITS, Network
from optimizer.routes.timing.arrays import PRICE, SHIFT, Ints
from optimizer.solving.compiled import compiled_inside


class LabelColumns(NamedTuple):
    """Columns that labels from both ends have; from `seen` on there are bits."""

    node: int
    cost: int
    load: int
    turns: int
    cuts: int
    parent: int
    next: int
    queued: int
    dead: int
    seen: int


class ForwardColumns(NamedTuple):
    """Columns of labels from the depot; `now` is the cost if nothing more is waited for."""

    now: int
    ready: int
    free: int
    eaten: int


class BackwardColumns(NamedTuple):
    """Columns of labels from the end, at the same places."""

    on_time: int
    late: int
    early: int
    mode: int


class UsedEntries(NamedTuple):
    """Entries of `Space.used`: how many labels there are, and the bucket that is gone on from."""

    labels: int
    bucket: int


LABEL = LabelColumns(*(*range(9), 13))
FORWARD, BACKWARD = ForwardColumns(*range(9, 13)), BackwardColumns(*range(9, 13))
USED = UsedEntries(*range(2))
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
    width = LABEL.seen + 1 + max(nodes - 1, 0) // WORD_BITS
    return Space(
        np.empty((rows, width), np.int64),
        np.empty((nodes + 1) * modes, np.int64),
        np.empty(BUCKETS, np.int64),
        np.zeros(2, np.int64),
    )


@compiled_inside
def sum_of(bits: int, prices: Ints) -> int:
    """The prices of the bits that are set."""
    total = 0
    for number in range(len(prices)):
        if bits >> number & 1:
            total += prices[number]
    return total


@compiled_inside
def _beats(labels: Ints, a: int, b: int, network: Network, duals: Duals, guess_s: int) -> bool:
    """Whatever follows label `b` may follow `a` and then costs no more.

    With `guess_s` >= 0 that is only guessed: `a` is cheaper and ready that much later at most.
    """
    if labels[a, LABEL.cost] > labels[b, FORWARD.now]:
        return False
    if labels[a, FORWARD.eaten] < labels[b, FORWARD.eaten]:
        return False
    if guess_s >= 0:
        return bool(labels[a, FORWARD.ready] <= labels[b, FORWARD.ready] + guess_s)
    # cheap tests first: half of the time of an exact search goes here
    if labels[a, FORWARD.ready] > labels[b, FORWARD.ready]:
        return False
    if labels[a, LABEL.load] > labels[b, LABEL.load]:
        return False
    for word in range(LABEL.seen, labels.shape[1]):
        if labels[a, word] & ~labels[b, word]:
            return False
    wait = network.prices[PRICE.waiting] * duals.scale
    cost, free = labels[a, LABEL.cost], labels[a, FORWARD.free]
    if labels[a, FORWARD.eaten] > labels[b, FORWARD.eaten]:
        free -= network.shift[SHIFT.meal]  # a wait that holds the meal of `b` is idle in `a`
    # what only `b` can still earn is granted to it: `a` must win all the same
    if labels[a, LABEL.turns] & ~labels[b, LABEL.turns]:
        cost += sum_of(labels[a, LABEL.turns] & ~labels[b, LABEL.turns], duals.turn)
    if labels[a, LABEL.cuts] & ~labels[b, LABEL.cuts]:
        cost += sum_of(labels[a, LABEL.cuts] & ~labels[b, LABEL.cuts], duals.cut)
    # departing at once, and so late that all is waited for: what lies between follows from both
    return bool(
        cost + wait * max(0, labels[b, FORWARD.ready] - free) <= labels[b, FORWARD.now]
        and cost - wait * free <= labels[b, LABEL.cost] - wait * labels[b, FORWARD.free]
    )


@compiled_inside
def link(space: Space, row: int, head: int) -> None:
    """Puts a label into a list, which is in the order of cost."""
    labels = space.labels
    before, other = -1, space.cheapest[head]
    while other >= 0 and labels[other, LABEL.cost] <= labels[row, LABEL.cost]:
        before, other = other, labels[other, LABEL.next]
    labels[row, LABEL.next] = other
    if before < 0:
        space.cheapest[head] = row
    else:
        labels[before, LABEL.next] = row


@compiled_inside
def unlink(space: Space, row: int, before: int, head: int) -> None:
    """Drops a label, which is behind label `before` of a list, or its first (-1)."""
    space.labels[row, LABEL.dead] = 1
    if before < 0:
        space.cheapest[head] = space.labels[row, LABEL.next]
    else:
        space.labels[before, LABEL.next] = space.labels[row, LABEL.next]


@compiled_inside
def bucket_of(network: Network, time_s: int) -> int:
    """Which of the equal parts of the shift a time lies in."""
    begin_s = network.shift[SHIFT.start]
    day_s = network.shift[SHIFT.last] - begin_s + 1
    return int(max(0, time_s - begin_s) * BUCKETS // day_s)


@compiled_inside
def enqueue(space: Space, bucket: int) -> None:
    """Takes up the label in the first free row, to be gone on from with its bucket."""
    row = space.used[USED.labels]
    space.labels[row, LABEL.queued] = space.queue[bucket]
    space.queue[bucket] = row
    space.used[USED.labels] = row + 1


@compiled_inside
def is_beaten(space: Space, network: Network, duals: Duals, guess_s: int) -> bool:
    """The label in the first free row is no better than one that is kept."""
    labels, new = space.labels, space.used[USED.labels]
    other = space.cheapest[labels[new, LABEL.node]]
    # in the order of cost: behind the first dearer one nothing can beat the label
    while other >= 0 and labels[other, LABEL.cost] <= labels[new, FORWARD.now]:
        if _beats(labels, other, new, network, duals, guess_s):
            return True
        other = labels[other, LABEL.next]
    return False


@compiled_inside
def keep(space: Space, network: Network, duals: Duals, guess_s: int) -> None:
    """Takes up the label in the first free row and drops those that it beats.

    The labels of a node are linked in the order of their cost.
    """
    labels, new = space.labels, space.used[USED.labels]
    node = labels[new, LABEL.node]
    before, other = -1, space.cheapest[node]
    while other >= 0:
        following = labels[other, LABEL.next]
        if _beats(labels, new, other, network, duals, guess_s):
            unlink(space, other, before, node)
        else:
            before = other
        other = following
    link(space, new, node)
    enqueue(space, bucket_of(network, labels[new, FORWARD.ready]))

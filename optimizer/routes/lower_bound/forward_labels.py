"""Prices routes: the least reduced cost of a class of shifts, by labels, in exact integers.

A **label** is a way from the depot to the end of a stay. What the rest of the route can depend on:
its `COST` so far, the earliest `END`, the latest end up to which departing later costs no waiting
(`FREE`), whether the crew has eaten, the load, the sub-districts and cuts met, and the visits it
must not make again. Routes may come back to a visit once they are far from it (ng-routes), and
labels that no true route below a limit begins with are dropped: so the least reduced cost is a
lower bound of that of true routes below the limit, and equals it when the best is one.
"""

from __future__ import annotations

from typing import NamedTuple

from optimizer.routes.lower_bound.completion_bound import Rest, least_rest
from optimizer.routes.lower_bound.label_space import (
    BUCKETS,
    COST,
    CUTS,
    DEAD,
    EATEN,
    FREE,
    LOAD,
    NEXT,
    NODE,
    NOW,
    PARENT,
    QUEUED,
    READY,
    SEEN,
    TURNS,
    Duals,
    Space,
    is_beaten,
    keep,
    sum_of,
)
from optimizer.routes.lower_bound.network import PARTS, WORD_BITS, Network
from optimizer.routes.timing.arrays import (
    CAPACITY,
    FROM,
    LAST,
    MEAL,
    MEAL_FROM,
    MEAL_TO,
    NEVER_S,
    PRICE,
    START,
    TO,
    TRAVEL,
    WAITING,
    Ints,
)
from optimizer.solving.compiled import compiled


class Search(NamedTuple):
    """What is searched: prices on a network, and what may be dropped.

    `near[i]` has the bits of the visits that stay remembered behind visit i. With `guess_s` >= 0
    labels are dropped by a guess. Labels end before `middle_s`, those from the end not before it.
    """

    network: Network
    duals: Duals
    near: Ints
    rest: Rest
    guess_s: int
    middle_s: int


@compiled
def _arrive(
    space: Space, search: Search, row: int, node: int, ready: int, free: int, eaten: int
) -> None:
    """The labels behind a stay that can start at `ready`: one for each piece."""
    network, duals, labels = search.network, search.duals, space.labels
    origin, depot = labels[row, NODE], len(network.visits)
    full = 1 if origin == depot or not network.shared[origin, node] else 0
    stay = network.stay[node, full]
    cost = labels[row, COST] - duals.visit[node]
    cost += network.leg[origin, node] * network.prices[TRAVEL] * duals.scale
    turns, district = labels[row, TURNS], network.district[node]
    if district >= 0 and duals.turn[district] and not turns >> district & 1:
        turns |= 1 << district
        cost -= duals.turn[district]
    cuts = labels[row, CUTS] ^ duals.cuts_of[node]
    cost += sum_of(labels[row, CUTS] & duals.cuts_of[node], duals.cut)
    new = space.used[0]
    for piece in range(network.piece_at[2 * node + full], network.piece_at[2 * node + full + 1]):
        until, price = network.pieces[piece, TO], network.pieces[piece, PRICE]
        if ready > until or new >= len(labels):
            continue
        end = max(ready, network.pieces[piece, FROM]) + stay
        if end >= search.middle_s or (not eaten and end > network.shift[MEAL_TO]):
            continue
        labels[new, NODE], labels[new, EATEN] = node, eaten
        labels[new, PARENT], labels[new, DEAD] = row, 0
        labels[new, COST] = cost + price * duals.scale
        labels[new, READY], labels[new, FREE] = end, min(free, until) + stay
        waited = max(0, end - labels[new, FREE]) * network.prices[WAITING]
        labels[new, NOW] = labels[new, COST] + waited * duals.scale
        labels[new, LOAD] = labels[row, LOAD] + network.load[node]
        labels[new, TURNS], labels[new, CUTS] = turns, cuts
        if not _is_worse(space, search, row):
            keep(space, network, duals, search.guess_s)
            new = space.used[0]
        if free <= until and not price:
            break


@compiled
def _is_worse(space: Space, search: Search, row: int) -> bool:
    """The label in the first free row, behind a `row`, is beaten or leads nowhere."""
    network, duals, guess_s = search.network, search.duals, search.guess_s
    if guess_s >= 0 and is_beaten(space, network, duals, guess_s):
        return True
    _remember(space.labels, row, space.used[0], network, search.near)
    if _is_hopeless(space.labels, space.used[0], search):
        return True
    return guess_s < 0 and is_beaten(space, network, duals, guess_s)


@compiled
def _is_hopeless(labels: Ints, new: int, search: Search) -> bool:
    """No true route that begins like this costs less than the limit."""
    duals, seen = search.duals, labels[new, SEEN:]
    rest = least_rest(search.rest, search.network, duals.scale, labels[new, READY], seen, WORD_BITS)
    least = labels[new, NOW] + rest
    for district in range(len(duals.turn)):
        if not labels[new, TURNS] >> district & 1:
            least -= duals.turn[district]
    return bool(least >= duals.limit)


@compiled
def _remember(labels: Ints, row: int, new: int, network: Network, near: Ints) -> None:
    """What must not be made again: made and still near, or out of reach."""
    node, shift = labels[new, NODE], network.shift
    part = (labels[new, READY] - shift[START]) * PARTS // (shift[LAST] - shift[START] + 1)
    part = min(max(0, part), PARTS - 1)
    for word in range(near.shape[1]):
        made = labels[row, SEEN + word] & near[node, word]
        labels[new, SEEN + word] = made | network.beyond[node, part, word]
    labels[new, SEEN + node // WORD_BITS] |= 1 << (node % WORD_BITS)


@compiled
def _go_on(space: Space, search: Search, row: int) -> None:
    """Every way on from a label, with the meal on the way or without."""
    labels, network = space.labels, search.network
    label, shift = labels[row], network.shift
    for node in range(len(network.visits)):
        if label[SEEN + node // WORD_BITS] >> (node % WORD_BITS) & 1:
            continue
        leg = network.leg[label[NODE], node]
        ready, free = label[READY] + leg, label[FREE] + leg
        if ready > network.latest[node] or label[LOAD] + network.load[node] > shift[CAPACITY]:
            continue
        eaten = label[EATEN]
        for meal in range(2 if not eaten and label[READY] <= shift[MEAL_TO] else 1):
            if meal:
                ready, eaten = max(ready, shift[MEAL_FROM]) + shift[MEAL], 1
                free = min(label[FREE], shift[MEAL_TO]) + leg + shift[MEAL]
            _arrive(space, search, row, node, ready, free, eaten)


@compiled
def begin(space: Space, search: Search) -> None:
    """The labels of departures: before the meal, and after it."""
    depot, shift = len(search.network.visits), search.network.shift
    space.used[:] = 0
    space.cheapest[:] = -1
    space.queue[:] = -1
    if shift[MEAL] and shift[MEAL_FROM] > shift[MEAL_TO]:
        return
    for fed in range(2 if shift[MEAL] else 1):
        label = space.labels[fed]
        label[:] = 0
        label[NODE], label[FREE] = depot, NEVER_S
        label[READY] = shift[MEAL_FROM] + shift[MEAL] if fed else shift[START]
        label[EATEN] = 1 if fed or not shift[MEAL] else 0
        label[PARENT], label[NEXT], label[QUEUED] = -1, -1, space.queue[0]
        space.queue[0] = fed
        space.used[0] = fed + 1


@compiled
def spread(space: Space, search: Search, most: int) -> bool:
    """Goes on from up to `most` labels; True when none is left, or no room.

    `space.used` tells how many labels there are, and the bucket that it is at.
    """
    while space.used[1] < BUCKETS:
        bucket = space.used[1]
        while space.queue[bucket] >= 0:
            if most == 0 or space.used[0] >= len(space.labels):
                return most > 0
            most -= 1
            row = space.queue[bucket]
            space.queue[bucket] = space.labels[row, QUEUED]
            if not space.labels[row, DEAD]:
                _go_on(space, search, row)
        space.used[1] = bucket + 1
    return True

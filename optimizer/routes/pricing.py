"""Prices routes: the least reduced cost of a class of shifts, by labels, in exact integers.

A **label** is a way from the depot to the end of a stay. What the rest of the route can depend on:
its `COST` so far, the earliest `END`, the latest end up to which departing later costs no waiting
(`FREE`), whether the crew has eaten, the load, the sub-districts and cuts met, and the visits it
must not make again. Routes may come back to a visit once they are far from it (ng-routes), and
labels that no true route below a limit begins with are dropped: so the least reduced cost is a
lower bound of that of true routes below the limit, and equals it when the best is one.
"""

from __future__ import annotations

import numpy as np

from optimizer.routes.compiled import compiled
from optimizer.routes.network import Network
from optimizer.routes.pricing_labels import (
    BUCKETS,
    COST,
    CUTS,
    DEAD,
    EATEN,
    FREE,
    LOAD,
    NEXT,
    NODE,
    NOTHING,
    NOW,
    PARENT,
    QUEUED,
    READY,
    SEEN,
    TURNS,
    WORD_BITS,
    Duals,
    Space,
    _sum_of,
    keep,
)
from optimizer.routes.rest import Rest, least_rest
from optimizer.routes.tables import (
    CAPACITY,
    END,
    FROM,
    LAST,
    MEAL,
    MEAL_FROM,
    MEAL_TO,
    NEVER_S,
    OVERTIME,
    PRICE,
    START,
    TO,
    TRAVEL,
    WAITING,
    Ints,
)


@compiled
def _arrive(
    space: Space,
    network: Network,
    duals: Duals,
    near: Ints,
    rest: Rest,
    guess_s: int,
    row: int,
    node: int,
    ready: int,
    free: int,
    eaten: int,
) -> None:
    """The labels behind a stay that can start at `ready`: one for each piece."""
    labels = space.labels
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
    cost += _sum_of(labels[row, CUTS] & duals.cuts_of[node], duals.cut)
    new = space.used[0]
    for piece in range(network.piece_at[2 * node + full], network.piece_at[2 * node + full + 1]):
        until, price = network.pieces[piece, TO], network.pieces[piece, PRICE]
        if ready > until or new >= len(labels):
            continue
        end = max(ready, network.pieces[piece, FROM]) + stay
        if not eaten and end > network.shift[MEAL_TO]:
            continue
        labels[new, NODE], labels[new, EATEN] = node, eaten
        labels[new, PARENT], labels[new, DEAD] = row, 0
        labels[new, COST] = cost + price * duals.scale
        labels[new, READY], labels[new, FREE] = end, min(free, until) + stay
        waited = max(0, end - labels[new, FREE]) * network.prices[WAITING]
        labels[new, NOW] = labels[new, COST] + waited * duals.scale
        labels[new, LOAD] = labels[row, LOAD] + network.load[node]
        labels[new, TURNS], labels[new, CUTS] = turns, cuts
        _remember(labels, row, new, network, near)
        if not _is_hopeless(labels, new, network, duals, rest):
            keep(space, network, duals, guess_s)
            new = space.used[0]
        if free <= until and not price:
            break


@compiled
def _is_hopeless(labels: Ints, new: int, network: Network, duals: Duals, rest: Rest) -> bool:
    """No true route that begins like this costs less than the limit."""
    least = labels[new, NOW] + least_rest(
        rest, network, duals.scale, labels[new, READY], labels[new, SEEN:], WORD_BITS
    )
    for district in range(len(duals.turn)):
        if not labels[new, TURNS] >> district & 1:
            least -= duals.turn[district]
    return bool(least >= rest.limit)


@compiled
def _remember(labels: Ints, row: int, new: int, network: Network, near: Ints) -> None:
    """What must not be made again: made and still near, or out of reach."""
    node = labels[new, NODE]
    for word in range(SEEN, labels.shape[1]):
        labels[new, word] = 0
    labels[new, SEEN + node // WORD_BITS] |= 1 << (node % WORD_BITS)
    for other in near[node]:
        if other < 0:
            break
        word, bit = SEEN + other // WORD_BITS, other % WORD_BITS
        is_seen = labels[row, word] >> bit & 1
        if is_seen or labels[new, READY] + network.least[node, other] > network.latest[other]:
            labels[new, word] |= 1 << bit


@compiled
def _go_on(
    space: Space, network: Network, duals: Duals, near: Ints, rest: Rest, guess_s: int, row: int
) -> None:
    """Every way on from a label, with the meal on the way or without."""
    labels, shift = space.labels, network.shift
    label = labels[row]
    for node in range(len(network.visits)):
        if label[SEEN + node // WORD_BITS] >> (node % WORD_BITS) & 1:
            continue
        ready = label[READY] + network.leg[label[NODE], node]
        if ready > network.latest[node] or label[LOAD] + network.load[node] > shift[CAPACITY]:
            continue
        free = label[FREE] + network.leg[label[NODE], node]
        _arrive(space, network, duals, near, rest, guess_s, row, node, ready, free, label[EATEN])
        if not label[EATEN] and label[READY] <= shift[MEAL_TO]:
            ready = max(ready, shift[MEAL_FROM]) + shift[MEAL]
            late = min(label[FREE], shift[MEAL_TO]) + network.leg[label[NODE], node]
            _arrive(
                space, network, duals, near, rest, guess_s, row, node, ready, late + shift[MEAL], 1
            )


@compiled
def _depart(space: Space, network: Network, ready: int, eaten: int) -> int:
    row = space.used[0]
    label = space.labels[row]
    label[:] = 0
    label[NODE], label[READY], label[FREE] = len(network.visits), ready, NEVER_S
    label[EATEN], label[PARENT], label[NEXT] = eaten, -1, -1
    space.used[0] = row + 1
    return int(row)


@compiled
def begin(
    space: Space, network: Network, duals: Duals, near: Ints, rest: Rest, guess_s: int
) -> None:
    """The labels behind the first stays; `near` and `guess_s` as in `spread`."""
    shift = network.shift
    space.used[:] = 0
    space.cheapest[:] = -1
    space.queue[:] = -1
    if shift[MEAL] and shift[MEAL_FROM] > shift[MEAL_TO]:
        return
    first = _depart(space, network, shift[START], 0 if shift[MEAL] else 1)
    _go_on(space, network, duals, near, rest, guess_s, first)
    if shift[MEAL]:
        fed = _depart(space, network, shift[MEAL_FROM] + shift[MEAL], 1)
        _go_on(space, network, duals, near, rest, guess_s, fed)


@compiled
def spread(
    space: Space, network: Network, duals: Duals, near: Ints, rest: Rest, guess_s: int, most: int
) -> bool:
    """Goes on from up to `most` labels; True when none is left, or no room.

    `near[i]` are the visits that stay remembered behind visit i, filled up with -1. With
    `guess_s` >= 0 labels are dropped by a guess. `space.used` tells how many labels there are, and
    the bucket that it is at.
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
                _go_on(space, network, duals, near, rest, guess_s, row)
        space.used[1] = bucket + 1
    return True


@compiled
def home(space: Space, network: Network, duals: Duals) -> Ints:
    """The reduced cost of driving home from every label; NOTHING where it cannot."""
    shift, depot = network.shift, len(network.visits)
    wait, over = network.prices[WAITING] * duals.scale, network.prices[OVERTIME] * duals.scale
    found = np.full(space.used[0], NOTHING)
    for row in range(space.used[0]):
        label = space.labels[row]
        if label[NODE] == depot or label[DEAD]:
            continue
        leg = network.leg[label[NODE], depot]
        cost = label[COST] + leg * network.prices[TRAVEL] * duals.scale
        ready, free = label[READY] + leg, label[FREE] + leg
        if ready <= shift[LAST] and (label[EATEN] or ready <= shift[MEAL_TO]):
            late = max(0, ready - shift[END])
            found[row] = cost + wait * max(0, ready - free) + over * late
        if not label[EATEN] and label[READY] <= shift[MEAL_TO]:
            ready = max(ready, shift[MEAL_FROM]) + shift[MEAL]
            free = min(label[FREE], shift[MEAL_TO]) + leg + shift[MEAL]
            if ready <= shift[LAST]:
                fed = cost + wait * max(0, ready - free) + over * max(0, ready - shift[END])
                found[row] = min(found[row], fed)
    return found

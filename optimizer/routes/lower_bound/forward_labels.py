"""Prices routes: the least reduced cost of a class of shifts, by labels, in exact integers.

A **label** is a way from the depot to the end of a stay. What the rest of the route can depend on:
its `COST` so far, the earliest `END`, the latest end up to which departing later costs no waiting
(`FREE`), whether the crew has eaten, the load, the sub-districts and cuts met, and the visits it
must not make again. Routes may come back to a visit once they are far from it (ng-routes), and
labels that no true route below a limit begins with are dropped: so the least reduced cost is a
lower bound of that of true routes below the limit, and equals it when the best is one.

ng-route relaxation, with sets that grow: Baldacci, Mingozzi & Roberti (2011), Roberti & Mingozzi
(2014); unreachable visits: Feillet, Dejax, Gendreau & Gueguen (2004).
"""

from __future__ import annotations

from typing import NamedTuple

from optimizer.routes.lower_bound.completion_bound import Rest, least_rest
from optimizer.routes.lower_bound.label_space import (
    BUCKETS,
    FORWARD,
    LABEL,
    USED,
    Duals,
    Space,
    is_beaten,
    keep,
    sum_of,
)
from optimizer.routes.lower_bound.network import PARTS, WORD_BITS, Network
from optimizer.routes.timing.arrays import NEVER_S, PIECE, PRICE, SHIFT, Ints
from optimizer.solving.compiled import compiled, compiled_inside


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


@compiled_inside
def _arrive(
    space: Space, search: Search, row: int, node: int, ready: int, free: int, eaten: int
) -> None:
    """The labels behind a stay that can start at `ready`: one for each piece."""
    network, duals, labels = search.network, search.duals, space.labels
    origin, depot = labels[row, LABEL.node], len(network.visits)
    full = 1 if origin == depot or not network.shared[origin, node] else 0
    stay = network.stay[node, full]
    cost = labels[row, LABEL.cost] - duals.visit[node]
    cost += network.leg[origin, node] * network.prices[PRICE.travel] * duals.scale
    turns, district = labels[row, LABEL.turns], network.district[node]
    if district >= 0 and duals.turn[district] and not turns >> district & 1:
        turns |= 1 << district
        cost -= duals.turn[district]
    cuts = labels[row, LABEL.cuts] ^ duals.cuts_of[node]
    cost += sum_of(labels[row, LABEL.cuts] & duals.cuts_of[node], duals.cut)
    new = space.used[USED.labels]
    for piece in range(network.piece_at[2 * node + full], network.piece_at[2 * node + full + 1]):
        until, price = network.pieces[piece, PIECE.last], network.pieces[piece, PIECE.price]
        if ready > until or new >= len(labels):
            continue
        end = max(ready, network.pieces[piece, PIECE.first]) + stay
        # stays that end in the second half are labels of the other end
        if end >= search.middle_s or (not eaten and end > network.shift[SHIFT.meal_to]):
            continue
        labels[new, LABEL.node], labels[new, FORWARD.eaten] = node, eaten
        labels[new, LABEL.parent], labels[new, LABEL.dead] = row, 0
        labels[new, LABEL.cost] = cost + price * duals.scale
        labels[new, FORWARD.ready], labels[new, FORWARD.free] = end, min(free, until) + stay
        waited = max(0, end - labels[new, FORWARD.free]) * network.prices[PRICE.waiting]
        labels[new, FORWARD.now] = labels[new, LABEL.cost] + waited * duals.scale
        labels[new, LABEL.load] = labels[row, LABEL.load] + network.load[node]
        labels[new, LABEL.turns], labels[new, LABEL.cuts] = turns, cuts
        if not _is_worse(space, search, row):
            keep(space, network, duals, search.guess_s)
            new = space.used[USED.labels]
        # a free piece that is open as long as nothing is waited for: a later one is never better
        if free <= until and not price:
            break


@compiled_inside
def _is_worse(space: Space, search: Search, row: int) -> bool:
    """The label in the first free row, behind a `row`, is beaten or leads nowhere."""
    network, duals, guess_s = search.network, search.duals, search.guess_s
    # a guess compares no sets, so it comes before they are made; a proof needs them
    if guess_s >= 0 and is_beaten(space, network, duals, guess_s):
        return True
    _remember(space.labels, row, space.used[USED.labels], network, search.near)
    if _is_hopeless(space.labels, space.used[USED.labels], search):
        return True
    return guess_s < 0 and is_beaten(space, network, duals, guess_s)


@compiled_inside
def _is_hopeless(labels: Ints, new: int, search: Search) -> bool:
    """No true route that begins like this costs less than the limit."""
    duals, seen = search.duals, labels[new, LABEL.seen :]
    ready, least = labels[new, FORWARD.ready], labels[new, FORWARD.now]
    least += least_rest(search.rest, search.network, duals.scale, ready, seen, WORD_BITS)
    # whatever turn is not met yet may still be met on the way: the bound grants them all
    for district in range(len(duals.turn)):
        if not labels[new, LABEL.turns] >> district & 1:
            least -= duals.turn[district]
    return bool(least >= duals.limit)


@compiled_inside
def _remember(labels: Ints, row: int, new: int, network: Network, near: Ints) -> None:
    """What must not be made again: made and still near, or out of reach."""
    node, shift = labels[new, LABEL.node], network.shift
    spent_s = labels[new, FORWARD.ready] - shift[SHIFT.start]
    day_s = shift[SHIFT.last] - shift[SHIFT.start] + 1
    part = min(max(0, spent_s * PARTS // day_s), PARTS - 1)
    # what is out of reach counts as made: late labels remember the same and beat each other
    for word in range(near.shape[1]):
        made = labels[row, LABEL.seen + word] & near[node, word]
        labels[new, LABEL.seen + word] = made | network.beyond[node, part, word]
    labels[new, LABEL.seen + node // WORD_BITS] |= 1 << (node % WORD_BITS)


@compiled_inside
def _go_on(space: Space, search: Search, row: int) -> None:
    """Every way on from a label, with the meal on the way or without."""
    labels, network = space.labels, search.network
    label, shift = labels[row], network.shift
    for node in range(len(network.visits)):
        if label[LABEL.seen + node // WORD_BITS] >> (node % WORD_BITS) & 1:
            continue
        leg = network.leg[label[LABEL.node], node]
        ready, free = label[FORWARD.ready] + leg, label[FORWARD.free] + leg
        load = label[LABEL.load] + network.load[node]
        if ready > network.latest[node] or load > shift[SHIFT.capacity]:
            continue
        eaten = label[FORWARD.eaten]
        for meal in range(2 if not eaten and label[FORWARD.ready] <= shift[SHIFT.meal_to] else 1):
            if meal:
                ready, eaten = max(ready, shift[SHIFT.meal_from]) + shift[SHIFT.meal], 1
                free = min(label[FORWARD.free], shift[SHIFT.meal_to]) + leg + shift[SHIFT.meal]
            _arrive(space, search, row, node, ready, free, eaten)


@compiled
def begin(space: Space, search: Search) -> None:
    """The labels of departures: before the meal, and after it."""
    depot, shift = len(search.network.visits), search.network.shift
    space.used[:] = 0
    space.cheapest[:] = -1
    space.queue[:] = -1
    if shift[SHIFT.meal] and shift[SHIFT.meal_from] > shift[SHIFT.meal_to]:
        return
    for fed in range(2 if shift[SHIFT.meal] else 1):
        label = space.labels[fed]
        label[:] = 0
        label[LABEL.node], label[FORWARD.free] = depot, NEVER_S
        after_meal = shift[SHIFT.meal_from] + shift[SHIFT.meal]
        label[FORWARD.ready] = after_meal if fed else shift[SHIFT.start]
        label[FORWARD.eaten] = 1 if fed or not shift[SHIFT.meal] else 0
        label[LABEL.parent], label[LABEL.next], label[LABEL.queued] = -1, -1, space.queue[0]
        space.queue[0] = fed
        space.used[USED.labels] = fed + 1


@compiled
def spread(space: Space, search: Search, most: int) -> bool:
    """Goes on from up to `most` labels; True when none is left, or no room.

    `space.used` tells how many labels there are, and the bucket that it is at.
    """
    while space.used[USED.bucket] < BUCKETS:
        bucket = space.used[USED.bucket]
        while space.queue[bucket] >= 0:
            if most == 0 or space.used[USED.labels] >= len(space.labels):
                return most > 0
            most -= 1
            # a short stay may come into the bucket at work, so its head is read anew each time
            row = space.queue[bucket]
            space.queue[bucket] = space.labels[row, LABEL.queued]
            if not space.labels[row, LABEL.dead]:
                _go_on(space, search, row)
        space.used[USED.bucket] = bucket + 1
    return True

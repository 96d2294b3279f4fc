"""Routes from their ends: labels of what follows from a stay on, for the exact search to meet.

A **back label** is a way from the start of a stay to the depot. Begun at s, at most `LATE`, the
rest costs `COST`, and waiting for each second before `EARLY`, and overtime for each after
`ON_TIME`. Its `MODE` says whether the stay needs its set-up, and about the meal: it lies before,
or behind, or nowhere, because the van is home in time. The other columns are those of labels.
"""

from __future__ import annotations

from optimizer.routes.lower_bound.forward_labels import Search
from optimizer.routes.lower_bound.label_space import (
    BUCKETS,
    COST,
    CUTS,
    DEAD,
    LOAD,
    NEXT,
    NODE,
    PARENT,
    QUEUED,
    SEEN,
    TURNS,
    Space,
    bucket_of,
    enqueue,
    link,
    sum_of,
    unlink,
)
from optimizer.routes.lower_bound.network import WORD_BITS, Network
from optimizer.routes.timing.arrays import (
    CAPACITY,
    END,
    FROM,
    LAST,
    MEAL,
    MEAL_FROM,
    MEAL_TO,
    OVERTIME,
    PRICE,
    TO,
    TRAVEL,
    WAITING,
    Ints,
)
from optimizer.solving.compiled import compiled

ON_TIME, LATE, EARLY, MODE = 2, 3, 4, 5
"""Columns of a back label in place of NOW, READY, FREE and EATEN."""
BEFORE, BEHIND, NOWHERE = 0, 1, 2
"""Where the meal lies; a mode is twice that, and 1 more for a set-up."""
MODES = 6
_LONG_AGO_S = -(10**9)


@compiled
def begin_back(space: Space, search: Search) -> None:
    """The ends of routes: home by the end of the shift, or before the meal's last start."""
    space.used[:] = 0
    space.cheapest[:] = -1
    space.queue[:] = -1
    network, shift = search.network, search.network.shift
    for meal in (BEFORE, NOWHERE):
        late = shift[LAST] if meal == BEFORE else min(shift[LAST], shift[MEAL_TO])
        if meal == NOWHERE and not shift[MEAL]:
            continue
        row = space.used[0]
        label = space.labels[row]
        label[:] = 0
        label[NODE], label[MODE], label[PARENT] = len(network.visits), 2 * meal + 1, -1
        label[EARLY], label[ON_TIME], label[LATE] = _LONG_AGO_S, min(shift[END], late), late
        _take_up(space, network, late)


@compiled
def _take_up(space: Space, network: Network, end: int) -> None:
    """Links and queues the label in the first free row, whose stay ends at `end` at the latest."""
    label = space.labels[space.used[0]]
    link(space, space.used[0], label[NODE] * MODES + label[MODE])
    enqueue(space, BUCKETS - 1 - bucket_of(network, end))


@compiled
def _clip(label: Ints, since: int, until: int, wait: int, over: int) -> bool:
    """What is begun has to begin from `since` to `until`; False if it cannot."""
    late = min(label[LATE], until)
    if late < since:
        return False
    if label[EARLY] > late:
        label[COST] += wait * (label[EARLY] - late)
        label[EARLY] = late
    elif label[EARLY] < since:
        label[COST] += over * max(0, since - label[ON_TIME])
        label[EARLY] = since
    label[ON_TIME] = min(max(label[ON_TIME], label[EARLY]), late)
    label[LATE] = late
    return True


@compiled
def _earlier(label: Ints, seconds: int) -> None:
    """What is begun begins so much earlier."""
    label[EARLY] -= seconds
    label[ON_TIME] -= seconds
    label[LATE] -= seconds


@compiled
def _precede(space: Space, search: Search, row: int, node: int) -> None:
    """The labels of a stay before a label's: with a meal between or not, for each piece."""
    network, duals, near = search.network, search.duals, search.near
    labels, shift, depot = space.labels, network.shift, len(network.visits)
    wait, over = network.prices[WAITING] * duals.scale, network.prices[OVERTIME] * duals.scale
    after, full_after = labels[row, NODE], labels[row, MODE] % 2
    if after != depot and full_after != (0 if network.shared[node, after] else 1):
        return
    meal = labels[row, MODE] // 2
    leg = network.leg[node, after]
    cost = leg * network.prices[TRAVEL] * duals.scale - duals.visit[node]
    turns, district = labels[row, TURNS], network.district[node]
    if district >= 0 and duals.turn[district] and not turns >> district & 1:
        turns |= 1 << district
        cost -= duals.turn[district]
    cuts = labels[row, CUTS] ^ duals.cuts_of[node]
    cost += sum_of(labels[row, CUTS] & duals.cuts_of[node], duals.cut)
    for eats in range(2 if meal == BEFORE and shift[MEAL] else 1):
        for full in range(0 if network.shares[node] else 1, 2):
            stay = network.stay[node, full]
            first, behind = network.piece_at[2 * node + full], network.piece_at[2 * node + full + 1]
            for piece in range(first, behind):
                new = space.used[0]
                if new >= len(labels):
                    return
                label = labels[new]
                label[:] = labels[row]
                if eats:
                    _earlier(label, shift[MEAL])
                    if not _clip(label, shift[MEAL_FROM], shift[MEAL_TO] + leg, wait, over):
                        break
                _earlier(label, leg + stay)
                pieces = network.pieces
                if not _clip(label, pieces[piece, FROM], pieces[piece, TO], wait, over):
                    continue
                end = label[LATE] + stay
                if end < search.middle_s:
                    continue
                label[COST] += cost + pieces[piece, PRICE] * duals.scale
                label[NODE], label[MODE] = node, 2 * (BEHIND if eats else meal) + full
                label[LOAD] += network.load[node]
                label[TURNS], label[CUTS], label[PARENT], label[DEAD] = turns, cuts, row, 0
                for word in range(near.shape[1]):
                    label[SEEN + word] &= near[node, word]
                label[SEEN + node // WORD_BITS] |= 1 << (node % WORD_BITS)
                if not _is_beaten(space, search):
                    _drop_beaten(space, search)
                    _take_up(space, network, end)


@compiled
def _price(label: Ints, start: int, wait: int, over: int) -> int:
    """What the rest costs when it begins at `start`."""
    early = wait * max(0, label[EARLY] - start)
    return int(label[COST] + early + over * max(0, start - label[ON_TIME]))


@compiled
def _beats(labels: Ints, a: int, b: int, search: Search) -> bool:
    """Whatever precedes label `b` may precede `a` and then costs no more; or it is guessed."""
    network, duals, guess_s = search.network, search.duals, search.guess_s
    one, other = labels[a], labels[b]
    if one[COST] > other[COST]:
        return False
    if guess_s >= 0:
        return bool(one[LATE] + guess_s >= other[LATE])
    if one[LATE] < other[LATE] or one[LOAD] > other[LOAD]:
        return False
    for word in range(SEEN, len(one)):
        if one[word] & ~other[word]:
            return False
    wait, over = network.prices[WAITING] * duals.scale, network.prices[OVERTIME] * duals.scale
    more = sum_of(one[TURNS] & ~other[TURNS], duals.turn)
    more += sum_of(one[CUTS] & ~other[CUTS], duals.cut)
    if one[COST] + wait * one[EARLY] + more > other[COST] + wait * other[EARLY]:
        return False
    for start in (other[EARLY], other[ON_TIME], other[LATE]):
        if _price(one, start, wait, over) + more > _price(other, start, wait, over):
            return False
    return True


@compiled
def _is_beaten(space: Space, search: Search) -> bool:
    """The label in the first free row is no better than one that is kept."""
    labels, new = space.labels, space.used[0]
    other = space.cheapest[labels[new, NODE] * MODES + labels[new, MODE]]
    while other >= 0 and labels[other, COST] <= labels[new, COST]:
        if _beats(labels, other, new, search):
            return True
        other = labels[other, NEXT]
    return False


@compiled
def _drop_beaten(space: Space, search: Search) -> None:
    """Drops the labels that the one in the first free row beats."""
    labels, new = space.labels, space.used[0]
    head = labels[new, NODE] * MODES + labels[new, MODE]
    before, other = -1, space.cheapest[head]
    while other >= 0:
        following = labels[other, NEXT]
        if _beats(labels, new, other, search):
            unlink(space, other, before, head)
        else:
            before = other
        other = following


@compiled
def spread_back(space: Space, search: Search, most: int) -> bool:
    """Goes on from up to `most` labels as `spread` does.

    Labels of stays that have to end before `middle_s` are not kept.
    """
    labels, network = space.labels, search.network
    while space.used[1] < BUCKETS:
        bucket = space.used[1]
        while space.queue[bucket] >= 0:
            if most == 0 or space.used[0] >= len(labels):
                return most > 0
            most -= 1
            row = space.queue[bucket]
            space.queue[bucket] = labels[row, QUEUED]
            if labels[row, DEAD]:
                continue
            for node in range(len(network.visits)):
                is_seen = labels[row, SEEN + node // WORD_BITS] >> (node % WORD_BITS) & 1
                load = labels[row, LOAD] + network.load[node]
                if not is_seen and load <= network.shift[CAPACITY]:
                    _precede(space, search, row, node)
        space.used[1] = bucket + 1
    return True

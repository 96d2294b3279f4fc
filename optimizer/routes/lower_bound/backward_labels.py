"""Routes from their ends: labels of what follows from a stay on, for the exact search to meet.

A **back label** is a way from the start of a stay to the depot. Begun at s, at most `LATE`, the
rest costs `COST`, and waiting for each second before `EARLY`, and overtime for each after
`ON_TIME`. Its `MODE` says whether the stay needs its set-up, and about the meal: it lies before,
or behind, or nowhere, because the van is home in time. The other columns are those of labels.

Backward labels of bidirectional labelling: Righini & Salani (2006).
"""

from __future__ import annotations

from optimizer.routes.lower_bound.forward_labels import Search
from optimizer.routes.lower_bound.label_space import (
    BACKWARD,
    BUCKETS,
    LABEL,
    USED,
    Space,
    bucket_of,
    enqueue,
    link,
    sum_of,
    unlink,
)
from optimizer.routes.lower_bound.network import WORD_BITS, Network
from optimizer.routes.timing.arrays import PIECE, PRICE, SHIFT, Ints
from optimizer.solving.compiled import compiled, compiled_inside

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
        late = shift[SHIFT.last] if meal == BEFORE else min(shift[SHIFT.last], shift[SHIFT.meal_to])
        if meal == NOWHERE and not shift[SHIFT.meal]:
            continue
        row = space.used[USED.labels]
        label = space.labels[row]
        label[:] = 0
        label[LABEL.node], label[LABEL.parent] = len(network.visits), -1
        label[BACKWARD.mode], label[BACKWARD.early] = 2 * meal + 1, _LONG_AGO_S
        label[BACKWARD.on_time], label[BACKWARD.late] = min(shift[SHIFT.end], late), late
        _take_up(space, network, late)


@compiled_inside
def _take_up(space: Space, network: Network, end: int) -> None:
    """Links and queues the label in the first free row, whose stay ends at `end` at the latest."""
    label = space.labels[space.used[USED.labels]]
    link(space, space.used[USED.labels], label[LABEL.node] * MODES + label[BACKWARD.mode])
    enqueue(space, BUCKETS - 1 - bucket_of(network, end))


@compiled_inside
def _clip(label: Ints, since: int, until: int, wait: int, over: int) -> bool:
    """What is begun has to begin from `since` to `until`; False if it cannot."""
    late = min(label[BACKWARD.late], until)
    if late < since:
        return False
    # waiting is priced, not forbidden: what begins too early is moved and pays for the seconds
    if label[BACKWARD.early] > late:
        label[LABEL.cost] += wait * (label[BACKWARD.early] - late)
        label[BACKWARD.early] = late
    elif label[BACKWARD.early] < since:
        label[LABEL.cost] += over * max(0, since - label[BACKWARD.on_time])
        label[BACKWARD.early] = since
    label[BACKWARD.on_time] = min(max(label[BACKWARD.on_time], label[BACKWARD.early]), late)
    label[BACKWARD.late] = late
    return True


@compiled_inside
def _earlier(label: Ints, seconds: int) -> None:
    """What is begun begins so much earlier."""
    label[BACKWARD.early] -= seconds
    label[BACKWARD.on_time] -= seconds
    label[BACKWARD.late] -= seconds


@compiled_inside
def _precede(space: Space, search: Search, row: int, node: int) -> None:
    """The labels of a stay before a label's: with a meal between or not, for each piece."""
    network, duals, near = search.network, search.duals, search.near
    labels, shift, depot = space.labels, network.shift, len(network.visits)
    wait = network.prices[PRICE.waiting] * duals.scale
    over = network.prices[PRICE.overtime] * duals.scale
    after, full_after = labels[row, LABEL.node], labels[row, BACKWARD.mode] % 2
    if after != depot and full_after != (0 if network.shared[node, after] else 1):
        return
    meal = labels[row, BACKWARD.mode] // 2
    leg = network.leg[node, after]
    cost = leg * network.prices[PRICE.travel] * duals.scale - duals.visit[node]
    turns, district = labels[row, LABEL.turns], network.district[node]
    if district >= 0 and duals.turn[district] and not turns >> district & 1:
        turns |= 1 << district
        cost -= duals.turn[district]
    cuts = labels[row, LABEL.cuts] ^ duals.cuts_of[node]
    cost += sum_of(labels[row, LABEL.cuts] & duals.cuts_of[node], duals.cut)
    for eats in range(2 if meal == BEFORE and shift[SHIFT.meal] else 1):
        for full in range(0 if network.shares[node] else 1, 2):
            stay = network.stay[node, full]
            first, behind = network.piece_at[2 * node + full], network.piece_at[2 * node + full + 1]
            for piece in range(first, behind):
                new = space.used[USED.labels]
                if new >= len(labels):
                    return
                label = labels[new]
                label[:] = labels[row]
                if eats:
                    _earlier(label, shift[SHIFT.meal])
                    until = shift[SHIFT.meal_to] + leg
                    if not _clip(label, shift[SHIFT.meal_from], until, wait, over):
                        break
                _earlier(label, leg + stay)
                start = network.pieces[piece]
                if not _clip(label, start[PIECE.first], start[PIECE.last], wait, over):
                    continue
                end = label[BACKWARD.late] + stay
                # the depot's labels hold every stay that ends in the first half
                if end < search.middle_s:
                    continue
                label[LABEL.cost] += cost + start[PIECE.price] * duals.scale
                label[LABEL.node], label[LABEL.parent], label[LABEL.dead] = node, row, 0
                label[BACKWARD.mode] = 2 * (BEHIND if eats else meal) + full
                label[LABEL.load] += network.load[node]
                label[LABEL.turns], label[LABEL.cuts] = turns, cuts
                for word in range(near.shape[1]):
                    label[LABEL.seen + word] &= near[node, word]
                label[LABEL.seen + node // WORD_BITS] |= 1 << (node % WORD_BITS)
                if not _is_beaten(space, search):
                    _drop_beaten(space, search)
                    _take_up(space, network, end)


@compiled_inside
def _price(label: Ints, start: int, wait: int, over: int) -> int:
    """What the rest costs when it begins at `start`."""
    early = wait * max(0, label[BACKWARD.early] - start)
    return int(label[LABEL.cost] + early + over * max(0, start - label[BACKWARD.on_time]))


@compiled_inside
def _beats(labels: Ints, a: int, b: int, search: Search) -> bool:
    """Whatever precedes label `b` may precede `a` and then costs no more; or it is guessed."""
    network, duals, guess_s = search.network, search.duals, search.guess_s
    one, other = labels[a], labels[b]
    if one[LABEL.cost] > other[LABEL.cost]:
        return False
    # only what brings first columns is guessed: the bound comes from searches without
    if guess_s >= 0:
        return bool(one[BACKWARD.late] + guess_s >= other[BACKWARD.late])
    if one[BACKWARD.late] < other[BACKWARD.late] or one[LABEL.load] > other[LABEL.load]:
        return False
    for word in range(LABEL.seen, len(one)):
        if one[word] & ~other[word]:
            return False
    wait = network.prices[PRICE.waiting] * duals.scale
    over = network.prices[PRICE.overtime] * duals.scale
    more = sum_of(one[LABEL.turns] & ~other[LABEL.turns], duals.turn)
    more += sum_of(one[LABEL.cuts] & ~other[LABEL.cuts], duals.cut)
    waited = wait * (one[BACKWARD.early] - other[BACKWARD.early])
    if one[LABEL.cost] + waited + more > other[LABEL.cost]:
        return False
    # one price is convex in the start and the other linear between its corners: these decide
    for start in (other[BACKWARD.early], other[BACKWARD.on_time], other[BACKWARD.late]):
        if _price(one, start, wait, over) + more > _price(other, start, wait, over):
            return False
    return True


@compiled_inside
def _is_beaten(space: Space, search: Search) -> bool:
    """The label in the first free row is no better than one that is kept."""
    labels, new = space.labels, space.used[USED.labels]
    other = space.cheapest[labels[new, LABEL.node] * MODES + labels[new, BACKWARD.mode]]
    while other >= 0 and labels[other, LABEL.cost] <= labels[new, LABEL.cost]:
        if _beats(labels, other, new, search):
            return True
        other = labels[other, LABEL.next]
    return False


@compiled_inside
def _drop_beaten(space: Space, search: Search) -> None:
    """Drops the labels that the one in the first free row beats."""
    labels, new = space.labels, space.used[USED.labels]
    head = labels[new, LABEL.node] * MODES + labels[new, BACKWARD.mode]
    before, other = -1, space.cheapest[head]
    while other >= 0:
        following = labels[other, LABEL.next]
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
    while space.used[USED.bucket] < BUCKETS:
        bucket = space.used[USED.bucket]
        while space.queue[bucket] >= 0:
            if most == 0 or space.used[USED.labels] >= len(labels):
                return most > 0
            most -= 1
            row = space.queue[bucket]
            space.queue[bucket] = labels[row, LABEL.queued]
            if labels[row, LABEL.dead]:
                continue
            for node in range(len(network.visits)):
                is_seen = labels[row, LABEL.seen + node // WORD_BITS] >> (node % WORD_BITS) & 1
                load = labels[row, LABEL.load] + network.load[node]
                if not is_seen and load <= network.shift[SHIFT.capacity]:
                    _precede(space, search, row, node)
        space.used[USED.bucket] = bucket + 1
    return True

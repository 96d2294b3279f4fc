"""Where labels from the depot meet labels of the rest: the least reduced cost of both together."""

from __future__ import annotations

from optimizer.routes.lower_bound.backward_labels import (
    BEFORE,
    BEHIND,
    EARLY,
    LATE,
    MODES,
    NOWHERE,
    ON_TIME,
)
from optimizer.routes.lower_bound.label_space import (
    COST,
    CUTS,
    DEAD,
    EATEN,
    FREE,
    LOAD,
    NEXT,
    NODE,
    READY,
    SEEN,
    TURNS,
    Duals,
    Space,
    sum_of,
)
from optimizer.routes.lower_bound.network import Network
from optimizer.routes.timing.arrays import (
    CAPACITY,
    MEAL,
    MEAL_FROM,
    MEAL_TO,
    OVERTIME,
    TRAVEL,
    WAITING,
    Ints,
)
from optimizer.solving.compiled import compiled


@compiled
def join(
    front: Space, back: Space, network: Network, duals: Duals, rows: tuple[int, int], best: Ints
) -> None:
    """For front labels `rows[0]` to `rows[1]` the least reduced cost and the back label for it.

    `best[row]` is (cost, back label); its cost stays where no rest is cheaper.
    """
    depot, shift = len(network.visits), network.shift
    for row in range(*rows):
        label = front.labels[row]
        if label[DEAD]:
            continue
        for node in range(depot + 1):
            if node == depot and label[NODE] == depot:
                continue
            full = 1
            if node < depot and label[NODE] < depot and network.shared[label[NODE], node]:
                full = 0
            leg = network.leg[label[NODE], node]
            ready, free = label[READY] + leg, label[FREE] + leg
            if label[EATEN]:
                _meet(front, back, network, duals, row, node, 2 * BEFORE + full, ready, free, best)
                continue
            for meal in (BEHIND, NOWHERE):
                _meet(front, back, network, duals, row, node, 2 * meal + full, ready, free, best)
            if label[READY] <= shift[MEAL_TO]:
                ready = max(ready, shift[MEAL_FROM]) + shift[MEAL]
                free = min(label[FREE], shift[MEAL_TO]) + leg + shift[MEAL]
                _meet(front, back, network, duals, row, node, 2 * BEFORE + full, ready, free, best)


@compiled
def _meet(
    front: Space,
    back: Space,
    network: Network,
    duals: Duals,
    row: int,
    node: int,
    mode: int,
    ready: int,
    free: int,
    best: Ints,
) -> None:
    """The best of the back labels of a stay and mode behind a front label, there at `ready`."""
    label, labels = front.labels[row], back.labels
    leg = network.leg[label[NODE], node]
    wait, over = network.prices[WAITING] * duals.scale, network.prices[OVERTIME] * duals.scale
    cost = label[COST] + leg * network.prices[TRAVEL] * duals.scale
    other = back.cheapest[node * MODES + mode]
    while other >= 0 and cost + labels[other, COST] < best[row, 0]:
        at = other
        other = labels[at, NEXT]
        load = label[LOAD] + labels[at, LOAD]
        if ready > labels[at, LATE] or load > network.shift[CAPACITY]:
            continue
        is_free = True
        for word in range(SEEN, len(label)):
            if label[word] & labels[at, word]:
                is_free = False
                break
        if not is_free:
            continue
        start = max(ready, labels[at, EARLY])
        total = cost + labels[at, COST] + wait * max(0, start - free)
        total += over * max(0, start - labels[at, ON_TIME])
        total += sum_of(label[TURNS] & labels[at, TURNS], duals.turn)
        total += sum_of(label[CUTS] & labels[at, CUTS], duals.cut)
        if total < best[row, 0]:
            best[row, 0], best[row, 1] = total, at

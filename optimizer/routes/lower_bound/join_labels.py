"""Where labels from the depot meet labels of the rest: the least reduced cost of both together.

Joining of bidirectional labelling: Righini & Salani (2006).
"""

from __future__ import annotations

from optimizer.routes.lower_bound.backward_labels import BEFORE, BEHIND, MODES, NOWHERE
from optimizer.routes.lower_bound.label_space import (
    BACKWARD,
    FORWARD,
    LABEL,
    Duals,
    Space,
    sum_of,
)
from optimizer.routes.lower_bound.network import Network
from optimizer.routes.timing.arrays import PRICE, SHIFT, Ints
from optimizer.solving.compiled import compiled, compiled_inside


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
        if label[LABEL.dead]:
            continue
        here = label[LABEL.node]
        for node in range(depot + 1):
            if node == depot and here == depot:
                continue
            full = 1
            if node < depot and here < depot and network.shared[here, node]:
                full = 0
            leg = network.leg[here, node]
            ready, free = label[FORWARD.ready] + leg, label[FORWARD.free] + leg
            if label[FORWARD.eaten]:
                _meet(front, back, network, duals, row, node, 2 * BEFORE + full, ready, free, best)
                continue
            # who has not eaten eats on this leg, later, or is home before the meal's last start
            for meal in (BEHIND, NOWHERE):
                _meet(front, back, network, duals, row, node, 2 * meal + full, ready, free, best)
            if label[FORWARD.ready] <= shift[SHIFT.meal_to]:
                ready = max(ready, shift[SHIFT.meal_from]) + shift[SHIFT.meal]
                free = min(label[FORWARD.free], shift[SHIFT.meal_to]) + leg + shift[SHIFT.meal]
                _meet(front, back, network, duals, row, node, 2 * BEFORE + full, ready, free, best)


@compiled_inside
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
    leg = network.leg[label[LABEL.node], node]
    wait = network.prices[PRICE.waiting] * duals.scale
    over = network.prices[PRICE.overtime] * duals.scale
    cost = label[LABEL.cost] + leg * network.prices[PRICE.travel] * duals.scale
    other = back.cheapest[node * MODES + mode]
    # lists are in the order of cost, and all that is added below is >= 0: the rest is no better
    while other >= 0 and cost + labels[other, LABEL.cost] < best[row, 0]:
        at = other
        other = labels[at, LABEL.next]
        load = label[LABEL.load] + labels[at, LABEL.load]
        if ready > labels[at, BACKWARD.late] or load > network.shift[SHIFT.capacity]:
            continue
        is_free = True
        for word in range(LABEL.seen, len(label)):
            if label[word] & labels[at, word]:
                is_free = False
                break
        if not is_free:
            continue
        start = max(ready, labels[at, BACKWARD.early])
        total = cost + labels[at, LABEL.cost] + wait * max(0, start - free)
        total += over * max(0, start - labels[at, BACKWARD.on_time])
        # both halves were paid for a turn that they both meet, or spared a cut that both begin
        total += sum_of(label[LABEL.turns] & labels[at, LABEL.turns], duals.turn)
        total += sum_of(label[LABEL.cuts] & labels[at, LABEL.cuts], duals.cut)
        if total < best[row, 0]:
            best[row, 0], best[row, 1] = total, at

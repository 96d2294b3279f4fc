"""The exact price of a sequence of visits: labels that walk along it, as machine code.

Behind a prefix of the sequence a **label** says: `earliest` end of the last stay; `free`, the
latest end up to which departing later costs no waiting (an end beyond it was waited for); `cost`
of the pieces used; and whether the crew has `eaten`. With windows as pieces this is all that the
rest of the route can depend on, so the cheapest label at the end is the exact best timing.
"""

from __future__ import annotations

import numpy as np

from optimizer.routes.timing.arrays import (
    CAPACITY,
    END,
    END_PLACE,
    FROM,
    LAST,
    LOAD,
    MEAL,
    MEAL_FROM,
    MEAL_TO,
    NEVER_S,
    OVERTIME,
    PLACE,
    PRICE,
    START,
    START_PLACE,
    STAY_SHARED,
    TO,
    TRAVEL,
    WAITING,
    Ints,
    Tables,
)
from optimizer.solving.compiled import compiled

EARLIEST, FREE, COST, EATEN, PARENT, PIECE, MEAL_HERE = range(7)
IMPOSSIBLE = 10**15
NO_MEAL_HERE, MEAL_IN_GAP, MEAL_AFTER = range(3)


def label_space(stays: int, width: int = 64) -> tuple[Ints, Ints]:
    """Room for `width` labels behind each of so many stays, and how many are there.

    The last count is set to 1 when a label found no room.
    """
    return np.zeros((stays + 2, width, 7), np.int64), np.zeros(stays + 2, np.int64)


@compiled
def _keep(
    row: Ints,
    count: Ints,
    at: int,
    waiting: int,
    meal: int,
    earliest: int,
    free: int,
    cost: int,
    eaten: int,
    parent: int,
    piece: int,
    meal_here: int,
) -> None:
    """Adds a label unless another is as good; drops those that it beats.

    A label that may wait some seconds more but is cheaper by their price is as good. Who has not
    eaten may use a later wait for the meal, and so waits less by its length.
    """
    known = count[at]
    for other in range(known):
        wait = free - row[other, FREE] + (meal if row[other, EATEN] > eaten else 0)
        if (
            row[other, EARLIEST] <= earliest
            and row[other, EATEN] >= eaten
            and row[other, COST] + max(0, wait) * waiting <= cost
        ):
            return
    kept = 0
    for other in range(known):
        wait = row[other, FREE] - free + (meal if eaten > row[other, EATEN] else 0)
        if not (
            earliest <= row[other, EARLIEST]
            and eaten >= row[other, EATEN]
            and cost + max(0, wait) * waiting <= row[other, COST]
        ):
            for field in range(row.shape[1] if kept != other else 0):
                row[kept, field] = row[other, field]
            kept += 1
    count[at] = kept
    if kept == row.shape[0]:
        count[-1] = 1
        return
    row[kept, EARLIEST] = earliest
    row[kept, FREE] = free
    row[kept, COST] = cost
    row[kept, EATEN] = eaten
    row[kept, PARENT] = parent
    row[kept, PIECE] = piece
    row[kept, MEAL_HERE] = meal_here
    count[at] = kept + 1


@compiled
def depart(tables: Tables, shift: int, labels: Ints, count: Ints) -> None:
    """The labels at the start place: not eaten yet, or eaten before the departure."""
    of = tables.shifts[shift]
    meal, waiting, row = of[MEAL], tables.prices[WAITING], labels[0]
    count[0] = 0
    eaten = 0 if meal > 0 else 1
    _keep(row, count, 0, waiting, meal, of[START], NEVER_S, 0, eaten, -1, -1, NO_MEAL_HERE)
    if meal > 0 and of[MEAL_FROM] <= of[MEAL_TO]:
        after = of[MEAL_FROM] + meal
        _keep(row, count, 0, waiting, meal, after, NEVER_S, 0, 1, -1, -1, NO_MEAL_HERE)


@compiled
def extend(
    tables: Tables,
    shift: int,
    visit: int,
    origin: int,
    shared: bool,
    labels: Ints,
    known: int,
    labels_to: Ints,
    count_to: Ints,
    at: int,
) -> bool:
    """Drives from place `origin` to a visit: from the first `known` labels to those of row `at`.

    `shared` says that the set-up of the stay before still stands. Returns whether any arrives.
    """
    count_to[at] = 0
    group = tables.group[shift, visit]
    if group < 0:
        return False
    of = tables.shifts[shift]
    leg = tables.travel[origin, tables.visits[visit, PLACE]]
    setup = 0 if shared else 1
    stay = tables.visits[visit, STAY_SHARED + setup]
    first, behind = tables.piece_at[2 * group + setup], tables.piece_at[2 * group + setup + 1]
    row_to = labels_to[at]
    waiting = tables.prices[WAITING]
    for row in range(known):
        for way in range(2):
            earliest, free = labels[row, EARLIEST] + leg, labels[row, FREE] + leg
            eaten = labels[row, EATEN]
            if way == MEAL_IN_GAP:
                if eaten or labels[row, EARLIEST] > of[MEAL_TO] or of[MEAL_FROM] > of[MEAL_TO]:
                    continue
                earliest = max(earliest, of[MEAL_FROM]) + of[MEAL]
                free = min(free, of[MEAL_TO] + leg) + of[MEAL]
                eaten = 1
            for piece in range(first, behind):
                to = tables.pieces[piece, TO]
                if earliest > to:
                    continue
                price = tables.pieces[piece, PRICE]
                end = max(earliest, tables.pieces[piece, FROM]) + stay
                cost = labels[row, COST] + price
                until = min(free, to) + stay
                _keep(
                    row_to,
                    count_to,
                    at,
                    waiting,
                    of[MEAL],
                    end,
                    until,
                    cost,
                    eaten,
                    row,
                    piece,
                    way,
                )
                if price == 0 and free <= to:
                    break
    return bool(count_to[at] > 0)


@compiled
def finish(
    tables: Tables, shift: int, origin: int, labels: Ints, known: int
) -> tuple[int, int, int]:
    """Drives home: the least cost (without travel), the label it comes from, the meal's way."""
    of = tables.shifts[shift]
    leg = tables.travel[origin, of[END_PLACE]]
    best, best_row, best_way = IMPOSSIBLE, -1, 0
    for row in range(known):
        for way in range(3):
            if (way == NO_MEAL_HERE) != (labels[row, EATEN] == 1):
                continue
            if way != NO_MEAL_HERE and of[MEAL_FROM] > of[MEAL_TO]:
                continue
            earliest, free = labels[row, EARLIEST] + leg, labels[row, FREE] + leg
            if way == MEAL_IN_GAP:
                if labels[row, EARLIEST] > of[MEAL_TO]:
                    continue
                earliest = max(earliest, of[MEAL_FROM]) + of[MEAL]
                free = min(free, of[MEAL_TO] + leg) + of[MEAL]
            elif way == MEAL_AFTER and earliest > of[MEAL_TO]:
                continue
            if earliest > of[LAST]:
                continue
            cost = labels[row, COST] + tables.prices[OVERTIME] * max(0, earliest - of[END])
            cost += tables.prices[WAITING] * max(0, earliest - free)
            if cost < best:
                best, best_row, best_way = cost, row, way
    return best, best_row, best_way


@compiled
def sequence_cost(
    tables: Tables, shift: int, visits: Ints, length: int, labels: Ints, count: Ints
) -> int:
    """The exact least cost of a route with these visits in this order; IMPOSSIBLE if there is none.

    The labels of every position stay in `labels` (row 0 is the departure).
    """
    depart(tables, shift, labels, count)
    origin = tables.shifts[shift, START_PLACE]
    travel, load = 0, 0
    for position in range(length):
        visit = visits[position]
        place = tables.visits[visit, PLACE]
        travel += tables.travel[origin, place]
        load += tables.visits[visit, LOAD]
        shared = position > 0 and place == origin
        before, known = labels[position], count[position]
        if not extend(
            tables, shift, visit, origin, shared, before, known, labels, count, position + 1
        ):
            return IMPOSSIBLE
        origin = place
    if load > tables.shifts[shift, CAPACITY]:
        return IMPOSSIBLE
    best, _, _ = finish(tables, shift, origin, labels[length], count[length])
    if best >= IMPOSSIBLE:
        return IMPOSSIBLE
    travel += tables.travel[origin, tables.shifts[shift, END_PLACE]]
    return int(best + tables.prices[TRAVEL] * travel)

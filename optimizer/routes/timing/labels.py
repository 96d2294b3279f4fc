"""The exact price of a sequence of visits: labels that walk along it, as machine code.

Behind a prefix of the sequence a **label** says: `earliest` end of the last stay; `free`, the
latest end up to which departing later costs no waiting (an end beyond it was waited for); `cost`
of the pieces used; and whether the crew has `eaten`. With windows as pieces this is all that the
rest of the route can depend on, so the cheapest label at the end is the exact best timing.

Time-dependent best starts along a fixed sequence, as Hashimoto, Ibaraki, Imahori & Yagiura (2006),
with labels in place of piecewise functions.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from optimizer.routes.timing.arrays import NEVER_S, PIECE, PRICE, SHIFT, VISIT, Ints, Tables
from optimizer.solving.compiled import compiled, compiled_inside


class TimeLabelColumns(NamedTuple):
    """Columns of a label; `parent`, `piece` and `meal_here` tell how it was come to."""

    earliest: int
    free: int
    cost: int
    eaten: int
    parent: int
    piece: int
    meal_here: int


TIME_LABEL = TimeLabelColumns(*range(7))
IMPOSSIBLE = 10**15
NO_MEAL_HERE, MEAL_IN_GAP, MEAL_AFTER = range(3)


def label_space(stays: int, width: int = 64) -> tuple[Ints, Ints]:
    """Room for `width` labels behind each of so many stays, and how many are there.

    The last count is set to 1 when a label found no room.
    """
    return np.zeros((stays + 2, width, len(TIME_LABEL)), np.int64), np.zeros(stays + 2, np.int64)


@compiled_inside
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
    # all are compared: no single order says which label is as good as which
    known = count[at]
    for other in range(known):
        wait = free - row[other, TIME_LABEL.free]
        wait += meal if row[other, TIME_LABEL.eaten] > eaten else 0
        if (
            row[other, TIME_LABEL.earliest] <= earliest
            and row[other, TIME_LABEL.eaten] >= eaten
            and row[other, TIME_LABEL.cost] + max(0, wait) * waiting <= cost
        ):
            return
    kept = 0
    for other in range(known):
        wait = row[other, TIME_LABEL.free] - free
        wait += meal if eaten > row[other, TIME_LABEL.eaten] else 0
        if not (
            earliest <= row[other, TIME_LABEL.earliest]
            and eaten >= row[other, TIME_LABEL.eaten]
            and cost + max(0, wait) * waiting <= row[other, TIME_LABEL.cost]
        ):
            for field in range(row.shape[1] if kept != other else 0):
                row[kept, field] = row[other, field]
            kept += 1
    count[at] = kept
    # the caller asks again with more room: dropping a label would make the price inexact
    if kept == row.shape[0]:
        count[-1] = 1
        return
    row[kept, TIME_LABEL.earliest] = earliest
    row[kept, TIME_LABEL.free] = free
    row[kept, TIME_LABEL.cost] = cost
    row[kept, TIME_LABEL.eaten] = eaten
    row[kept, TIME_LABEL.parent] = parent
    row[kept, TIME_LABEL.piece] = piece
    row[kept, TIME_LABEL.meal_here] = meal_here
    count[at] = kept + 1


@compiled
def depart(tables: Tables, shift: int, labels: Ints, count: Ints) -> None:
    """The labels at the start place: not eaten yet, or eaten before the departure."""
    of = tables.shifts[shift]
    meal, waiting, row = of[SHIFT.meal], tables.prices[PRICE.waiting], labels[0]
    count[0] = 0
    eaten = 0 if meal > 0 else 1
    _keep(row, count, 0, waiting, meal, of[SHIFT.start], NEVER_S, 0, eaten, -1, -1, NO_MEAL_HERE)
    if meal > 0 and of[SHIFT.meal_from] <= of[SHIFT.meal_to]:
        after = of[SHIFT.meal_from] + meal
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
    leg = tables.travel[origin, tables.visits[visit, VISIT.place]]
    setup = 0 if shared else 1
    stay = tables.stays[2 * group + setup]
    first, behind = tables.piece_at[2 * group + setup], tables.piece_at[2 * group + setup + 1]
    row_to = labels_to[at]
    waiting = tables.prices[PRICE.waiting]
    for row in range(known):
        for way in range(2):
            ready = labels[row, TIME_LABEL.earliest]
            earliest, free = ready + leg, labels[row, TIME_LABEL.free] + leg
            eaten = labels[row, TIME_LABEL.eaten]
            if way == MEAL_IN_GAP:
                if eaten or ready > of[SHIFT.meal_to] or of[SHIFT.meal_from] > of[SHIFT.meal_to]:
                    continue
                earliest = max(earliest, of[SHIFT.meal_from]) + of[SHIFT.meal]
                free = min(free, of[SHIFT.meal_to] + leg) + of[SHIFT.meal]
                eaten = 1
            for piece in range(first, behind):
                to = tables.pieces[piece, PIECE.last]
                if earliest > to:
                    continue
                price = tables.pieces[piece, PIECE.price]
                end = max(earliest, tables.pieces[piece, PIECE.first]) + stay
                cost = labels[row, TIME_LABEL.cost] + price
                until = min(free, to) + stay
                _keep(
                    row_to,
                    count_to,
                    at,
                    waiting,
                    of[SHIFT.meal],
                    end,
                    until,
                    cost,
                    eaten,
                    row,
                    piece,
                    way,
                )
                # no wait and no price: a later piece cannot be cheaper
                if price == 0 and free <= to:
                    break
    return bool(count_to[at] > 0)


@compiled
def finish(
    tables: Tables, shift: int, origin: int, labels: Ints, known: int
) -> tuple[int, int, int]:
    """Drives home: the least cost (without travel), the label it comes from, the meal's way."""
    of = tables.shifts[shift]
    leg = tables.travel[origin, of[SHIFT.end_place]]
    best, best_row, best_way = IMPOSSIBLE, -1, 0
    for row in range(known):
        for way in range(3):
            # the crew eats exactly once: on the way home or after it only who has not eaten
            if (way == NO_MEAL_HERE) != (labels[row, TIME_LABEL.eaten] == 1):
                continue
            if way != NO_MEAL_HERE and of[SHIFT.meal_from] > of[SHIFT.meal_to]:
                continue
            ready = labels[row, TIME_LABEL.earliest]
            earliest, free = ready + leg, labels[row, TIME_LABEL.free] + leg
            if way == MEAL_IN_GAP:
                if ready > of[SHIFT.meal_to]:
                    continue
                earliest = max(earliest, of[SHIFT.meal_from]) + of[SHIFT.meal]
                free = min(free, of[SHIFT.meal_to] + leg) + of[SHIFT.meal]
            elif way == MEAL_AFTER and earliest > of[SHIFT.meal_to]:
                continue
            if earliest > of[SHIFT.last]:
                continue
            cost = labels[row, TIME_LABEL.cost]
            cost += tables.prices[PRICE.overtime] * max(0, earliest - of[SHIFT.end])
            cost += tables.prices[PRICE.waiting] * max(0, earliest - free)
            # equally cheap, a crew that is home eats there: the way is not drawn out by the meal
            if cost < best or (cost == best and way == MEAL_AFTER):
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
    origin = tables.shifts[shift, SHIFT.start_place]
    travel, load = 0, 0
    for position in range(length):
        visit = visits[position]
        place = tables.visits[visit, VISIT.place]
        travel += tables.travel[origin, place]
        load += tables.visits[visit, VISIT.load]
        shared = position > 0 and place == origin
        before, known = labels[position], count[position]
        if not extend(
            tables, shift, visit, origin, shared, before, known, labels, count, position + 1
        ):
            return IMPOSSIBLE
        origin = place
    if load > tables.shifts[shift, SHIFT.capacity]:
        return IMPOSSIBLE
    best, _, _ = finish(tables, shift, origin, labels[length], count[length])
    if best >= IMPOSSIBLE:
        return IMPOSSIBLE
    travel += tables.travel[origin, tables.shifts[shift, SHIFT.end_place]]
    return int(best + tables.prices[PRICE.travel] * travel)

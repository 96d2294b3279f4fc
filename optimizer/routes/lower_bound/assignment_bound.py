"""A first cost that no plan undercuts, at once: every visit has one leg in and one leg out.

The cheapest such legs are an assignment; that they form routes from depot to depot is left out.

Assignment relaxation of routing: Laporte, Mercure & Nobert (1986).
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import linear_sum_assignment

from optimizer.routes.search.pool import twins
from optimizer.routes.timing.arrays import MUST, PIECE, PRICE, SHIFT, VISIT, Ints, Tables

_NEVER = 10**12


def assignment_bound(tables: Tables) -> int:
    """The price of the cheapest legs and of what is left out; 0 if they prove nothing."""
    shifts, visits = tables.group.shape
    if not shifts or not visits:
        return 0
    out = tables.visits[:, VISIT.left_out]
    cost = np.full((visits + shifts, visits + shifts), _NEVER)
    here = cost[:visits, :visits]
    twin = np.array(twins(tables))
    for shift in sorted(set(twin.tolist())):
        legs, first, last, price = _legs(tables, shift)
        np.minimum(here, legs, out=here)
        rows = visits + np.flatnonzero(twin == shift)
        cost[rows, :visits] = first + price
        cost[:visits, rows] = last[:, None]
    np.fill_diagonal(here, np.where(out < MUST, out, _NEVER))
    home = np.arange(visits, visits + shifts)
    cost[home, home] = 0
    total = int(cost[linear_sum_assignment(cost)].sum())
    return total if total < _NEVER else 0


def _legs(tables: Tables, shift: int) -> tuple[Ints, Ints, Ints, Ints]:
    """What legs between visits, the first and the last leg cost on a shift, and each visit's time.

    Legs that no route can drive are dear.
    """
    of, travel = tables.shifts[shift], int(tables.prices[PRICE.travel])
    place, load = tables.visits[:, VISIT.place], tables.visits[:, VISIT.load]
    leave, come, price = _times(tables, shift)
    between = tables.travel[np.ix_(place, place)]
    can = leave[:, None] + between <= come[None, :]
    can &= load[:, None] + load[None, :] <= of[SHIFT.capacity]
    legs = np.where(can, between * travel + price[None, :], _NEVER)
    first = tables.travel[of[SHIFT.start_place], place]
    last = tables.travel[place, of[SHIFT.end_place]]
    able = (load <= of[SHIFT.capacity]) & (of[SHIFT.start] + first <= come)
    ends = able & (leave + last <= of[SHIFT.last])
    return (
        legs,
        np.where(able, first * travel, _NEVER),
        np.where(ends, last * travel, _NEVER),
        price,
    )


def _times(tables: Tables, shift: int) -> tuple[Ints, Ints, Ints]:
    """When each visit can be left at the earliest, come to at the latest, and its least price."""
    visits = len(tables.visits)
    leave, come = np.full(visits, _NEVER), np.full(visits, -_NEVER)
    price = np.zeros(visits, np.int64)
    for visit, group in enumerate(tables.group[shift].tolist()):
        if group >= 0:
            at = tables.piece_at[2 * group], tables.piece_at[2 * group + 2]
            pieces = tables.pieces[at[0] : at[1]]
            start = max(int(pieces[:, PIECE.first].min()), int(tables.shifts[shift, SHIFT.start]))
            leave[visit] = start + tables.visits[visit, VISIT.stay_shared]
            come[visit], price[visit] = pieces[:, PIECE.last].max(), pieces[:, PIECE.price].min()
    return leave, come, price

"""What prices prove: a cost that no plan undercuts, in exact integers.

Lagrangian bound of column generation: Lasdon (1970), Farley (1990).
"""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np

from optimizer.routes.lower_bound.label_space import Duals
from optimizer.routes.timing.arrays import DAY, MUST, PRICE, VISIT, Tables, Turns


def proven(
    tables: Tables,
    turns: Turns,
    classes: list[tuple[int, ...]],
    duals: list[Duals],
    day_of: list[int],
    least: list[int],
) -> int:
    """The Lagrangian bound of these prices, rounded up to a whole price unit.

    `least` is the least reduced cost of any route of each class of shifts, under `duals`, or less.
    Any prices give a valid bound, so what rounding did to them does not matter.
    """
    scale, visit = duals[0].scale, duals[0].visit
    out = tables.visits[:, VISIT.left_out]
    left = np.where(out < MUST, np.minimum(0, out * scale - visit), 0)
    total = int(visit.sum() + left.sum() - duals[0].cut.sum())
    total += sum(len(shifts) * min(0, z) for shifts, z in zip(classes, least, strict=True))
    turn = {day: dual.turn for day, dual in zip(day_of, duals, strict=True)}
    for district in range(turns.districts):
        price = {day: int(prices[district]) for day, prices in turn.items()}
        for week in range(len(turns.due)):
            unmet = int(tables.prices[PRICE.turn]) * scale
            total += _turns(turns, week, {**price, **_given(turns, district)}, unmet)
    return -(-total // scale)


def _given(turns: Turns, district: int) -> dict[int, int]:
    """The dates that serve it whatever is planned, at no price."""
    return dict.fromkeys(np.flatnonzero(turns.given[:, district]).tolist(), 0)


def _turns(turns: Turns, week: int, price: dict[int, int], unmet: int) -> int:
    """The cheapest way to meet a sub-district's turns of a week, or to miss them."""
    due = int(turns.due[week])
    days = [day for day in np.flatnonzero(turns.days[:, DAY.week] == week).tolist() if day in price]
    number = turns.days[:, DAY.number].tolist()
    return min(
        (due - size) * unmet + sum(price[day] for day in chosen)
        for size in range(min(due, len(days)) + 1)
        for chosen in combinations(days, size)
        if all(number[b] - number[a] >= turns.days_apart for a, b in pairwise(chosen))
    )

"""Which routes of a pool can be part of a better plan: a linear program says so.

Reduced-cost fixing: Dantzig, Fulkerson & Johnson (1954).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from optimizer.routes.lower_bound import restricted_master as restricted
from optimizer.routes.lower_bound.restricted_master import RestrictedMaster
from optimizer.routes.search.pool import Column, twins
from optimizer.routes.timing.arrays import Tables, Turns


def promising(
    tables: Tables, turns: Turns, columns: Sequence[Column], below: int, most: int
) -> list[Column]:
    """The columns that a plan of this pool cheaper than `below` may use; the best `most` of them.

    Whoever uses another pays the program's least price and the column's reduced cost on top.
    """
    shifts: dict[int, list[int]] = defaultdict(list)
    for shift, first in enumerate(twins(tables)):
        shifts[first].append(shift)
    number = {first: row for row, first in enumerate(shifts)}
    program = RestrictedMaster(
        tables, turns, [tuple(shift_class) for shift_class in shifts.values()]
    )
    for column in columns:
        program.add(restricted.Column(number[column.shift], column.visits, column.cost))
    least = program.solve()
    ranked = sorted(zip(program.reduced_costs(), columns, strict=True))
    return sorted(column for extra, column in ranked[:most] if least + extra <= below)

"""Subset-row cuts: of the routes that make two of any three visits, a whole plan drives one.

Subset-row cuts: Jepsen, Petersen, Spoorendonk & Pisinger (2008).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from optimizer.routes.lower_bound.restricted_master import Column
from optimizer.routes.timing.arrays import Ints
from optimizer.solving.compiled import compiled

CUTS_MOST = 60
"""A label has a bit for each cut."""
_AT_ONCE, _OF_A_VISIT, _MILLI, _LEAST, _ROOM = 12, 4, 1000, 30, 20_000


def violated(
    used: Sequence[tuple[Column, float]], known: Sequence[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    """Triples of visits that a fractional solution breaks most, no visit in too many of them."""
    visits = sorted({visit for column, _ in used for visit in column.visits})
    row = {visit: number for number, visit in enumerate(visits)}
    makes = np.zeros((len(visits), len(used)), np.int64)
    for number, (column, _) in enumerate(used):
        for visit in column.visits:
            makes[row[visit], number] += 1
    share = np.array([round(value * _MILLI) for _, value in used], np.int64)
    triples, beyond = np.empty((_ROOM, 3), np.int64), np.empty(_ROOM, np.int64)
    number = _beyond(makes, share, triples, beyond)
    times: dict[int, int] = {}
    found: list[tuple[int, ...]] = []
    for at in np.argsort(-beyond[:number], kind="stable").tolist():
        if len(found) == min(_AT_ONCE, CUTS_MOST - len(known)):
            break
        triple = tuple(visits[one] for one in triples[at].tolist())
        if triple in known or any(times.get(visit, 0) == _OF_A_VISIT for visit in triple):
            continue
        found.append(triple)
        times |= {visit: times.get(visit, 0) + 1 for visit in triple}
    return found


@compiled
def _beyond(makes: Ints, share: Ints, triples: Ints, beyond: Ints) -> int:
    """Writes down the triples of rows whose routes are used by more than one, and by how much.

    In thousandths; returns how many. The arrays come from outside: to make them here would double
    the time to compile.
    """
    number, rows = 0, len(makes)
    for a in range(rows):
        for b in range(a + 1, rows):
            for c in range(b + 1, rows):
                # shares are whole thousandths: sums do not depend on the order of columns
                total = 0
                for column in range(len(share)):
                    times = makes[a, column] + makes[b, column] + makes[c, column]
                    total += times // 2 * share[column]
                # a cut that is hardly broken is not worth a bit of every label
                if total >= _MILLI + _LEAST and number < _ROOM:
                    triples[number] = a, b, c
                    beyond[number] = total - _MILLI
                    number += 1
    return number

"""What one class of equal shifts can drive: visits, legs, stays and pieces, cut to its hours."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from optimizer.routes import tables as columns
from optimizer.routes.tables import FROM, TO, Ints, Tables


class Network(NamedTuple):
    """A class of equal shifts on one date; n visits are numbered anew, n is the depot.

    `visits[i]` is the problem's number of visit i. `leg[i, j]` travel, row n from the start place,
    column n to the end place, s; `least` the same by way of any places, between visits;
    `shared[i, j]` 1 where j needs no set-up after i. `stay[i, k]` and pieces `piece_at[2i + k]` to
    `piece_at[2i + k + 1]` of `pieces`, k = 1 with set-up. `latest[i]` is the last start. `shift`
    and `prices` are rows of the problem's tables.
    """

    visits: Ints
    leg: Ints
    least: Ints
    shared: Ints
    stay: Ints
    piece_at: Ints
    pieces: Ints
    latest: Ints
    load: Ints
    district: Ints
    shift: Ints
    prices: Ints


def classes_of(tables: Tables) -> list[tuple[int, ...]]:
    """The shifts that are equal in everything that a route's price depends on, by first shift."""
    found: dict[tuple[int, ...], list[int]] = {}
    for shift, row in enumerate(tables.shifts.tolist()):
        found.setdefault((*row, *tables.group[shift].tolist()), []).append(shift)
    return [tuple(members) for members in found.values()]


def shortest(travel: Ints) -> Ints:
    """The least travel between places by way of any others, s: a matrix may know detours."""
    least = travel.copy()
    for between in range(len(least)):
        np.minimum(least, least[:, between, None] + least[between], out=least)
    return least


def network_of(tables: Tables, least: Ints, shift: int) -> Network:
    """The network of a shift, `least` being `shortest`; without visits that no route can make."""
    row = tables.shifts[shift]
    kept: list[int] = []
    pieces: list[list[tuple[int, int, int]]] = []
    for visit in range(len(tables.visits)):
        group = int(tables.group[shift, visit])
        if group < 0 or tables.visits[visit, columns.LOAD] > row[columns.CAPACITY]:
            continue
        place = tables.visits[visit, columns.PLACE]
        open_s = int(row[columns.START] + least[row[columns.START_PLACE], place])
        close_s = int(row[columns.LAST] - least[place, row[columns.END_PLACE]])
        stays = tables.visits[visit, [columns.STAY_SHARED, columns.STAY_FULL]].tolist()
        both = [_cut(tables, 2 * group + k, open_s, close_s - stays[k]) for k in (0, 1)]
        if any(both):
            kept.append(visit)
            pieces += both
    return _network(tables, least, shift, kept, pieces)


def _cut(tables: Tables, at: int, open_s: int, close_s: int) -> list[tuple[int, int, int]]:
    """Pieces of a group as far as starts from `open_s` to `close_s` reach."""
    found = tables.pieces[tables.piece_at[at] : tables.piece_at[at + 1]].tolist()
    cut = ((max(p[FROM], open_s), min(p[TO], close_s), p[columns.PRICE]) for p in found)
    return [piece for piece in cut if piece[FROM] <= piece[TO]]


def _network(
    tables: Tables,
    least: Ints,
    shift: int,
    kept: list[int],
    pieces: list[list[tuple[int, int, int]]],
) -> Network:
    row, visits = tables.shifts[shift], np.array(kept, dtype=np.int64)
    place = tables.visits[visits, columns.PLACE]
    origin = np.append(place, row[columns.START_PLACE])
    destination = np.append(place, row[columns.END_PLACE])
    same = place[:, None] == place[None, :]
    piece_at = np.cumsum([0, *map(len, pieces)]).astype(np.int64)
    flat = np.array([piece for each in pieces for piece in each], dtype=np.int64).reshape(-1, 3)
    latest = [int(flat[first:behind, TO].max()) for first, behind in pairwise(piece_at[::2])]
    return Network(
        visits=visits,
        leg=np.ascontiguousarray(tables.travel[np.ix_(origin, destination)]),
        least=np.ascontiguousarray(least[np.ix_(place, place)]),
        shared=same.astype(np.int64),
        stay=np.ascontiguousarray(
            tables.visits[visits][:, [columns.STAY_SHARED, columns.STAY_FULL]]
        ),
        piece_at=piece_at,
        pieces=flat,
        latest=np.array(latest, dtype=np.int64),
        load=np.ascontiguousarray(tables.visits[visits, columns.LOAD]),
        district=np.ascontiguousarray(tables.visits[visits, columns.DISTRICT]),
        shift=row,
        prices=tables.prices,
    )

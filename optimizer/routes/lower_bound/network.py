"""What one class of equal shifts can drive: visits, legs, stays and pieces, cut to its hours."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizer.routes.timing.arrays import PIECE, SHIFT, VISIT, Ints, Tables

PARTS = 128
WORD_BITS = 62
"""Sets of visits are rows of words with so many bits."""


class Network(NamedTuple):
    """A class of equal shifts on one date; n visits are numbered anew, n is the depot.

    `visits[i]` is the problem's number of visit i. `leg[i, j]` travel, row n from the start place,
    column n to the end place, s; `least` the same by way of any places, between visits;
    `shared[i, j]` 1 where j needs no set-up after i, `shares[j]` 1 if there is such an i.
    `stay[i, k]` and pieces `piece_at[2i + k]` to `piece_at[2i + k + 1]` of `pieces`, k = 1 with
    set-up. `latest[i]` is the last start. `beyond[i, b]` has the bits of the visits that cannot be
    made after i once its stay ends in part b (of `PARTS`) of the shift. `shift` and `prices` are
    rows of the problem's tables.
    """

    visits: Ints
    leg: Ints
    least: Ints
    shared: Ints
    shares: Ints
    stay: Ints
    piece_at: Ints
    pieces: Ints
    latest: Ints
    beyond: Ints
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
        if group < 0 or tables.visits[visit, VISIT.load] > row[SHIFT.capacity]:
            continue
        place = tables.visits[visit, VISIT.place]
        open_s = int(row[SHIFT.start] + least[row[SHIFT.start_place], place])
        close_s = int(row[SHIFT.last] - least[place, row[SHIFT.end_place]])
        stays = tables.stays[2 * group : 2 * group + 2].tolist()
        both = [_cut(tables, 2 * group + k, open_s, close_s - stays[k]) for k in (0, 1)]
        if any(both):
            kept.append(visit)
            pieces += both
    return _network(tables, least, shift, kept, pieces)


def _cut(tables: Tables, at: int, open_s: int, close_s: int) -> list[tuple[int, int, int]]:
    """Pieces of a group as far as starts from `open_s` to `close_s` reach."""
    found = tables.pieces[tables.piece_at[at] : tables.piece_at[at + 1]].tolist()
    cut = ((max(first, open_s), min(last, close_s), price) for first, last, price in found)
    return [piece for piece in cut if piece[PIECE.first] <= piece[PIECE.last]]


def _network(
    tables: Tables,
    least: Ints,
    shift: int,
    kept: list[int],
    pieces: list[list[tuple[int, int, int]]],
) -> Network:
    row, visits = tables.shifts[shift], np.array(kept, dtype=np.int64)
    place = tables.visits[visits, VISIT.place]
    origin = np.append(place, row[SHIFT.start_place])
    destination = np.append(place, row[SHIFT.end_place])
    same = place[:, None] == place[None, :]
    between = np.ascontiguousarray(least[np.ix_(place, place)])
    piece_at = np.cumsum([0, *map(len, pieces)]).astype(np.int64)
    flat = np.array([piece for each in pieces for piece in each], dtype=np.int64).reshape(-1, 3)
    last = [int(flat[first:behind, PIECE.last].max()) for first, behind in pairwise(piece_at[::2])]
    latest = np.array(last, dtype=np.int64)
    begins = np.arange(PARTS) * (row[SHIFT.last] - row[SHIFT.start] + 1) // PARTS
    begins += row[SHIFT.start]
    return Network(
        visits=visits,
        leg=np.ascontiguousarray(tables.travel[np.ix_(origin, destination)]),
        least=between,
        shared=same.astype(np.int64),
        shares=(same.sum(axis=0) > 1).astype(np.int64),
        stay=np.ascontiguousarray(tables.stays.reshape(-1, 2)[tables.group[shift, visits]]),
        piece_at=piece_at,
        pieces=flat,
        latest=latest,
        beyond=bits_of(begins[None, :, None] + between[:, None, :] > latest),
        load=np.ascontiguousarray(tables.visits[visits, VISIT.load]),
        district=np.ascontiguousarray(tables.visits[visits, VISIT.district]),
        shift=row,
        prices=tables.prices,
    )


def bits_of(sets: NDArray[np.bool_]) -> Ints:
    """Sets along the last axis as words of bits."""
    words = -(-max(1, sets.shape[-1]) // WORD_BITS)
    wide = np.zeros((*sets.shape[:-1], words * WORD_BITS), np.int64)
    wide[..., : sets.shape[-1]] = sets
    shifts: Ints = np.int64(1) << np.arange(WORD_BITS, dtype=np.int64)
    found: Ints = wide.reshape(*sets.shape[:-1], words, WORD_BITS) @ shifts
    return found

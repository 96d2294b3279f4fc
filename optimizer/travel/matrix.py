"""Travel between places: a complete table of seconds and metres that says where it is from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizer.errors import WrongValue
from optimizer.travel.geodesic import Legs
from optimizer.words.message import message

Pair = tuple[str, str]
Source = Literal["roads", "matrix", "estimate", "roads and table", "estimate and table"]
_WITH_TABLE: Mapping[str, Source] = {
    "roads": "roads and table",
    "estimate": "estimate and table",
    "matrix": "matrix",
}


class Known(NamedTuple):
    """A way that a table tells: seconds, and metres where they are known."""

    seconds: int
    metres: int | None = None


@dataclass(frozen=True, eq=False)
class Travel:
    """Whole seconds and metres from every place (row) to every place (column), by car.

    `places` are sorted. `estimated` lists the pairs, in alphabetical order, whose time is only
    estimated. ValueError: places are not sorted or named twice, an array has another shape, a way
    is missing (below zero), or a place is away from itself.
    """

    places: tuple[str, ...]
    seconds: NDArray[np.int64]
    metres: NDArray[np.int64]
    source: Source
    estimated: tuple[Pair, ...] = ()

    def __post_init__(self) -> None:
        if list(self.places) != sorted(set(self.places)):
            raise ValueError("the places of a travel table are sorted, each named once")
        for array in (self.seconds, self.metres):
            if array.shape != (len(self.places),) * 2 or array.dtype != np.int64:
                raise ValueError("a travel table is square and holds whole numbers")
            if (array < 0).any():
                origin, destination = self._pair(array < 0)
                way = message(
                    "there is no way from {origin} to {destination}",
                    origin=origin,
                    destination=destination,
                )
                raise WrongValue(way)
            if array.diagonal().any():
                raise ValueError("a place is away from itself")
            array.setflags(write=False)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Rows of the table by place."""
        return {place: row for row, place in enumerate(self.places)}

    def between(self, origin: str, destination: str) -> int:
        """Seconds from one place to another."""
        return int(self.seconds[self.index[origin], self.index[destination]])

    def minutes(self, origin: str, destination: str) -> int:
        """Minutes from one place to another, rounded up."""
        return -(-self.between(origin, destination) // 60)

    def _pair(self, where: NDArray[np.bool_]) -> Pair:
        row, column = np.argwhere(where)[0]
        return self.places[row], self.places[column]


def travel_table(
    places: Sequence[str],
    legs: Legs,
    known: Mapping[Pair, Known],
    source: Literal["roads", "matrix", "estimate"],
) -> Travel:
    """The ways between `places` (sorted): `legs`, with known pairs laid over them.

    A known pair serves the way back too, unless that is known itself; known pairs of other places
    are left out; metres that are not known are those of `legs`. With source "matrix" every way is
    known, else a ValueError names the first that is missing.
    """
    row_of = {place: row for row, place in enumerate(places)}
    seconds, metres = legs.seconds.copy(), legs.metres.copy()
    told = np.eye(len(row_of), dtype=np.bool_)
    seconds[told], metres[told] = 0, 0
    used = False
    for way_back in (True, False):
        for (a, b), way in sorted(known.items()):
            start, end = (b, a) if way_back else (a, b)
            if start in row_of and end in row_of and start != end:
                at = row_of[start], row_of[end]
                told[at], seconds[at], used = True, way.seconds, True
                metres[at] = legs.metres[at] if way.metres is None else way.metres
    if source == "matrix":
        seconds[~told] = -1
    rest = np.argwhere(~told) if source == "estimate" else ()
    estimated = tuple((places[row], places[column]) for row, column in rest)
    said = _WITH_TABLE[source] if used else source
    return Travel(tuple(places), seconds, metres, said, estimated)

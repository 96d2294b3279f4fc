"""Travel between places: a complete table of seconds and metres that says where it is from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizer.errors import WrongValue
from optimizer.travel.geodesic import Legs
from optimizer.words.message import Message, message

Pair = tuple[str, str]
Source = Literal["roads", "matrix", "estimate", "roads and table", "estimate and table"]
_WITH_TABLE: Mapping[str, Source] = {
    "roads": "roads and table",
    "estimate": "estimate and table",
    "matrix": "matrix",
}


UNKNOWN_M = -1
"""The metres of a way whose length nobody told."""


class Known(NamedTuple):
    """A way that a table tells: seconds, and metres where they are known."""

    seconds: int
    metres: int | None = None


@dataclass(frozen=True, eq=False)
class Travel:
    """Whole seconds and metres from every place (row) to every place (column), by car.

    `places` are sorted. `metres` are UNKNOWN_M where nobody told them. `estimated` lists the pairs,
    in alphabetical order, whose time is only estimated. ValueError: places are not sorted or named
    twice, an array has another shape, ways are missing (below zero; all are named), or a place is
    away from itself.
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
            if array.diagonal().any():
                raise ValueError("a place is away from itself")
            array.setflags(write=False)
        if (self.seconds < 0).any():
            missing = (self.seconds < 0) | (self.seconds < 0).T
            ways = tuple(_missing_ways(self.places, missing))
            raise WrongValue(message("there is no way {ways}", ways=ways))
        if (self.metres < UNKNOWN_M).any():
            raise ValueError("a travel table has no negative lengths")

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


def _missing_ways(places: tuple[str, ...], missing: NDArray[np.bool_]) -> Iterator[Message]:
    """Every missing way once, there or back, in few words: by the places that lack most."""
    alone = missing.sum(axis=0) == len(places) - 1
    if alone.any():
        nowhere = tuple(place for place, is_alone in zip(places, alone, strict=True) if is_alone)
        yield message("from {origins} to any other place", origins=nowhere)
    left = missing & ~alone & ~alone[:, None]
    while left.any():
        row = int(left.sum(axis=0).argmax())
        others = tuple(places[column] for column in np.flatnonzero(left[row]))
        yield message("from {origin} to {others}", origin=places[row], others=others)
        left[row, :] = left[:, row] = False


def travel_table(
    places: Sequence[str],
    legs: Legs,
    known: Mapping[Pair, Known],
    source: Literal["roads", "matrix", "estimate"],
) -> Travel:
    """The ways between `places` (sorted): `legs`, with known pairs laid over them.

    A known pair serves the way back too, unless that is known itself; known pairs of other places
    are left out. Metres that no row tells, there or back, are those of the roads, else unknown.
    With source "matrix" every way is known, else a ValueError names all that are missing.
    """
    guessed = legs.metres if source == "roads" else np.full_like(legs.metres, UNKNOWN_M)
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
                if way.metres is not None:
                    metres[at] = way.metres
                elif way_back or (b, a) not in known:
                    metres[at] = guessed[at]
    if source == "matrix":
        seconds[~told] = -1
    rest = np.argwhere(~told) if source == "estimate" else ()
    estimated = tuple((places[row], places[column]) for row, column in rest)
    said = _WITH_TABLE[source] if used else source
    return Travel(tuple(places), seconds, metres, said, estimated)

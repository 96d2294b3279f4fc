"""Travel times between places: a complete table of whole minutes that says where it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

from optimizer.travel.geodesic import estimate_min

Pair = tuple[str, str]
Source = Literal["table", "estimate", "table and estimate"]


@dataclass(frozen=True, slots=True)
class TravelMinutes(Mapping[Pair, int]):
    """Whole minutes by ordered pair of places, complete and never negative.

    `estimated` lists the pairs, in alphabetical order, whose time is only estimated.
    """

    minutes: Mapping[Pair, int]
    source: Source
    estimated: tuple[Pair, ...] = ()

    def __getitem__(self, pair: Pair) -> int:
        return self.minutes[pair]

    def __iter__(self) -> Iterator[Pair]:
        return iter(self.minutes)

    def __len__(self) -> int:
        return len(self.minutes)


def travel_minutes(
    places: Mapping[str, tuple[float, float]],
    known: Mapping[Pair, int],
    *,
    speed_kmh: int,
    detour_percent: int,
) -> TravelMinutes:
    """Minutes between all `places` (WGS-84 latitude, longitude), pairs in sorted order.

    A known pair wins over the estimate and serves the way back too, unless that is known itself.
    Known pairs of other places are left out. ValueError: a known time is negative.
    """
    negative = sorted(pair for pair, minutes in known.items() if minutes < 0)
    if negative:
        raise ValueError(f"negative travel time from {negative[0][0]} to {negative[0][1]}")
    names = sorted(places)
    minutes: dict[Pair, int] = {}
    estimated: list[Pair] = []
    for a, b in product(names, repeat=2):
        given = 0 if a == b else known.get((a, b), known.get((b, a), -1))
        if given < 0:
            estimated.append((a, b))
            start, end = places[min(a, b)], places[max(a, b)]  # one estimate for both directions
            given = estimate_min(start, end, speed_kmh=speed_kmh, detour_percent=detour_percent)
        minutes[a, b] = given
    return TravelMinutes(minutes, _source(len(estimated), len(names)), tuple(estimated))


def _source(estimated: int, places: int) -> Source:
    if not estimated:
        return "table"
    return "estimate" if estimated == places * (places - 1) else "table and estimate"

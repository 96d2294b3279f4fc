"""From arrays to figures. Half-hours in which the same sites are open are measured once.

Such a set of open sites is a *situation*; a month of the district has a few hundred.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from optimizer.coverage.half_hours import HALF_HOURS
from optimizer.coverage.network import MODES, NO_WAY, Network
from optimizer.coverage.result import Access, Coverage, Saving, Uncovered

_THERE_AND_BACK = 2


@dataclass(frozen=True, eq=False)
class _Situations:
    """Situations (K): which one when, and the way from every point to the nearest open site."""

    when: NDArray[np.int64]
    """(C, T): the situation of an item class in a half-hour."""
    seconds: NDArray[np.int64]
    """(K, M, P), NO_WAY where nothing is open."""
    metres: NDArray[np.int64]
    """(K, P)"""
    is_covered: NDArray[np.bool_]
    """(K, M, P): the way is short enough."""

    def counts(self, item_class: int, band: NDArray[np.bool_]) -> NDArray[np.int64]:
        """How many of a band's half-hours have each situation, (K,)."""
        return np.bincount(self.when[item_class, band], minlength=len(self.metres))


def measure(network: Network, *, within_min: int) -> Coverage:
    """The coverage of a network when `within_min` minutes are near enough."""
    found = _situations(network, within_min * 60)
    lives = network.is_member * network.population
    covered = found.is_covered @ lives.T
    with np.errstate(invalid="ignore"):
        shares = covered / lives.sum(axis=1)
    # situation by class and half-hour -> class, mode, area, half-hour
    by_time = np.moveaxis(shares[found.when], 1, 3)
    days = (len(network.dates), HALF_HOURS)
    return Coverage(
        dates=network.dates,
        day_kinds=network.day_kinds,
        item_classes=network.item_classes,
        modes=MODES,
        areas=network.areas,
        residents=tuple(lives.sum(axis=1).tolist()),
        within_min=within_min,
        share=np.ascontiguousarray(by_time).reshape(*by_time.shape[:3], *days),
        access=tuple(_access(network, found, lives)),
        savings=tuple(_savings(network, found, lives)),
        uncovered=tuple(_uncovered(network, found)),
    )


def _situations(network: Network, within_s: int) -> _Situations:
    sites, classes, half_hours = network.is_open.shape
    flat = network.is_open.reshape(sites, -1)
    packed = np.packbits(flat, axis=0)
    _, first, when = np.unique(packed.T, axis=0, return_index=True, return_inverse=True)
    is_open = flat[:, first]
    seconds = [network.seconds[:, :, row].min(axis=2, initial=NO_WAY) for row in is_open.T]
    metres = [network.metres[:, row].min(axis=1, initial=NO_WAY) for row in is_open.T]
    nearest_s = np.stack(seconds)
    return _Situations(
        when=when.reshape(classes, half_hours),
        seconds=nearest_s,
        metres=np.stack(metres),
        is_covered=nearest_s <= within_s,
    )


def _access(network: Network, found: _Situations, lives: NDArray[np.int64]) -> Iterator[Access]:
    for (at, item_class), (band, mask) in product(
        enumerate(network.item_classes), network.bands.items()
    ):
        counts = found.counts(at, mask)
        used = np.flatnonzero(counts)
        for (mode_at, mode), (area_at, area) in product(enumerate(MODES), enumerate(network.areas)):
            weights = np.outer(counts[used], lives[area_at])
            covered = int(weights[found.is_covered[used, mode_at]].sum())
            ways = _ways(found.seconds[used, mode_at], weights)
            everybody = int(weights.sum())
            share = covered / everybody if everybody else None
            yield Access(item_class, mode, area, band, share, *ways)


def _ways(
    seconds: NDArray[np.int64], weights: NDArray[np.int64]
) -> tuple[float | None, int | None, int | None, float | None]:
    """Weighted mean, P90 and maximum of the ways that exist, and the share that has none."""
    everybody = int(weights.sum())
    if not everybody:
        return None, None, None, None
    has_one = (seconds != NO_WAY) & (weights > 0)
    way, weight = seconds[has_one], weights[has_one]
    served = int(weight.sum())
    none_share = (everybody - served) / everybody
    if not served:
        return None, None, None, none_share
    order = np.argsort(way, kind="stable")
    so_far = np.cumsum(weight[order])
    p90 = way[order][np.argmax(10 * so_far >= 9 * served)]
    return int((way * weight).sum()) / served, int(p90), int(way.max()), none_share


def _savings(network: Network, found: _Situations, lives: NDArray[np.int64]) -> Iterator[Saving]:
    for at, item_class in enumerate(network.item_classes):
        halls = network.is_district_hall[:, at]
        before = network.metres[:, halls].min(axis=1, initial=NO_WAY)
        if not halls.any():
            continue
        before = np.where(before == NO_WAY, 0, before)
        saved = np.maximum(before - found.metres, 0)
        for (band, mask), (area_at, area) in product(
            network.bands.items(), enumerate(network.areas)
        ):
            counts = found.counts(at, mask)
            saved_m = int(counts @ saved @ lives[area_at])
            before_m = int(before @ lives[area_at])
            km = _THERE_AND_BACK / 1000
            saved_km = saved_m * km / int(counts.sum())
            yield Saving(item_class, area, band, before_m * km, saved_km)


def _uncovered(network: Network, found: _Situations) -> Iterator[Uncovered]:
    for (at, item_class), (mode_at, mode) in product(
        enumerate(network.item_classes), enumerate(MODES)
    ):
        ever = found.is_covered[np.unique(found.when[at]), mode_at].any(axis=0)
        for place in np.flatnonzero(~ever):
            row = network.points[place]
            name = row.name or row.id
            yield Uncovered(item_class, mode, row.id, name, row.sub_district, row.population)

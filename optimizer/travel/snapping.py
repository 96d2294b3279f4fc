"""The nearest spot of the nearest road, on a plane laid at each point (good to a few km)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizer.travel.geodesic import Point, gaps_m, near_lon


class Snap(NamedTuple):
    """Where a point joins a road: which one, how far along (0 to 1), the spot, how far away."""

    point: Point
    road: int
    share: float
    spot: Point
    metres: int


def nearest_spots(
    points: Sequence[Point], starts: NDArray[np.float64], ends: NDArray[np.float64]
) -> tuple[Snap, ...]:
    """The snap of every point to roads given by the (n, 2) degrees of their ends.

    A road is straight between its ends.
    """
    found = [_nearest(point, starts, ends) for point in points]
    spots = [spot for _, _, spot in found]
    return tuple(
        Snap(point, road, share, spot, int(metres))
        for point, (road, share, spot), metres in zip(
            points, found, gaps_m(points, spots), strict=True
        )
    )


def _nearest(
    point: Point, starts: NDArray[np.float64], ends: NDArray[np.float64]
) -> tuple[int, float, Point]:
    scale = np.array((1.0, np.cos(np.radians(point[0]))))
    start, way = _the_short_way(starts - point) * scale, _the_short_way(ends - starts) * scale
    length_squared = (way**2).sum(axis=1)
    ahead = -(start * way).sum(axis=1)
    share = np.clip(ahead / np.where(length_squared > 0, length_squared, 1), 0, 1)
    away = ((start + share[:, None] * way) ** 2).sum(axis=1)
    road = int(away.argmin())
    lat, lon = starts[road] + share[road] * _the_short_way(ends[road] - starts[road])
    return road, float(share[road]), (float(lat), near_lon(float(lon), 0))


def _the_short_way(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    """Differences of latitude and longitude, the latter the short way round the earth."""
    turns = np.round(degrees[..., 1:] / 360) * 360
    return np.concatenate((degrees[..., :1], degrees[..., 1:] - turns), axis=-1)

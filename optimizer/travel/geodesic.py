"""Straight lines on the WGS-84 ellipsoid, and the travel estimated from them.

Lines of many pairs at once go through the earth: the chord, bent to an arc of the mean radius. Up
to 100 km this is within 1 cm of geopy's geodesic, which takes 0.15 ms a pair; 40,000 pairs 10 ms.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from geopy.distance import geodesic
from numpy.typing import NDArray
from scipy.spatial.distance import cdist

Point = tuple[float, float]
"""WGS-84 latitude and longitude, degrees."""

_AXIS_M = 6_378_137.0
_ECCENTRICITY_SQUARED = 0.00669437999014
_MEAN_RADIUS_M = 6_371_008.8


class Legs(NamedTuple):
    """Whole seconds and metres from every origin (row) to every destination (column)."""

    seconds: NDArray[np.int64]
    metres: NDArray[np.int64]


def near_lon(lon: float, about: float) -> float:
    """A longitude as the turn that is nearest to another says it: -179.9 about 179.9 is 180.1."""
    return lon + 360 * round((about - lon) / 360)


def line_m(a: Point, b: Point) -> int:
    """Metres of the geodesic between two points, rounded half up."""
    return int(geodesic(a, b).m + 0.5)


def lines_m(origins: Sequence[Point], destinations: Sequence[Point]) -> NDArray[np.float64]:
    """Metres of the straight lines from every origin to every destination."""
    chords_m = cdist(_in_space(origins), _in_space(destinations))
    share = np.minimum(chords_m / (2 * _MEAN_RADIUS_M), 1.0)
    return np.asarray(2 * _MEAN_RADIUS_M * np.arcsin(share), dtype=np.float64)


def gaps_m(points: Sequence[Point], others: Sequence[Point]) -> NDArray[np.int64]:
    """Metres between each point and the other one of its row, close by, rounded half up."""
    gaps: NDArray[np.float64] = np.linalg.norm(_in_space(points) - _in_space(others), axis=1)
    return np.floor(gaps + 0.5).astype(np.int64)


def estimate(
    origins: Sequence[Point],
    destinations: Sequence[Point],
    *,
    speed_kmh: float,
    detour_percent: int,
) -> Legs:
    """Straight line x detour, at one speed; metres, then seconds, rounded half up."""
    way_m = np.floor(lines_m(origins, destinations) * (detour_percent / 100) + 0.5)
    seconds = np.floor(way_m * 3.6 / speed_kmh + 0.5)
    return Legs(seconds.astype(np.int64), way_m.astype(np.int64))


def _in_space(points: Sequence[Point]) -> NDArray[np.float64]:
    """Metres from the centre of the earth, (n, 3)."""
    lat, lon = np.radians(np.asarray(points, dtype=np.float64).reshape(-1, 2)).T
    across_m = _AXIS_M / np.sqrt(1 - _ECCENTRICITY_SQUARED * np.sin(lat) ** 2)
    level_m = across_m * np.cos(lat)
    up_m = across_m * (1 - _ECCENTRICITY_SQUARED) * np.sin(lat)
    return np.column_stack((level_m * np.cos(lon), level_m * np.sin(lon), up_m))

"""Coordinates: WGS-84 inside, GCJ-02 (the datum of maps in China) at the door and in map links.

The offset is the published approximation of GCJ-02; in Laoshan it is about 430 m, nearly all of it
to the east.
"""

from __future__ import annotations

from math import cos, pi, radians, sin, sqrt

_AXIS_M = 6_378_245.0  # Krasovsky 1940, which GCJ-02 is built on
_ECCENTRICITY_SQUARED = 0.00669342162296594323
_INVERSE_ROUNDS = 5


def wgs84_to_gcj02(lat: float, lon: float) -> tuple[float, float]:
    """GCJ-02 latitude and longitude of a WGS-84 point, degrees; the same point outside China."""
    if not _is_in_china(lat, lon):
        return lat, lon
    east, north = lon - 105.0, lat - 35.0
    shift_lat, shift_lon = _north_m(east, north), _east_m(east, north)
    root = 1 - _ECCENTRICITY_SQUARED * sin(radians(lat)) ** 2
    meridian_m = _AXIS_M * (1 - _ECCENTRICITY_SQUARED) / (root * sqrt(root))
    parallel_m = _AXIS_M / sqrt(root) * cos(radians(lat))
    return lat + shift_lat / radians(meridian_m), lon + shift_lon / radians(parallel_m)


def gcj02_to_wgs84(lat: float, lon: float) -> tuple[float, float]:
    """WGS-84 latitude and longitude of a GCJ-02 point, degrees, to well under a metre."""
    found_lat, found_lon = lat, lon
    for _ in range(_INVERSE_ROUNDS):
        there_lat, there_lon = wgs84_to_gcj02(found_lat, found_lon)
        found_lat, found_lon = found_lat + lat - there_lat, found_lon + lon - there_lon
    return found_lat, found_lon


def _is_in_china(lat: float, lon: float) -> bool:
    return 0.8293 <= lat <= 55.8271 and 72.004 <= lon <= 137.8347


def _north_m(x: float, y: float) -> float:
    trend = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    return trend + _ripple(x) + _waves(y, (1, 20), (3, 40), (12, 160), (30, 320))


def _east_m(x: float, y: float) -> float:
    trend = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    return trend + _ripple(x) + _waves(x, (1, 20), (3, 40), (12, 150), (30, 300))


def _ripple(x: float) -> float:
    return (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3


def _waves(z: float, *terms: tuple[int, int]) -> float:
    return sum(height * sin(z * pi / length) for length, height in terms) * 2 / 3

"""The fallback travel time: straight line on the ellipsoid x detour, at one speed."""

from __future__ import annotations

from geopy.distance import geodesic


def estimate_min(
    a: tuple[float, float], b: tuple[float, float], *, speed_kmh: int, detour_percent: int
) -> int:
    """Whole minutes from `a` to `b` (WGS-84 latitude, longitude), rounded up; 0 for one point."""
    distance_m: int = round(geodesic(a, b).m)
    return -(-distance_m * detour_percent * 60 // (speed_kmh * 1000 * 100))

"""Where invented places lie: between a hall and its neighbours, so inland and near the roads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.generator.halls import neighbours

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from scenarios.generator.halls import Hall

_JITTER = 0.003
_DIGITS = 4


def spot_near(
    hall: Hall, halls: Sequence[Hall], random: Random, within_km: float
) -> tuple[float, float]:
    """Latitude and longitude of a spot on the way from a hall to one of its three nearest."""
    near = neighbours(hall, tuple(halls), 3)
    toward = random.choice([other for other in halls if other.id in near] or [hall])
    share = random.uniform(0, min(0.5, within_km / max(hall.distance_km(toward), 0.1)))
    lat = hall.lat + share * (toward.lat - hall.lat) + random.uniform(-_JITTER, _JITTER)
    lon = hall.lon + share * (toward.lon - hall.lon) + random.uniform(-_JITTER, _JITTER)
    return round(lat, _DIGITS), round(lon, _DIGITS)

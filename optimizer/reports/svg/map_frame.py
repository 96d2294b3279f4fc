"""From degrees to pixels: a small map's frame, and where crowded markers find room."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from optimizer.travel.geodesic import near_lon
from optimizer.views.routes import Point

Spot = tuple[float, float]
"""Pixels from the left and from above."""

_METRES_PER_DEGREE = 111_195.0
_NARROWEST_DEGREES = 0.02


@dataclass(frozen=True, slots=True)
class Frame:
    """A map of `width` x `height` pixels; `degree` is a degree of latitude in pixels."""

    width: float
    height: float
    middle: Point
    degree: float
    squeeze: float

    def spot(self, at: Point) -> Spot:
        """Where a point of the earth lies; plate carrée about the middle, for a small area."""
        lon = near_lon(at[1], self.middle[1])
        x = self.width / 2 + (lon - self.middle[1]) * self.squeeze * self.degree
        return x, self.height / 2 - (at[0] - self.middle[0]) * self.degree

    def shows(self, line: Iterable[Point]) -> bool:
        """Any of the line may lie inside."""
        spots = [self.spot(at) for at in line]
        xs, ys = [x for x, _ in spots], [y for _, y in spots]
        across = max(xs) >= 0 and min(xs) <= self.width
        return across and max(ys) >= 0 and min(ys) <= self.height

    def label_spot(self, at: Point, width: float, taken: Sequence[Spot], gap: float) -> Spot:
        """Where a text `width` wide about a point hides the fewest of the markers `taken`.

        The middle of its base line, inside the frame; `gap` is how large a marker is.
        """
        wanted = self.spot(at)

        def hidden(spot: Spot) -> tuple[int, float]:
            x, y = spot
            under = (abs(a - x) < width / 2 + gap and -12 - gap < b - y < 3 + gap for a, b in taken)
            return sum(under), math.dist(spot, wanted)

        steps = [(dx, dy) for dy in range(-48, 49, 8) for dx in range(-60, 61, 15)]
        spots = [(wanted[0] + dx, wanted[1] + dy) for dx, dy in steps]
        inside = [
            (x, y)
            for x, y in spots
            if width / 2 <= x <= self.width - width / 2 and 14 <= y <= self.height - 6
        ]
        return min(inside or spots, key=hidden)

    def scale_bar(self) -> tuple[int, float]:
        """A round length for the scale, kilometres, and its pixels."""
        km = self.degree * 1000 / _METRES_PER_DEGREE
        fitting = [n for n in (1, 2, 5, 10, 20, 50, 100) if n * km <= self.width / 4]
        length = fitting[-1] if fitting else 1
        return length, length * km


def frame_of(points: Sequence[Point], width: float, height: float, margin: float) -> Frame:
    """The frame that shows all points, `margin` pixels from its edges."""
    lats = [lat for lat, _ in points]
    lons = [near_lon(lon, points[0][1]) for _, lon in points]
    middle = ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
    squeeze = math.cos(math.radians(middle[0]))
    tall = max(max(lats) - min(lats), _NARROWEST_DEGREES)
    wide = max((max(lons) - min(lons)) * squeeze, _NARROWEST_DEGREES)
    degree = min((width - 2 * margin) / wide, (height - 2 * margin) / tall)
    return Frame(width, height, middle, degree, squeeze)


def apart(spots: Iterable[Spot], distance: float) -> tuple[Spot, ...]:
    """The spots, those that would touch an earlier one moved to the nearest free place."""
    placed: list[Spot] = []
    for spot in spots:
        placed.append(next(s for s in _around(spot, distance) if _is_free(s, placed, distance)))
    return tuple(placed)


def _around(spot: Spot, distance: float) -> Iterable[Spot]:
    """The spot, then rings about it; the rings never end, so there is always a free place."""
    yield spot
    ring = 1
    while True:
        for step in range(8 * ring):
            angle = 2 * math.pi * step / (8 * ring)
            reach = distance * ring
            yield spot[0] + reach * math.cos(angle), spot[1] - reach * math.sin(angle)
        ring += 1


def _is_free(spot: Spot, placed: Iterable[Spot], distance: float) -> bool:
    return all(math.dist(spot, other) >= distance - 1e-6 for other in placed)

"""A van day piece by piece: driving, staying, waiting and eating, in the order of the clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from optimizer.views.routes import RouteView

Kind = Literal["drive", "stay", "wait", "meal"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a van day, seconds of the day; `stop` is the place in the order, from 1.

    Of a drive it is the stop that it leads to; 0 means the way home, or no stop at all.
    """

    kind: Kind
    start_s: int
    end_s: int
    stop: int = 0


def pieces(route: RouteView) -> tuple[Piece, ...]:
    """The whole day without holes; a meal at the depot stands before or after the rest."""
    found = [*_around(route)]
    if route.meal is not None and not any(piece.kind == "meal" for piece in found):
        found.append(Piece("meal", *route.meal))
    return tuple(sorted(found, key=lambda piece: (piece.start_s, piece.end_s)))


def meal_place(route: RouteView) -> tuple[Literal["before", "there", "way", "after"], int]:
    """Where the crew eats, and the place in the order: 0 the depot, then the stops, the depot.

    Before it leaves the place, on arrival there, on the way there, or after the return. ValueError:
    the route has no meal, or one during a stay.
    """
    if route.meal is None:
        raise ValueError(f"{route.shift} has no meal")
    begin, end = route.meal
    ways = [(stop.arrive_s, stop.start_s, stop.leg_s) for stop in route.stops]
    ways.append((route.return_s, route.return_s, route.home_s))
    leave = (route.depart_s, *(stop.end_s for stop in route.stops))
    if end <= route.depart_s:
        return "before", 0
    if begin >= route.return_s:
        return "after", len(ways)
    for at, (left, (arrive, start, leg_s)) in enumerate(zip(leave, ways, strict=True)):
        if left <= begin and end <= start:
            if begin >= arrive:
                return "there", at + 1
            return ("before", at) if at and end + leg_s <= arrive else ("way", at + 1)
    raise ValueError(f"{route.shift} eats during a stay")


def _around(route: RouteView) -> Iterator[Piece]:
    leave = route.depart_s
    for number, stop in enumerate(route.stops, start=1):
        yield from _gap(route, leave, stop.start_s, stop.leg_s, number)
        yield Piece("stay", stop.start_s, stop.end_s, number)
        leave = stop.end_s
    yield from _gap(route, leave, route.return_s, route.home_s, 0)


def _gap(route: RouteView, start_s: int, end_s: int, drive_s: int, stop: int) -> Iterator[Piece]:
    """Drive first, then wait; the meal interrupts whatever it falls into."""
    meal = route.meal
    if meal is None or not (start_s <= meal[0] and meal[1] <= end_s):
        yield from _driven(start_s, end_s, drive_s, stop)
        return
    yield from _driven(start_s, meal[0], drive_s, stop)
    yield Piece("meal", *meal)
    left = max(0, drive_s - (meal[0] - start_s))
    yield from _driven(meal[1], end_s, left, stop)


def _driven(start_s: int, end_s: int, drive_s: int, stop: int) -> Iterator[Piece]:
    arrive = min(end_s, start_s + drive_s)
    if start_s < arrive:
        yield Piece("drive", start_s, arrive, stop)
    if arrive < end_s:
        yield Piece("wait", arrive, end_s, stop)

"""Re-checks the answer of any engine to a published routing instance; no code of the product.

Distances are computed here once more, in exact integers.
"""

from __future__ import annotations

from collections import Counter
from math import isqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.formats.network import Instance, Routes


class Score(NamedTuple):
    """Cost in units of 1 / scale: all legs and the prizes left; `faults` is empty if legal."""

    cost: int
    faults: tuple[str, ...]


def leg(instance: Instance, origin: int, destination: int) -> int:
    """From one stand to another, tenths of Euclid cut, or the matrix as printed."""
    if instance.matrix:
        return instance.matrix[origin][destination]
    (x, y), (u, v) = instance.points[origin], instance.points[destination]
    return isqrt(int(100 * ((x - u) ** 2 + (y - v) ** 2)))


def score(instance: Instance, routes: Routes) -> Score:
    """What the routes cost and what they break."""
    faults = [*_counts(instance, routes)]
    cost = 0
    for number, route in enumerate(routes, start=1):
        if any(not 0 < stand < len(instance.stands) for stand in route):
            continue
        length, late = _drive(instance, route)
        cost += length
        faults += [f"route {number}: {fault}" for fault in late]
    made = {stand for route in routes for stand in route}
    for number, stand in enumerate(instance.stands):
        if number and number not in made:
            if stand.prize is None:
                faults.append(f"{number} is not served")
            else:
                cost += stand.prize * instance.scale
    return Score(cost, tuple(faults))


def _counts(instance: Instance, routes: Routes) -> list[str]:
    faults = []
    if len(routes) > instance.vehicles:
        faults.append(f"{len(routes)} routes, {instance.vehicles} vehicles")
    times = Counter(stand for route in routes for stand in route)
    for stand, number in sorted(times.items()):
        if not 0 < stand < len(instance.stands):
            faults.append(f"{stand} is no customer")
        elif number > 1:
            faults.append(f"{stand} is served {number} times")
    return faults


def _drive(instance: Instance, route: Sequence[int]) -> tuple[int, list[str]]:
    """Length of a route, and where it is late or overloaded."""
    faults: list[str] = []
    scale, depot = instance.scale, instance.stands[0]
    clock, length, load, at = depot.open * scale, 0, 0, 0
    for number in [*route, 0]:
        stand, way = instance.stands[number], leg(instance, at, number)
        length += way
        clock = max(clock + way, stand.open * scale)
        if clock > stand.due * scale:
            faults.append(f"{number} is reached {clock - stand.due * scale} too late")
        clock += stand.service * scale
        load += stand.load if number else 0
        at = number
    if instance.capacity is not None and load > instance.capacity:
        faults.append(f"{load} is loaded, {instance.capacity} is allowed")
    return length, faults

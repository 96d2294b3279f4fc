"""Scores routes against a published file from its text alone; shares no reader with the product.

Everything is a fraction: nothing that a file says is cut, but the legs as the format wants it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import isqrt
from pathlib import Path

Leg = Callable[[int, int], Fraction]


@dataclass
class Told:
    """What a file says of each stop, by customer number, 0 for the depot."""

    leg: Leg
    window: list[tuple[Fraction, Fraction]]
    vehicles: int
    capacity: Fraction | None = None
    demand: dict[int, Fraction] = field(default_factory=dict)
    service: dict[int, Fraction] = field(default_factory=dict)
    prize: dict[int, Fraction] = field(default_factory=dict)


def score(
    path: str | Path, form: str, routes: Sequence[Sequence[int]]
) -> tuple[Fraction, list[str]]:
    """Cost in the file's unit (legs and prizes left), and what is broken (nothing: legal)."""
    told = TOLD[form](Path(path).read_text("utf-8"))
    stops = Counter(stop for route in routes for stop in route)
    broken = [f"{stop} is served {n} times" for stop, n in stops.items() if n > 1]
    broken += [f"{stop} is unknown" for stop in stops if not 0 < stop < len(told.window)]
    broken += ["too many routes"] if len(routes) > told.vehicles else []
    if broken:
        return Fraction(), broken
    cost = sum((_drive(told, route, broken) for route in routes), Fraction())
    for stop in range(1, len(told.window)):
        if stop not in stops:
            cost += told.prize.get(stop, Fraction())
            broken += [] if told.prize.get(stop) else [f"{stop} is left out"]
    return cost, broken


def _drive(told: Told, route: Sequence[int], broken: list[str]) -> Fraction:
    length, clock, before = Fraction(), told.window[0][0], 0
    for stop in (*route, 0):
        way = told.leg(before, stop)
        opens, closes = told.window[stop]
        length, clock, before = length + way, max(clock + way, opens), stop
        if clock > closes:
            broken.append(f"{stop} is late by {float(clock - closes)}")
        clock += told.service.get(stop, 0)
    load = sum((told.demand.get(stop, Fraction()) for stop in route), Fraction())
    if told.capacity is not None and load > told.capacity:
        broken.append(f"load {float(load)} of {float(told.capacity)}")
    return length


def _euclid(points: Sequence[tuple[Fraction, Fraction]]) -> Leg:
    def leg(a: int, b: int) -> Fraction:
        square = 100 * sum((u - v) ** 2 for u, v in zip(points[a], points[b], strict=True))
        return Fraction(isqrt(square.numerator // square.denominator), 10)

    return leg


def _vrplib(text: str) -> Told:
    head, *parts = re.split(r"^\s*(\w+)_SECTION\s*:?\s*$", text.partition("EOF")[0], flags=re.M)
    said = dict(re.findall(r"^\s*(\w+)\s*:\s*(.*?)\s*$", head, flags=re.M))
    table = {
        name: [[Fraction(word) for word in row.split()] for row in body.strip().splitlines()]
        for name, body in zip(parts[::2], parts[1::2], strict=True)
    }
    column = {
        name: {int(row[0]) - 1: row[1] for row in table[name]}
        for name in ("DEMAND", "SERVICE_TIME", "PRIZE")
        if name in table
    }
    size, once = len(table["NODE_COORD"]), Fraction(said.get("SERVICE_TIME", "0"))
    return Told(
        leg=_euclid([(row[1], row[2]) for row in sorted(table["NODE_COORD"])]),
        window=[(row[1], row[2]) for row in sorted(table["TIME_WINDOW"])],
        vehicles=int(said.get("VEHICLES", size)),
        capacity=Fraction(said["CAPACITY"]),
        demand=column["DEMAND"],
        service=column.get("SERVICE_TIME", dict.fromkeys(range(1, size), once)),
        prize=column.get("PRIZE", {}),
    )


def _solomon(text: str) -> Told:
    lines = [re.findall(r"\S+", line) for line in text.splitlines()]
    numbers = [line for line in lines if line and re.fullmatch(r"[-+.\deE]+", "".join(line))]
    (vehicles, capacity), *rows = [[Fraction(word) for word in line] for line in numbers]
    return Told(
        leg=_euclid([(row[1], row[2]) for row in rows]),
        window=[(row[4], row[5]) for row in rows],
        vehicles=int(vehicles),
        capacity=capacity,
        demand={n: row[3] for n, row in enumerate(rows)},
        service={n: row[6] for n, row in enumerate(rows)},
    )


def _tsptw(text: str) -> Told:
    size, *rest = map(Fraction, text.split())
    n = int(size)
    return Told(
        leg=lambda a, b: rest[n * a + b],
        window=[(rest[n * n + 2 * stop], rest[n * n + 2 * stop + 1]) for stop in range(n)],
        vehicles=1,
    )


TOLD: dict[str, Callable[[str], Told]] = {
    "vrplib": _vrplib,
    "solomon": _solomon,
    "tsptw": _tsptw,
}

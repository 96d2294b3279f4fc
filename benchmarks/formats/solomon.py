"""Solomon's own form of VRPTW: vehicles and capacity, then a row for the depot and each customer.

Distances are Euclid cut to one decimal.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from benchmarks.formats.network import Instance, Stand


def read(path: Path) -> Instance:
    """The instance of a file; `ValueError` if rows are missing."""
    rows = [row for line in path.read_text("utf-8").splitlines() if (row := _numbers(line))]
    if len(rows) < 2 or len(rows[0]) != 2 or any(len(row) != 7 for row in rows[1:]):
        raise ValueError(f"{path.name}: wanted are vehicles and capacity, then rows of 7 numbers")
    vehicles, capacity = map(int, rows[0])
    if [int(row[0]) for row in rows[1:]] != [*range(len(rows) - 1)]:
        raise ValueError(
            f"{path.name}: customers are to be numbered from 0, the depot, without gaps"
        )
    return Instance(
        name=path.stem,
        stands=tuple(
            Stand(open=int(row[4]), due=int(row[5]), service=int(row[6]), load=int(row[3]))
            for row in rows[1:]
        ),
        vehicles=vehicles,
        capacity=capacity,
        points=tuple((row[1], row[2]) for row in rows[1:]),
    )


def _numbers(line: str) -> list[Decimal]:
    """The numbers of a line; none if it holds words."""
    words = line.split()
    if not words or not all(word.replace(".", "", 1).isdigit() for word in words):
        return []
    return [Decimal(word) for word in words]

"""Solomon's own form of VRPTW: vehicles and capacity, then a row for the depot and each customer.

Distances are Euclid cut to one decimal.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.formats.network import Instance, Stand
from benchmarks.formats.text import lines_of, number, whole

_HEADINGS = {
    *("VEHICLE", "NUMBER", "CAPACITY", "CUSTOMER", "CUST", "NO.", "NO", "XCOORD.", "XCOORD"),
    *("YCOORD.", "YCOORD", "DEMAND", "READY", "TIME", "DUE", "DATE", "SERVICE"),
}


def read(path: Path) -> Instance:
    """The instance of a file; ValueError naming the line that is no row of it."""
    rows = _rows(path)
    if len(rows) < 2 or len(rows[0]) != 2 or any(len(row) != 7 for row in rows[1:]):
        raise ValueError(f"{path.name}: wanted are vehicles and capacity, then rows of 7 numbers")
    vehicles = whole(rows[0][0], f"{path.name}: vehicles", 1)
    capacity = whole(rows[0][1], f"{path.name}: capacity")
    numbered = [whole(row[0], f"{path.name}: customer") for row in rows[1:]]
    if numbered != [*range(len(numbered))]:
        raise ValueError(
            f"{path.name}: customers are to be numbered from 0, the depot, without gaps"
        )
    return Instance(
        name=path.stem,
        stands=tuple(_stand(row, path.name) for row in rows[1:]),
        vehicles=vehicles,
        capacity=capacity,
        points=tuple(
            (number(row[1], f"{path.name}: x"), number(row[2], f"{path.name}: y"))
            for row in rows[1:]
        ),
    )


def _stand(row: list[str], where: str) -> Stand:
    what = f"{where}: customer {row[0]}"
    load = whole(row[3], f"{what}: demand")
    opens, due = whole(row[4], f"{what}: ready time"), whole(row[5], f"{what}: due date")
    if due < opens:
        raise ValueError(f"{what}: its time window ends at {due}, before {opens}")
    if row[0] == "0" and load:
        raise ValueError(f"{what}: the depot has a demand")
    return Stand(opens, due, whole(row[6], f"{what}: service time"), load)


def _rows(path: Path) -> list[list[str]]:
    """The words of every line that is neither the name, which comes first, nor a heading."""
    found = []
    for place, line in enumerate(line for line in lines_of(path) if line):
        words = line.split()
        if set(words) <= _HEADINGS or (place == 0 and not line[0].isdigit()):
            continue
        for word in words:
            number(word, f"{path.name}: {line!r}")
        found.append(words)
    return found

"""One vehicle with time windows: number of nodes, travel matrix, a window for each node.

Node 0 is the depot. Service is part of the travel times; waiting costs nothing.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.formats.network import Instance, Stand
from benchmarks.formats.text import lines_of, whole


def read(path: Path) -> Instance:
    """The instance of a file; ValueError if it has too few numbers, too many, or other words."""
    words = [word for line in lines_of(path) for word in line.split()]
    numbers = [whole(word, path.name) for word in words]
    nodes, rest = numbers[0], numbers[1:]
    if nodes < 1 or len(rest) != nodes * nodes + 2 * nodes:
        raise ValueError(f"{path.name}: {nodes} nodes want {nodes * (nodes + 2)} numbers more")
    windows = rest[nodes * nodes :]
    stands = tuple(Stand(*windows[at : at + 2]) for at in range(0, 2 * nodes, 2))
    for node, stand in enumerate(stands):
        if stand.due < stand.open:
            raise ValueError(f"{path.name}: the window of node {node} ends before it begins")
    return Instance(
        name=path.stem,
        stands=stands,
        vehicles=1,
        matrix=tuple(tuple(rest[at : at + nodes]) for at in range(0, nodes * nodes, nodes)),
    )

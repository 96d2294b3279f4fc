"""One vehicle with time windows: number of nodes, travel matrix, a window for each node.

Node 0 is the depot. Service is part of the travel times; waiting costs nothing.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.formats.network import Instance, Stand


def read(path: Path) -> Instance:
    """The instance of a file; `ValueError` if it has too few numbers or too many."""
    numbers = [_whole(word, path) for word in path.read_text("utf-8").split()]
    nodes, rest = numbers[0], numbers[1:]
    if len(rest) != nodes * nodes + 2 * nodes:
        raise ValueError(f"{path.name}: {nodes} nodes want {nodes * (nodes + 2)} numbers more")
    windows = rest[nodes * nodes :]
    return Instance(
        name=path.stem,
        stands=tuple(Stand(*windows[at : at + 2]) for at in range(0, 2 * nodes, 2)),
        vehicles=1,
        matrix=tuple(tuple(rest[at : at + nodes]) for at in range(0, nodes * nodes, nodes)),
    )


def _whole(word: str, path: Path) -> int:
    number = float(word)
    if number != int(number):
        raise ValueError(f"{path.name}: {word} is no whole number")
    return int(number)

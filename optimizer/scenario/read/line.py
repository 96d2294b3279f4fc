"""A line of a table as it is written."""

from __future__ import annotations

from dataclasses import dataclass

from optimizer.scenario.read.mistakes import Place


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: its cells as written, and where they are."""

    place: Place
    cells: list[str]
    places: list[Place]

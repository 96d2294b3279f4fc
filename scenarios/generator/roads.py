"""The main roads of the district as tables, drawn by hand in `templates/roads.txt`."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from optimizer.scenario.schema.rows_roads import RoadNodeRow, RoadRow
from scenarios.generator.spec import template

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from optimizer.scenario.schema.strict import Strict
    from scenarios.generator.spec import Spec

LABEL = "drawn by this project from general knowledge of the district; approximate; not surveyed"
_MARGIN = 0.04  # degrees around the places of a part of the district
_Point = tuple[float, float]
_Piece = tuple[str, str, _Point, _Point]  # class, name, two bends that follow each other


def road_tables(spec: Spec, places: Sequence[_Point]) -> dict[str, Sequence[Strict]]:
    """The road nodes and roads in the box around the places; empty where travel is estimated."""
    drawn = tuple(_pieces()) if spec.has_roads else ()
    bends = dict.fromkeys(bend for piece in drawn for bend in piece[2:])
    node_of = {bend: f"路点{number:03d}" for number, bend in enumerate(bends, 1)}
    parts: Counter[str] = Counter()
    used: set[_Point] = set()
    rows = []
    for road_class, name, start, end in drawn:
        parts[name] += 1
        if _is_near(start, places) and _is_near(end, places):
            used |= {start, end}
            row = {"id": f"{name}{parts[name]:02d}", "road_class": road_class}
            ends = {"origin": node_of[start], "destination": node_of[end]}
            rows.append(RoadRow.model_validate(row | ends))
    nodes = [
        RoadNodeRow(id=node, lat=bend[0], lon=bend[1])
        for bend, node in node_of.items()
        if bend in used
    ]
    return {"road_nodes": nodes, "roads": rows}


def _is_near(bend: _Point, places: Sequence[_Point]) -> bool:
    """Inside the box around the places, widened by the margin."""
    return all(
        min(values) - _MARGIN <= one <= max(values) + _MARGIN
        for one, values in zip(bend, zip(*places, strict=True), strict=True)
    )


def _pieces() -> Iterator[_Piece]:
    lines = template("roads.txt").template.splitlines()
    drawn = "\n".join(line for line in lines if line.strip() and not line.startswith("#"))
    for line in drawn.replace("\n  ", " ").splitlines():
        road_class, name, *bends = line.split()
        for start, end in pairwise(map(_point, bends)):
            yield road_class, name, start, end


def _point(text: str) -> _Point:
    lat, lon = text.split(",")
    return float(lat), float(lon)

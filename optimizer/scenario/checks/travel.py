"""Checks of roads and ways: every place is on one network, no way is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from optimizer.errors import WrongValue
from optimizer.scenario.checks.draft import Draft
from optimizer.scenario.checks.draft_ways import draft_graph, draft_travel
from optimizer.scenario.schema.rows_coverage import PointRow, ServicePointRow
from optimizer.scenario.schema.rows_halls import PlaceRow
from optimizer.scenario.schema.rows_roads import RoadNodeRow, RoadRow, TravelRow
from optimizer.scenario.schema.rows_van import StopRow, VisitRow
from optimizer.travel.geodesic import Point, line_m
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.scenario.read.mistakes import Found
    from optimizer.scenario.read.tables import Row

_SOURCE = ("travel", "source")


def roads_are_there(draft: Draft) -> Iterator[Found]:
    """Travel by road needs the road tables and the classes of roads."""
    if draft.file.travel.source == "roads":
        if not draft.of(RoadRow):
            yield draft.document.found(_SOURCE, message("needs the tables road_nodes and roads"))
        elif not draft.file.road_classes:
            yield draft.document.found(("road_classes",), message("is missing: travel is by road"))


def roads_lead_somewhere(draft: Draft) -> Iterator[Found]:
    """A road ends at another node, and is no shorter than the straight line to it."""
    spots = {node.id: (node.lat, node.lon) for node, _ in draft.of(RoadNodeRow)}
    for road, at in draft.of(RoadRow):
        if road.origin == road.destination:
            yield at.found(
                "destination", message("{name!r} is the origin too", name=road.destination)
            )
        elif road.metres is not None:
            line = line_m(spots[road.origin], spots[road.destination])
            if road.metres < line - 1:
                yield at.found(
                    "metres",
                    message(
                        "{metres} is less than the straight line, {line}",
                        metres=road.metres,
                        line=line,
                    ),
                )


def ways_lead_somewhere(draft: Draft) -> Iterator[Found]:
    """A way of the travel table ends at another place."""
    for way, at in draft.of(TravelRow):
        if way.origin == way.destination:
            yield at.found(
                "destination", message("{name!r} is the origin too", name=way.destination)
            )


def everything_is_near_a_road(draft: Draft) -> Iterator[Found]:
    """By road, no place, visit, stop or point is further than `snap_max_m` from a road."""
    if draft.file.travel.source != "roads" or not draft.of(RoadRow) or not draft.file.road_classes:
        return  # told by roads_are_there
    graph, most_m = draft_graph(draft), draft.file.travel.snap_max_m
    spots = _spots(draft)
    snaps = graph.snap([spot for _, spot, _ in spots])
    parts = [graph.part(snap) for snap in snaps]
    main = max(parts, key=parts.count)
    for snap, part, (_, _, at) in zip(snaps, parts, spots, strict=True):
        if snap.metres > most_m:
            away = message(
                "is {metres:,} m from the nearest road (at most {most:,} m)",
                metres=snap.metres,
                most=most_m,
            )
            yield at.found("lat", away, message("see {where}", where="travel.snap_max_m"))
        elif part != main:
            yield at.found(
                "lat",
                message("no road leads from here to {name!r}", name=spots[parts.index(main)][0]),
            )


def no_way_is_missing(draft: Draft) -> Iterator[Found]:
    """With `source: matrix` the travel table says every way, there or back."""
    if draft.file.travel.source != "matrix":
        return
    try:
        draft_travel(draft)
    except WrongValue as error:
        hint = message("the table travel should say it, there or back")
        yield draft.document.found(_SOURCE, error.message, hint)


def _spots(draft: Draft) -> list[tuple[str, Point, Row]]:
    """Everything that has coordinates, except road nodes: its name, where it is, its row."""
    tables = (PlaceRow, VisitRow, StopRow, PointRow, ServicePointRow)
    rows: list[tuple[Any, Row]] = [pair for table in tables for pair in draft.of(table)]
    return [(row.id, (row.lat, row.lon), at) for row, at in rows]

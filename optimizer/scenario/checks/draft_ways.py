"""The ways of a draft, as far as its tables allow them."""

from __future__ import annotations

from collections.abc import Collection

from optimizer.scenario.checks.draft import Draft
from optimizer.scenario.journeys import between, network, seconds_of, sites_of
from optimizer.scenario.schema.rows_halls import PlaceRow
from optimizer.scenario.schema.rows_roads import RoadNodeRow, RoadRow, TravelRow
from optimizer.scenario.schema.rows_van import StopRow, VisitRow
from optimizer.scenario.schema.scenario_file import TravelSettings
from optimizer.travel.geodesic import Point
from optimizer.travel.matrix import Pair, Travel
from optimizer.travel.roads import RoadGraph


def draft_travel(draft: Draft) -> Travel:
    """The ways by car of a draft; ValueError says what is wrong with them."""
    return between(*_ways_of(draft))


def draft_minutes(draft: Draft, pairs: Collection[Pair]) -> dict[Pair, int]:
    """Minutes by car, rounded up, of the pairs that have a way; ValueError as `draft_travel`."""
    seconds = seconds_of(pairs, *_ways_of(draft))
    return {pair: -(-found // 60) for pair, found in seconds.items()}


def _ways_of(
    draft: Draft,
) -> tuple[TravelSettings, RoadGraph | None, dict[str, Point], list[TravelRow]]:
    places, stops = [row for row, _ in draft.of(PlaceRow)], [row for row, _ in draft.of(StopRow)]
    sites = sites_of(places, [row for row, _ in draft.of(VisitRow)], stops)
    graph = draft_graph(draft) if draft.file.travel.source == "roads" else None
    return draft.file.travel, graph, sites, [row for row, _ in draft.of(TravelRow)]


def draft_graph(draft: Draft) -> RoadGraph:
    """The road network of a draft; ValueError when there is no road."""
    nodes, roads = [row for row, _ in draft.of(RoadNodeRow)], [row for row, _ in draft.of(RoadRow)]
    return network(draft.file, nodes, roads)

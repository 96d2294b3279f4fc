"""The ways of a draft, as far as its tables allow them."""

from __future__ import annotations

from optimizer.scenario.checks.draft import Draft
from optimizer.scenario.journeys import between, network, sites_of
from optimizer.scenario.schema.rows_halls import PlaceRow
from optimizer.scenario.schema.rows_roads import RoadNodeRow, RoadRow, TravelRow
from optimizer.scenario.schema.rows_van import StopRow, VisitRow
from optimizer.travel.matrix import Travel
from optimizer.travel.roads import RoadGraph


def draft_travel(draft: Draft) -> Travel:
    """The ways by car of a draft; ValueError says what is wrong with them."""
    places, stops = [row for row, _ in draft.of(PlaceRow)], [row for row, _ in draft.of(StopRow)]
    sites = sites_of(places, [row for row, _ in draft.of(VisitRow)], stops)
    graph = draft_graph(draft) if draft.file.travel.source == "roads" else None
    return between(draft.file.travel, graph, sites, [row for row, _ in draft.of(TravelRow)])


def draft_graph(draft: Draft) -> RoadGraph:
    """The road network of a draft; ValueError when there is no road."""
    nodes, roads = [row for row, _ in draft.of(RoadNodeRow)], [row for row, _ in draft.of(RoadRow)]
    return network(draft.file, nodes, roads)

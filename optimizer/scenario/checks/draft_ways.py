"""The ways of a draft, as far as its tables allow them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.scenario.journeys import between, network, sites_of

if TYPE_CHECKING:
    from optimizer.scenario.checks.draft import Draft
    from optimizer.travel.matrix import Travel
    from optimizer.travel.roads import RoadGraph


def draft_travel(draft: Draft) -> Travel:
    """The ways by car of a draft; ValueError says what is wrong with them."""
    places, stops = [row for row, _ in draft.places], [row for row, _ in draft.stops]
    sites = sites_of(places, [row for row, _ in draft.visits], stops)
    graph = draft_graph(draft) if draft.file.travel.source == "roads" else None
    return between(draft.file.travel, graph, sites, [row for row, _ in draft.travel])


def draft_graph(draft: Draft) -> RoadGraph:
    """The road network of a draft; ValueError when there is no road."""
    nodes, roads = [row for row, _ in draft.road_nodes], [row for row, _ in draft.roads]
    return network(draft.file, nodes, roads)

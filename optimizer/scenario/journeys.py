"""A scenario's ways: between its places, from anywhere to anywhere, and as lines on a map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from numpy.typing import NDArray

from optimizer.errors import WrongValue
from optimizer.travel.geodesic import Legs, Point, estimate, line_m
from optimizer.travel.matrix import Known, Pair, Travel, travel_table
from optimizer.travel.roads import Road, RoadGraph
from optimizer.words.message import message

if TYPE_CHECKING:
    import numpy as np

    from optimizer.scenario.scenario import Scenario
    from optimizer.scenario.schema.rows_halls import PlaceRow
    from optimizer.scenario.schema.rows_roads import RoadNodeRow, RoadRow, TravelRow
    from optimizer.scenario.schema.rows_van import StopRow, VisitRow
    from optimizer.scenario.schema.scenario_file import ScenarioFile, TravelSettings


def travel_of(scenario: Scenario) -> Travel:
    """The ways by car between places, visits' places and standing stops."""
    sites = sites_of(scenario.places, scenario.visits, scenario.stops)
    return between(scenario.file.travel, _graph_of(scenario), sites, scenario.travel)


def ways(
    scenario: Scenario,
    origins: Sequence[Point],
    destinations: Sequence[Point],
    mode: Literal["walk", "car"],
) -> Legs:
    """Seconds and metres from every origin (row) to every destination (column), by mode.

    By car on the roads where the scenario has them, else estimated; on foot always estimated. The
    table `travel` does not count: it is about places. -1 where no road leads. ValueError: a point
    is too far from the roads.
    """
    settings = scenario.file.travel
    if mode == "car":
        return _by_car(settings, _graph_of(scenario), origins, destinations)
    speed_kmh, detour_percent = settings.walk_speed_kmh, settings.walk_detour_percent
    return estimate(origins, destinations, speed_kmh=speed_kmh, detour_percent=detour_percent)


def reach(
    scenario: Scenario,
    origins: Sequence[Point],
    destinations: Sequence[Point],
    mode: Literal["walk", "car"],
) -> NDArray[np.int64]:
    """The seconds of `ways`."""
    return ways(scenario, origins, destinations, mode).seconds


def road_path(scenario: Scenario, origin: str, destination: str) -> tuple[Point, ...]:
    """The points of the way between two place ids, ends included; straight where not by road.

    KeyError: no such place.
    """
    sites, graph = sites_of(scenario.places, scenario.visits, scenario.stops), _graph_of(scenario)
    ends = sites[origin], sites[destination]
    return ends if graph is None else graph.path(*graph.snap(ends))


def sites_of(
    places: Iterable[PlaceRow], visits: Iterable[VisitRow], stops: Iterable[StopRow]
) -> dict[str, Point]:
    """Where cars stop, by the id that travel tables name: places, visits' places, stops; sorted."""
    sites = {visit.where: (visit.lat, visit.lon) for visit in visits}
    sites |= {stop.id: (stop.lat, stop.lon) for stop in stops}
    sites |= {place.id: (place.lat, place.lon) for place in places}
    return dict(sorted(sites.items()))


def network(
    file: ScenarioFile, nodes: Iterable[RoadNodeRow], roads: Sequence[RoadRow]
) -> RoadGraph:
    """The roads of the two road tables, at the speeds of their classes.

    ValueError: there is no road, or one whose class is not known.
    """
    speed_kmh = {name: road_class.speed_kmh for name, road_class in file.road_classes.items()}
    unknown = [road.road_class for road in roads if road.road_class not in speed_kmh]
    if unknown:
        raise ValueError(f"unknown road class {unknown[0]}")
    return _network(
        tuple((node.id, node.lat, node.lon) for node in nodes),
        tuple((r.origin, r.destination, r.metres, speed_kmh[r.road_class]) for r in roads),
    )


@lru_cache(maxsize=4)
def _network(
    nodes: tuple[tuple[str, float, float], ...], roads: tuple[tuple[str, str, int | None, int], ...]
) -> RoadGraph:
    spots = {name: (lat, lon) for name, lat, lon in nodes}
    return RoadGraph(
        spots,
        [
            Road(
                origin,
                destination,
                metres or max(1, line_m(spots[origin], spots[destination])),
                speed_kmh,
            )
            for origin, destination, metres, speed_kmh in roads
        ],
    )


def _graph_of(scenario: Scenario) -> RoadGraph | None:
    if scenario.file.travel.source != "roads":
        return None
    return network(scenario.file, scenario.road_nodes, scenario.roads)


def between(
    settings: TravelSettings,
    graph: RoadGraph | None,
    sites: Mapping[str, Point],
    table: Iterable[TravelRow],
) -> Travel:
    """The ways between `sites` (sorted), rows of the table laid over them."""
    known = {(row.origin, row.destination): Known(row.seconds, row.metres) for row in table}
    points = list(sites.values())
    legs = _by_car(settings, graph, points, points)
    return travel_table(list(sites), legs, known, settings.source)


def seconds_of(
    pairs: Iterable[Pair],
    settings: TravelSettings,
    graph: RoadGraph | None,
    sites: Mapping[str, Point],
    table: Iterable[TravelRow],
) -> dict[Pair, int]:
    """The seconds that `between` has for some pairs, at the cost of these alone.

    A pair without a way is left out. ValueError: a place is too far from the roads.
    """
    known = {(row.origin, row.destination): row.seconds for row in table}
    found: dict[Pair, int] = {}
    unknown: dict[str, list[str]] = {}
    for a, b in dict.fromkeys(pairs):
        told = known.get((a, b), known.get((b, a)))
        if told is not None:
            found[a, b] = told
        elif settings.source != "matrix":
            unknown.setdefault(a, []).append(b)
    for a, ends in unknown.items():
        legs = _by_car(settings, graph, [sites[a]], [sites[b] for b in ends])
        found |= {(a, b): int(s) for b, s in zip(ends, legs.seconds[0], strict=True) if s >= 0}
    return found


def _by_car(
    settings: TravelSettings,
    graph: RoadGraph | None,
    origins: Sequence[Point],
    destinations: Sequence[Point],
) -> Legs:
    if graph is None:
        speed_kmh, detour_percent = settings.speed_kmh, settings.detour_percent
        return estimate(origins, destinations, speed_kmh=speed_kmh, detour_percent=detour_percent)
    start, end = graph.snap(origins), graph.snap(destinations)
    for snap in (*start, *end):
        if snap.metres > settings.snap_max_m:
            most_m = settings.snap_max_m
            raise WrongValue(
                message(
                    "{point} is {metres:,} m from the nearest road (at most {most:,} m)",
                    point=str(snap.point),
                    metres=snap.metres,
                    most=most_m,
                )
            )
    return graph.legs(start, end, settings.access_speed_kmh)

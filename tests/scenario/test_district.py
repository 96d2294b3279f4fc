"""The drawn roads of Laoshan: what the source says of distances, and that nothing is off road."""

import time

import pytest

from optimizer.scenario.journeys import network, reach, road_path, travel_of
from optimizer.scenario.scenario import Scenario
from optimizer.travel.roads import RoadGraph

DONGTAI = (36.27, 120.63)
SERVICE_CENTRE, INSURANCE_HALL = "政务服务中心", "区医保大厅"
MASSIF = ((36.17, 36.22), (120.58, 120.64))


def graph_of(scenario: Scenario) -> RoadGraph:
    return network(scenario.file, scenario.road_nodes, scenario.roads)


def spots(scenario: Scenario):
    tables = (
        scenario.places,
        scenario.visits,
        scenario.stops,
        scenario.points,
        scenario.service_points,
    )
    return [(row.lat, row.lon) for table in tables for row in table]


def test_quanxinhe_is_over_35_km_from_the_insurance_hall(laoshan: Scenario) -> None:
    travel = travel_of(laoshan)
    metres = travel.metres[travel.index["泉心河"], travel.index[INSURANCE_HALL]]
    assert 35_000 <= metres <= 38_500


def test_dongtai_is_25_km_from_the_service_centre(laoshan: Scenario) -> None:
    centre = next((p.lat, p.lon) for p in laoshan.places if p.id == SERVICE_CENTRE)
    graph = graph_of(laoshan)
    metres = graph.legs(graph.snap([DONGTAI]), graph.snap([centre]), 20).metres[0, 0]
    assert 22_500 <= metres <= 27_500


def test_the_way_from_wanggezhuang_to_shazikou_goes_round_the_mountain(laoshan: Scenario) -> None:
    path = road_path(laoshan, "王哥庄中心", "沙子口")
    (south, north), (west, east) = MASSIF
    assert not [one for one in path if south < one[0] < north and west < one[1] < east]
    travel = travel_of(laoshan)
    metres = travel.metres[travel.index["王哥庄中心"], travel.index["沙子口"]]
    assert 20_000 < metres < 32_000  # 14 km in a straight line


def test_no_road_crosses_the_massif(laoshan: Scenario) -> None:
    (south, north), (west, east) = MASSIF
    inside = {
        node.id
        for node in laoshan.road_nodes
        if south < node.lat < north and west < node.lon < east
    }
    ways = [(road.origin, road.destination) for road in laoshan.roads]
    gates = {b for a, b in [*ways, *((b, a) for a, b in ways)] if a in inside and b not in inside}
    assert inside
    assert len(gates - dead_ends(laoshan)) == 1


def dead_ends(scenario: Scenario) -> set[str]:
    ends = [end for road in scenario.roads for end in (road.origin, road.destination)]
    return {end for end in ends if ends.count(end) == 1}


@pytest.mark.parametrize("name", ["laoshan", "beizhai"])
def test_everything_is_near_a_road_of_one_network(name: str, request) -> None:
    scenario = request.getfixturevalue(name)
    graph = graph_of(scenario)
    snaps = graph.snap(spots(scenario))
    assert max(snap.metres for snap in snaps) <= scenario.file.travel.snap_max_m
    assert len({graph.part(snap) for snap in snaps}) == 1


def test_the_part_of_beizhai_has_the_ways_of_the_district(
    laoshan: Scenario, beizhai: Scenario
) -> None:
    part, whole = travel_of(beizhai), travel_of(laoshan)
    assert part.source == whole.source == "roads"
    places = [place.id for place in beizhai.places]
    assert len(places) == 9
    for a in places:
        assert [part.between(a, b) for b in places] == [whole.between(a, b) for b in places]


def test_the_network_looks_like_one(laoshan: Scenario) -> None:
    assert 120 <= len(laoshan.road_nodes) <= 250
    assert len(dead_ends(laoshan)) < 25
    said = {road.road_class for road in laoshan.roads}
    assert said == set(laoshan.file.road_classes)


def test_no_way_is_absurdly_roundabout_or_fast(laoshan: Scenario) -> None:
    travel = travel_of(laoshan)
    away = travel.seconds > 0
    speeds = travel.metres[away] * 3.6 / travel.seconds[away]
    assert 15 < speeds.min() <= speeds.max() <= 50


def test_the_tables_say_that_they_are_drawn(laoshan: Scenario, root) -> None:
    label = (
        "drawn by this project from general knowledge of the district; approximate; not surveyed"
    )
    for name in ("road_nodes", "roads"):
        first = (root / f"scenarios/laoshan/{name}.csv").read_text("utf-8").splitlines()[0]
        assert first == f"# {label}"
    assert any(label in str(one) and "未经测量" in one.said("zh") for one in laoshan.assumptions)


def test_all_ways_of_the_district_take_less_than_a_second(laoshan: Scenario) -> None:
    people = [(point.lat, point.lon) for point in laoshan.points]
    offers = [(point.lat, point.lon) for point in (*laoshan.service_points, *laoshan.places)]
    start = time.perf_counter()
    assert len(travel_of(laoshan).places) > 100
    for mode in ("walk", "car"):
        assert reach(laoshan, people, offers, mode).shape == (len(people), len(offers))
    assert time.perf_counter() - start < 1

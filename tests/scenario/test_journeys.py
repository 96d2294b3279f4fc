"""A scenario's ways: which places, from which source, told how."""

import numpy as np
import pytest

from optimizer.roster.from_scenario import roster_problem
from optimizer.scenario.journeys import reach, road_path, travel_of
from optimizer.travel.geodesic import estimate, line_m
from tests.scenario.sample import Folder

DALAO, SHUANGSHI = (36.25, 120.58), (36.23, 120.56)
HEAD = "origin,destination,seconds,metres\n"


def say(folder: Folder, travel: str) -> None:
    text = (folder.path / "scenario.yaml").read_text("utf-8")
    folder.write("scenario.yaml", f"{text}travel: {{{travel}}}\n")


def test_the_places_are_halls_and_visits_and_stops(folder: Folder) -> None:
    scenario = folder.load()
    expected = {place.id for place in scenario.places} | {stop.id for stop in scenario.stops}
    expected |= {visit.place or visit.id for visit in scenario.visits}
    assert travel_of(scenario).places == tuple(sorted(expected))


def test_the_estimate_is_taken_unless_something_else_is_asked_for(folder: Folder) -> None:
    folder.write("travel.csv", HEAD)
    found = travel_of(folder.load())
    assert found.source == "estimate"
    seconds = estimate([DALAO], [SHUANGSHI], speed_kmh=30, detour_percent=160).seconds
    assert found.between("大崂", "双石") == seconds[0, 0]


def test_speed_and_detour_are_settings(folder: Folder) -> None:
    folder.write("travel.csv", HEAD)
    before = travel_of(folder.load()).between("大崂", "双石")
    say(folder, "speed_kmh: 60, detour_percent: 320")
    assert travel_of(folder.load()).between("大崂", "双石") == pytest.approx(before, abs=1)


def test_a_row_of_the_table_counts_for_visits_too(folder: Folder) -> None:
    folder.write("travel.csv", HEAD + "V1,服务中心,1500,25000\n")
    found = travel_of(folder.load())
    assert found.between("服务中心", "V1") == 1500
    assert found.metres[found.index["V1"], found.index["服务中心"]] == 25_000
    assert found.source == "estimate and table"


def test_by_road_the_ways_follow_the_roads(folder: Folder) -> None:
    say(folder, "source: roads")
    folder.write("travel.csv", HEAD)
    found = travel_of(folder.load())
    road_m = line_m(SHUANGSHI, DALAO)
    assert found.source == "roads"
    assert found.estimated == ()
    assert found.metres[found.index["大崂"], found.index["双石"]] == road_m
    assert found.between("大崂", "双石") == int(road_m * 3.6 / 35 + 0.5)


def test_the_table_goes_before_the_roads(folder: Folder) -> None:
    say(folder, "source: roads")
    found = travel_of(folder.load())
    assert (found.source, found.between("双石", "大崂")) == ("roads and table", 720)


def test_a_road_longer_than_the_straight_line_takes_longer(folder: Folder) -> None:
    say(folder, "source: roads")
    folder.write("travel.csv", HEAD)
    before = travel_of(folder.load()).between("大崂", "双石")
    folder.replace("roads.csv", "R3,mountain,N3,N4,", "R3,mountain,N3,N4,7000")
    assert travel_of(folder.load()).between("大崂", "双石") == 720 > before


def test_a_matrix_is_taken_as_it_is(folder: Folder) -> None:
    sites = travel_of(folder.load()).places
    rows = [f"{a},{b},{100 + i},\n" for i, (a, b) in enumerate(pairs(sites))]
    folder.write("travel.csv", HEAD + "".join(rows))
    say(folder, "source: matrix")
    found = travel_of(folder.load())
    assert found.source == "matrix"
    assert [found.between(b, a) for a, b in pairs(sites)] == [100 + i for i in range(len(rows))]


def pairs(sites):
    return [(a, b) for a in sites for b in sites if a < b]


def test_the_roster_takes_the_same_ways_in_whole_minutes(folder: Folder, root) -> None:
    from optimizer import load_scenario

    scenario = load_scenario(folder.path)
    problem, travel = roster_problem(scenario), travel_of(scenario)
    assert problem.travel_min["大崂", "双石"] == 12
    assert problem.travel_source == "estimate and table"
    for (a, b), minutes in problem.travel_min.items():
        assert minutes == -(-travel.between(a, b) // 60)


def test_gcj_02_coordinates_are_converted_in_every_table(folder: Folder) -> None:
    say(folder, "source: roads")
    before = folder.load()
    folder.replace("scenario.yaml", "synthetic: true", "coordinates: GCJ-02")
    after = folder.load()
    for table in ("places", "visits", "stops", "points", "service_points", "road_nodes"):
        for old, new in zip(getattr(before, table), getattr(after, table), strict=True):
            assert 300 < line_m((old.lat, old.lon), (new.lat, new.lon)) < 600
    difference = travel_of(after).seconds - travel_of(before).seconds
    assert np.abs(difference).max() <= 3


def test_on_foot_the_way_is_straight_with_a_small_detour(folder: Folder) -> None:
    say(folder, "source: roads, walk_speed_kmh: 4.5")
    seconds = reach(folder.load(), [DALAO], [SHUANGSHI, DALAO], "walk")
    assert seconds.tolist() == [[int(line_m(DALAO, SHUANGSHI) * 1.3 * 3.6 / 4.5 + 0.5), 0]]


def test_by_car_from_anywhere_the_way_is_by_road(folder: Folder) -> None:
    folder.write("travel.csv", HEAD)
    estimated = reach(folder.load(), [DALAO], [SHUANGSHI], "car")
    assert estimated[0, 0] == travel_of(folder.load()).between("大崂", "双石")
    say(folder, "source: roads")
    scenario = folder.load()
    assert reach(scenario, [DALAO], [SHUANGSHI], "car")[0, 0] == travel_of(scenario).between(
        "大崂", "双石"
    )


def test_a_point_far_from_all_roads_cannot_be_reached(folder: Folder) -> None:
    say(folder, "source: roads")
    with pytest.raises(ValueError, match="from the nearest road"):
        reach(folder.load(), [DALAO], [(36.2, 120.7)], "car")


def test_a_path_runs_along_the_roads_or_else_straight(folder: Folder) -> None:
    assert road_path(folder.load(), "双石", "V1") == (SHUANGSHI, (36.27, 120.63))
    say(folder, "source: roads")
    assert road_path(folder.load(), "双石", "V1") == (SHUANGSHI, DALAO, (36.27, 120.63))


def test_outputs_say_where_travel_times_come_from(folder: Folder) -> None:
    assert any("straight line x 160 %" in str(one) for one in folder.load().assumptions)
    say(folder, 'source: roads, roads_from: {en: "drawn by hand", zh: "手绘"}')
    said = [one for one in folder.load().assumptions if "road" in str(one).lower()]
    assert len(said) == 2
    assert "the travel table first" in str(said[0])
    assert (str(said[1]), said[1].said("zh")) == ("Roads: drawn by hand", "道路：手绘")
    assert not any("estimated" in str(one) for one in folder.load().assumptions)


def test_a_what_if_may_change_the_source(folder: Folder) -> None:
    folder.write(
        "what-if/by-road.yaml",
        'description: {en: "By road", zh: "按道路"}\nset: {travel.source: roads}\n',
    )
    scenario = folder.load("by-road")
    assert [(c.where, c.before, c.after) for c in scenario.changes] == [
        ("travel.source", "estimate", "roads")
    ]
    assert travel_of(scenario).source == "roads and table"

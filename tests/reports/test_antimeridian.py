"""On both sides of longitude 180 places are near each other: nothing goes round the earth."""

import itertools
import json
import re
from dataclasses import replace

import pytest

from optimizer.reports.geojson import routes_geojson
from optimizer.reports.svg.map import day_map, overview_map
from optimizer.reports.svg.map_frame import frame_of
from optimizer.travel.roads import Road, RoadGraph
from optimizer.views.build_routes import _middle
from tests.views.route_sample import bent, monday, sample_routes, stop

WEST, EAST = (-16.8, 179.9), (-16.7, -179.9)


def across():
    """Out from 179.9 to -179.9 and back."""
    only = stop("V", EAST, WEST, "09:00 09:00 10:00")
    only = replace(only, path=(WEST, EAST))
    day = replace(monday(), depot_at=WEST, stops=(only,), home_path=(EAST, WEST))
    return replace(sample_routes(day), left_out=(), roads=((WEST, EAST),), districts=())


def test_a_line_is_cut_and_the_box_goes_the_short_way():
    whole = json.loads(routes_geojson(across(), "en"))
    assert whole["bbox"] == [179.9, -16.8, -179.9, -16.7]
    line = next(one for one in whole["features"] if one["properties"]["feature"] == "route")
    assert line["geometry"] == {
        "type": "MultiLineString",
        "coordinates": [
            [[179.9, -16.8], [180.0, -16.75]],
            [[-180.0, -16.75], [-179.9, -16.7], [-180.0, -16.75]],
            [[180.0, -16.75], [179.9, -16.8]],
        ],
    }


@pytest.mark.parametrize("edge", [180.0, -180.0])
def test_a_line_that_ends_at_180_is_not_cut_into_nothing(edge):
    view = across()
    at = (-16.7, edge)
    only = replace(view.routes[0].stops[0], at=at, path=bent(WEST, at))
    day = replace(view.routes[0], stops=(only,), home_path=(at,))
    parts = json.loads(routes_geojson(replace(view, routes=(day,)), "en"))["features"][1]
    found = parts["geometry"]["coordinates"]
    lines = found if parts["geometry"]["type"] == "MultiLineString" else [found]
    assert all(len(line) > 1 for line in lines)
    assert all(abs(a[0] - b[0]) < 1 for line in lines for a, b in itertools.pairwise(line))


def test_a_point_snaps_to_a_road_across_180():
    nodes = {"a": (-16.8, 179.9), "b": (-16.8, -179.9), "zero": (-16.8, 0.0), "far": (-16.7, 0.0)}
    graph = RoadGraph(nodes, [Road("zero", "far", 11_000, 36), Road("a", "b", 21_400, 36)])
    for lon, share in ((179.95, 0.25), (-179.95, 0.75), (180.0, 0.5), (-180.0, 0.5)):
        (snap,) = graph.snap([(-16.8, lon)])
        assert (snap.road, snap.metres) == (1, 0)
        assert snap.share == pytest.approx(share)
        assert -180 <= snap.spot[1] <= 180
    east, west = graph.snap([(-16.8, -179.95), (-16.8, 179.95)])
    assert graph.legs([west], [east], 18).metres[0, 0] == pytest.approx(10_700, abs=2)


def test_maps_and_middles_are_of_the_small_area():
    frame = frame_of([WEST, EAST], 560, 400, 30)
    (x, _), (x_to, _) = frame.spot(WEST), frame.spot(EAST)
    assert 30 <= x < x_to <= 530.001
    assert _middle([WEST, EAST])[1] == pytest.approx(180)
    view = across()
    for drawn in (day_map(view, view.routes[0], "en"), overview_map(view, "en")):
        numbers = [float(n) for n in re.findall(r"[ML ](-?\d+\.?\d*)[ ,]", drawn)]
        assert max(map(abs, numbers), default=0) < 2000

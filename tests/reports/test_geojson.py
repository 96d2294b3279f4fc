"""`routes.geojson` against RFC 7946, read by a strict parser of our own."""

import json
import math
from dataclasses import replace
from itertools import pairwise

import pytest

from optimizer.reports.geojson import routes_geojson
from tests.views.route_sample import DEPOT_AT, SPOTS, full_day, monday, sample_routes, stop, tuesday


def position(value) -> tuple[float, float]:
    lon, lat = value
    assert isinstance(lon, int | float)
    assert isinstance(lat, int | float)
    assert math.isfinite(lon) and -180 <= lon <= 180  # noqa: PT018
    assert math.isfinite(lat) and -90 <= lat <= 90  # noqa: PT018
    assert round(lon, 6) == lon
    assert round(lat, 6) == lat
    return lon, lat


def strictly_read(data: bytes) -> list[dict]:
    """The features; what RFC 7946 forbids, or has no word for, fails."""
    whole = json.loads(data.decode(), parse_constant=lambda word: pytest.fail(word))
    assert set(whole) <= {"type", "bbox", "features"}
    assert whole["type"] == "FeatureCollection"
    spots = []
    for feature in whole["features"]:
        assert set(feature) == {"type", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert isinstance(feature["properties"], dict)
        geometry = feature["geometry"]
        assert set(geometry) == {"type", "coordinates"}
        if geometry["type"] == "Point":
            spots.append(position(geometry["coordinates"]))
        else:
            assert geometry["type"] == "LineString"
            assert len(geometry["coordinates"]) >= 2
            spots += map(position, geometry["coordinates"])
    if spots:
        west, south, east, north = whole["bbox"]
        assert (west, south) == (min(x for x, _ in spots), min(y for _, y in spots))
        assert (east, north) == (max(x for x, _ in spots), max(y for _, y in spots))
    return whole["features"]


def of_kind(features: list[dict], kind: str) -> list[dict]:
    return [one for one in features if one["properties"]["feature"] == kind]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "view",
    [
        sample_routes(),
        sample_routes(full_day()),
        sample_routes(hostile='<b>"\\\u202e\u0007😀'),
        replace(sample_routes(), routes=(), left_out=()),
    ],
)
def test_it_is_strict_geojson(view, lang):
    features = strictly_read(routes_geojson(view, lang))
    assert len(of_kind(features, "route")) == len(view.routes)
    assert len(of_kind(features, "stop")) == sum(len(route.stops) for route in view.routes)
    assert len(of_kind(features, "left_out")) == len(view.left_out)
    assert routes_geojson(view, lang) == routes_geojson(view, lang)


def test_a_route_is_one_line_along_its_way_from_depot_to_depot():
    line, other = of_kind(strictly_read(routes_geojson(sample_routes(), "en")), "route")
    spots = line["geometry"]["coordinates"]
    depot = [DEPOT_AT[1], DEPOT_AT[0]]
    assert spots[0] == spots[-1] == depot
    at = [spots.index([lon, lat]) for lat, lon in (SPOTS[0], SPOTS[1], SPOTS[3])]
    assert at == sorted(at)
    assert all(a != b for a, b in pairwise(spots))
    assert line["properties"]["distance_m"] == monday().distance_m
    assert other["properties"]["return"] == "15:15:30"


def test_stops_are_numbered_and_named_in_the_language():
    stops = of_kind(strictly_read(routes_geojson(sample_routes(), "zh")), "stop")
    assert [one["properties"]["number"] for one in stops] == [1, 2, 3, 4, 1]
    first = stops[0]
    assert first["geometry"]["coordinates"] == [SPOTS[0][1], SPOTS[0][0]]
    assert first["properties"]["name"] == "上门01幼儿园"
    assert first["properties"]["kind"] == "许可"
    assert first["properties"]["start"] == "09:05:00"
    assert first["properties"]["promised"] is True


def test_what_is_left_out_says_why():
    full, _ = of_kind(strictly_read(routes_geojson(sample_routes(), "en")), "left_out")
    assert full["properties"]["code"] == "day_full"
    assert "no room" in full["properties"]["why"]
    assert "2023-10-10" in full["properties"]["change"]


def test_a_route_that_goes_nowhere_is_a_line_still():
    here = stop("上门01", DEPOT_AT, DEPOT_AT, "09:00 09:00 10:00")
    route = replace(tuesday(), stops=(here,), home_path=(DEPOT_AT,))
    assert strictly_read(routes_geojson(sample_routes(route), "en"))


def test_decimals_are_cut_to_six():
    here = stop("上门01", (36.12345678, 120.12345678), DEPOT_AT, "09:00 09:00 10:00")
    data = routes_geojson(sample_routes(replace(tuesday(), stops=(here,))), "en")
    assert b"120.123457, 36.123457" in data
    assert strictly_read(data)

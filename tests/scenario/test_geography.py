"""GCJ-02 against published vectors, and back again."""

import pytest
from geopy.distance import geodesic

from optimizer.scenario.geography import gcj02_to_wgs84, wgs84_to_gcj02

VECTORS = [
    ((36.10, 120.47), (36.100195, 120.474979)),
    ((36.16, 120.68), (36.160048, 120.684720)),
    ((36.22, 120.53), (36.220052, 120.534752)),
]
OUTSIDE_CHINA = [(51.5, -0.12), (-33.9, 151.2), (35.7, 139.7)]


@pytest.mark.parametrize(("wgs", "gcj"), VECTORS)
def test_a_point_of_laoshan_moves_as_the_published_vectors_say(wgs, gcj):
    assert wgs84_to_gcj02(*wgs) == pytest.approx(gcj, abs=6e-7)


@pytest.mark.parametrize("lat", [18.3, 25.04, 36.1, 45.8, 53.4])
@pytest.mark.parametrize("lon", [75.9, 91.1, 104.99, 120.47, 134.2])
def test_there_and_back_ends_within_a_centimetre(lat, lon):
    back = gcj02_to_wgs84(*wgs84_to_gcj02(lat, lon))
    assert geodesic((lat, lon), back).m < 0.01


@pytest.mark.parametrize("point", OUTSIDE_CHINA)
def test_points_outside_china_stay_where_they_are(point):
    assert wgs84_to_gcj02(*point) == point
    assert gcj02_to_wgs84(*point) == point

"""Straight lines and the travel estimated from them, against geopy's geodesic."""

from itertools import product
from random import Random

import numpy as np
import pytest
from geopy.distance import geodesic

from optimizer.travel.geodesic import estimate, gaps_m, line_m, lines_m

SERVICE_CENTRE = (36.11, 120.47)
ONE_KM_NORTH = (36.11 + 1 / 110.96, 120.47)


def minutes(a, b, detour_percent):
    legs = estimate([a], [b], speed_kmh=30, detour_percent=detour_percent)
    return legs.seconds[0, 0] / 60


def test_a_kilometre_at_30_kmh_takes_two_minutes_and_longer_with_a_detour():
    assert minutes(SERVICE_CENTRE, ONE_KM_NORTH, 100) == 2.0
    assert minutes(SERVICE_CENTRE, ONE_KM_NORTH, 160) == 3.2


def test_metres_grow_by_the_detour():
    legs = estimate([SERVICE_CENTRE], [ONE_KM_NORTH], speed_kmh=5, detour_percent=130)
    assert (legs.metres[0, 0], legs.seconds[0, 0]) == (1300, 936)


def test_seconds_and_metres_are_rounded_half_up():
    hundred_m = (36.11 + 0.1 / 110.96, 120.47)
    assert line_m(SERVICE_CENTRE, hundred_m) == 100
    legs = estimate([SERVICE_CENTRE], [hundred_m], speed_kmh=144, detour_percent=100)
    assert legs.seconds[0, 0] == 3  # 2.5 s


@pytest.mark.parametrize(("span", "most_m"), [(0.3, 0.01), (3, 2)])
def test_many_lines_at_once_agree_with_geopy(span: float, most_m: float):
    random = Random(7)
    points = [
        (36 + random.uniform(-span, span), 120 + random.uniform(-span, span)) for _ in "x" * 20
    ]
    found = lines_m(points, points[:12])
    for (i, a), (j, b) in product(enumerate(points), enumerate(points[:12])):
        assert found[i, j] == pytest.approx(geodesic(a, b).m, abs=most_m)


def test_a_line_has_the_same_length_both_ways():
    random = Random(8)
    points = [(random.uniform(-60, 60), random.uniform(-180, 180)) for _ in range(30)]
    found = lines_m(points, points)
    assert (found == found.T).all()
    assert not found.diagonal().any()


def test_gaps_are_lines_row_by_row():
    others = [ONE_KM_NORTH, SERVICE_CENTRE]
    assert gaps_m([SERVICE_CENTRE] * 2, others).tolist() == [1000, 0]


def test_no_points_have_no_lines():
    legs = estimate([], [SERVICE_CENTRE], speed_kmh=30, detour_percent=160)
    assert legs.seconds.shape == (0, 1)
    assert legs.seconds.dtype == np.int64

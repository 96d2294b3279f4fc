"""Travel times: the estimate, and the complete table of known and estimated minutes."""

import pickle
import time
from itertools import product

import pytest

from optimizer.travel.geodesic import estimate_min
from optimizer.travel.matrix import travel_minutes

SERVICE_CENTRE = (36.11, 120.47)
ONE_KM_NORTH = (36.11 + 1 / 110.96, 120.47)
PLACES = {"b": (36.2, 120.5), "a": SERVICE_CENTRE, "c": (36.3, 120.6)}


def minutes_of(known, places=PLACES):
    return travel_minutes(places, known, speed_kmh=30, detour_percent=160)


def test_a_kilometre_at_30_kmh_takes_two_minutes_and_a_detour_of_160_percent_four():
    assert estimate_min(SERVICE_CENTRE, ONE_KM_NORTH, speed_kmh=30, detour_percent=100) == 2
    assert estimate_min(SERVICE_CENTRE, ONE_KM_NORTH, speed_kmh=30, detour_percent=160) == 4


def test_an_estimate_is_rounded_up_and_no_way_takes_no_time():
    next_door = (36.1101, 120.47)
    assert estimate_min(SERVICE_CENTRE, next_door, speed_kmh=30, detour_percent=100) == 1
    assert estimate_min(SERVICE_CENTRE, SERVICE_CENTRE, speed_kmh=30, detour_percent=160) == 0


def test_every_ordered_pair_is_there_in_sorted_order():
    found = minutes_of({})
    assert list(found) == list(product("abc", repeat=2))
    assert all(isinstance(minutes, int) and minutes >= 0 for minutes in found.values())
    assert found.source == "estimate"
    assert found["a", "b"] == found["b", "a"] > 0
    assert found["c", "c"] == 0


def test_a_known_pair_wins_and_serves_the_way_back():
    found = minutes_of({("a", "b"): 99})
    assert found["a", "b"] == found["b", "a"] == 99
    assert found.source == "table and estimate"
    assert found.estimated == (("a", "c"), ("b", "c"), ("c", "a"), ("c", "b"))


def test_both_directions_keep_their_own_known_time():
    found = minutes_of({("b", "a"): 20, ("a", "b"): 30})
    assert (found["a", "b"], found["b", "a"]) == (30, 20)


def test_a_complete_table_needs_no_estimate():
    found = minutes_of({("a", "b"): 1, ("a", "c"): 2, ("c", "b"): 3})
    assert found.source == "table"
    assert found.estimated == ()


def test_known_pairs_of_other_places_are_left_out():
    assert ("a", "z") not in minutes_of({("a", "z"): 5})


def test_a_single_place_is_a_complete_table():
    found = minutes_of({}, places={"a": SERVICE_CENTRE})
    assert dict(found) == {("a", "a"): 0}
    assert found.source == "table"


def test_a_negative_time_is_refused():
    with pytest.raises(ValueError, match="from a to b"):
        minutes_of({("a", "b"): -1})


def test_forty_places_take_less_than_two_seconds():
    places = {f"p{n:02d}": (36.0 + n / 100, 120.4 + n / 90) for n in range(40)}
    start = time.perf_counter()
    assert len(minutes_of({}, places)) == 1600
    assert time.perf_counter() - start < 2


def test_the_table_can_be_sent_to_another_process():
    found = minutes_of({("a", "b"): 7})
    assert pickle.loads(pickle.dumps(found)) == found

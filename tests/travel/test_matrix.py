"""The table of ways: complete, whole, and honest about where it comes from."""

import pickle

import numpy as np
import pytest

from optimizer.travel.geodesic import Legs
from optimizer.travel.matrix import UNKNOWN_M, Known, Travel, travel_table

PLACES = ("a", "b", "c")
LEGS = Legs(
    np.array([[0, 61, 120], [61, 0, 180], [120, 180, 0]]),
    np.array([[0, 500, 900], [500, 0, 1500], [900, 1500, 0]]),
)


def table(known=(), source="estimate", places=PLACES):
    return travel_table(
        places, LEGS, {pair: Known(*way) for pair, way in dict(known).items()}, source
    )


def test_without_a_table_the_ways_are_as_found():
    found = table()
    assert found.between("b", "c") == 180
    assert found.source == "estimate"
    assert len(found.estimated) == 6
    assert table(source="roads").estimated == ()


def test_minutes_are_rounded_up():
    found = table()
    assert [found.minutes("a", place) for place in PLACES] == [0, 2, 2]


def test_a_known_way_wins_and_serves_the_way_back():
    found = table({("a", "b"): (99, 700)})
    assert found.between("a", "b") == found.between("b", "a") == 99
    assert found.metres[1, 0] == 700
    assert found.source == "estimate and table"
    assert found.estimated == (("a", "c"), ("b", "c"), ("c", "a"), ("c", "b"))


@pytest.mark.parametrize("first", ["there", "back"])
def test_both_directions_keep_their_own_known_time(first: str):
    known = {("a", "b"): (30,), ("b", "a"): (20,)}
    found = table(known if first == "there" else dict(reversed(known.items())))
    assert (found.between("a", "b"), found.between("b", "a")) == (30, 20)


def test_metres_that_no_row_tells_are_those_of_the_roads_else_unknown():
    assert table({("a", "b"): (99,)}, "roads").metres[0, 1] == 500
    told = table({("a", "b"): (99,), ("b", "c"): (7, 800), ("c", "b"): (8,)})
    assert told.metres.tolist() == [
        [0, UNKNOWN_M, 900],
        [UNKNOWN_M, 0, 800],
        [900, 800, 0],
    ]


def test_roads_with_a_table_are_called_so():
    assert table({("a", "b"): (99,)}, "roads").source == "roads and table"
    assert table({("a", "z"): (99,)}, "roads").source == "roads"


def test_a_known_way_from_a_place_to_itself_is_left_out():
    assert table({("a", "a"): (99,)}).between("a", "a") == 0


def test_a_complete_matrix_needs_each_pair_once():
    found = table({("a", "b"): (1,), ("c", "a"): (2,), ("b", "c"): (3,)}, "matrix")
    assert found.seconds.tolist() == [[0, 1, 2], [1, 0, 3], [2, 3, 0]]
    assert (found.source, found.estimated) == ("matrix", ())


def test_a_gap_in_a_matrix_names_the_pair():
    with pytest.raises(ValueError, match="no way from b to c"):
        table({("a", "b"): (1,), ("c", "a"): (2,)}, "matrix")


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ("", "from a, b, c, d, e to any other place"),
        ("ab bc cd de ae", "from a to c, d, from b to d, e, from c to e"),
        ("ab ac bc", "from d, e to any other place"),
        ("ab ac ad ae bc de", "from b to d, e, from c to d, e"),
        ("ab ac ad ae bc bd cd", "from e to b, c, d"),
    ],
)
def test_all_missing_ways_are_named_at_once(known, words):
    places = tuple("abcde")
    nothing = np.zeros((5, 5), dtype=np.int64)
    ways = {(a, b): Known(60) for a, b in known.split()}
    with pytest.raises(ValueError, match=f"^there is no way {words}$"):
        travel_table(places, Legs(nothing, nothing), ways, "matrix")


def test_a_negative_time_is_refused():
    with pytest.raises(ValueError, match="from a to b"):
        table({("a", "b"): (-1,)})


@pytest.mark.parametrize(
    ("places", "seconds"),
    [
        (("b", "a"), [[0, 1], [1, 0]]),
        (("a", "a"), [[0, 1], [1, 0]]),
        (("a", "b"), [[0, 1, 2], [1, 0, 2]]),
        (("a", "b"), [[0.0, 1.5], [1.5, 0.0]]),
        (("a", "b"), [[5, 1], [1, 0]]),
    ],
    ids=["unsorted", "named twice", "not square", "not whole", "away from itself"],
)
def test_a_table_that_makes_no_sense_is_refused(places, seconds):
    array = np.array(seconds)
    with pytest.raises(ValueError, match=r"travel table|away from itself"):
        Travel(places, array, np.zeros((2, 2), dtype=np.int64), "matrix")


def test_a_table_cannot_be_changed_and_its_source_stays_as_it_was():
    found = table({("a", "b"): (99,)})
    with pytest.raises(ValueError, match="read-only"):
        found.seconds[0, 1] = 5
    assert LEGS.seconds[0, 1] == 61


def test_a_single_place_is_a_complete_table():
    one = Legs(np.zeros((1, 1), dtype=np.int64), np.zeros((1, 1), dtype=np.int64))
    assert travel_table(("a",), one, {}, "matrix").between("a", "a") == 0


def test_the_table_can_be_sent_to_another_process():
    found = pickle.loads(pickle.dumps(table({("a", "b"): (7,)})))
    assert found.between("b", "a") == 7

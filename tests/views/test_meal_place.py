"""A sheet says where the crew eats, at its place in the order of the day."""

from dataclasses import replace

import pytest

from optimizer.views.route_day import meal_place
from optimizer.views.route_rows import day_rows
from tests.views.route_sample import clock, monday, tuesday

PLACES = [
    ("07:00", "before", 0, "at Service centre, before leaving", 0),
    ("08:40", "way", 1, "on the way to Place 上门01", 1),
    ("11:20", "before", 2, "at Place 上门02, before leaving", 3),
    ("11:30", "way", 3, "on the way to Place 上门03", 3),
    ("17:12", "after", 5, "at Service centre, after the return", 6),
]
"""On Monday: the second stay ends at 11:20, the third place is reached at 12:15."""


@pytest.mark.parametrize(("start", "kind", "at", "words", "row"), PLACES)
def test_the_place_of_a_meal(start: str, kind: str, at: int, words: str, row: int) -> None:
    begin = clock(start)
    length = 5 * 60 if start == "08:40" else 30 * 60
    day = replace(monday(), meal=(begin, begin + length))
    assert meal_place(day) == (kind, at)
    rows = day_rows(day, "en")
    assert [one.kind for one in rows].index("meal") == row
    assert rows[row].cells[1] == f"Meal\n{words}"


def test_on_arrival_it_stands_before_the_stay() -> None:
    day = monday()
    third = replace(day.stops[2], arrive_s=clock("11:45"))
    day = replace(day, stops=(*day.stops[:2], third, day.stops[3]), meal=(42_300, 44_100))
    assert meal_place(day) == ("there", 3)
    assert day_rows(day, "zh")[3].cells[1] == "用餐\n到达上门03幼儿园后"


def test_a_day_without_a_meal_has_no_place_for_it() -> None:
    with pytest.raises(ValueError, match="no meal"):
        meal_place(replace(tuesday(), meal=None))
    during = replace(tuesday(), meal=(clock("14:00"), clock("14:30")))
    with pytest.raises(ValueError, match="during a stay"):
        meal_place(during)

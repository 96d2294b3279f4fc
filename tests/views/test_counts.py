"""What is counted is shown where it is any, however small its number looks."""

from types import SimpleNamespace
from typing import Any

import pytest

from optimizer.views.route_rows import count_rows

COUNTS = {"visits": 1, "visits_left_out": 0, "travel_s": 60, "overtime_s": 0}


@pytest.mark.parametrize(
    ("metres", "shown"),
    [
        (800, ["1", "0.8 km", "1 min"]),
        (0, ["1", "1 min"]),
        (None, ["1", "not known", "1 min"]),
    ],
)
def test_short_ways_are_shown_and_what_is_none_is_not(metres: int | None, shown: list[str]) -> None:
    view: Any = SimpleNamespace(counts=COUNTS, distance_m=metres)
    assert [text for _, text in count_rows(view, "en", zeros=False)] == shown
    assert len(count_rows(view, "en")) == 5

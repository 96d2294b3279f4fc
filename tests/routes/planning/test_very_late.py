"""A visit that is days or weeks late is made at its price, or left out where that is cheaper."""

from __future__ import annotations

from datetime import date

import pytest

from optimizer.routes.planning.solve import solve_routes
from optimizer.solving.effort import Effort
from tests.routes import oracle
from tests.routes.sample import problem, shift, visit

EFFORT = Effort(limit_s=5, reproducible=True)
MONDAYS = {24: date(2023, 10, 8), 168: date(2023, 10, 2), 1680: date(2023, 7, 31)}
"""Deadlines by the hours between them and the earliest end of the stay."""


@pytest.mark.parametrize("hours", MONDAYS)
@pytest.mark.parametrize("late_max_h", [None, 100])
def test_lateness_is_priced_and_forbidden_only_where_a_setting_says_so(
    hours: int, late_max_h: int | None
) -> None:
    asked = problem(
        [shift("mon")],
        [visit("A", "09:00-09:30", by=(MONDAYS[hours], "09:30"), left_out_price=500_000)],
        lateness={"hour": 1000},
        answer_by={"late_max_h": late_max_h},
    )
    found, best = solve_routes(asked, EFFORT), oracle.best(asked)
    is_made = hours * 1000 < 500_000 and (late_max_h is None or hours <= late_max_h)
    assert best is not None
    assert found.objective == best[0] == (hours * 1000 + 2400 if is_made else 500_000)

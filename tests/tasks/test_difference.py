"""What new plans change of those in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from optimizer import load_scenario
from optimizer.errors import UsageError
from optimizer.exchange.roster_json import plan_in
from optimizer.tasks.difference import InForce, crews_apart, difference
from tests.store.sample import roster, routes

if TYPE_CHECKING:
    from pathlib import Path

ONE_DAY = {"date": "2023-10-08", "van": "van-1", "officer_a": "o1", "driver": "d1"}


@pytest.mark.parametrize(
    ("first", "last"), [("2023-10-09", "2023-10-09"), ("2023-10-08", "2023-10-08")]
)
def test_routes_of_some_dates_do_not_replace_those_of_more(
    root: Path, first: str, last: str
) -> None:
    scenario = load_scenario(root / "scenarios/broken/_valid")
    now = InForce(routes=routes())
    with pytest.raises(UsageError) as told:
        difference(scenario, now, None, routes(first=first, last=last))
    assert str(told.value).startswith(f"the routes are of {first} to {last}, but those in force go")
    assert told.value.said("zh").startswith(f"该路线计划为{first}至{last}")
    longer = difference(scenario, now, None, routes("09:20:00", last="2023-10-10"))
    assert [row["visit"] for row in longer.rows] == ["V1"]


def test_routes_and_a_roster_with_other_crews_are_told() -> None:
    crew = {**ONE_DAY, "officer_b": "o2"}
    same = roster(crews=[crew, {**crew, "date": "2023-10-09"}])
    other = roster(crews=[{**crew, "officer_b": "o3"}, {**crew, "date": "2023-10-09"}])
    assert list(crews_apart(InForce(routes=routes()), same, None)) == []
    assert list(crews_apart(InForce(plan_in(same)), None, routes())) == []
    assert list(crews_apart(InForce(), other, None)) == []
    assert list(crews_apart(InForce(plan_in(same), routes()), other, routes())) == []
    for now, new in (
        (InForce(routes=routes()), (other, None)),
        (InForce(plan_in(other)), (None, routes())),
    ):
        (note,) = crews_apart(now, *new)
        assert "first of van-1 on 2023-10-08" in note.said("en")
        assert "首处为2023-10-08的van-1" in note.said("zh")

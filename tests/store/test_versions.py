"""What is published is there again, as codes, under its version."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from optimizer.errors import UsageError
from optimizer.exchange.roster_json import plan_in
from optimizer.exchange.routes_json import crews_in, routes_in
from optimizer.routes.plan.plan import Remedy
from optimizer.store.chain import faults
from optimizer.store.store import Series
from optimizer.store.versions import published_roster, published_routes, versions
from tests.store.sample import publish, roster, routes, store_in

if TYPE_CHECKING:
    from pathlib import Path


def test_plans_come_back_as_they_were_published(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    assert versions(store) == ()
    assert not (tmp_path / "plans.sqlite").exists()  # who asks writes nothing
    assert publish(store, roster=roster(), routes=routes(), kind="whole") == 1
    assert published_roster(store, 1) == plan_in(roster())
    file = published_routes(store, 1)
    assert (routes_in(file), crews_in(file)) == (routes_in(routes()), crews_in(routes()))
    assert (file.first, file.last) == (date(2023, 10, 8), date(2023, 10, 9))
    assert file.routes[0].overtime_max_s == 600
    (left,) = routes_in(file).left_out
    assert isinstance(left.change, Remedy)
    assert store.read(faults, None) == []


def test_versions_say_who_when_why_and_over_what(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    publish(store)
    publish(store, 1, who="王", why="flu", facts={"changes": [1]})
    one, two = versions(store)
    assert (one.version, one.parent, one.who, one.why, one.kind) == (
        1,
        None,
        "Li",
        "假日",
        "roster",
    )
    assert one.at == "2023-09-25T08:30:00+00:00"
    assert (two.version, two.parent, two.who, two.why) == (2, 1, "王", "flu")
    assert two.facts["changes"] == [1]


def test_no_sentence_and_no_name_is_stored(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    publish(store, roster=roster(), routes=routes(), kind="whole")
    raw = (tmp_path / "plans.sqlite").read_bytes().decode("utf-8", errors="replace")
    for word in ("某镇", "假设", "工地", "多加班", "没有时间", "执照", "with more overtime"):
        assert word not in raw
    assert json.dumps("北宅", ensure_ascii=False) in raw


def test_a_version_over_another_one_than_the_newest_is_not_recorded(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    assert publish(store, 1) is None
    assert publish(store) == 1
    assert publish(store) is None
    assert publish(store, 2) is None
    assert publish(store, 1) == 2
    assert len(versions(store)) == 2


def test_what_is_not_published_anew_stays_in_force(tmp_path: Path) -> None:
    """And a plan made from version 2 is the one that counts 2 as handed out before it."""
    store = store_in(tmp_path)
    publish(store, roster=roster(holder="甲"))
    publish(store, 1, routes=routes(), kind="routes")
    publish(store, 2, roster=roster(1, holder="乙"))
    assert published_roster(store, 2) == replace(plan_in(roster(holder="甲")), version=1)
    assert published_roster(store, 3) == replace(plan_in(roster(holder="乙")), version=2)
    assert routes_in(published_routes(store, 3)) == routes_in(routes())
    with pytest.raises(UsageError, match="no routes were published up to version 1"):
        published_routes(store, 1)


def test_the_first_version_counts_what_was_handed_out_without_a_store(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    assert publish(store, roster=roster(3)) == 4
    assert published_roster(store, 4).version == 3


def test_other_scenarios_and_months_are_numbered_by_themselves(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    publish(store)
    for name, month in (("Town", 11), ("Village", 10)):
        other = replace(store, series=Series(name, date(2023, month, 8), date(2023, month, 9)))
        assert versions(other) == ()
        assert publish(other) == 1
    assert [one.version for one in versions(store)] == [1]
    assert store.read(faults, None) == []


@pytest.mark.parametrize(
    ("published", "version", "said"),
    [
        (0, 1, "there is no version 1: sqlite:///.*plans.sqlite holds none of this scenario"),
        (1, 2, "there is no version 2: the newest is 1"),
        (1, 0, "there is no version 0: the newest is 1"),
    ],
)
def test_a_version_that_is_not_there_is_told(
    tmp_path: Path, published: int, version: int, said: str
) -> None:
    store = store_in(tmp_path)
    for _ in range(published):
        publish(store)
    with pytest.raises(UsageError) as told:
        published_roster(store, version)
    assert re.match(said, str(told.value))
    assert told.value.said("zh")

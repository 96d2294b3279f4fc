"""The store in PostgreSQL: a real server, which the tests start themselves."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from optimizer.errors import UsageError
from optimizer.exchange.roster_json import plan_in
from optimizer.store import store as stores
from optimizer.store.chain import faults
from optimizer.store.store import store_of
from optimizer.store.versions import published_roster, versions
from optimizer.tasks.load_scenario import load_scenario
from tests.source import ROOT
from tests.store.postgres import make_database, programs, run, server
from tests.store.sample import SERIES, publish, roster, routes, store_in

if TYPE_CHECKING:
    from collections.abc import Iterator

NOWHERE = Path()


@pytest.fixture(scope="module")
def where() -> Iterator[str]:
    found = programs()
    if found is None:
        pytest.skip("no initdb of PostgreSQL is installed (Debian: apt-get install postgresql)")
    with server(found) as place:
        yield place


def test_postgresql_keeps_plans_as_sqlite_does(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One test, as one server serves all of it."""
    published_and_read(make_database(where, "plans"))
    one_of_several_wins(make_database(where, "at_once"))
    changes_are_found(where)
    refusals_are_one_sentence(where, monkeypatch)
    a_store_moves_as_the_page_says(where, tmp_path)


def published_and_read(url: str) -> None:
    store = store_in(NOWHERE, url)
    assert versions(store) == ()
    assert publish(store, roster=roster(), routes=routes(), kind="whole") == 1
    assert publish(store) is None
    assert publish(store, 1, roster=roster(1, "乙")) == 2
    assert published_roster(store, 2) == plan_in(roster(1, "乙"))
    assert [(one.version, one.parent, one.why) for one in versions(store)] == [
        (1, None, "假日"),
        (2, 1, "假日"),
    ]
    other = replace(store, series=SERIES._replace(scenario="Village"))
    assert publish(other) == 1
    assert store.read(faults, None) == []


def one_of_several_wins(url: str) -> None:
    store = store_in(NOWHERE, url)
    with ThreadPoolExecutor(6) as publishers:
        for over in (None, 1):
            told = list(publishers.map(lambda _, over=over: publish(store, over), range(6)))
            assert sorted(map(str, told)) == sorted([str((over or 0) + 1), *["None"] * 5])
    assert store.read(faults, None) == []


def changes_are_found(where: str) -> None:
    store = store_in(NOWHERE, f"postgresql:///plans{where}")
    run(where, "UPDATE entries SET who = 'x' WHERE number = 2", database="plans")
    assert [one.said("en") for one in store.read(faults, [])] == [
        "entry 2 is not as it was written"
    ]


def refusals_are_one_sentence(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"postgresql:///at_once{where}"
    monkeypatch.setattr(stores, "PATIENCE_S", 1)
    lock = f"SELECT pg_advisory_lock({stores._WRITERS})"
    with psycopg.connect(url, autocommit=True) as other:
        other.execute(lock.encode())
        assert "is in use by another program" in refused(url)
        assert len(versions(store_in(NOWHERE, url))) == 2  # who reads is not held up
    make_database(where, "frozen")
    run(where, "ALTER DATABASE frozen SET default_transaction_read_only = on")
    assert "may not be written to" in refused(f"postgresql:///frozen{where}")
    make_database(where, "foreign_tables")
    run(where, "CREATE TABLE entries (title text)", database="foreign_tables")
    assert "database of something else" in refused(f"postgresql:///foreign_tables{where}")
    assert "cannot be reached" in refused(f"postgresql:///nowhere{where}")
    assert "cannot be reached" in refused("postgresql://u:secret@127.0.0.1:1/x")


def refused(url: str) -> str:
    with pytest.raises(UsageError) as told:
        publish(store_in(NOWHERE, url), 2)
    said = [told.value.said(lang) for lang in ("en", "zh")]
    assert [(text.count("\n"), "secret" in text) for text in said] == [(0, False)] * 2
    return said[0]


def a_store_moves_as_the_page_says(where: str, tmp_path: Path) -> None:
    folder = ROOT / "scenarios/broken/_valid"
    scenario = load_scenario(folder)
    old = store_of(scenario, tmp_path)
    publish(old)
    publish(old, 1, routes=routes(), kind="routes")
    url = make_database(where, "moved")
    page = (ROOT / "docs/store.md").read_text("utf-8")
    found = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert found
    program = found[1].replace("postgresql://user@server/plans", url)
    program = program.replace("load_scenario(SCENARIO)", f"load_scenario({str(folder)!r})")
    exec(program, {"SCENARIO": str(tmp_path)})
    new = store_of(scenario, tmp_path, url)
    assert versions(new) == versions(old)
    assert new.read(faults, None) == []
    assert publish(new, 2) == 3

"""Whatever is changed in a store afterwards is found."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from optimizer.errors import UsageError
from optimizer.exchange.history_json import history_facts
from optimizer.reports.terminal.history import history_lines
from optimizer.store.chain import faults
from optimizer.store.documents import canonical, hash_of
from optimizer.store.store import Store
from optimizer.store.tables import DOCUMENTS, ENTRIES, HEAD
from optimizer.store.versions import published_roster, versions
from optimizer.tasks.history import history
from tests.store.sample import publish, roster, routes, store_in

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = [(table.name, column.name) for table in (ENTRIES, DOCUMENTS, HEAD) for column in table.c]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Three versions: two rosters, then routes."""
    found = store_in(tmp_path)
    publish(found)
    publish(found, 1, roster=roster(1, "乙"))
    publish(found, 2, routes=routes(), kind="routes")
    assert told(found) == []
    return found


def told(store: Store) -> list[str]:
    return [fault.said("en") for fault in store.read(faults, [])]


def tamper(store: Store, *statements: str) -> None:
    with closing(sqlite3.connect(str(store.url.database))) as file, file:
        for statement in statements:
            assert file.execute(statement).rowcount


@pytest.mark.parametrize(("table", "column"), COLUMNS)
@pytest.mark.parametrize("value", ["coalesce({c}, 0) || 'x'", "7", "x'00ff'"])
def test_a_changed_value_is_found(store: Store, table: str, column: str, value: str) -> None:
    value = value.format(c=column)
    tamper(store, f"UPDATE {table} SET {column} = {value} WHERE rowid = 1")
    assert told(store)
    shown = history(store)  # what is left of it can be shown
    assert not shown.is_sound
    assert [*history_lines(shown, "zh"), json.dumps(history_facts(shown, "zh"))]


def test_a_plan_that_was_changed_is_not_read(store: Store) -> None:
    tamper(store, "UPDATE documents SET content = replace(content, '乙', '丙')")
    with pytest.raises(UsageError, match=r"the plan of version 2 is missing in .*, or not"):
        published_roster(store, 2)


@pytest.mark.parametrize("row", [1, 2, 3])
@pytest.mark.parametrize("table", ["entries", "documents"])
def test_a_deleted_row_is_found(store: Store, table: str, row: int) -> None:
    tamper(store, f"DELETE FROM {table} WHERE rowid = {row}")
    assert told(store)


def test_rows_that_were_put_in_are_found(store: Store) -> None:
    columns = ", ".join(column.name for column in ENTRIES.c)
    values = columns.replace("number", "number + 10").replace("version", "version + 10")
    tamper(store, f"INSERT INTO entries ({columns}) SELECT {values} FROM entries WHERE number = 1")
    assert "entry 4 is missing" in told(store)
    tamper(store, "DELETE FROM entries WHERE number = 11", "INSERT INTO head VALUES (9, 'x')")
    assert told(store)
    tamper(store, "DELETE FROM head WHERE entries = 9")
    tamper(store, "INSERT INTO documents VALUES ('x', 'y')")
    assert told(store) == ["there is a plan that no entry names"]


def test_rows_that_changed_places_are_found(store: Store) -> None:
    swap = "UPDATE entries SET number = CASE number WHEN 1 THEN -2 ELSE -1 END WHERE number < 3"
    tamper(store, swap, "UPDATE entries SET number = -number WHERE number < 0")
    assert told(store)


def test_an_entry_that_was_written_anew_with_its_hash_is_found(store: Store) -> None:
    for number, said in ((2, "that its successor follows"), (3, "does not end where")):
        with closing(sqlite3.connect(str(store.url.database))) as file, file:
            file.row_factory = sqlite3.Row
            query = "SELECT * FROM entries WHERE number = ?"
            row = dict(file.execute(query, (number,)).fetchone()) | {"who": "somebody else"}
            hashed = hash_of(canonical({name: row[name] for name in row if name != "hash"}))
            change = "UPDATE entries SET who = ?, hash = ? WHERE number = ?"
            file.execute(change, (row["who"], hashed, number))
        assert any(said in fault for fault in told(store))


def test_versions_cut_off_at_the_end_are_found(store: Store) -> None:
    """Their plans, too: only the end of the chain tells."""
    routes_hash = versions(store)[-1].facts["routes"]
    tamper(
        store,
        "DELETE FROM entries WHERE number = 3",
        f"DELETE FROM documents WHERE hash = '{routes_hash}'",
    )
    assert [fault[:40] for fault in told(store)] == ["the chain does not end where it was ende"]
    with pytest.raises(UsageError, match="does not end where it was ended: 2 entries"):
        publish(store, 2)


def test_a_plan_that_is_published_again_is_kept_once(store: Store) -> None:
    assert publish(store, 3, routes=routes(), kind="routes") == 4
    with closing(sqlite3.connect(str(store.url.database))) as file:
        assert file.execute("SELECT count(*) FROM documents").fetchone() == (3,)
    assert told(store) == []

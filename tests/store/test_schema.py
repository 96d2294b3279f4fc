"""The tables: made by migrations, of this version or older, never of something else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from optimizer.errors import UsageError
from optimizer.store.tables import SCHEMA_TABLE, metadata
from optimizer.store.versions import published_roster, versions
from tests.store.sample import publish, store_in

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection


def test_the_migrations_make_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    publish(store)

    def differences(connection: Connection) -> object:
        opts = {"version_table": SCHEMA_TABLE}
        return compare_metadata(MigrationContext.configure(connection, opts=opts), metadata)

    assert store.read(differences, None) == []


def test_a_store_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    publish(store)
    with closing(sqlite3.connect(tmp_path / "plans.sqlite")) as file, file:
        file.execute(f"UPDATE {SCHEMA_TABLE} SET version_num = 'from_the_future'")
    for act in (lambda: versions(store), lambda: publish(store, 1)):
        with pytest.raises(UsageError, match="was written by a newer version of this program"):
            act()


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "plans.sqlite")) as file, file:
        file.execute("CREATE TABLE entries (title TEXT)")
    store = store_in(tmp_path)
    for act in (lambda: published_roster(store, 1), lambda: publish(store)):
        with pytest.raises(UsageError, match="is a database of something else"):
            act()


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    """It is what a first run leaves that was killed before anything was published."""
    (tmp_path / "plans.sqlite").touch()
    store = store_in(tmp_path)
    assert versions(store) == ()
    assert publish(store) == 1


def test_a_store_is_in_wal_mode(tmp_path: Path) -> None:
    publish(store_in(tmp_path))
    with closing(sqlite3.connect(tmp_path / "plans.sqlite")) as file:
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)

"""Where a store is: what may be asked for, and what not."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimizer.errors import UsageError
from optimizer.store.address import address

FOLDER = Path("方案") / "十月?#%"


@pytest.mark.parametrize(
    ("text", "driver", "database"),
    [
        (None, "sqlite", str(FOLDER / "plans.sqlite")),
        ("", "sqlite", str(FOLDER / "plans.sqlite")),
        ("sqlite:///计划.sqlite", "sqlite", "计划.sqlite"),
        ("sqlite+pysqlite:////tmp/a.db", "sqlite", "/tmp/a.db"),
        ("postgresql://u:p@host/plans", "postgresql+psycopg", "plans"),
        ("postgres://host/plans?sslmode=require", "postgresql+psycopg", "plans"),
        ("postgresql+psycopg:///plans?host=/run", "postgresql+psycopg", "plans"),
    ],
)
def test_a_store_is_a_file_or_a_database(text: str | None, driver: str, database: str) -> None:
    found = address(FOLDER, text)
    assert (found.drivername, found.database) == (driver, database)


NO_STORES = """
plans.sqlite
mysql://u:secret@host/plans
postgresql+pg8000://host/x
postgresql://u:secret@host:port/x
postgresql://[::1/x
sqlite://
sqlite:///:memory:
sqlite:///a.db?mode=ro
sqlite://host/a.db
//
:
1
"""


@pytest.mark.parametrize("text", NO_STORES.split())
def test_anything_else_is_told_without_its_password(text: str) -> None:
    with pytest.raises(UsageError) as told:
        address(FOLDER, text)
    for lang in ("en", "zh"):
        said = told.value.said(lang)
        assert said.startswith("--store ")
        assert "\n" not in said
        assert "secret" not in said

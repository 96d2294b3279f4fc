"""What a database refuses is one sentence in both languages, and nothing is half done."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from optimizer.errors import UsageError
from optimizer.store import refusals, store
from optimizer.store.chain import faults
from optimizer.store.versions import versions
from optimizer.words.catalogue import has_chinese
from tests.source import ROOT
from tests.store.sample import publish, store_in


def test_every_refusal_has_chinese() -> None:
    assert all(map(has_chinese, {*refusals._SQLITE.values(), *refusals._POSTGRES.values()}))


def refused(folder: Path, said: str, over: int | None = 1) -> None:
    """The sentence; what was published before is there, and no more."""
    with pytest.raises(UsageError) as told:
        publish(store_in(folder), over)
    assert said in str(told.value)
    for lang in ("en", "zh"):
        assert told.value.said(lang).count("\n") == 0


def is_as_before(folder: Path) -> None:
    assert [one.version for one in versions(store_in(folder))] == [1]
    assert store_in(folder).read(faults, None) == []


def test_a_store_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE_S", 0.1)
    publish(store_in(tmp_path))
    with closing(sqlite3.connect(tmp_path / "plans.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        refused(tmp_path, "is in use by another program")
        is_as_before(tmp_path)  # who reads is not held up
    assert publish(store_in(tmp_path), 1) == 2


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "plans.sqlite").write_text("date,hall,slot\n" * 100, "utf-8")
    refused(tmp_path, "plans.sqlite is no database", None)
    with pytest.raises(UsageError, match="is no database"):
        versions(store_in(tmp_path))


def test_a_damaged_database(tmp_path: Path) -> None:
    publish(store_in(tmp_path))
    path = tmp_path / "plans.sqlite"
    path.write_bytes(path.read_bytes()[:8192] + b"\xff" * 20_000)
    refused(tmp_path, "plans.sqlite is damaged")


def test_a_folder_in_the_place_of_the_file_or_none(tmp_path: Path) -> None:
    (tmp_path / "plans.sqlite").mkdir()
    refused(tmp_path, "plans.sqlite cannot be opened", None)
    with pytest.raises(UsageError, match="cannot be opened"):
        versions(store_in(tmp_path))
    refused(tmp_path / "nowhere", "plans.sqlite cannot be opened", None)
    assert not (tmp_path / "nowhere").exists()


def test_postgresql_without_its_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UsageError) as told:
        publish(store_in(Path(), "postgresql://u:secret@nowhere/plans"))
    said = told.value.said("en")
    assert said.endswith("pip install 'laoshan-optimizer[postgres]'")
    assert "secret" not in said


def test_a_file_that_may_not_be_written() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        publish(store_in(folder))
        (folder / "plans.sqlite").chmod(0o444)
        folder.chmod(0o555)
        as_nobody = "os.geteuid() or os.seteuid(65534); print(len(versions(store)), 'version')"
        told = tried(folder, as_nobody)
        assert told.startswith("1 version\n")  # who may only read reads
        assert "plans.sqlite may not be written to" in told
        is_as_before(folder)
        folder.chmod(0o755)


@pytest.mark.parametrize("room", ["8192", "30_000", "(folder / 'plans.sqlite').stat().st_size"])
def test_a_full_disk(tmp_path: Path, room: str) -> None:
    publish(store_in(tmp_path))
    limit = f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room},) * 2)"
    assert "there is no room for" in tried(tmp_path, limit)
    is_as_before(tmp_path)


def tried(folder: Path, how: str) -> str:
    """What a program says that publishes a large plan, when it is kept from it in some way."""
    program = TRIED.format(how=how)
    words = [sys.executable, "-c", program, str(folder)]
    told = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.stderr == ""
    return told.stdout


TRIED = """
import os, resource, sys
from pathlib import Path
from tests.store.sample import publish, roster, store_in
from optimizer.errors import UsageError
from optimizer.store.versions import versions

store, folder = store_in(Path(sys.argv[1])), Path(sys.argv[1])
large = roster(1, batch=[{{"job": f"{{n}} " * 20, "person": "x"}} for n in range(5000)])
{how}
try:
    publish(store, 1, roster=large)
except UsageError as error:
    print(error)
"""

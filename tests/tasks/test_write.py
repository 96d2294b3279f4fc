"""Writing: everything or nothing, others' files stay, nothing leaves the folder."""

import os

import pytest

from optimizer.errors import UsageError
from optimizer.tasks.write import OURS, write_all

FILES = {"roster.json": b"1", "calendars/a.ics": OURS + b"a", "report.html": b"<p>"}


def content(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_new_folder_gets_everything_and_nothing_is_left_beside_it(tmp_path):
    write_all(tmp_path / "deep" / "out", FILES)
    assert content(tmp_path / "deep" / "out") == FILES
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]


def test_others_files_stay_and_our_old_calendars_go(tmp_path):
    out = tmp_path / "out"
    write_all(out, FILES | {"calendars/b.ics": OURS + b"b"})
    (out / "notes.txt").write_bytes(b"mine")
    (out / "calendars" / "holiday.ics").write_bytes(b"PRODID:somebody else")
    write_all(out, FILES | {"roster.json": b"2"})
    kept = {"notes.txt": b"mine", "calendars/holiday.ics": b"PRODID:somebody else"}
    assert content(out) == FILES | {"roster.json": b"2"} | kept


def test_without_calendars_the_old_ones_stay(tmp_path):
    write_all(tmp_path / "out", FILES)
    write_all(tmp_path / "out", {"routes.json": b"3"})
    assert content(tmp_path / "out") == FILES | {"routes.json": b"3"}


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_full_disk_leaves_the_old_files_whole(tmp_path, monkeypatch, fails_at):
    out = tmp_path / "out"
    write_all(out, FILES)
    calls = []
    real = os.fsync

    def full(descriptor):
        calls.append(descriptor)
        if len(calls) == fails_at:
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match="No space"):
        write_all(out, dict.fromkeys(FILES, b"new"))
    assert content(out) == FILES
    assert list(tmp_path.iterdir()) == [out]


def test_a_kill_while_moving_leaves_only_whole_files(tmp_path, monkeypatch):
    out = tmp_path / "out"
    write_all(out, FILES)
    moved = []
    real = os.replace

    def killed(source, target):
        if len(moved) == 1:
            raise KeyboardInterrupt
        moved.append(target)
        real(source, target)

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        write_all(out, {name: data + b" new" for name, data in FILES.items()})
    for name, data in content(out).items():
        assert data in (FILES[name], FILES[name] + b" new")
    assert list(tmp_path.iterdir()) == [out]


def test_a_new_folder_never_shows_half_the_files(tmp_path, monkeypatch):
    def killed(self, target):
        raise KeyboardInterrupt

    monkeypatch.setattr("pathlib.Path.rename", killed)
    with pytest.raises(KeyboardInterrupt):
        write_all(tmp_path / "out", FILES)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "", "a\\b", ".."])
def test_no_path_leaves_the_folder(tmp_path, name):
    with pytest.raises(UsageError):
        write_all(tmp_path / "out", {name: b""})
    assert list(tmp_path.iterdir()) == []


def test_what_is_in_the_way_is_said(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError, match="is a file"):
        write_all(tmp_path / "file", FILES)
    (tmp_path / "out" / "roster.json").mkdir(parents=True)
    with pytest.raises(UsageError, match="is a folder"):
        write_all(tmp_path / "out", FILES)
    assert content(tmp_path / "out") == {}

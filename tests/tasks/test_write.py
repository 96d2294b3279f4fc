"""Writing: everything or nothing, for one run at a time, and no kill loses what was there."""

import os
import signal
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest

from optimizer.errors import Interrupted, UsageError
from optimizer.tasks.output.folder import OURS, claimed, write_all

FILES = {"roster.json": b"1", "calendars/a.ics": OURS + b"a", "report.html": b"<p>"}
NEW = {name: data + b" new" for name, data in FILES.items()} | {"added.json": b"2"}


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


@pytest.mark.parametrize("fails_at", range(1, 9))
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


@pytest.mark.parametrize("at", range(1, 6))
def test_whatever_fails_while_files_move_all_are_put_back(tmp_path, monkeypatch, at):
    out = tmp_path / "out"
    write_all(out, FILES | {"calendars/b.ics": OURS + b"b"})
    before = content(out)
    calls = []
    real = os.replace

    def broken(source, target):
        calls.append(target)
        if len(calls) == at:
            raise OSError(5, "Input/output error")
        real(source, target)

    monkeypatch.setattr(os, "replace", broken)
    with pytest.raises(UsageError, match="Input/output"):
        write_all(out, NEW)
    assert content(out) == before


def test_ctrl_c_waits_while_files_move(tmp_path, monkeypatch):
    out = tmp_path / "out"
    write_all(out, FILES)
    real = os.replace

    def disturbed(source, target):
        signal.raise_signal(signal.SIGINT)
        real(source, target)

    monkeypatch.setattr(os, "replace", disturbed)
    with pytest.raises(Interrupted, match="the files are in"):
        write_all(out, NEW)
    assert content(out) == NEW


def test_ctrl_c_before_or_after_the_files_are_written_says_which(tmp_path):
    with pytest.raises(KeyboardInterrupt), claimed(tmp_path / "a" / "out"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(Interrupted, match=r"the files are in .*out"):
        written_and_interrupted(tmp_path / "out")
    assert content(tmp_path / "out") == FILES


def written_and_interrupted(out):
    with claimed(out) as folder:
        folder.write(FILES)
        raise KeyboardInterrupt


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from optimizer.tasks.output import folder

    files, at, out = {files!r}, int(sys.argv[2]), Path(sys.argv[1])
    calls = 0

    def counted(real):
        def called(*given, **more):
            global calls
            calls += 1
            if calls == at:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*given, **more)
        return called

    for name in ("replace", "link", "fsync", "unlink", "rename"):
        setattr(os, name, counted(getattr(os, name)))
    folder.write_all(out, files)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills as Linux does")
def test_a_kill_at_any_moment_loses_nothing_and_the_next_run_puts_all_in_order(tmp_path):
    """Killed at each of its calls that change the disk, one after another."""
    program = textwrap.dedent(KILLED).format(files=NEW)
    for at in range(1, 60):
        out = tmp_path / str(at) / "out"
        write_all(out, FILES)
        ended = subprocess.run([sys.executable, "-c", program, str(out), str(at)], check=False)
        if ended.returncode == 0:
            break
        with claimed(out):
            assert {path: data for path, data in content(out).items() if ".new" not in path} in (
                FILES,
                NEW,
            )
        assert [path.name for path in out.parent.iterdir()] == ["out"]
        assert not [path for path in content(out) if ".new" in path]
        write_all(out, NEW)
        assert content(out) == NEW
    assert at > 15


def test_a_new_folder_never_shows_half_the_files(tmp_path, monkeypatch):
    def killed(self, target):
        raise KeyboardInterrupt

    monkeypatch.setattr("pathlib.Path.rename", killed)
    with pytest.raises(KeyboardInterrupt):
        write_all(tmp_path / "out", FILES)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("exists", [True, False])
def test_two_runs_do_not_write_into_one_folder(tmp_path, exists):
    out = tmp_path / "out"
    if exists:
        out.mkdir()
    with claimed(out) as first:
        with pytest.raises(UsageError, match="another run is writing there"), claimed(out):
            pass
        with pytest.raises(UsageError, match="another run"), claimed(tmp_path / "x" / ".." / "out"):
            pass
        first.write(FILES)
    assert content(out) == FILES
    with claimed(out):
        pass
    assert content(out) == FILES


def test_a_folder_that_appears_meanwhile_keeps_what_it_holds(tmp_path):
    out = tmp_path / "out"
    with claimed(out) as first:
        out.mkdir()
        (out / "notes.txt").write_bytes(b"mine")
        with pytest.raises(UsageError, match="another run"), claimed(out):
            pass
        first.write(FILES)
    assert content(out) == FILES | {"notes.txt": b"mine"}


def test_what_killed_runs_left_is_removed_and_nothing_of_the_living(tmp_path):
    left = [tmp_path / ".out.new", tmp_path / ".out-ab12cd_9.new"]
    for folder in left:
        (folder / "out").mkdir(parents=True)
        (folder / "out" / "roster.json").write_bytes(b"half")
    others = [tmp_path / ".outer.new", tmp_path / ".out-x.new", tmp_path / ".out-ab12cd.new"]
    for folder in others:
        folder.mkdir()
    with claimed(tmp_path / "out-ab12cd_8"):  # its shelter looks like one of `out`
        write_all(tmp_path / "out", FILES)
        assert (tmp_path / ".out-ab12cd_8.new").exists()
    assert not any(folder.exists() for folder in left)
    assert all(folder.exists() for folder in others)


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="becomes another user")
def test_a_folder_is_enough_and_what_cannot_be_written_is_told_before_any_work():
    """As on a mount point, the parent may be closed; what is inside decides."""
    with tempfile.TemporaryDirectory() as folder:  # pytest's own are closed to others
        Path(folder).chmod(0o755)
        as_somebody_else(Path(folder))


def as_somebody_else(folder):
    out, closed = folder / "open" / "out", folder / "closed"
    for path in (out.parent, out, closed):
        path.mkdir(mode=0o755)
    os.chown(out, 65534, 65534)
    os.seteuid(65534)
    try:
        write_all(out, FILES)
        write_all(out, NEW)
        with pytest.raises(UsageError, match="Permission denied"), claimed(closed / "new" / "out"):
            pytest.fail("work was begun")
        with pytest.raises(UsageError, match="Permission denied"), claimed(closed):
            pytest.fail("work was begun")
    finally:
        os.seteuid(0)
    assert content(out) == NEW


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "", "a\\b", ".."])
def test_no_path_leaves_the_folder(tmp_path, name):
    with pytest.raises(UsageError):
        write_all(tmp_path / "out", {name: b""})
    assert list(tmp_path.iterdir()) == []


def test_what_is_in_the_way_is_said(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    for folder in ("file", "file/out"):
        with pytest.raises(UsageError, match="is a file"):
            write_all(tmp_path / folder, FILES)
    (tmp_path / "out" / "roster.json").mkdir(parents=True)
    with pytest.raises(UsageError, match="is a folder"):
        write_all(tmp_path / "out", FILES)
    assert content(tmp_path / "out") == {}

"""Unlucky surroundings: consoles of other encodings, full disks, pipes, closed streams, Ctrl-C."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from optimizer.cli import main as cli
from optimizer.tasks.output.folder import claimed
from tests.source import ROOT

TINY = ROOT / "scenarios" / "broken" / "_valid"
ENTRY = "from optimizer.cli.entry import main; main()"
COMMAND = (sys.executable, "-c", ENTRY)
linux = pytest.mark.skipif(sys.platform != "linux", reason="asks for files of Linux")


def ran(*words: str | Path, encoding: str = "utf-8") -> tuple[int, str, str]:
    """A command in this process, on a console of this encoding: exit code, stdout, stderr."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["optimizer", *map(str, words)])
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        patch.setenv("LC_ALL", "C.UTF-8")
        with pytest.raises(SystemExit) as ended:
            cli.main()
        err.flush()
    said = (stream.buffer.getvalue().decode(encoding) for stream in (out, err))
    return int(ended.value.code or 0), *said


def piped(*words: str | Path, to: str) -> tuple[int, str]:
    """A command whose stdout or stderr is what the shell makes of it; exit code and stderr."""
    line = f'"$0" -c "$1" {" ".join(map(str, words))} {to}'
    ended = subprocess.run(
        ["bash", "-c", line, sys.executable, ENTRY],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
        timeout=100,
        check=False,
    )
    return ended.returncode, ended.stderr.decode()


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "scenario"))


@pytest.mark.parametrize("encoding", ["gbk", "cp1252", "ascii", "utf-16", "gb18030"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_encoding_of_a_console_ends_a_command(
    scenario: Path, tmp_path: Path, encoding: str, lang: str
) -> None:
    named = scenario.rename(tmp_path / "𠮷🚐é")
    code, out, err = ran("check", named, "--lang", lang, encoding=encoding)
    assert (code, err) == (0, "")
    assert "2" in out
    code, out, err = ran("check", tmp_path / "🚐", "--lang", lang, encoding=encoding)
    assert (code, out) == (2, "")
    assert err.startswith("scenario.yaml:1:1: ")


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_json_says_the_same_in_every_encoding(encoding: str) -> None:
    for words in (("check", "nowhere/𠮷🚐é石", "--json"), ("schema",)):
        said = [ran(*words, encoding=one)[1] for one in ("utf-8", encoding)]
        assert json.loads(said[0]) == json.loads(said[1])
        assert "石" in said[0] or "schema" in words


@linux
def test_a_full_disk_behind_stdout_is_one_error() -> None:
    for words in (("check", TINY), ("schema",), ("--help",)):
        code, said = piped(*words, to="> /dev/full")
        assert (code, said) == (2, "the answer cannot be written (No space left on device)\n")


@linux
@pytest.mark.parametrize("to", ["2> /dev/full", "2>&-", ">&-", "| true; exit ${PIPESTATUS[0]}"])
def test_streams_that_nobody_reads_change_no_exit_code(to: str) -> None:
    assert piped("check", TINY, to=to) == (0, "")
    assert piped("check", "nowhere", to=f"2> /dev/null {to}" if to == ">&-" else to)[0] == 2


@linux
def test_no_file_takes_the_number_of_a_closed_stream(scenario: Path, tmp_path: Path) -> None:
    code, _ = piped("coverage", scenario, "--out", tmp_path / "out", to=">&- 2>&- <&-")
    assert code == 0
    assert json.loads((tmp_path / "out" / "summary.json").read_bytes())


@linux
@pytest.mark.parametrize("kind", ["pipe", "device", "socket", "folder", "loop", "huge"])
def test_what_is_no_ordinary_file_is_refused(scenario: Path, kind: str) -> None:
    plan = scenario / "plan.json"
    for path in (plan, scenario / "people.csv", scenario / "absences.csv"):
        path.unlink(missing_ok=True)
        _make(path, kind)
    told = ran("check", scenario)[2]
    outside = "lies outside the scenario folder" if kind == "device" else SAID[kind]
    for table in ("people", "absences"):
        assert f"{table}.csv:1:1: file: {outside}" in told
    for words in (
        ("judge", TINY, plan),
        ("roster", TINY, "--from-plan", plan),
        ("routes", TINY, "--roster", plan),
        ("coverage", TINY, "--routes", plan),
    ):
        code, _, err = ran(*words)
        assert (code, err.count("\n")) == (2, 1)
        assert SAID[kind].removeprefix("cannot be read: ").replace("20 MB", "50 MB") in err


SAID = {
    "pipe": "is no ordinary file but a pipe, a device or a socket",
    "device": "is no ordinary file but a pipe, a device or a socket",
    "socket": "is no ordinary file but a pipe, a device or a socket",
    "folder": "cannot be read: Is a directory",
    "loop": "cannot be read: Too many levels of symbolic links",
    "huge": "is larger than 20 MB",
}


def _make(path: Path, kind: str) -> None:
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "socket":
            here = Path.cwd()
            os.chdir(path.parent)  # a socket's path must be short
            with socket.socket(socket.AF_UNIX) as bound:
                bound.bind(path.name)
            os.chdir(here)
        case "folder":
            path.mkdir()
        case "loop":
            path.symlink_to(path.name)
        case "huge":
            with path.open("wb") as file:
                file.truncate(6_000_000_000)


@linux
def test_ctrl_c_has_its_exit_code_from_the_first_moment_on(tmp_path: Path) -> None:
    """Also while modules are loaded: no traceback, whenever it is pressed."""
    for wait_s in (0.0, 0.4, 2.0):
        run = subprocess.Popen(
            [*COMMAND, "plan", str(TINY), "--limit", "60", "--out", str(tmp_path / "out")],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
        )
        _wait_for_the_door(run.pid)
        time.sleep(wait_s)
        run.send_signal(signal.SIGINT)
        said = run.communicate(timeout=60)[1].decode()
        assert run.returncode == 130
        assert "Traceback" not in said
        assert said.splitlines()[-1] in (
            "interrupted; nothing was written",
            "Somebody stopped the run.",
        )
        assert list(tmp_path.iterdir()) == []


def _wait_for_the_door(pid: int) -> None:
    """Until Python has started and hears Ctrl-C by our door."""
    for _ in range(1000):
        status = Path(f"/proc/{pid}/status").read_text()
        caught = int(
            next(line for line in status.splitlines() if line.startswith("SigCgt"))[7:], 16
        )
        if caught & (1 << (signal.SIGTERM - 1)):  # Python itself does not catch this one
            return
        time.sleep(0.01)
    raise AssertionError


def test_two_runs_into_one_folder_the_second_is_told(tmp_path: Path) -> None:
    with claimed(tmp_path / "out"):
        code, _, err = ran("coverage", TINY, "--out", tmp_path / "out")
    assert code == 2
    assert "another run is writing there" in err

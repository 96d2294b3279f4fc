"""Ctrl-C, SIGTERM and a killed parent: the child never outlives who started it."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from optimizer.solving.process.run import Child
from tests.source import ROOT

needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="Linux only")


def tell_pid(report):
    return os.getpid()


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def dies_within(seconds, pid):
    until = time.monotonic() + seconds
    while is_alive(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not is_alive(pid)


RUN = """
    install_sigterm()
    with Child() as child:
        tell = lambda pid: print(pid, flush=True)
        print(child.run(waiting.{job}, limit_s=30, on_report=tell).ending)
"""


def start_script(folder, job):
    """A parent without a __main__ guard, which runs a job and prints what came of it."""
    (folder / "waiting.py").write_text(
        "import os, time\n"
        "def wait(report):\n    report(os.getpid())\n    time.sleep(60)\n"
        "def deaf(report):\n    report(os.getpid())\n    sum(range(10**12))\n"
    )
    script = folder / "script.py"
    script.write_text(
        "from optimizer.solving.process.run import *\nimport waiting\n"
        + textwrap.dedent(RUN.format(job=job))
    )
    root = str(ROOT)
    return subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": root},
    )


@needs_proc
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_sigterm_cancel_within_two_seconds_and_leave_no_orphan(tmp_path, number):
    with start_script(tmp_path, "wait") as parent:
        pid = int(parent.stdout.readline())
        assert is_alive(pid)
        start = time.monotonic()
        parent.send_signal(number)
        assert parent.stdout.readline() == "cancelled\n"
        assert parent.wait(2) == 0
        assert time.monotonic() - start < 2
        assert dies_within(0.5, pid)


@needs_proc
@pytest.mark.parametrize("job", ["wait", "deaf"])
def test_the_child_dies_with_a_parent_that_is_killed(tmp_path, job):
    with start_script(tmp_path, job) as parent:
        pid = int(parent.stdout.readline())
        parent.kill()
        assert dies_within(2, pid)


@needs_proc
def test_signals_to_the_child_itself_do_not_end_the_job(tmp_path):
    with start_script(tmp_path, "wait") as parent:
        pid = int(parent.stdout.readline())
        for number in (signal.SIGINT, signal.SIGTERM):
            os.kill(pid, number)
        assert not dies_within(0.3, pid)
        parent.kill()


def test_leaving_the_context_ends_the_child():
    with Child() as child:
        pid = child.run(tell_pid, limit_s=30).value
    assert not is_alive(pid)

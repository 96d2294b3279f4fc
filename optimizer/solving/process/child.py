"""The child's half: takes jobs from its stdin, answers on its stdout, dies with its parent.

A job is (number, pickled (function, args)); an answer is (number, kind, pickled value), where kind
is started, report, value or raised. A job that asks for `kept` gets what earlier jobs of this child
left for later ones. What the job itself prints goes to stderr.
"""

from __future__ import annotations

import contextlib
import ctypes
import inspect
import os
import pickle
import queue
import signal
import sys
import threading
import time
import traceback
from typing import Any, BinaryIO

_RESERVE_MB = 4096  # eight solver threads reserve up to 1 GB of addresses that they never touch


def serve(memory_mb: int, parent_pid: int) -> None:
    """Do jobs one after another until the parent hangs up."""
    jobs, answers = _take_pipes()
    for ignored in (signal.SIGINT, signal.SIGTERM):  # the parent decides when to stop
        signal.signal(ignored, signal.SIG_IGN)
    if sys.platform == "linux":
        _die_with(parent_pid)
        _limit_memory(memory_mb)
    todo: queue.SimpleQueue[tuple[int, bytes]] = queue.SimpleQueue()
    kept: dict[str, object] = {}
    threading.Thread(target=_take_jobs, args=(jobs, todo), daemon=True).start()
    while True:
        number, job = todo.get()
        _do(job, _Answers(answers, number), kept)


class _Answers:
    """Sends the answers to one job, from any thread."""

    def __init__(self, stream: BinaryIO, number: int) -> None:
        self._stream, self._number, self._lock = stream, number, threading.Lock()

    def send(self, kind: str, value: object) -> None:
        pickled = pickle.dumps(value)
        with self._lock:
            pickle.dump((self._number, kind, pickled), self._stream)
            self._stream.flush()

    def report(self, value: object) -> None:
        self.send("report", value)


def _do(job: bytes, answers: _Answers, kept: dict[str, object]) -> None:
    _forget_peak()
    try:
        function, args = pickle.loads(job)  # noqa: S301 - comes from our own parent
        answers.send("started", None)
        start = time.process_time()
        given = {"kept": kept} if "kept" in inspect.signature(function).parameters else {}
        value: Any = function(*args, report=answers.report, **given)
        answers.send("value", (value, time.process_time() - start))
    except BaseException as problem:
        summary = traceback.format_exception_only(problem)[-1]
        answers.send("raised", f"{summary}\n{traceback.format_exc()}")


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep stdin and stdout for the parent; others read nothing and print to stderr."""
    jobs, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return jobs, answers


def _take_jobs(jobs: BinaryIO, todo: queue.SimpleQueue[tuple[int, bytes]]) -> None:
    with contextlib.suppress(EOFError, OSError):
        while True:
            todo.put(pickle.load(jobs))  # noqa: S301 - comes from our own parent
    os._exit(0)  # the parent is gone; a solver may be running in the main thread


def _die_with(parent_pid: int) -> None:
    """Be killed when the thread that started us ends, even while a solver holds the GIL."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent_pid:
        os._exit(0)


def _limit_memory(memory_mb: int) -> None:
    """Refuse single huge allocations; what is really used is watched by the parent."""
    import resource

    wanted = (memory_mb + _RESERVE_MB) * 2**20
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or wanted < hard:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _forget_peak() -> None:
    with contextlib.suppress(OSError), open("/proc/self/clear_refs", "w") as refs:
        refs.write("5")  # resets the peak, so that it is this job's

"""The parent's half of the child process: how it starts, what it answers, how it dies.

It is a plain subprocess and not one of `multiprocessing`, so that a script without a `__main__`
guard may start it, and so may a Dask worker. See `child` for what goes over the pipes.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from typing import Any, BinaryIO, Literal, NamedTuple, cast

import psutil

from optimizer.solving.process.usage import Usage, usage_of

_DEATH_S = 5.0
_NO_CTRL_C = 0x200 if sys.platform == "win32" else 0  # CREATE_NEW_PROCESS_GROUP
_COMMAND = "from optimizer.solving.process.child import serve; serve({memory_mb}, {parent})"


class Answer(NamedTuple):
    """A message of the child; its value is unpickled only when asked for."""

    job: int
    kind: Literal["silence", "started", "report", "value", "raised", "gone"]
    pickled: bytes = b""

    @property
    def value(self) -> Any:
        """What the child sent."""
        return pickle.loads(self.pickled)  # noqa: S301 - comes from our own child


class Process:
    """A running child; `memory_mb` is what it may use resident, `wake` is set at every answer."""

    def __init__(self, memory_mb: int, wake: threading.Event) -> None:
        command = _COMMAND.format(memory_mb=memory_mb, parent=os.getpid())
        paths = os.pathsep.join(path or os.getcwd() for path in sys.path)
        self._popen = subprocess.Popen(  # noqa: S603 - our own interpreter and command
            [sys.executable, "-P", "-c", command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": paths},
            # Ctrl-C on the terminal reaches the parent alone. In a session of its own Linux would
            # give the child's CPU time group by group, and low priority would mean nothing.
            process_group=0 if os.name == "posix" else None,
            creationflags=_NO_CTRL_C,
        )
        self._measured = psutil.Process(self._popen.pid)
        self._jobs = cast("BinaryIO", self._popen.stdin)
        self._answers = cast("BinaryIO", self._popen.stdout)
        self._inbox: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        self._wake = wake
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self._job = 0

    def send(self, pickled: bytes) -> None:
        """Hand over a job; that the child is dead is told by its answer."""
        self._job += 1
        with contextlib.suppress(OSError):
            pickle.dump((self._job, pickled), self._jobs)
            self._jobs.flush()

    def answer(self) -> Answer:
        """The next answer to the latest job, or silence."""
        with contextlib.suppress(queue.Empty):
            while True:
                answer = self._inbox.get_nowait()
                if answer.kind == "gone" or answer.job == self._job:
                    return answer
        return Answer(self._job, "silence")

    def usage(self) -> Usage:
        """What the child has used so far."""
        return usage_of(self._measured)

    def last_words(self) -> str:
        """How a child that is gone ended: its exit code or signal."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = self._popen.wait(_DEATH_S)
            return (
                f"killed by {_signal_name(-code)}" if code < 0 else f"ended with exit code {code}"
            )
        return "closed its pipes without ending"

    def kill(self) -> None:
        """End the child now and give everything back."""
        self._popen.kill()
        self._popen.wait()
        self._listener.join(_DEATH_S)
        for pipe in (self._jobs, self._answers):
            with contextlib.suppress(OSError):
                pipe.close()

    def _listen(self) -> None:
        with contextlib.suppress(EOFError, OSError, pickle.UnpicklingError):
            while True:
                self._inbox.put(Answer(*pickle.load(self._answers)))  # noqa: S301 - our own child
                self._wake.set()
        self._inbox.put(Answer(0, "gone"))
        self._wake.set()


def _signal_name(number: int) -> str:
    with contextlib.suppress(ValueError):
        return signal.Signals(number).name
    return f"signal {number}"

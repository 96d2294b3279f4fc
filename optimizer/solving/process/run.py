"""Runs jobs in one warm child process, each with a hard limit; whatever happens is an ending."""

from __future__ import annotations

import pickle
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import Any, Generic, Literal, TypeVar

from optimizer.solving.process.process import Process
from optimizer.solving.process.usage import Usage
from optimizer.solving.status import Status

T = TypeVar("T")
Ending = Literal["done", "overran", "crashed", "cancelled"]

_STATUS = {
    "overran": Status.OUT_OF_TIME,
    "crashed": Status.CRASHED,
    "cancelled": Status.CANCELLED,
}
_START_S = 60.0  # to start Python and import the job's modules; no part of a job's limit
POLL_S = 0.05
"""A child that does not answer is looked at so often, seconds: its limits, its memory."""


@dataclass(frozen=True, slots=True)
class Ran(Generic[T]):
    """How a job ended, with its value if it is done.

    `detail` says what went wrong: an exception with its traceback, or how the child died.
    `seconds` are elapsed; `cpu_seconds` and `peak_mb` (resident) are the child's for this job.
    """

    ending: Ending
    value: T | None = None
    last_report: object = None
    detail: str = ""
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_mb: int = 0

    @property
    def status(self) -> Status:
        """What it means for a plan that a job gave none."""
        return _STATUS[self.ending]


class Child:
    """One warm child process that does jobs one after another; a context manager.

    `memory_mb` limits its resident memory, `grace_s` is what a job may take beyond its
    limit. The thread that enters it must outlive it. A child that died or was killed is replaced.
    `wake` is set whenever it answers: who waits for several children gives them the same one.
    """

    def __init__(
        self, *, memory_mb: int = 2048, grace_s: float = 2.0, wake: threading.Event | None = None
    ) -> None:
        self._memory_mb = memory_mb
        self._grace_s = grace_s
        self._wake = wake or threading.Event()
        self._process: Process | None = None
        self._start_s = _START_S
        self._job = _Job()
        self._is_busy = False

    def __enter__(self) -> Child:
        self._started()
        return self

    def __exit__(self, *_: object) -> None:
        self._kill()

    def begin(self, function: Callable[..., object], *args: object, limit_s: float) -> None:
        """Start a job of which only the effect in the child matters; `run` waits until it ended.

        The next job fails with the child if it takes `limit_s` longer than a start may.
        """
        self._started().send(pickle.dumps((function, args)))
        self._start_s = _START_S + limit_s

    def run(
        self,
        function: Callable[..., T],
        *args: object,
        limit_s: float,
        on_report: Callable[[object], None] | None = None,
    ) -> Ran[T]:
        """Call `function(*args, report=...)` in the child; what it reports goes to `on_report`.

        The function can be imported; arguments, reports and value can be pickled. The child is
        killed `limit_s` and the grace after the call began there, or when Ctrl-C is pressed.
        """
        try:
            self.start(function, *args, limit_s=limit_s, on_report=on_report)
            while (ran := self.look()) is None:
                self._wake.wait(POLL_S)
                self._wake.clear()
        except KeyboardInterrupt:
            return self.cancel()
        except BaseException:
            self._kill()
            raise
        return ran

    def start(
        self,
        function: Callable[..., object],
        *args: object,
        limit_s: float,
        on_report: Callable[[object], None] | None = None,
    ) -> None:
        """Begin what `run` does; `look` tells how it ended. One job at a time."""
        if self._is_busy:
            raise RuntimeError("the child has a job already")
        self._job = _Job(limit_s + self._grace_s, on_report)
        self._started().send(pickle.dumps((function, args)))
        self._is_busy = True

    def look(self) -> Ran[Any] | None:
        """How the job that was started has ended; None while it runs. Does not wait."""
        ran = self._ending()
        self._is_busy = ran is None
        return ran

    def _ending(self) -> Ran[Any] | None:
        job, process = self._job, self._started()
        while (answer := process.answer()).kind != "silence":
            match answer.kind:
                case "started":
                    self._start_s = _START_S
                    job.start(process.usage())
                case "report":
                    job.hear(answer.value)
                case "value":
                    job.look(process.usage())
                    return job.ran("done", *answer.value)
                case "raised":
                    return job.ran("crashed", detail=answer.value)
                case "gone":
                    detail = process.last_words()
                    self._kill()
                    return job.ran("crashed", detail=detail)
        job.look(process.usage())
        if job.peak_mb > self._memory_mb:
            self._kill()
            return job.ran("crashed", detail=f"memory: more than {self._memory_mb} MB")
        if job.seconds > (job.limit_s if job.is_started else self._start_s):
            self._kill()
            return job.ran("overran", detail=f"killed after {job.seconds:.1f} s")
        return None

    def cancel(self) -> Ran[Any]:
        """End the job that was started, now."""
        self._kill()
        return self._job.ran("cancelled")

    @property
    def is_warm(self) -> bool:
        """Its process has been started."""
        return self._process is not None

    def _started(self) -> Process:
        if self._process is None:
            self._process = Process(self._memory_mb, self._wake)
        return self._process

    def _kill(self) -> None:
        self._is_busy = False
        process, self._process = self._process, None
        if process:
            process.kill()


class _Job:
    """What is known of the running job."""

    def __init__(
        self, limit_s: float = 0.0, on_report: Callable[[object], None] | None = None
    ) -> None:
        self.limit_s = limit_s
        self.is_started = False
        self.peak_mb = 0
        self._on_report = on_report
        self._last_report: object = None
        self._since = time.monotonic()
        self._before = self._latest = Usage()

    @property
    def seconds(self) -> float:
        """Elapsed since it began."""
        return time.monotonic() - self._since

    def start(self, usage: Usage) -> None:
        """Its modules are imported, its function is called now."""
        self.is_started = True
        self.peak_mb = 0
        self._since = time.monotonic()
        self._before = self._latest = max(self._latest, usage)

    def look(self, usage: Usage) -> None:
        """Note what the child has used so far."""
        self.peak_mb = max(self.peak_mb, usage.peak_mb)
        self._latest = max(self._latest, usage)

    def hear(self, report: object) -> None:
        """Note a report and pass it on."""
        self._last_report = report
        if self._on_report:
            self._on_report(report)

    def ran(
        self, ending: Ending, value: Any = None, cpu_seconds: float = 0.0, *, detail: str = ""
    ) -> Ran[Any]:
        """The job's ending, now."""
        watched_s = self._latest.cpu_seconds - self._before.cpu_seconds
        return Ran(
            ending=ending,
            value=value,
            last_report=self._last_report,
            detail=detail,
            seconds=self.seconds,
            cpu_seconds=max(cpu_seconds, watched_s),
            peak_mb=self.peak_mb,
        )


def install_sigterm() -> None:
    """Let SIGTERM end this process like Ctrl-C does; call it from the main thread."""
    signal.signal(signal.SIGTERM, _interrupt)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt

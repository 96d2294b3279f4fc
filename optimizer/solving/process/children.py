"""Jobs side by side in several child processes, each with a hard limit."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import Any, Generic, NamedTuple, TypeVar

from optimizer.solving.process.run import POLL_S, Child, Ran

K = TypeVar("K")
_WORTH_S = 1.0
"""So long jobs have to wait before a further child is started: to start takes about as long."""


class Call(NamedTuple, Generic[K]):
    """A job: `function(*args, report=...)` within `limit_s`; `key` says whose answer comes."""

    key: K
    function: Callable[..., object]
    args: tuple[object, ...]
    limit_s: float


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Children:
    """Up to `most` warm children; a context manager. The thread that enters must outlive it."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._wake = threading.Event()
        self._all = [Child(wake=self._wake) for _ in range(most)]
        self._stack = ExitStack()

    def __enter__(self) -> Children:
        self._stack.enter_context(self.first)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()
        for child in self._all:
            child.__exit__()

    @property
    def first(self) -> Child:
        """The child for what is done alone."""
        return self._all[0]

    def run_each(self, calls: Iterable[Call[K]]) -> Iterator[tuple[K, Ran[Any]]]:
        """Every job's ending, as they come; a job is asked for when a child is free for it.

        Ctrl-C ends all that run: their endings, and those of the jobs left, are not waited for.
        """
        todo = iter(calls)
        running: dict[int, Call[K]] = {}
        since = time.monotonic()
        try:
            while True:
                use = len(self._all) if time.monotonic() - since > _WORTH_S else 1
                self._start(todo, running, use)
                if not running:
                    return
                self._wake.wait(POLL_S)
                self._wake.clear()
                for at in sorted(running):
                    ran = self._all[at].look()
                    if ran is not None:
                        yield running.pop(at).key, ran
        except KeyboardInterrupt:
            for at, call in running.items():
                yield call.key, self._all[at].cancel()

    def _start(self, todo: Iterator[Call[K]], running: dict[int, Call[K]], use: int) -> None:
        """Gives jobs to free children: the first ones, and those that have been started."""
        for at, child in enumerate(self._all):
            if at not in running and (at < use or child.is_warm):
                call = next(todo, None)
                if call is None:
                    return
                child.start(call.function, *call.args, limit_s=call.limit_s)
                running[at] = call

"""Work that yields to all other work."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

_NICE = 19


def gently(work: Callable[[], None], report: object = None) -> None:  # noqa: ARG001 - a child's job
    """Does the work in a thread of low priority; only Linux knows priorities of threads."""
    with ThreadPoolExecutor(1, initializer=_step_back) as thread:
        thread.submit(work).result()


def _step_back() -> None:
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)

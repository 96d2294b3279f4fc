"""What a process has used so far."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import NamedTuple

import psutil

_PROC = Path("/proc")


class Usage(NamedTuple):
    """Processor seconds of all threads and peak resident megabytes; zeros where unknown."""

    cpu_seconds: float = 0.0
    peak_mb: int = 0


def usage_of(process: psutil.Process) -> Usage:
    """The usage of a process; a dead one that nobody has waited for may still tell its seconds.

    Only Linux keeps the peak; elsewhere it is what is resident now, and who asks often knows more.
    """
    cpu_seconds, resident = 0.0, 0
    with contextlib.suppress(psutil.Error):
        times = process.cpu_times()
        cpu_seconds = times.user + times.system
        resident = process.memory_info().rss
    return Usage(cpu_seconds, max(resident // 2**20, _kept_peak_mb(process.pid)))


def _kept_peak_mb(pid: int) -> int:
    with contextlib.suppress(OSError):
        for line in (_PROC / str(pid) / "status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) // 1024
    return 0

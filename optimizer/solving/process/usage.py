"""What a process has used so far, read from Linux's /proc."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


class Usage(NamedTuple):
    """Processor seconds of all threads and peak resident megabytes; zeros where unknown."""

    cpu_seconds: float = 0.0
    peak_mb: int = 0


def usage_of(pid: int) -> Usage:
    """The usage of a process; a dead one that nobody has waited for still tells its seconds."""
    folder = Path("/proc", str(pid))
    try:
        fields = (folder / "stat").read_text().rpartition(")")[2].split()
        status = (folder / "status").read_text()
    except OSError:
        return Usage()
    ticks = int(fields[11]) + int(fields[12])
    peaks_kb = [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")]
    return Usage(ticks / os.sysconf("SC_CLK_TCK"), sum(peaks_kb) // 1024)

"""How good the roster is at any second: objective and bound against CPU and clock seconds.

Run `python -m benchmarks.anytime --case district --case beizhai --seed 1 --seed 2 --busy 1`; one
JSON object per run on stdout. CPU seconds are those of this process and its children, imports and
loading included; a point is a plan of all halls with the links between them still to be fitted.
`--busy N` runs beside N endless loops, as on a laptop that has other work.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from optimizer import load_scenario, plan_roster
from optimizer.roster.planning.outcome import Progress

_SCENARIOS = Path(__file__).parents[1] / "scenarios"
CASES: dict[str, tuple[str, list[str]]] = {
    "district": ("laoshan", []),
    "beizhai": ("beizhai", []),
    "flu-week": ("laoshan", ["flu-week"]),
    "noon-everywhere": ("laoshan", ["noon-everywhere"]),
}


class _Meter:
    """CPU seconds of this process and of every child it has had."""

    def __init__(self) -> None:
        self._me = psutil.Process()
        self._of: dict[int, float] = {}
        self._began = time.monotonic() - (time.time() - self._me.create_time())

    def cpu_s(self) -> float:
        for process in (self._me, *self._me.children(recursive=True)):
            try:
                times = process.cpu_times()
            except psutil.Error:
                continue
            self._of[process.pid] = times.user + times.system
        return sum(self._of.values())

    def clock_s(self) -> float:
        return time.monotonic() - self._began


def measure(case: str, limit_s: float, seed: int) -> dict[str, object]:
    """One run in this process; the curve is of (CPU s, clock s, objective, bound)."""
    meter = _Meter()
    folder, what_ifs = CASES[case]
    scenario = load_scenario(_SCENARIOS / folder, what_ifs)
    curve: list[tuple[float, float, int, int]] = []

    def look(now: Progress) -> None:
        cpu_s = meter.cpu_s()
        if now.done == now.total or now.stage != "first":
            point = (round(cpu_s, 1), round(meter.clock_s(), 1), now.objective, now.bound)
            curve.append(point)

    found = plan_roster(scenario, limit_s=limit_s, seed=seed, on_progress=look)
    return {
        "instance": case,
        "seed": seed,
        "limit_s": limit_s,
        "status": found.status,
        "objective": found.objective,
        "bound": found.bound,
        "cpu_seconds": round(meter.cpu_s(), 1),
        "seconds": round(meter.clock_s(), 1),
        "curve": curve,
    }


@contextmanager
def _busy(loops: int) -> Iterator[None]:
    """Other work on the machine."""
    command = [sys.executable, "-c", "while True: pass"]
    others = [subprocess.Popen(command) for _ in range(loops)]  # noqa: S603 - our interpreter
    try:
        yield
    finally:
        for other in others:
            other.kill()


def main() -> None:
    """Every case and seed, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--case", action="append", choices=CASES)
    parser.add_argument("--limit", type=float, action="append")
    parser.add_argument("--seed", type=int, action="append")
    parser.add_argument("--busy", type=int, default=0)
    parser.add_argument("--here", action="store_true", help="one run, in this process")
    said = parser.parse_args()
    runs = [
        (case, limit_s, seed)
        for case in said.case or list(CASES)
        for limit_s in said.limit or [60.0]
        for seed in said.seed or [1]
    ]
    if said.here:
        print(json.dumps(measure(*runs[0])), flush=True)
        return
    with _busy(said.busy):
        for case, limit_s, seed in runs:
            command = [sys.executable, "-m", "benchmarks.anytime", "--here"]
            command += ["--case", case, "--limit", str(limit_s), "--seed", str(seed)]
            subprocess.run(command, check=True)  # noqa: S603 - our interpreter


if __name__ == "__main__":
    main()

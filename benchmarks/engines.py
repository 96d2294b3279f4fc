"""Runs an engine on a routing instance in a child process, and checks what it answers."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from importlib import import_module
from math import cos, pi, sin
from pathlib import Path

from benchmarks.formats import solomon, tsptw, vrplib
from benchmarks.formats.network import Instance, Routes, Stand, shown
from benchmarks.peers.answer import Absent, Answer
from benchmarks.scorers.routes import score
from optimizer.routes.planning import precompile as machine_code
from optimizer.solving.process.run import Child, Ran
from optimizer.solving.status import Status

READERS: dict[str, Callable[[Path], Instance]] = {
    "vrplib": vrplib.read,
    "solomon": solomon.read,
    "tsptw": tsptw.read,
}
ENGINES = ("ours", "pyvrp", "ortools", "vroom", "timefold")
_MEMORY_MB = 6_000
_OVERRUN = 10.0
_RING = 12


@dataclass(frozen=True, slots=True)
class Run:
    """One engine on one instance, re-scored; costs in units of 1 / scale.

    `absent` says why the engine could not start: then it has no status. Seconds are of its work.
    """

    instance: Instance
    engine: str
    seed: int
    status: Status | None
    routes: Routes | None = None
    cost: int | None = None
    bound: int | None = None
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    absent: str = ""
    faults: tuple[str, ...] = ()

    @property
    def row(self) -> dict[str, object]:
        """The run as one JSON object."""
        told = {"absent": self.absent, "faults": list(self.faults)}
        return {
            "instance": self.instance.name,
            "engine": self.engine,
            "seed": self.seed,
            "status": self.status or "ABSENT",
            "objective": shown(self.instance, self.cost),
            "bound": shown(self.instance, self.bound),
            "seconds": round(self.seconds, 2),
            "cpu_seconds": round(self.cpu_seconds, 2),
            "solution": None if self.routes is None else [list(route) for route in self.routes],
        } | {name: value for name, value in told.items() if value}

    @property
    def name(self) -> str:
        """Of the instance."""
        return self.instance.name

    @property
    def is_answered(self) -> bool:
        """There is a legal plan."""
        return self.status is not None and self.status.has_plan and self.cost is not None

    def write(self, path: Path) -> None:
        """The routes, one a line."""
        lines = (" ".join(map(str, route)) + "\n" for route in self.routes or ())
        path.write_text("".join(lines), "utf-8")


@dataclass(frozen=True, slots=True)
class _Worked:
    """What the child sends back."""

    answer: Answer | None
    absent: str
    seconds: float
    cpu_seconds: float


def measure(instance: Instance, engine: str, limit_s: float, seed: int) -> Run:
    """One run; an answer that breaks a rule counts as none and has the status DISPUTED."""
    with Child(memory_mb=_MEMORY_MB, grace_s=_OVERRUN + limit_s / 2) as child:
        child.run(warm, engine, limit_s=120.0)
        ran: Ran[_Worked] = child.run(work, instance, engine, limit_s, seed, limit_s=limit_s)
    if ran.value is None:
        said = ran.detail.strip().splitlines()
        return Run(instance, engine, seed, ran.status, faults=tuple(said[-1:]))
    worked = ran.value
    run = Run(
        instance,
        engine,
        seed,
        None,
        seconds=worked.seconds,
        cpu_seconds=worked.cpu_seconds,
        absent=worked.absent,
    )
    answer = worked.answer
    if answer is None:
        return run
    run = replace(run, status=answer.status, bound=answer.bound)
    if answer.routes is None:
        return run
    cost, faults = score(instance, answer.routes)
    run = replace(run, routes=answer.routes, faults=faults)
    return replace(run, status=Status.DISPUTED) if faults else replace(run, cost=cost)


def warm(engine: str, report: object = None) -> None:  # noqa: ARG001 - the child's contract
    """Imports the engine and loads its compiled code, which is no part of a run."""
    if engine == "ours":
        machine_code.warm()
    work(ring(_RING), engine, 2.0, 1)


def work(
    instance: Instance,
    engine: str,
    limit_s: float,
    seed: int,
    report: object = None,  # noqa: ARG001 - the child's contract
) -> _Worked:
    """One run of an engine in this process."""
    solve: Callable[[Instance, float, int], Answer]
    solve = import_module(f"benchmarks.peers.{engine}").solve
    began, cpu = time.monotonic(), _cpu_seconds()
    answer, absent = None, ""
    try:
        answer = solve(instance, limit_s, seed)
    except Absent as why:
        absent = str(why)
    return _Worked(answer, absent, time.monotonic() - began, _cpu_seconds() - cpu)


def _cpu_seconds() -> float:
    """CPU time of this process and of those it waited for."""
    each = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in each)


def ring(customers: int) -> Instance:
    """Customers on a circle around the depot, two vehicles, open all day."""
    turns = [2 * pi * number / customers for number in range(customers)]
    points = [(Decimal(round(50 * cos(turn))), Decimal(round(50 * sin(turn)))) for turn in turns]
    stands = [Stand(0, 1000, 5, 1) for _ in points]
    return Instance(
        "ring", (Stand(0, 1000), *stands), 2, customers, ((Decimal(), Decimal()), *points)
    )

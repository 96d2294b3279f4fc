"""Published routing instances, solved by our engine or a peer: one JSON object per instance.

Run `python -m benchmarks.routing FILE... --format vrplib|solomon|tsptw --limit S [--engine ours]`.
`--solution FILE` writes the answer, one route per line as customer numbers; of several instances
into a folder, one file each. A peer that cannot start is printed as ABSENT.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from benchmarks import engines, published
from benchmarks.engines import ENGINES, READERS, Run
from benchmarks.scorers import route_files
from optimizer.solving.status import Status


def measure(path: Path, form: str, engine: str, limit_s: float, seed: int) -> Run:
    """One run of an engine on a file; DISPUTED when the file itself, read anew, says otherwise."""
    run = engines.measure(READERS[form](path), engine, limit_s, seed)
    if run.routes is None or run.cost is None:
        return run
    cost, broken = route_files.score(path, form, run.routes)
    if broken or cost * run.instance.scale != run.cost:
        faults = (*run.faults, *(broken or [f"the file says that it costs {float(cost)}"]))
        return replace(run, status=Status.DISPUTED, cost=None, faults=faults)
    return run


def main() -> None:
    """Every instance; exit code 4 when one has no legal answer."""
    published.run(__doc__, READERS, ENGINES, measure, ".txt")


if __name__ == "__main__":
    main()

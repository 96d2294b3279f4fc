"""Published routing instances, solved by our engine or a peer: one JSON object per instance.

Run `python -m benchmarks.routing FILE... --format vrplib|solomon|tsptw --limit S [--engine ours]`.
`--solution FILE` writes the answer, one route per line as customer numbers; of several instances
into a folder, one file each. A peer that cannot start is printed as ABSENT.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.engines import ENGINES, READERS, Run, measure


def write(path: Path, run: Run) -> None:
    """The routes of a run, one a line."""
    lines = (" ".join(map(str, route)) + "\n" for route in run.routes or ())
    path.write_text("".join(lines), "utf-8")


def main() -> None:
    """Every instance; exit code 4 when one has no legal answer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--format", required=True, choices=sorted(READERS))
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for each instance")
    parser.add_argument("--engine", choices=ENGINES, default="ours")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--solution", type=Path, help="where the answer goes")
    said = parser.parse_args()
    is_answered = True
    for path in said.files:
        run = measure(READERS[said.format](path), said.engine, said.limit, said.seed)
        print(json.dumps(run.row), flush=True)
        is_answered &= run.status in ("OPTIMAL", "FEASIBLE")
        if said.solution and run.cost is not None:
            target = said.solution
            if len(said.files) > 1:
                target.mkdir(parents=True, exist_ok=True)
                target = target / f"{run.instance.name}.txt"
            write(target, run)
    sys.exit(0 if is_answered else 4)


if __name__ == "__main__":
    main()

"""How planning grows with the number of halls: CPU seconds and memory beside linear growth.

Run `nice python -m benchmarks.growth --halls 31 --halls 310 --limit 600`; one JSON object per month
on stdout. Months are generated, about every fifth hall with extended hours; `growth` is CPU seconds
per hall over those of the first month asked for.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from optimizer import load_scenario, plan_roster
from scenarios.generator import generate, month, write

_FIRST, _LAST = date(2023, 10, 1), date(2023, 10, 31)
_EXTENDED = 7 / 31
_KB_PER_MB = 1024


def measure(halls: int, limit_s: float, seed: int) -> dict[str, object]:
    """One month; CPU seconds of the planning child and of this process, memory of each in MB."""
    files, _ = generate(month(halls, round(halls * _EXTENDED), _FIRST, _LAST, seed))
    with TemporaryDirectory() as folder:
        write(files, Path(folder))
        scenario = load_scenario(folder)
    began = time.process_time()
    found = plan_roster(scenario, limit_s=limit_s, seed=seed)
    parent_s = time.process_time() - began
    outcome = found.outcome
    cpu_s = outcome.cpu_seconds + parent_s
    return {
        "halls": halls,
        "people": len(found.problem.people),
        "status": found.status,
        "objective": found.objective,
        "bound": found.bound,
        "halls_proven": sum(len(group.halls) for group in outcome.groups if group.is_proven),
        "seconds": round(outcome.seconds, 1),
        "cpu_seconds": round(cpu_s, 1),
        "cpu_seconds_per_hall": round(cpu_s / halls, 3),
        "parent_cpu_seconds": round(parent_s, 1),
        "child_mb": outcome.peak_mb,
        "parent_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _KB_PER_MB,
    }


def main() -> None:
    """Every number of halls, in the order given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--halls", type=int, action="append")
    parser.add_argument(
        "--limit", type=float, default=60, help="seconds for 31 halls; others pro rata"
    )
    parser.add_argument("--seed", type=int, default=1)
    said = parser.parse_args()
    first = 0.0
    for halls in said.halls or [31]:
        row = measure(halls, said.limit * halls / 31, said.seed)
        each = float(str(row["cpu_seconds_per_hall"]))
        first = first or each
        print(json.dumps(row | {"growth": round(each / first, 2)}), flush=True)


if __name__ == "__main__":
    main()

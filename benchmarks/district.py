"""The district's month and its stressed what-ifs: status, objective, bound, seconds, memory.

Run `python -m benchmarks.district --limit 60 --what-if flu-week --seed 1 --seed 2`; one JSON object
per run on stdout.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from optimizer import load_scenario, plan_roster

_SCENARIO = Path(__file__).parents[1] / "scenarios" / "laoshan"


def measure(folder: Path, what_ifs: list[str], limit_s: float, seed: int) -> dict[str, object]:
    """One run; seconds are of the clock, memory is the child's peak."""
    scenario = load_scenario(folder, what_ifs)
    found = plan_roster(scenario, limit_s=limit_s, seed=seed)
    groups = found.outcome.groups
    return {
        "instance": "+".join([folder.name, *what_ifs]),
        "seed": seed,
        "status": found.status,
        "objective": found.objective,
        "bound": found.bound,
        "seconds": round(found.outcome.seconds, 1),
        "cpu_seconds": round(found.outcome.cpu_seconds, 1),
        "peak_mb": found.outcome.peak_mb,
        "groups": len(groups),
        "groups_proven": sum(group.is_proven for group in groups),
        "slowest_s": round(max(group.seconds for group in groups), 1),
    }


def main() -> None:
    """Runs every seed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=_SCENARIO)
    parser.add_argument("--what-if", action="append", default=[])
    parser.add_argument("--limit", type=float, default=60)
    parser.add_argument("--seed", type=int, action="append")
    said = parser.parse_args()
    for seed in said.seed or [1]:
        print(json.dumps(measure(said.folder, said.what_if, said.limit, seed)), flush=True)


if __name__ == "__main__":
    main()

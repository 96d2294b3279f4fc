"""Planted months: made from a legal roster that is known, so ours should never cost more.

Run `nice python -m benchmarks.planted --limit 60`; one JSON object per month on stdout. Months and
seeds are none that the product was made with.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from optimizer import judge, load_scenario, plan_roster
from optimizer.exchange.roster_json import plan_from_json
from scenarios.generator import generate, month, write

_HALLS, _EXTENDED = 4, 2


class Planted(NamedTuple):
    """A month to be generated, both dates included."""

    first: date
    last: date
    seed: int


MONTHS = (
    *(Planted(date(2023, 10, 1), date(2023, 10, 31), seed) for seed in range(101, 111)),
    Planted(date(2024, 2, 1), date(2024, 2, 29), 111),
    Planted(date(2024, 9, 1), date(2024, 9, 30), 112),
    Planted(date(2025, 10, 1), date(2025, 10, 31), 113),
)


def measure(planted: Planted, limit_s: float) -> dict[str, object]:
    """One month; `known` is the planted roster's objective, None if the judge refuses it."""
    files, known_plan = generate(month(_HALLS, _EXTENDED, *planted))
    with TemporaryDirectory() as folder:
        write(files, Path(folder))
        scenario = load_scenario(folder)
    known = judge(scenario, plan_from_json(known_plan))
    found = plan_roster(scenario, limit_s=limit_s)
    return {
        "instance": f"planted-{planted.seed}",
        "seed": planted.seed,
        "first": str(planted.first),
        "last": str(planted.last),
        "known": known.objective if known.is_legal else None,
        "objective": found.objective,
        "bound": found.bound,
        "status": found.status,
        "seconds": round(found.outcome.seconds, 1),
        "cpu_seconds": round(found.outcome.cpu_seconds, 1),
        "peak_mb": found.outcome.peak_mb,
    }


def holds(row: dict[str, object]) -> bool:
    """The known roster is legal, and ours costs no more."""
    known, ours = row["known"], row["objective"]
    return isinstance(known, int) and isinstance(ours, int) and ours <= known


def main() -> None:
    """Every month, or those of the seeds asked for; exit code 1 when one does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=float, default=60)
    parser.add_argument("--seed", type=int, action="append", choices=[m.seed for m in MONTHS])
    said = parser.parse_args()
    rows = []
    for planted in MONTHS:
        if planted.seed in (said.seed or [planted.seed]):
            rows.append(measure(planted, said.limit))
            print(json.dumps(rows[-1]), flush=True)
    sys.exit(not all(map(holds, rows)))


if __name__ == "__main__":
    main()

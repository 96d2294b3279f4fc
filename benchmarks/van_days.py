"""Single van days with up to twenty candidates, over-booked ones too: how many are proven in time.

Run `nice python -m benchmarks.van_days --limit 5`; one JSON object per day on stdout, then one with
the share proven optimal. Positions, calls and durations are synthetic.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from itertools import product

from benchmarks.weeks import Week, draw
from optimizer.routes.days.prove_day import prove_day
from optimizer.routes.problem import RouteProblem
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status

SIZES = (8, 12, 16, 20)
SEEDS = range(301, 306)


def van_day(visits: int, seed: int, *, is_over_booked: bool) -> RouteProblem:
    """One van day; over-booked: every stay takes twice as long, so most do not fit."""
    problem = draw(Week(visits, 1, 1, seed))
    times = 2 if is_over_booked else 1
    return replace(
        problem,
        visits=tuple(
            replace(visit, service_s=times * visit.service_s, required=False, left_out_price=price)
            for visit in problem.visits
            for price in [visit.left_out_price or 400_000]
        ),
    )


def measure(visits: int, seed: int, is_over_booked: bool, limit_s: float) -> dict[str, object]:
    """One day; without a plan objective and visits made are None."""
    problem = van_day(visits, seed, is_over_booked=is_over_booked)
    found = prove_day(problem, effort=Effort(limit_s=limit_s))
    return {
        "instance": f"day-{visits}-{'over' if is_over_booked else 'plain'}-{seed}",
        "status": found.status,
        "objective": found.objective,
        "bound": found.bound,
        "made": visits - len(found.plan.left_out) if found.plan else None,
        "seconds": round(found.seconds, 1),
    }


def main() -> None:
    """Measures every day."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=float, default=5.0)
    said = parser.parse_args()
    days = [*product(SIZES, SEEDS, (False, True))]
    proven = 0
    for visits, seed, is_over_booked in days:
        row = measure(visits, seed, is_over_booked, said.limit)
        proven += row["status"] is Status.OPTIMAL
        print(json.dumps(row), flush=True)
    print(json.dumps({"days": len(days), "proven": proven, "share": proven / len(days)}))


if __name__ == "__main__":
    main()

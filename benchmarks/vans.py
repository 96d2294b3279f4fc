"""A month of van days: our routes beside what people do without a computer.

Run `nice python -m benchmarks.vans --limit 60 --seed 1 --seed 2`; one JSON object per way of
planning on stdout. The crews of the depots are planned first, the same for all.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

from optimizer import load_scenario, plan_routes
from optimizer.routes.judge import judge_routes
from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.routes.search.construction import first_come_first_served, nearest_next
from optimizer.tasks.plan_routes import Routes

_SCENARIO = Path(__file__).parents[1] / "scenarios" / "laoshan"
_SIMPLE: dict[str, Callable[[RouteProblem], RoutePlan]] = {
    "first come, first served": first_come_first_served,
    "nearest next": nearest_next,
}


def row(name: str, found: Routes, plan: RoutePlan, seconds: float) -> dict[str, object]:
    """One way of planning; `gap` is to the bound that our own planning proved."""
    problem = found.problem
    verdict = judge_routes(problem, plan)
    return {
        "instance": Path(found.scenario.folder).name,
        "way": name,
        "is_legal": verdict.is_legal,
        "kilometres": round(sum(metres(problem, plan)) / 1000, 1),
        "left_out": len(plan.left_out),
        "visits": sum(not visit.is_standing for visit in problem.visits),
        "unmet_turns": sum(turn.missing for turn in plan.unmet_turns),
        "objective": verdict.objective,
        "bound": found.bound,
        "gap": verdict.objective - found.bound,
        "seconds": round(seconds, 1),
    }


def metres(problem: RouteProblem, plan: RoutePlan) -> list[int]:
    """How far each route drives."""
    found = []
    for route in plan.routes:
        shift = problem.shift[route.shift]
        stays = [problem.visit[stop.visit].place for stop in route.stops]
        ways = zip([shift.start_place, *stays], [*stays, shift.end_place], strict=True)
        found.append(
            sum(int(problem.distance_m[problem.index[a], problem.index[b]]) for a, b in ways)
        )
    return found


def measure(
    folder: Path, what_ifs: list[str], limit_s: float, seed: int
) -> list[dict[str, object]]:
    """Ours, then the simple ways, on one question."""
    found = plan_routes(load_scenario(folder, what_ifs), limit_s=limit_s, seed=seed)
    rows = []
    if found.plan:
        ours = row("ours", found, found.plan, found.outcome.seconds)
        rows.append(ours | {"seed": seed, "status": found.status})
    for name, planned in _SIMPLE.items():
        began = time.monotonic()
        plan = planned(found.problem)
        rows.append(row(name, found, plan, time.monotonic() - began))
    return rows


def main() -> None:
    """Runs every seed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=_SCENARIO)
    parser.add_argument("--what-if", action="append", default=[])
    parser.add_argument("--limit", type=float, default=60.0)
    parser.add_argument("--seed", type=int, action="append")
    said = parser.parse_args()
    for seed in said.seed or [1]:
        for one in measure(said.folder, said.what_if, said.limit, seed):
            print(json.dumps(one), flush=True)


if __name__ == "__main__":
    main()

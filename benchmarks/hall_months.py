"""The product's own hall months, one hall at a time: our way beside plain CP-SAT and HiGHS.

Run `nice python -m benchmarks.hall_months --limit 20`; one JSON object per hall and engine on
stdout. All engines get every rule and goal of the hall: the model is linear, so HiGHS can express
it.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.peers.roster import by_goals, cp_sat, highs
from optimizer import load_scenario
from optimizer.effort import Effort
from optimizer.roster.from_scenario import roster_problem
from optimizer.roster.part import part
from optimizer.roster.problem import RosterProblem
from optimizer.roster.solve import Solved, cost_of, is_legal
from optimizer.solving.run import Child, Ran

_SCENARIO = Path(__file__).parents[1] / "scenarios" / "beizhai"
_MEMORY_MB, _GRACE_S = 6_000, 30.0


ENGINES = {"ours": by_goals, "cp_sat": cp_sat, "highs": highs}


def measure(problem: RosterProblem, engine: str, effort: Effort) -> dict[str, object]:
    """One hall's month by one engine, its links free, checked by every rule."""
    with Child(memory_mb=_MEMORY_MB, grace_s=_GRACE_S) as child:
        ran: Ran[Solved] = child.run(ENGINES[engine], problem, effort, limit_s=effort.limit_s)
    found = ran.value
    plan = found.plan if found else None
    return {
        "instance": problem.halls[0].id,
        "engine": engine,
        "seed": effort.seed,
        "status": found.status if found else ran.ending,
        "objective": cost_of(problem, plan, None) if plan else None,
        "is_legal": is_legal(problem, plan) if plan else None,
        "bound": found.bound if found else 0,
        "seconds": round(ran.seconds, 1),
        "cpu_seconds": round(ran.cpu_seconds, 1),
    }


def main() -> None:
    """Every hall with every engine; Timefold needs Java 17 and is not asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=_SCENARIO)
    parser.add_argument("--hall", action="append")
    parser.add_argument("--engine", action="append", choices=list(ENGINES))
    parser.add_argument("--limit", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    said = parser.parse_args()
    problem = roster_problem(load_scenario(said.folder))
    for hall in said.hall or [hall.id for hall in problem.halls if problem.people_of[hall.id]]:
        for engine in said.engine or list(ENGINES):
            effort = Effort(limit_s=said.limit, seed=said.seed)
            print(
                json.dumps(measure(part(problem, (hall,)), engine, effort), ensure_ascii=False),
                flush=True,
            )


if __name__ == "__main__":
    main()

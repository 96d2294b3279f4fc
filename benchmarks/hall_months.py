"""The product's own hall months, one hall at a time: our way beside CP-SAT, HiGHS and Timefold.

Run `nice python -m benchmarks.hall_months --limit 20`; one JSON object per hall and engine on
stdout. The model is linear, so HiGHS gets every rule and goal of the hall. So does Timefold, as
choices and totals, but for what `not_expressed` names; `completed` says how the plan got it. The
judge checks and the goals price every answer. An engine that cannot start is ABSENT and says why.

Links are free: neighbours who back up a post here are present when they work by input, for the
engines and for the judge. Timefold's limit is of its own search: Java starts and compiles in a
rehearsal before, and the way of the problem to Java and back is in the seconds, not in the limit.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

from benchmarks.peers.roster import ENGINES, answer
from optimizer import load_scenario
from optimizer.roster.cp_sat.solve import cost_of
from optimizer.roster.from_scenario import roster_problem
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.part import part
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Solved
from optimizer.solving.process.run import Child, Ran

_SCENARIO = Path(__file__).parents[1] / "scenarios" / "beizhai"
_MEMORY_MB, _GRACE_S = 6_000, 30.0
_START_S, _REHEARSAL_S = 120.0, 5.0

_REHEARSED = ("timefold",)
_NOT_EXPRESSED = {"timefold": {"meal_break": "A eats in the first turn, B on site in the second"}}
"""By engine the rules that it is not told, and how they are kept."""
_SEE_NEIGHBOURS = ("backup_pair", "one_place_at_a_time", "respect_absence")
"""The rules that look at where neighbours are in ordinary hours."""


def measure(problem: RosterProblem, engine: str, effort: Effort) -> dict[str, object]:
    """One hall's month by one engine, its links free, checked by every rule."""
    with Child(memory_mb=_MEMORY_MB, grace_s=_GRACE_S) as child:
        if engine in _REHEARSED:
            short = replace(effort, limit_s=min(_REHEARSAL_S, effort.limit_s))
            child.run(answer, engine, problem, short, limit_s=_START_S)
        ran: Ran[Solved[RosterPlan] | str] = child.run(
            answer, engine, problem, effort, limit_s=effort.limit_s
        )
    row: dict[str, object] = {"instance": problem.halls[0].id, "engine": engine}
    row["seed"] = effort.seed
    if isinstance(ran.value, str):
        return {**row, "status": "ABSENT", "absent": ran.value}
    found = ran.value
    plan = found.plan if found else None
    row |= {
        "status": found.status if found else ran.status,
        "objective": cost_of(problem, plan, None) if plan else None,
        "is_legal": legal_alone(problem, plan) if plan else None,
        "bound": found.bound if found else 0,
        "seconds": round(ran.seconds, 1),
        "cpu_seconds": round(ran.cpu_seconds, 1),
    }
    if found is None:
        row["detail"] = ran.detail.strip().rpartition("\n")[2]
    if left_out := _NOT_EXPRESSED.get(engine):
        row |= {"not_expressed": [*left_out], "completed": left_out}
    return row


def legal_alone(problem: RosterProblem, plan: RosterPlan) -> bool:
    """No rule has anything to say against the plan of a part whose links are free.

    The judge of the whole sees what neighbours do; here they are where they work by input.
    """
    neighbours_in = replace(problem, people=problem.everybody, outsiders=())
    checks = (
        rule.check(neighbours_in if name in _SEE_NEIGHBOURS else problem, plan)
        for name, rule in ROSTER.rules.items()
    )
    return not any(True for found in checks for _ in found)


def main() -> None:
    """Every hall with every engine that is asked for."""
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

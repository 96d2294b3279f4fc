"""Planted weeks of van days: made from routes that serve every visit, so ours leave none out.

Run `nice python -m benchmarks.route_weeks --limit 30`; one JSON object per week on stdout. The
seeds are none that the product was made with; `known` prices the planted orders, best timed.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from optimizer import load_scenario, plan_routes
from optimizer.exchange.roster_json import plan_from_json
from optimizer.roster.plan.plan import RosterPlan
from optimizer.routes.from_scenario import route_problem
from optimizer.routes.judge import judge_routes
from optimizer.routes.plan.plan import LeftOut, RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.routes.rules.sub_district_turn import unmet_turns
from optimizer.routes.timing.timing import best_route
from optimizer.scenario.scenario import Scenario
from optimizer.whole import crews_of
from scenarios.generator import week, write
from scenarios.generator.week import KnownRoute


class Asked(NamedTuple):
    """A week to be generated."""

    visits: int
    vans: int
    seed: int


WEEKS = tuple(
    Asked(visits, vans, seed)
    for seed, (visits, vans) in enumerate(((20, 1), (25, 1), (30, 1), (40, 2), (50, 2)) * 2, 201)
)


@dataclass(frozen=True)
class Planted:
    """A scenario with a legal roster and the routes that it was made from."""

    scenario: Scenario
    roster: RosterPlan
    problem: RouteProblem
    known: RoutePlan


def planted(asked: Asked, folder: Path) -> Planted:
    """Writes a week into a folder and loads it."""
    files, routes = week(asked.visits, asked.seed, asked.vans)
    write(files, folder)
    scenario = load_scenario(folder)
    roster = plan_from_json((folder / "known_plan.json").read_bytes())
    problem = route_problem(scenario, crews_of(roster))
    return Planted(scenario, roster, problem, _known(problem, routes))


def _known(problem: RouteProblem, routes: list[KnownRoute]) -> RoutePlan:
    """The planted orders at their best times; what cannot be driven is left out."""
    timed = [
        best_route(problem, f"{van}/{day}", [visit for visit, _ in stays])
        for van, day, stays in routes
    ]
    driven = tuple(sorted((one.route for one in timed if one), key=lambda route: route.shift))
    made = {stop.visit for route in driven for stop in route.stops}
    left_out = [v.id for v in problem.visits if v.id not in made and not v.is_standing]
    plan = RoutePlan(driven, tuple(LeftOut(visit) for visit in sorted(left_out)))
    return replace(plan, unmet_turns=unmet_turns(problem, plan))


def measure(asked: Asked, limit_s: float) -> dict[str, object]:
    """One week; `known` is None if the judge refuses the planted routes."""
    with TemporaryDirectory() as folder:
        one = planted(asked, Path(folder))
    known = judge_routes(one.problem, one.known)
    found = plan_routes(one.scenario, one.roster, limit_s=limit_s)
    return {
        "instance": f"week-{asked.visits}-{asked.vans}-{asked.seed}",
        "known": known.objective if known.is_legal else None,
        "objective": found.objective,
        "bound": found.bound,
        "left_out": len(found.plan.left_out) if found.plan else None,
        "status": found.status,
        "seconds": round(found.outcome.seconds, 1),
        "cpu_seconds": round(found.outcome.cpu_seconds, 1),
    }


def holds(row: dict[str, object]) -> bool:
    """The known routes are legal; ours leave nothing out and cost no more."""
    known, ours = row["known"], row["objective"]
    is_cheap = isinstance(known, int) and isinstance(ours, int) and ours <= known
    return is_cheap and row["left_out"] == 0


def main() -> None:
    """Every week; exit code 1 when one does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=float, default=30.0)
    said = parser.parse_args()
    rows = []
    for asked in WEEKS:
        rows.append(measure(asked, said.limit))
        print(json.dumps(rows[-1]), flush=True)
    sys.exit(not all(map(holds, rows)))


if __name__ == "__main__":
    main()

"""Our own engine: the product's route problem, solve and judge."""

from __future__ import annotations

from benchmarks.formats.network import Instance, problem_of
from benchmarks.peers.answer import Answer
from optimizer.routes.judge import judge_routes
from optimizer.routes.planning.solve import solve_routes
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status


def solve(instance: Instance, limit_s: float, seed: int) -> Answer:
    """The product's plan within the limit, as its judge lets it pass, with its proven bound."""
    problem = problem_of(instance)
    found = solve_routes(problem, Effort(limit_s=limit_s, seed=seed))
    if found.plan is None:
        return Answer(None, found.bound, found.status)
    verdict = judge_routes(problem, found.plan)
    if not verdict.is_legal or found.bound > verdict.objective:
        return Answer(None, found.bound, Status.DISPUTED)
    routes = [[int(stop.visit) for stop in route.stops] for route in found.plan.routes]
    return Answer(routes, found.bound, found.status)

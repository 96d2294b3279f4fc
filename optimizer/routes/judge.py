"""The judge of route plans: every rule's check and every goal's amount, without any solver."""

from __future__ import annotations

from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.routes.rulebook import ROUTES
from optimizer.routes.rules.van_day import strangers
from optimizer.solving.verdict import Verdict


def judge_routes(problem: RouteProblem, plan: RoutePlan) -> Verdict:
    """Checks a plan against every rule and recomputes its objective.

    Of a plan with unknown shifts or visits nothing else can be said.
    """
    unknown = tuple(strangers(problem, plan))
    return Verdict(unknown, ()) if unknown else ROUTES.judge(problem, plan)

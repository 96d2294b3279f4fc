"""Plans checked against every rule, without any solver."""

from __future__ import annotations

from optimizer.roster.judge import judge as judge_problem
from optimizer.roster.plan.plan import RosterPlan
from optimizer.scenario.scenario import Scenario
from optimizer.solving.verdict import Verdict
from optimizer.tasks.plan_roster import roster_question


def judge(scenario: Scenario, plan: RosterPlan, *, published: RosterPlan | None = None) -> Verdict:
    """Every broken rule and the recomputed objective of a plan, without any solver.

    Moves against a `published` plan are priced.
    """
    return judge_problem(roster_question(scenario, published), plan)

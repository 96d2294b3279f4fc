"""Plans checked against every rule, without any solver."""

from __future__ import annotations

from optimizer.roster.from_scenario import roster_problem
from optimizer.roster.judge import judge as judge_problem
from optimizer.roster.plan.plan import RosterPlan
from optimizer.scenario.scenario import Scenario
from optimizer.solving.verdict import Verdict


def judge(scenario: Scenario, plan: RosterPlan) -> Verdict:
    """Every broken rule and the recomputed objective of a plan, without any solver."""
    return judge_problem(roster_problem(scenario), plan)

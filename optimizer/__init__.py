"""Duty rosters and van routes for government service halls: the public API."""

from optimizer.tasks.judge_plans import judge
from optimizer.tasks.load_scenario import load_scenario
from optimizer.tasks.measure_coverage import measure_coverage
from optimizer.tasks.plan_roster import Roster, plan_roster
from optimizer.tasks.plan_routes import Routes, plan_routes
from optimizer.tasks.plan_whole import WholePlan, plan
from optimizer.whole import judge_whole

__all__ = [
    "Roster",
    "Routes",
    "WholePlan",
    "judge",
    "judge_whole",
    "load_scenario",
    "measure_coverage",
    "plan",
    "plan_roster",
    "plan_routes",
]

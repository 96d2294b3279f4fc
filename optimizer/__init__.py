"""Duty rosters and van routes for government service halls: the public API."""

from optimizer.api import Roster, judge, load_scenario, plan_roster
from optimizer.api_routes import Routes, WholePlan, measure_coverage, plan, plan_routes
from optimizer.solving.whole import judge_whole

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

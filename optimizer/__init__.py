"""Duty rosters and van routes for government service halls: the public API."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from optimizer.store.store import store_of
    from optimizer.tasks.hand_out import HandOut, hand_out
    from optimizer.tasks.history import history
    from optimizer.tasks.import_roster import ImportedRoster, import_roster
    from optimizer.tasks.judge_plans import judge
    from optimizer.tasks.load_scenario import load_scenario
    from optimizer.tasks.measure_coverage import measure_coverage
    from optimizer.tasks.next_month import NextMonth, next_month
    from optimizer.tasks.plan_roster import Roster, plan_roster
    from optimizer.tasks.plan_routes import Routes, plan_routes
    from optimizer.tasks.plan_whole import WholePlan, plan
    from optimizer.tasks.publish import publish
    from optimizer.tasks.replan_roster import Repaired, replan_roster
    from optimizer.tasks.stand_ins import stand_ins
    from optimizer.tasks.swap import swap
    from optimizer.whole import judge_whole

__all__ = [
    "HandOut",
    "ImportedRoster",
    "NextMonth",
    "Repaired",
    "Roster",
    "Routes",
    "WholePlan",
    "hand_out",
    "history",
    "import_roster",
    "judge",
    "judge_whole",
    "load_scenario",
    "measure_coverage",
    "next_month",
    "plan",
    "plan_roster",
    "plan_routes",
    "publish",
    "replan_roster",
    "stand_ins",
    "store_of",
    "swap",
]

_HOMES = {
    "HandOut": "tasks.hand_out",
    "hand_out": "tasks.hand_out",
    "ImportedRoster": "tasks.import_roster",
    "import_roster": "tasks.import_roster",
    "judge": "tasks.judge_plans",
    "load_scenario": "tasks.load_scenario",
    "measure_coverage": "tasks.measure_coverage",
    "NextMonth": "tasks.next_month",
    "next_month": "tasks.next_month",
    "Roster": "tasks.plan_roster",
    "plan_roster": "tasks.plan_roster",
    "Routes": "tasks.plan_routes",
    "plan_routes": "tasks.plan_routes",
    "WholePlan": "tasks.plan_whole",
    "plan": "tasks.plan_whole",
    "publish": "tasks.publish",
    "history": "tasks.history",
    "store_of": "store.store",
    "Repaired": "tasks.replan_roster",
    "replan_roster": "tasks.replan_roster",
    "stand_ins": "tasks.stand_ins",
    "swap": "tasks.swap",
    "judge_whole": "whole",
}


def __getattr__(name: str) -> object:
    """Loads what is asked for: the child of a solve, or the program's door, needs none of it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

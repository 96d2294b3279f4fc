"""Duty rosters and van routes for government service halls: the public API."""

from optimizer.api import Roster, judge, load_scenario, plan_roster

__all__ = ["Roster", "judge", "load_scenario", "plan_roster"]

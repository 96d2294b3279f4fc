"""A scenario, and its plans as files that a test may forge."""

from __future__ import annotations

import json
import shutil
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from optimizer import load_scenario, plan_roster
from optimizer.exchange.roster_json import roster_file_in, roster_json
from optimizer.exchange.routes_json import routes_file_in, routes_json
from optimizer.tasks.judge_files import judge_files
from optimizer.tasks.plan_routes import plan_routes
from optimizer.tasks.show_roster import roster_view_of
from optimizer.tasks.show_routes import routes_view_of
from tests.scenario.sample import Folder

if TYPE_CHECKING:
    from pathlib import Path

    from optimizer.exchange.roster_file import RosterFile
    from optimizer.exchange.routes_file import RoutesFile
    from optimizer.roster.plan.plan import RosterPlan
    from optimizer.scenario.scenario import Scenario
    from optimizer.solving.verdict import Verdict

Facts = dict[str, Any]

MORE_VISITS = (
    "V5,,中韩,36.12,120.45,参保登记,,,project,工地,2,2023-10-07,2023-10-10 09:00-16:00,,,\n"
    "V6,,中韩,36.12,120.45,食品许可,,,project,工地,3,,2023-10-11 09:00-11:30,2023-10-11,,\n"
)
"""Nobody on board can do the one, and no van goes out for the other."""


@dataclass(frozen=True)
class Made:
    """A scenario, and its plans as files."""

    folder: Folder
    scenario: Scenario
    plan: RosterPlan
    roster: Facts
    routes: Facts

    def file(self, name: str) -> Facts:
        """A copy of a file's object."""
        return deepcopy(self.roster if name == "roster" else self.routes)

    def read_roster(self) -> RosterFile:
        """What the roster's file says."""
        return roster_file_in(self.roster)

    def verdict(self, file: Facts, scenario: Scenario | None = None, **more: Any) -> Verdict:
        """What the judge says of a file alone."""
        return judge_files(scenario or self.scenario, {"f": read(file)}, **more)["f"]

    def lines(self, file: Facts, scenario: Scenario | None = None, **more: Any) -> list[str]:
        """The violations in words."""
        return [v.line("en") for v in self.verdict(file, scenario, **more).violations]

    def both(self, roster: Facts, routes: Facts) -> dict[str, Verdict]:
        """What the judge says of both files, and of them as one plan."""
        return judge_files(self.scenario, {"a": read(roster), "b": read(routes)})


def read(file: Facts) -> RosterFile | RoutesFile:
    return routes_file_in(file) if file.get("kind") == "routes" else roster_file_in(file)


def make(path: Path, root: Path) -> Made:
    """Plans and files of the tiny district, and of visits that nobody can make."""
    shutil.copytree(root / "scenarios/broken/_valid", path)
    visits = path / "visits.csv"
    visits.write_text(visits.read_text("utf-8") + MORE_VISITS, "utf-8")
    days = path / "van_days.csv"
    days.write_text(days.read_text("utf-8") + "van-1,2023-10-13\n", "utf-8")
    scenario = load_scenario(path, ["noon-everywhere"])
    roster = plan_roster(scenario, limit_s=4)
    assert roster.plan is not None
    routes = plan_routes(scenario, roster.plan, limit_s=2)
    made_at: dict[str, Any] = {"stamp": datetime(2023, 9, 30, tzinfo=UTC), "versions": {}}
    files = (
        roster_json(roster_view_of(roster, **made_at)),
        routes_json(routes_view_of(routes, **made_at)),
    )
    return Made(Folder(path), scenario, roster.plan, *map(json.loads, files))

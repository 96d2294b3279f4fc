"""What the arguments of commands mean: dates, plan files, stamps."""

from __future__ import annotations

import json
import platform
import re
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime, time
from getpass import getuser
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from optimizer.errors import UsageError, WrongValue
from optimizer.routes.plan.plan import RoutePlan
from optimizer.scenario.read.files import bytes_of
from optimizer.tasks.same_scenario import refuse_other_roster, refuse_other_routes
from optimizer.words.foreign import reason
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.exchange.roster_file import RosterFile
    from optimizer.exchange.routes_file import RoutesFile
    from optimizer.roster.plan.plan import RosterPlan
    from optimizer.scenario.scenario import Scenario
    from optimizer.tasks.output.folder import OutputFolder
    from optimizer.whole import Crews

_TOO_MANY = "should be one roster and perhaps its routes, but there are {n} files"
PLAN_MAX_BYTES = 50_000_000
"""A plan of the whole district has about one million."""


def roster_in(path: Path | None, scenario: Scenario) -> RosterPlan | None:
    """The roster in a file; UsageError or ScenarioError says what is wrong with it."""
    return None if path is None else roster_of(path, scenario)


def roster_of(path: Path, scenario: Scenario) -> RosterPlan:
    """The roster in a file that must be given; errors as for `roster_in`."""
    from optimizer.exchange.roster_json import plan_in

    plan = plan_in(roster_file_at(path))
    refuse_other_roster(scenario, plan, str(path))
    return plan


def routes_in(path: Path | None, scenario: Scenario) -> tuple[RoutePlan, Crews] | None:
    """The routes in a file, with their crews; UsageError or ScenarioError: what is wrong."""
    from optimizer.exchange import routes_json

    if path is None:
        return None
    file = _routes_file(path)
    plan, crews = routes_json.routes_in(file), routes_json.crews_in(file)
    refuse_other_routes(scenario, plan, crews, str(path))
    return plan, crews


def month_plan_in(
    paths: list[Path], scenario: Scenario
) -> tuple[RosterPlan, tuple[RoutePlan, Crews] | None]:
    """A roster and perhaps routes, in this order; errors as for `roster_in`, `routes_in`."""
    if len(paths) > 2:
        raise UsageError(message(_TOO_MANY, n=len(paths)))
    return roster_of(paths[0], scenario), routes_in(paths[1] if paths[1:] else None, scenario)


def published_roster_in(
    said: str | None, scenario: Scenario, folder: Path, store: str | None
) -> RosterPlan | None:
    """The roster that was handed out: a file, or by its number a version of the store.

    `folder` is the scenario's, `store` the URL that was asked for.
    """
    version = _version(said)
    if version is None:
        return roster_in(Path(said) if said is not None else None, scenario)
    from optimizer.store.store import store_of
    from optimizer.store.versions import published_roster

    plan = published_roster(store_of(scenario, folder, store), version)
    refuse_other_roster(scenario, plan, message("version {version}", version=version))
    return plan


def roster_in_force(scenario: Scenario, folder: Path, store: str | None) -> RosterPlan | None:
    """The roster that was published last, if any was; `folder` and `store` as above."""
    from optimizer.store.store import store_of
    from optimizer.store.versions import in_force, published_roster, versions

    kept = store_of(scenario, folder, store)
    newest = max((one.version for one in versions(kept)), default=0)
    has_roster = in_force(versions(kept), newest, "roster") is not None
    return published_roster(kept, newest) if has_roster else None


def published_routes_in(
    said: str | None, scenario: Scenario, folder: Path, store: str | None
) -> tuple[RoutePlan, Crews] | None:
    """The routes that were handed out, and their crews; as for `published_roster_in`."""
    version = _version(said)
    if version is None:
        return routes_in(Path(said) if said is not None else None, scenario)
    from optimizer.exchange import routes_json
    from optimizer.store.store import store_of
    from optimizer.store.versions import published_routes

    file = published_routes(store_of(scenario, folder, store), version)
    plan, crews = routes_json.routes_in(file), routes_json.crews_in(file)
    refuse_other_routes(scenario, plan, crews, message("version {version}", version=version))
    return plan, crews


def _version(said: str | None) -> int | None:
    """The number of a version; None for the path of a file, `./7` for example."""
    return int(said) if said and re.fullmatch(r"\d{1,18}", said, re.ASCII) else None


def bytes_in(path: Path) -> bytes:
    """A file's bytes; UsageError says why they cannot be read."""
    return _read(path)


def plan_files_in(paths: list[Path]) -> dict[str, RosterFile | RoutesFile]:
    """What files of rosters and routes say, by path; UsageError says what is wrong with one."""
    return {
        str(path): _routes_file(path) if _kind(path) == "routes" else roster_file_at(path)
        for path in paths
    }


def roster_file_at(path: Path) -> RosterFile:
    """All that a roster's file says; UsageError or ScenarioError: what is wrong with it."""
    from optimizer.exchange.roster_json import roster_file_in

    if _kind(path) == "routes":
        raise UsageError(message("{path} holds routes, not a roster", path=path))
    return roster_file_in(_read(path), str(path))


def _routes_file(path: Path) -> RoutesFile:
    from optimizer.exchange.routes_json import routes_file_in

    if _kind(path) == "roster":
        raise UsageError(message("{path} holds a roster, not routes", path=path))
    return routes_file_in(_read(path), str(path))


def _kind(path: Path) -> Literal["roster", "routes", ""]:
    """What the file seems to hold; whatever is wrong with it is told by its reader."""
    try:
        said = json.loads(_read(path))
    except (ValueError, RecursionError):
        return ""
    if not isinstance(said, dict):
        return ""
    return "routes" if said.get("kind") == "routes" else "roster" if "duties" in said else ""


def date_in(text: str | None, scenario: Scenario) -> date | None:
    """A date of the scenario; UsageError when it is none."""
    if text is None:
        return None
    first, last = scenario.file.first, scenario.file.last
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or not first <= day <= last:
        raise UsageError(
            message(
                "--from {text}: should be a date from {first} to {last}",
                text=text,
                first=first,
                last=last,
            )
        )
    return day


def moment_in(text: str | None, scenario: Scenario) -> datetime | None:
    """A time of the scenario's clock; UsageError when it is none, or all is over by then."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(
            message("--now {text}: should be a time like 2023-10-16T08:00", text=text)
        ) from None
    if moment.tzinfo is not None:
        moment = moment.astimezone(ZoneInfo(scenario.file.time_zone)).replace(tzinfo=None)
    if moment.date() > scenario.file.last:
        last = scenario.file.last
        raise UsageError(
            message("--now {text}: the plan has ended by then, on {last}", text=text, last=last)
        )
    return moment


def claimed(out: Path | None) -> AbstractContextManager[OutputFolder | None]:
    """The output folder for this run alone, if one is asked for.

    UsageError before any work is done for nothing: files cannot go there, or another run is at it.
    """
    from optimizer.tasks.output.folder import claimed

    return claimed(out) if out else nullcontext()


def stamp(scenario: Scenario, reproducible: bool) -> datetime:
    """The scenario's local time written into files; in reproducible mode its first midnight."""
    zone = ZoneInfo(scenario.file.time_zone)
    if reproducible:
        return datetime.combine(scenario.file.first, time(), zone)
    return datetime.now(zone).replace(microsecond=0)


def login_name() -> str:
    """Who is logged in; empty where the system does not say."""
    try:
        return getuser()
    except (OSError, ImportError, KeyError):
        return ""


def versions() -> dict[str, str]:
    """What planned, by name and version."""
    names = ("laoshan-optimizer", "ortools", "chinesecalendar")
    return {name: version(name) for name in names} | {"python": platform.python_version()}


def _read(path: Path) -> bytes:
    try:
        return bytes_of(path, PLAN_MAX_BYTES)
    except WrongValue as error:
        problem = message("{path}: {problem}", path=path, problem=error.message)
        raise UsageError(problem) from None
    except OSError as error:
        problem = message("{path}: cannot be read ({why})", path=path, why=reason(error))
        raise UsageError(problem) from None

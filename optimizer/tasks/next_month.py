"""Next month's scenario folder, from this month's and its plan."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from optimizer.errors import NoPlan, ScenarioError, UsageError
from optimizer.reports.terminal.next_month import to_do_page
from optimizer.roster.judge import judge
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.routes.plan.plan import RoutePlan
from optimizer.scenario.read.folder import read_folder
from optimizer.scenario.read.mistakes import told
from optimizer.scenario.scenario import Scenario
from optimizer.solving.verdict import Verdict
from optimizer.tasks.asked_duty import question_of
from optimizer.tasks.load_scenario import load_scenario
from optimizer.tasks.new_month.carried import carried_over
from optimizer.tasks.new_month.dates import following_dates
from optimizer.tasks.new_month.files import new_files
from optimizer.tasks.new_month.tables import new_tables
from optimizer.tasks.new_month.to_do import to_do_list
from optimizer.tasks.new_month.what_ifs import WhatIfs, what_ifs_of
from optimizer.tasks.output.folder import write_all
from optimizer.views.new_month import NewMonth
from optimizer.whole import (
    Crews,
    driven_problem,
    judge_whole,
    road_overtime_min,
    with_road_overtime,
)
from optimizer.words.catalogue import register
from optimizer.words.foreign import reason
from optimizer.words.label import Label
from optimizer.words.message import Lines, message

TO_DO = "TO-DO.md"
_SHOWN = 10
_FULL = "{folder} is not empty: name a new folder"
_INSIDE = "{folder} lies inside the scenario {scenario}: name a folder elsewhere"
_ILLEGAL = "the plan breaks rules in {n:,} places: nothing is carried over"
register(
    {
        _FULL: "{folder}不是空文件夹：请另指定一个新文件夹",
        _INSIDE: "{folder}在方案{scenario}之内：请指定别处的文件夹",
        _ILLEGAL: "计划违反规则{n:,}处：不结转任何内容",
    }
)


@dataclass(frozen=True)
class NextMonth:
    """The next month's folder as files, what was carried over, and what a person has to do."""

    scenario: Path
    view: NewMonth
    files: Mapping[str, bytes]

    def write(self, folder: str | Path) -> None:
        """Writes the folder, whole or not at all; UsageError: it is not empty, or cannot be."""
        path = Path(folder)
        refuse_folder(path, self.scenario)
        if path.is_dir():
            path.rmdir()  # an empty one: the new one takes its place by a rename
        write_all(path, self.files)


def next_month(
    scenario: Scenario,
    roster: RosterPlan,
    routes: tuple[RoutePlan, Crews] | None = None,
    *,
    assume_weekdays: bool = False,
) -> NextMonth:
    """The folder of the month after `scenario`, when this month goes as planned.

    Its tables are those of the scenario's folder, without what-ifs; what is carried over is of the
    plan, what-ifs included. Raises UsageError for a plan of another scenario, NoPlan for one that
    breaks a rule, ScenarioError where the new dates have no State Council notice.
    """
    problem = _judged(scenario, roster, routes)
    first, last = following_dates(scenario)
    folder = Path(scenario.folder)
    document, tables, mistakes = read_folder(folder)
    if document is None:  # it was there when the scenario was read
        raise ScenarioError(told(mistakes))
    carried = carried_over(scenario, problem, roster, first)
    found = new_tables(tables, carried, routes[0] if routes else None, first)
    files = new_files(folder, document, found.rewrites, (first, last))
    what_ifs = _tried(files, first, assume_weekdays=assume_weekdays)
    for name, _ in what_ifs.dropped:
        del files[f"what-if/{name}.yaml"]
    view = NewMonth(
        first,
        last,
        carried.people(),
        carried.free_days_owed,
        found.rows,
        what_ifs.kept,
        what_ifs.dropped,
        to_do_list(scenario, found, carried, what_ifs, first),
    )
    return NextMonth(folder, view, files | {TO_DO: to_do_page(view)})


def refuse_folder(folder: Path, scenario: Path) -> None:
    """Raises UsageError for a folder that is not empty or not new, or lies in the scenario's."""
    if folder.resolve() != scenario.resolve() and folder.resolve().is_relative_to(
        scenario.resolve()
    ):
        raise UsageError(message(_INSIDE, folder=folder, scenario=scenario))
    if os.path.lexists(folder) and not folder.is_dir():
        raise UsageError(message("{path} is a file, not a folder", path=folder))
    try:
        if folder.is_dir() and any(folder.iterdir()):
            raise UsageError(message(_FULL, folder=folder))
    except OSError as error:
        problem = message("{path}: cannot be read ({why})", path=folder, why=reason(error))
        raise UsageError(problem) from None


def _judged(
    scenario: Scenario, roster: RosterPlan, routes: tuple[RoutePlan, Crews] | None
) -> RosterProblem:
    """The problem of a legal plan, the road's overtime in it."""
    problem = question_of(scenario, roster)
    if routes is None:
        _refuse_illegal(judge(problem, roster))
        return problem
    plan, crews = routes
    _refuse_illegal(judge_whole(scenario, roster, plan, crews, question=problem))
    return with_road_overtime(problem, road_overtime_min(driven_problem(scenario, crews), plan))


def _refuse_illegal(verdict: Verdict) -> None:
    if not verdict.is_legal:
        head = message(_ILLEGAL, n=len(verdict.violations))
        shown = verdict.violations[:_SHOWN]
        raise NoPlan(Lines((head, *(Label(v.line("en"), v.line("zh")) for v in shown))))


def _tried(files: Mapping[str, bytes], first: date, *, assume_weekdays: bool) -> WhatIfs:
    """The new folder is without a mistake: it is read as any other is; then its what-ifs."""
    with TemporaryDirectory() as made:
        for name, data in files.items():
            path = Path(made, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        load_scenario(made, assume_weekdays=assume_weekdays)
        return what_ifs_of(Path(made), first, assume_weekdays=assume_weekdays)

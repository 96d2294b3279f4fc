"""What a program or a notebook calls: load a scenario, plan its roster, judge a plan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from optimizer.reports.binding import build_book
from optimizer.reports.book import Figure, Outcome
from optimizer.roster import goals, rules
from optimizer.roster.from_scenario import roster_problem
from optimizer.roster.problem import Published
from optimizer.routes import goals as route_goals
from optimizer.routes import rules as route_rules
from optimizer.scenario.json_schema import json_schema as schema
from optimizer.scenario.loader import load
from optimizer.solving.judge import Verdict
from optimizer.solving.judge import judge as judge_problem
from optimizer.solving.outcome import error_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from optimizer.reports.book import RosterBook
    from optimizer.roster.plan import RosterPlan
    from optimizer.roster.problem import RosterProblem
    from optimizer.scenario.value import Scenario
    from optimizer.solving.outcome import Status
    from optimizer.solving.roster_outcome import Progress, RosterOutcome

RULE_SETTINGS = {**rules.settings_types(), **route_rules.settings_types()}
"""The settings of every rule of rosters and routes, by name."""
GOAL_SETTINGS = {**goals.settings_types(), **route_goals.settings_types()}
"""The prices of every goal of rosters and routes, by name."""


@dataclass(frozen=True)
class Roster:
    """A planned roster: `plan` is None unless `status` is OPTIMAL or FEASIBLE.

    `objective`, `bound` and `gap` are price units; `bound` is of the whole model.
    """

    scenario: Scenario
    problem: RosterProblem
    outcome: RosterOutcome

    @property
    def status(self) -> Status:
        """How planning ended."""
        return self.outcome.status

    @property
    def plan(self) -> RosterPlan | None:
        """The judged plan."""
        return self.outcome.plan

    @property
    def objective(self) -> int | None:
        """The judge's objective."""
        return self.outcome.objective

    @property
    def bound(self) -> int:
        """No plan costs less."""
        return self.outcome.bound

    @property
    def gap(self) -> int | None:
        """Objective minus bound."""
        return None if self.objective is None else self.objective - self.bound


def load_scenario(
    folder: str | Path, what_ifs: Sequence[str] = (), *, assume_weekdays: bool = False
) -> Scenario:
    """The checked scenario in a folder, with what-ifs laid over it.

    `assume_weekdays` takes Monday to Friday as workdays where no State Council notice is known.
    Raises ScenarioError with every mistake.
    """
    return load(
        Path(folder),
        what_ifs,
        rules=RULE_SETTINGS,
        goals=GOAL_SETTINGS,
        assume_weekdays=assume_weekdays,
    )


def plan_roster(
    scenario: Scenario,
    *,
    limit_s: float = 60.0,
    seed: int = 1,
    reproducible: bool = False,
    published: RosterPlan | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Roster:
    """The month's duty roster of a scenario, judged.

    `limit_s` is seconds of the clock; in reproducible mode it is deterministic time, and the same
    scenario, seed and version give the same plan. Moves against a `published` plan are priced.
    """
    from optimizer.effort import Effort
    from optimizer.solving.roster import plan_roster_problem

    handed_out = tuple(_published(published)) if published else ()
    problem = roster_problem(scenario, handed_out)
    effort = Effort(limit_s=limit_s, seed=seed, reproducible=reproducible)
    return Roster(scenario, problem, plan_roster_problem(problem, effort, on_progress))


def book_of(found: Roster, *, stamp: datetime, versions: Mapping[str, str]) -> RosterBook:
    """The book that the reports of a planned roster are made of.

    Raises the error of its status (NoPlan, OutOfTime, Interrupted, OptimizerError) without a plan.
    """
    outcome = found.outcome
    if outcome.plan is None or outcome.verdict is None:
        raise error_of(outcome.status, outcome.detail, outcome.detail_zh)
    least = {name: goal.least(found.problem) for name, goal in goals.GOALS.items()}
    figures = {}
    for name in goals.GOALS:
        cost = outcome.verdict.cost_of(name)
        # bounds of goals hold among the plans with the fewest shortages
        bound = min(cost, max(least[name], outcome.goal_bounds.get(name, 0)))
        figures[name] = Figure(cost, bound, min(bound, least[name]))
    unavoidable = min(outcome.bound, sum(figure.bound or 0 for figure in figures.values()))
    result = Outcome(
        status=outcome.status.value,
        total=Figure(outcome.verdict.objective, outcome.bound, unavoidable),
        stamp=stamp,
        goals=figures,
        seconds=None if outcome.is_reproducible else round(outcome.seconds, 1),
        versions=versions,
        travel_source=found.problem.travel_source,
        changes=sum(p.units for p in outcome.verdict.amounts if p.goal == "changes"),
    )
    return build_book(found.scenario, found.problem, outcome.plan, result)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of scenario files."""
    return schema(RULE_SETTINGS, GOAL_SETTINGS)


def _published(plan: RosterPlan) -> list[Published]:
    found = []
    for a in plan.assignments:
        found += [Published(*a.key, "holder", person) for person in a.holders]
        found += [Published(*a.key, "backup", a.backup)] if a.backup else []
    return sorted(found)


def judge(scenario: Scenario, plan: RosterPlan) -> Verdict:
    """Every broken rule and the recomputed objective of a plan, without any solver."""
    return judge_problem(roster_problem(scenario), plan)

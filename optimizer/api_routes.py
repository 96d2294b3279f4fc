"""What a program or a notebook calls for the van: its routes, coverage, and the whole plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from optimizer import coverage as measuring
from optimizer.api import Roster, book_of, plan_roster
from optimizer.effort import Effort
from optimizer.errors import UsageError
from optimizer.reports.book import Figure, Outcome
from optimizer.reports.route_binding import build_route_book
from optimizer.roster.from_scenario import roster_problem
from optimizer.roster.part import part
from optimizer.roster.plan import RosterPlan
from optimizer.routes.from_scenario import route_problem
from optimizer.routes.rules.van_day import strangers
from optimizer.routes.unavoidable import unavoidable
from optimizer.solving.outcome import Status, error_of
from optimizer.solving.whole import (
    Crews,
    allowed_overtime,
    crews_of,
    judge_whole,
    road_overtime_min,
    with_road_overtime,
)
from optimizer.verdict import LANGUAGES

if TYPE_CHECKING:
    from datetime import datetime

    from optimizer.coverage import Coverage, VanStay
    from optimizer.reports.book import RosterBook
    from optimizer.reports.route_book import RouteBook
    from optimizer.roster.problem import RosterProblem
    from optimizer.routes.plan import RoutePlan
    from optimizer.routes.problem import RouteProblem
    from optimizer.routes.solved import DayProof
    from optimizer.scenario.value import Scenario
    from optimizer.solving.judge import Verdict
    from optimizer.solving.roster_outcome import Progress, RosterOutcome
    from optimizer.solving.routes import RoutesOutcome

_ROUTES_SHARE = 0.35
"""Of the limit of a whole plan; the roster, which is the harder model, has the rest."""


@dataclass(frozen=True)
class Routes:
    """Planned routes: `plan` is None unless `status` is OPTIMAL or FEASIBLE.

    `objective`, `bound` and `gap` are price units; `bound` is of all planned days together.
    """

    scenario: Scenario
    problem: RouteProblem
    crews: Crews
    outcome: RoutesOutcome
    dates: tuple[date, date]

    @property
    def status(self) -> Status:
        """How planning ended."""
        return self.outcome.status

    @property
    def plan(self) -> RoutePlan | None:
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

    @property
    def days(self) -> tuple[DayProof, ...]:
        """What is proven of single van days, the others as they are."""
        return self.outcome.days


@dataclass(frozen=True)
class WholePlan:
    """Roster, routes and coverage of a scenario; `verdict` is on roster and routes together.

    The roster's own figures are without overtime on the road, the verdict's with it.
    """

    roster: Roster
    routes: Routes
    coverage: Coverage
    verdict: Verdict

    @property
    def objective(self) -> int:
        """The judge's objective of roster and routes as one plan, price units."""
        return self.verdict.objective


def plan_routes(
    scenario: Scenario,
    roster: RosterPlan | None = None,
    *,
    first: date | None = None,
    days: int | None = None,
    limit_s: float = 40.0,
    seed: int = 1,
    reproducible: bool = False,
    on_progress: Callable[[object], None] | None = None,
) -> Routes:
    """The van's routes of a scenario, or of `days` dates from `first` on, judged.

    Crews come from `roster`; without one the crews of the depots are planned first. `limit_s` is
    as for `plan_roster`. Raises the error of its status if no crews can be planned.
    """
    from optimizer.solving.routes import plan_routes_problem

    question = roster_problem(scenario)
    if roster is None:
        question = part(question, _depots(scenario))
        found = _planned_crews(question, Effort(limit_s / 4, seed, reproducible))
        roster = found.plan or RosterPlan()
        limit_s -= limit_s / 4 if reproducible else found.seconds
    crews = crews_of(roster)
    first = first or scenario.file.first
    last = first + timedelta(days=days - 1) if days else scenario.file.last
    problem = route_problem(scenario, crews, first=first, last=last)
    problem = allowed_overtime(question, roster, problem)
    effort = Effort(limit_s=limit_s, seed=seed, reproducible=reproducible)
    outcome = plan_routes_problem(problem, effort, on_progress=on_progress)
    return Routes(scenario, problem, crews, outcome, (first, last))


def _depots(scenario: Scenario) -> tuple[str, ...]:
    return tuple(sorted({van.depot for van in scenario.vans}))


def _planned_crews(question: RosterProblem, effort: Effort) -> RosterOutcome:
    """The roster of the depots alone, whose people are the crew pools."""
    from optimizer.solving.roster import plan_roster_problem

    found = plan_roster_problem(question, effort)
    if found.plan is None:
        raise error_of(found.status, found.detail, found.detail_zh)
    return found


def measure_coverage(
    scenario: Scenario,
    roster: RosterPlan | None = None,
    routes: RoutePlan | None = None,
    crews: Crews | None = None,
) -> Coverage:
    """Who is within 15 minutes of something open by the plans; docs/coverage.md defines it.

    `crews` are those of the routes, if not the roster's. Raises UsageError when the scenario has
    no demand points or no place of service, or a plan is not of this scenario.
    """
    duties = roster.assignments if roster else ()
    stays: tuple[VanStay, ...] = ()
    if routes:
        manned = crews or (crews_of(roster) if roster else {})
        problem = route_problem(scenario, manned)
        _refuse_strangers(problem, routes)
        stays = measuring.van_stays(problem, routes)
    return measuring.measure_coverage(scenario, duties, stays)


def _refuse_strangers(problem: RouteProblem, routes: RoutePlan) -> None:
    found = list(strangers(problem, routes))
    if found:
        english, chinese = ([violation.said(lang) for violation in found] for lang in LANGUAGES)
        raise UsageError(
            f"the routes are not of this scenario: {'; '.join(english)}",
            f"路线计划不属于本方案：{'；'.join(chinese)}",
        )


def plan(
    scenario: Scenario,
    *,
    limit_s: float = 100.0,
    seed: int = 1,
    reproducible: bool = False,
    on_progress: Callable[[Progress], None] | None = None,
    on_routes: Callable[[object], None] | None = None,
) -> WholePlan:
    """Roster, routes and coverage of a scenario; roster and routes are judged together.

    Raises the error of its status when roster or routes have no plan.
    """
    roster = plan_roster(
        scenario,
        limit_s=limit_s * (1 - _ROUTES_SHARE),
        seed=seed,
        reproducible=reproducible,
        on_progress=on_progress,
    )
    if roster.plan is None:
        raise error_of(roster.status, roster.outcome.detail, roster.outcome.detail_zh)
    spent_s = roster.outcome.seconds
    routes = plan_routes(
        scenario,
        roster.plan,
        limit_s=max(limit_s * _ROUTES_SHARE, 0 if reproducible else limit_s - spent_s),
        seed=seed,
        reproducible=reproducible,
        on_progress=on_routes,
    )
    if routes.plan is None:
        raise error_of(routes.status, routes.outcome.detail, routes.outcome.detail_zh)
    verdict = judge_whole(scenario, roster.plan, routes.plan)
    if not verdict.is_legal:
        raise error_of(Status.DISPUTED, verdict.told("en"), verdict.told("zh"))
    driven = with_road_overtime(roster.problem, road_overtime_min(routes.problem, routes.plan))
    coverage = measure_coverage(scenario, roster.plan, routes.plan)
    return WholePlan(replace(roster, problem=driven), routes, coverage, verdict)


def route_book_of(found: Routes, *, stamp: datetime, versions: Mapping[str, str]) -> RouteBook:
    """The book that the reports of planned routes are made of.

    Raises the error of its status without a plan.
    """
    outcome = found.outcome
    if outcome.plan is None or outcome.verdict is None:
        raise error_of(outcome.status, outcome.detail, outcome.detail_zh)
    least = unavoidable(found.problem)
    result = Outcome(
        status=outcome.status.value,
        total=Figure(outcome.verdict.objective, outcome.bound, sum(least.values())),
        stamp=stamp,
        goals={
            name: Figure(outcome.verdict.cost_of(name), paid, paid) for name, paid in least.items()
        },
        seconds=None if outcome.is_reproducible else round(outcome.seconds, 1),
        versions=versions,
        travel_source=found.problem.travel_source,
    )
    first, last = found.dates
    return build_route_book(
        found.scenario,
        found.problem,
        outcome.plan,
        found.crews,
        result,
        first=first,
        last=last,
        proofs=outcome.days,
    )


def books_of(
    found: WholePlan, *, stamp: datetime, versions: Mapping[str, str]
) -> tuple[RosterBook, RouteBook]:
    """The books of a whole plan."""
    return (
        book_of(found.roster, stamp=stamp, versions=versions),
        route_book_of(found.routes, stamp=stamp, versions=versions),
    )

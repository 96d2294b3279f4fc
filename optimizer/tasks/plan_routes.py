"""The van's routes of a scenario, judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from optimizer.roster.from_scenario import roster_problem
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.outcome import RosterOutcome
from optimizer.roster.problem.part import part
from optimizer.roster.problem.problem import RosterProblem
from optimizer.routes.from_scenario import route_problem
from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.plan.solved import DayProof
from optimizer.routes.problem import RouteProblem
from optimizer.scenario.scenario import Scenario
from optimizer.solving.effort import Effort
from optimizer.solving.process.run import Child
from optimizer.solving.status import Status, error_of
from optimizer.tasks import enough_time
from optimizer.tasks.planned import Planned
from optimizer.whole import Crews, allowed_overtime, crews_of

if TYPE_CHECKING:
    from optimizer.routes.planning.plan_routes import RoutesOutcome

_CREWS_SHARE = 0.25
"""Of the limit of routes for which crews must be planned first."""


@dataclass(frozen=True)
class Routes(Planned[RouteProblem, RoutePlan]):
    """Planned routes of all `dates` together, the first and the last, by these crews."""

    outcome: RoutesOutcome
    crews: Crews
    dates: tuple[date, date]

    @property
    def days(self) -> tuple[DayProof, ...]:
        """What is proven of single van days, the others as they are."""
        return self.outcome.days


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
    from optimizer.routes.planning.precompile import precompiling

    question = roster_problem(scenario)
    first = first or scenario.file.first
    last = first + timedelta(days=days - 1) if days else scenario.file.last
    with precompiling() as child:
        if roster is None:
            question = part(question, _depots(scenario))
            found = _planned_crews(question, Effort(limit_s * _CREWS_SHARE, seed, reproducible))
            roster = found.plan or RosterPlan()
            spent_s = limit_s * _CREWS_SHARE if reproducible else found.seconds
            limit_s = max(limit_s / 2, limit_s - spent_s)
        effort = Effort(limit_s=limit_s, seed=seed, reproducible=reproducible)
        return routes_beside(scenario, question, roster, (first, last), effort, on_progress, child)


def routes_beside(
    scenario: Scenario,
    question: RosterProblem,
    roster: RosterPlan,
    dates: tuple[date, date],
    effort: Effort,
    on_progress: Callable[[object], None] | None = None,
    precompiled: Child | None = None,
) -> Routes:
    """The routes that the crews of a roster drive on these dates; `question` is the roster's."""
    from optimizer.routes.planning.plan_routes import plan_routes_problem

    crews = crews_of(roster)
    problem = route_problem(scenario, crews, first=dates[0], last=dates[1])
    problem = allowed_overtime(question, roster, problem)
    outcome = plan_routes_problem(problem, effort, None, on_progress, precompiled)
    if outcome.status is Status.OUT_OF_TIME:
        outcome = replace(outcome, detail=enough_time.of_routes(effort.limit_s))
    return Routes(scenario, problem, outcome, crews, dates)


def _depots(scenario: Scenario) -> tuple[str, ...]:
    return tuple(sorted({van.depot for van in scenario.vans}))


def _planned_crews(question: RosterProblem, effort: Effort) -> RosterOutcome:
    """The roster of the depots alone, whose people are the crew pools."""
    from optimizer.roster.planning.plan_month import plan_roster_problem

    found = enough_time.of_roster(plan_roster_problem(question, effort), effort.limit_s)
    if found.plan is None:
        raise error_of(found.status, enough_time.of_a_part(found.detail, _CREWS_SHARE))
    return found

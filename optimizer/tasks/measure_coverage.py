"""Who is within 15 minutes of something open by the plans."""

from __future__ import annotations

from optimizer import coverage as measuring
from optimizer.coverage import Coverage, VanStay
from optimizer.errors import UsageError
from optimizer.roster.plan.plan import RosterPlan
from optimizer.routes.from_scenario import route_problem
from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.routes.rules.van_day import strangers
from optimizer.scenario.scenario import Scenario
from optimizer.whole import Crews, crews_of
from optimizer.words.label import Label
from optimizer.words.message import LANGUAGES, message


def measure_coverage(
    scenario: Scenario,
    roster: RosterPlan | None = None,
    routes: RoutePlan | None = None,
    crews: Crews | None = None,
    problem: RouteProblem | None = None,
) -> Coverage:
    """Who is within 15 minutes of something open by the plans; docs/coverage.md defines it.

    `crews` are those of the routes, if not the roster's; `problem` is the one that the routes
    answer, if it is at hand. Raises UsageError when the scenario has no demand points or no place
    of service, or a plan is not of this scenario.
    """
    duties = roster.assignments if roster else ()
    stays: tuple[VanStay, ...] = ()
    if routes:
        if problem is None:
            manned = crews or (crews_of(roster) if roster else {})
            problem = route_problem(scenario, manned)
        _refuse_strangers(problem, routes)
        stays = measuring.van_stays(problem, routes)
    return measuring.measure_coverage(scenario, duties, stays)


def _refuse_strangers(problem: RouteProblem, routes: RoutePlan) -> None:
    found = list(strangers(problem, routes))
    if found:
        english, chinese = ([violation.said(lang) for violation in found] for lang in LANGUAGES)
        told = Label("; ".join(english), "；".join(chinese))
        raise UsageError(
            message("the routes are not of this scenario: {violations}", violations=told)
        )

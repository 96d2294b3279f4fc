"""The main job: roster, routes and coverage of a scenario as one plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from optimizer.coverage import Coverage, why_unmeasured
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.outcome import Progress
from optimizer.routes.plan.plan import RoutePlan
from optimizer.scenario.scenario import Scenario
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status, error_of
from optimizer.solving.verdict import Verdict
from optimizer.tasks import enough_time
from optimizer.tasks.measure_coverage import measure_coverage
from optimizer.tasks.plan_roster import Roster, plan_roster
from optimizer.tasks.plan_routes import Routes, routes_beside
from optimizer.tasks.show_roster import roster_view_of
from optimizer.tasks.show_routes import routes_view_of
from optimizer.views.roster import RosterView
from optimizer.views.routes import RoutesView
from optimizer.whole import judge_together, road_overtime_min, with_road_overtime

_ROUTES_SHARE = 0.35
"""Of the limit of a whole plan; the roster, which is the harder model, has the rest."""


@dataclass(frozen=True)
class WholePlan:
    """Roster, routes and coverage of a scenario; `verdict` is on roster and routes together.

    Without demand points there is no coverage (`why_unmeasured`).
    The roster's own figures are without overtime on the road, the verdict's with it.
    """

    roster: Roster
    routes: Routes
    coverage: Coverage | None
    verdict: Verdict

    @property
    def objective(self) -> int:
        """The judge's objective of roster and routes as one plan, price units."""
        return self.verdict.objective


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
    from optimizer.routes.planning.precompile import precompiling

    with precompiling() as child:
        roster = plan_roster(
            scenario,
            limit_s=limit_s * (1 - _ROUTES_SHARE),
            seed=seed,
            reproducible=reproducible,
            on_progress=on_progress,
        )
        if roster.plan is None:
            advice = enough_time.of_a_part(roster.outcome.detail, 1 - _ROUTES_SHARE)
            raise error_of(roster.status, advice)
        rest_s = 0 if reproducible else limit_s - roster.outcome.seconds
        routes = routes_beside(
            scenario,
            roster.problem,
            roster.plan,
            (scenario.file.first, scenario.file.last),
            Effort(max(limit_s * _ROUTES_SHARE, rest_s), seed, reproducible),
            on_routes,
            child,
        )
    if routes.plan is None:
        advice = enough_time.of_a_part(routes.outcome.detail, _ROUTES_SHARE)
        raise error_of(routes.status, advice)
    return _judged(roster, roster.plan, routes, routes.plan)


def _judged(
    roster: Roster, roster_plan: RosterPlan, routes: Routes, route_plan: RoutePlan
) -> WholePlan:
    verdict = judge_together(roster.problem, routes.problem, roster_plan, route_plan)
    if not verdict.is_legal:
        raise error_of(Status.DISPUTED, verdict)
    driven = with_road_overtime(roster.problem, road_overtime_min(routes.problem, route_plan))
    coverage = None
    if why_unmeasured(roster.scenario) is None:
        coverage = measure_coverage(
            roster.scenario, roster_plan, route_plan, problem=routes.problem
        )
    return WholePlan(replace(roster, problem=driven), routes, coverage, verdict)


def views_of(
    found: WholePlan, *, stamp: datetime, versions: Mapping[str, str]
) -> tuple[RosterView, RoutesView]:
    """The views of a whole plan."""
    return (
        roster_view_of(found.roster, stamp=stamp, versions=versions),
        routes_view_of(found.routes, stamp=stamp, versions=versions),
    )

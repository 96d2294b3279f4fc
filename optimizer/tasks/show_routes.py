"""What every report of planned routes shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from optimizer.routes.lower_bound.unavoidable import unavoidable
from optimizer.solving.status import error_of
from optimizer.tasks.plan_routes import Routes
from optimizer.views.build_routes import routes_view
from optimizer.views.roster import Figure, Outcome
from optimizer.views.routes import RoutesView


def routes_view_of(found: Routes, *, stamp: datetime, versions: Mapping[str, str]) -> RoutesView:
    """The view that the reports of planned routes are made of.

    Raises the error of its status without a plan.
    """
    outcome = found.outcome
    if outcome.plan is None or outcome.verdict is None:
        raise error_of(outcome.status, outcome.detail)
    least = unavoidable(found.problem)
    result = Outcome(
        status=outcome.status,
        total=Figure(outcome.verdict.objective, outcome.bound, sum(least.values())),
        stamp=stamp,
        goals={name: Figure(outcome.verdict.cost_of(name), paid) for name, paid in least.items()},
        seconds=None if outcome.is_reproducible else round(outcome.seconds, 1),
        versions=versions,
        travel_source=found.problem.travel_source,
    )
    first, last = found.dates
    return routes_view(
        found.scenario,
        found.problem,
        outcome.plan,
        found.crews,
        result,
        first=first,
        last=last,
        proofs=outcome.days,
    )

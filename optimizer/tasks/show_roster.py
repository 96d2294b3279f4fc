"""What every report of a planned roster shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from optimizer.roster.rulebook import ROSTER
from optimizer.solving.status import error_of
from optimizer.views.build_roster import roster_view
from optimizer.views.roster import Figure, Outcome, RosterView

if TYPE_CHECKING:
    from optimizer.tasks.plan_roster import Roster


def roster_view_of(found: Roster, *, stamp: datetime, versions: Mapping[str, str]) -> RosterView:
    """The view that the reports of a planned roster are made of.

    Raises the error of its status (NoPlan, OutOfTime, Interrupted, OptimizerError) without a plan.
    """
    outcome = found.outcome
    if outcome.plan is None or outcome.verdict is None:
        raise error_of(outcome.status, outcome.detail)
    least = {name: goal.least(found.problem) for name, goal in ROSTER.goals.items()}
    figures = {}
    for name in ROSTER.goals:
        cost = outcome.verdict.cost_of(name)
        bound = max(least[name], outcome.goal_bounds.get(name, 0))
        figures[name] = Figure(cost, min(cost, bound))
    unavoidable = min(outcome.bound, sum(figure.bound or 0 for figure in figures.values()))
    result = Outcome(
        status=outcome.status,
        total=Figure(outcome.verdict.objective, outcome.bound, unavoidable),
        stamp=stamp,
        goals=figures,
        seconds=None if outcome.is_reproducible else round(outcome.seconds, 1),
        versions=versions,
        travel_source=found.problem.travel_source,
    )
    return roster_view(found.scenario, found.problem, outcome.plan, result, found.published)

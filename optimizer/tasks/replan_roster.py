"""A published roster repaired after something happened: as few days of people as can be change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from optimizer.roster.plan.entries import DayChange, day_changes
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.outcome import Progress
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.repair.outcome import RepairOutcome
from optimizer.roster.rulebook import ROSTER
from optimizer.roster.rules.pinned import is_possible
from optimizer.scenario.scenario import Scenario
from optimizer.solving.status import Status
from optimizer.tasks.plan_roster import Roster, roster_question
from optimizer.tasks.show_roster import roster_view_of
from optimizer.views.roster import Figure, RepairView, RosterView


@dataclass(frozen=True)
class Repaired(Roster):
    """A repaired roster; `outcome.bound` is of repairs with as few shortages and changes."""

    outcome: RepairOutcome

    @property
    def changes(self) -> tuple[DayChange, ...]:
        """Every person and date whose plan is not as published, by date and person."""
        return day_changes(self.problem, self.plan) or () if self.plan else ()

    @property
    def lost(self) -> tuple[DayChange, ...]:
        """Those of them on which the person cannot do what was published."""
        return tuple(change for change in self.changes if is_lost(self.problem, change))

    @property
    def changed_person_days(self) -> int:
        """The changes that are not merely lost."""
        return len(self.changes) - len(self.lost)

    @property
    def changed_person_days_bound(self) -> int:
        """No repair with as few shortages has fewer of them."""
        return max(0, self.outcome.changed_bound - len(self.lost))


def is_lost(problem: RosterProblem, change: DayChange) -> bool:
    """Something that was published for the day cannot be any more."""
    return not all(is_possible(problem, entry) for entry in change.before)


def replan_roster(
    scenario: Scenario,
    published: RosterPlan,
    *,
    now: datetime | None = None,
    limit_s: float = 30.0,
    seed: int = 1,
    reproducible: bool = False,
    on_progress: Callable[[Progress], None] | None = None,
) -> Repaired:
    """The repair with the fewest shortages, then the fewest changed days, then the lowest price.

    `scenario` holds what happened. What began before `now` (the scenario's local time) stays, and
    days within the notice time move only when they must; without `now` nothing is past.
    """
    from optimizer.roster.repair.repair import repair
    from optimizer.solving.effort import Effort

    problem = replace(roster_question(scenario, published), now=now)
    effort = Effort(limit_s=limit_s, seed=seed, reproducible=reproducible)
    outcome = repair(problem, published, effort, on_progress)
    plan = outcome.plan
    if plan and day_changes(problem, plan):
        outcome = replace(outcome, plan=replace(plan, version=published.version + 1))
    return Repaired(scenario, problem, outcome, published)


def repair_view_of(found: Repaired, *, stamp: datetime, versions: Mapping[str, str]) -> RosterView:
    """The view that the reports of a repaired roster are made of; raises as `roster_view_of`."""
    view = roster_view_of(found, stamp=stamp, versions=versions)
    lost = frozenset((change.person, change.date) for change in found.lost)
    total, sure = view.outcome.total, min(view.outcome.total.cost, _sure(found))
    repair = RepairView(
        lost=lost,
        bound=min(found.changed_person_days_bound, found.changed_person_days),
        cheapest=found.bound,
        status=found.status,
        halls=found.outcome.concerned,
        now=found.problem.now,
    )
    is_best = total.cost == sure
    shown = replace(
        view.outcome,
        status=Status.OPTIMAL if is_best else Status.FEASIBLE,
        total=Figure(total.cost, sure, min(sure, total.unavoidable)),
    )
    return replace(view, repair=repair, outcome=shown)


def _sure(found: Repaired) -> int:
    """What every plan costs at least, repair or not."""
    return sum(goal.least(found.problem) for goal in ROSTER.goals.values())

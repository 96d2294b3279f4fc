"""The month's duty roster of a scenario, judged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from optimizer.roster.explain.vacancies import with_reasons
from optimizer.roster.from_scenario import roster_problem
from optimizer.roster.hand_edits import HandEdit, fixed
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.outcome import Progress, RosterOutcome
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.scenario import Scenario
from optimizer.tasks import enough_time
from optimizer.tasks.planned import Planned
from optimizer.tasks.same_scenario import refuse_other_roster
from optimizer.words.message import message

_REASONS_S = 30.0


@dataclass(frozen=True)
class Roster(Planned[RosterProblem, RosterPlan]):
    """A planned roster, and the plan that was handed out before it."""

    outcome: RosterOutcome
    published: RosterPlan | None = None


def plan_roster(
    scenario: Scenario,
    *,
    limit_s: float = 60.0,
    seed: int = 1,
    reproducible: bool = False,
    published: RosterPlan | None = None,
    edits: Sequence[HandEdit] = (),
    on_progress: Callable[[Progress], None] | None = None,
) -> Roster:
    """The month's duty roster of a scenario, judged.

    `limit_s` is seconds of the clock; in reproducible mode it is deterministic time, and the same
    scenario, seed and version give the same plan. Moves against a `published` plan are priced;
    what was edited in it by hand is fixed.
    """
    from optimizer.roster.planning.plan_month import plan_roster_problem
    from optimizer.solving.effort import Effort

    question = roster_question(scenario, published)
    problem = fixed(question, edits)
    effort = Effort(limit_s=limit_s, seed=seed, reproducible=reproducible)
    outcome = enough_time.of_roster(plan_roster_problem(problem, effort, on_progress), limit_s)
    if published and outcome.plan:
        plan = replace(outcome.plan, version=published.version + 1)
        # a file tells reasons by its scenario, which knows no edits
        plan = with_reasons(question, plan, _REASONS_S) if edits else plan
        outcome = replace(outcome, plan=plan)
    return Roster(scenario, problem, outcome, published)


def roster_question(scenario: Scenario, published: RosterPlan | None = None) -> RosterProblem:
    """The roster's problem; moves against a `published` plan are priced.

    Raises UsageError when that is a plan of another scenario.
    """
    if published is None:
        return roster_problem(scenario)
    refuse_other_roster(scenario, published, message("the published roster"))
    return roster_problem(scenario, published)

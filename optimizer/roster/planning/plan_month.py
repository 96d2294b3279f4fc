"""The month's roster of many halls: hall by hall, then across the links, judged, honestly bounded.

Halls are linked by rotation batches, by neighbours who back up a post, and by lending. First every
hall is solved with its links free, and what lending could bring it is bounded: these bounds add up
to one of the whole model. A hall that is short of people, or for which a loan may pay, is then
solved together with its nearest lenders. Where the plans do not fit together, the few halls
concerned are solved again with their links fixed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from optimizer.roster.explain.conflicts import explain
from optimizer.roster.explain.vacancies import with_reasons
from optimizer.roster.judge import judge
from optimizer.roster.plan.merge import merge
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.fill_vacancies import with_vacancies_filled
from optimizer.roster.planning.first_plans import first_groups, first_plans
from optimizer.roster.planning.fit_together import fit_together
from optimizer.roster.planning.from_published import start_from_published
from optimizer.roster.planning.improve import answer_calls, improve
from optimizer.roster.planning.lending import lend_where_it_may_pay, open_lending
from optimizer.roster.planning.lending_bound import bound_goals
from optimizer.roster.planning.outcome import Progress, RosterOutcome, added
from optimizer.roster.planning.run import Ended, Run
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import disputed_price
from optimizer.solving.process.children import Children, cores
from optimizer.solving.status import Status
from optimizer.solving.verdict import Verdict
from optimizer.words.label import verbatim

_EXPLAIN_S = 30.0
_FILL, _REASONS = 0.02, 0.03
"""Shares of the limit for places that somebody could fill after all, and for who cannot and why."""
STAGES: tuple[Callable[[Run], None], ...] = (
    first_plans,
    fit_together,
    open_lending,
    fit_together,
    improve,
    lend_where_it_may_pay,
    answer_calls,
    bound_goals,
)
"""What is done in turn; each stage replaces groups of the run."""


def plan_roster_problem(
    problem: RosterProblem,
    effort: Effort,
    on_progress: Callable[[Progress], None] | None = None,
) -> RosterOutcome:
    """The best roster within the effort, judged; what a solve can do wrong becomes a status."""
    with Children(cores()) as children:
        run = Run(problem, effort, children, on_progress)
        try:
            run.groups = first_groups(problem)
            start_from_published(run)
            for stage in STAGES:
                stage(run)
            return _judged(run)
        except Ended as ended:
            if run.floor is not None and ended.status is Status.OUT_OF_TIME:
                return _with_plan(run, run.floor, judge(problem, run.floor))
            return without_plan(run, ended)


def _judged(run: Run) -> RosterOutcome:
    """The merged plan as the judge sees it."""
    plan = merge(run.problem, [group.plan for group in run.groups])
    verdict = judge(run.problem, plan)
    if not verdict.is_legal:
        return run.outcome(Status.DISPUTED, verdict)
    if run.bound > verdict.objective or verdict.objective != run.objective:
        detail = disputed_price(verdict.objective, run.objective, run.bound)
        return run.outcome(Status.DISPUTED, detail)
    if run.floor is not None:
        floor = judge(run.problem, run.floor)
        if floor.objective < verdict.objective:
            plan, verdict = run.floor, floor
    return _with_plan(run, plan, verdict)


def _with_plan(run: Run, plan: RosterPlan, verdict: Verdict) -> RosterOutcome:
    plan, verdict = with_vacancies_filled(run.problem, plan, verdict, run.time_s(_FILL))
    if run.bound > verdict.objective:
        return run.outcome(
            Status.DISPUTED, disputed_price(verdict.objective, verdict.objective, run.bound)
        )
    status = Status.OPTIMAL if run.bound == verdict.objective else Status.FEASIBLE
    goals = added(group.goal_bounds for group in run.groups)
    plan = with_reasons(run.problem, plan, run.time_s(_REASONS))
    found = replace(run.outcome(status), plan=plan, verdict=verdict)
    return replace(found, bound=run.bound, goal_bounds=goals)


def without_plan(run: Run, ended: Ended) -> RosterOutcome:
    """The outcome without a plan; what is impossible is explained after a second opinion."""
    if ended.problem is None:
        return run.outcome(ended.status, ended.detail)
    limit_s = max(_EXPLAIN_S, run.left_s)
    why = explain(ended.problem, run.children.first, limit_s, seed=run.effort.seed)
    if why.causes:
        return run.outcome(why.status, why)
    return run.outcome(why.status, verbatim(why.detail) if why.detail else None)

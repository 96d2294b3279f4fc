"""Last of all: every place that one more person could fill, where that pays, is filled.

Halls are planned in groups, and time may run out within one; what is shown has no addition left
undone that its own reasons would call cheaper. No solver is asked.
"""

from __future__ import annotations

import time

from optimizer.roster.explain.reason_codes import PAYS
from optimizer.roster.explain.vacancies import additions
from optimizer.roster.explain.what_breaks import Trial
from optimizer.roster.judge import judge
from optimizer.roster.plan.merge import merge
from optimizer.roster.plan.plan import RosterPlan, Shortage
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.verdict import Verdict


def with_vacancies_filled(
    problem: RosterProblem, plan: RosterPlan, verdict: Verdict, limit_s: float
) -> tuple[RosterPlan, Verdict]:
    """A legal plan and its verdict after every addition that pays, within so many seconds."""
    until = time.monotonic() + limit_s
    is_better = True
    while is_better:
        is_better = False
        trial = Trial(problem, plan)
        for short in plan.shortages:
            better = _filled(trial, problem, verdict, short, until)
            if better is not None:
                plan, verdict = better
                trial = Trial(problem, plan)
                is_better = True
    return plan, verdict


def _filled(
    trial: Trial, problem: RosterProblem, verdict: Verdict, short: Shortage, until: float
) -> tuple[RosterPlan, Verdict] | None:
    """The first addition there that the judge too finds cheaper; None without one, or time."""
    for addition in additions(problem, trial.plan, short):
        if time.monotonic() > until:
            return None
        if trial.why(addition).startswith(PAYS):
            tried = merge(problem, [addition.to(problem, trial.plan)])
            found = judge(problem, tried)
            if found.is_legal and found.objective < verdict.objective:
                return tried, found
    return None

"""What a roster's file states, against what follows from scenario and plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from optimizer.exchange.agreement import disagreements
from optimizer.exchange.roster_file import RosterFile
from optimizer.exchange.roster_json import roster_file
from optimizer.roster.explain.reason_codes import NOT_TRIED
from optimizer.roster.explain.vacancies import with_reasons
from optimizer.roster.plan.plan import RosterPlan, Shortage
from optimizer.roster.plan.shortages import shortages
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.scenario import Scenario
from optimizer.solving.verdict import Violation
from optimizer.tasks.stated_outcome import outcome_of, wrong_figures
from optimizer.views.build_roster import roster_view


def roster_untruths(
    scenario: Scenario, problem: RosterProblem, plan: RosterPlan, file: RosterFile, cost: int
) -> Iterator[Violation]:
    """Names what the file of a plan, which costs so much, states and what is not so."""
    yield from wrong_figures(file, cost, may_be_repair=problem.published is None)
    view = roster_view(scenario, problem, _explained(problem, plan), outcome_of(file, cost))
    # a meal may stand at its duty or among the others: either way it is the plan
    known: dict[str, object] = {"meals": file.meals}
    if problem.published is None:  # what changed is only known beside the published plan
        known |= {"changes": file.changes, "changed_person_days": file.changed_person_days}
    so = roster_file(view).model_copy(update=known)
    yield from disagreements(file, so)


def _explained(problem: RosterProblem, plan: RosterPlan) -> RosterPlan:
    """The plan with its listed shortages explained anew; what is no shortage has no reason.

    Who was not tried when the plan was made need not be tried now.
    """
    untried = {
        (_place(short), who)
        for short in plan.shortages
        for who, code in short.reasons
        if code == NOT_TRIED
    }
    left = {_place(short) for short in plan.shortages if not _is_untried(short)}
    doubted = tuple(s for s in shortages(problem, plan) if _place(s) in left)
    real = with_reasons(problem, replace(plan, shortages=doubted))
    why = {_place(short): short.reasons for short in plan.shortages if _is_untried(short)}
    for short in real.shortages:
        found = (
            (who, NOT_TRIED if (_place(short), who) in untried else code)
            for who, code in short.reasons
        )
        why[_place(short)] = tuple(dict.fromkeys(found))
    listed = (replace(short, reasons=why.get(_place(short), ())) for short in plan.shortages)
    return replace(plan, shortages=tuple(listed))


def _is_untried(short: Shortage) -> bool:
    return bool(short.reasons) and all(code == NOT_TRIED for _, code in short.reasons)


def _place(short: Shortage) -> tuple[str, ...]:
    return short.rule, short.what, short.hall, str(short.date), short.part

"""What a roster's file states, against what follows from scenario and plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from optimizer.exchange.agreement import disagreements
from optimizer.exchange.roster_file import RosterFile
from optimizer.exchange.roster_json import roster_file
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
    yield from wrong_figures(file, cost, may_be_repair=not problem.published)
    view = roster_view(scenario, problem, _explained(problem, plan), outcome_of(file, cost))
    # a meal may stand at its duty or among the others: either way it is the plan
    so = roster_file(view).model_copy(update={"meals": file.meals})
    yield from disagreements(file, so)


def _explained(problem: RosterProblem, plan: RosterPlan) -> RosterPlan:
    """The plan with its listed shortages explained anew; what is no shortage has no reason."""
    real = with_reasons(problem, replace(plan, shortages=shortages(problem, plan)))
    why = {_place(short): short.reasons for short in real.shortages}
    listed = (replace(short, reasons=why.get(_place(short), ())) for short in plan.shortages)
    return replace(plan, shortages=tuple(listed))


def _place(short: Shortage) -> tuple[str, ...]:
    return short.rule, short.what, short.hall, str(short.date), short.part

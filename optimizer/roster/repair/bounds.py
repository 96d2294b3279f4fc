"""What no repair of some halls undercuts, whoever comes to help from elsewhere.

The halls are relaxed as for the bounds of lending: somebody nameless comes or goes. Both have a
changed day, which is counted here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from optimizer.roster.cp_sat.model import build
from optimizer.roster.cp_sat.outside import somebody
from optimizer.roster.cp_sat.solve import solver_of
from optimizer.roster.goals.changes import is_short_notice
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.repair.aims import CHANGES, DAY, REST, SHORT_NOTICE, SHORTAGES, Aim, counting
from optimizer.roster.rulebook import ROSTER
from optimizer.solving.cp_sat import run, whole
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status

if TYPE_CHECKING:
    from optimizer.roster.variables import Literal, Variables


def fewest_bound(
    problem: RosterProblem,
    effort: Effort,
    asked: tuple[Aim, bool],
    report: Callable[[object], None] | None = None,  # noqa: ARG001 - a child's job
) -> Aim:
    """The fewest shortages, and the least weight of plans with no more shortages than found.

    `asked` is what was found for a relaxed part, and whether its halls alone are repaired.
    """
    found, is_alone = asked
    half = replace(effort, limit_s=effort.limit_s / 2)
    shortages = _least(build(counting(problem), goals=(SHORTAGES,)), half, found.shortages)
    weight = _least(_weighed(problem, found, is_alone=is_alone), half, found.weight)
    return Aim(shortages, weight, 0)


def rest_bound_with_loans(
    problem: RosterProblem,
    effort: Effort,
    asked: tuple[Aim, bool],
    report: Callable[[object], None] | None = None,  # noqa: ARG001 - a child's job
) -> int:
    """The lowest price of the rest among plans with loans that are as good as found, or better."""
    found, is_alone = asked
    if problem.outside is None:
        return found.rest
    variables = _weighed(problem, found, is_alone=is_alone)
    variables.cp.add(variables.paid() <= found.weight)
    variables.cp.add(somebody(variables, problem.outside) >= 1)
    variables.cost.clear()
    for name in REST:
        ROSTER.goals[name].price(variables.problem, variables)
    return _least(variables, effort, found.rest, is_single=False)


def _weighed(problem: RosterProblem, found: Aim, *, is_alone: bool) -> Variables:
    """The relaxed part with no more shortages than found; what is paid is the weight of changes."""
    at_most = {SHORTAGES: found.shortages}
    variables = build(counting(problem), goals=(CHANGES,), at_most=at_most)
    _pay_for_loans(variables, is_alone=is_alone)
    return variables


def _least(variables: Variables, effort: Effort, found: int, *, is_single: bool = True) -> int:
    """The objective of the cheapest plan, up to what was found."""
    if found == 0:
        return 0
    variables.cp.minimize(variables.paid())
    variables.cp.add(variables.paid() <= found - 1)
    solver = solver_of(effort, is_single=is_single)
    is_best = run(solver, variables.cp) is Status.INFEASIBLE
    return found if is_best else max(0, min(found, whole(solver.best_objective_bound)))


def _pay_for_loans(variables: Variables, *, is_alone: bool) -> None:
    """Whoever comes has a changed day, and so has who goes, whatever else he does then.

    Where other halls are repaired too, one person may go from one to two others: only who comes is
    counted, each half-day as half a day.
    """
    problem = variables.problem
    times: dict[tuple[str, date, str], list[Literal]] = defaultdict(list)
    for (_, day, half), comes in variables.comes.items():
        times["", day, "" if is_alone else half].append(comes)
    for key, stranger in variables.stranger.items():
        if not problem.day_kinds[key.date].is_workday:
            times["", key.date, "" if is_alone else key.slot].append(stranger)
    for (person, day, _), goes in variables.goes.items() if is_alone else ():
        times[person, day, ""].append(goes)
    share = 1 if is_alone else 2
    for (person, day, part), literals in times.items():
        somebody = variables.new_bool(f"{person or 'somebody'} is lent {day} {part}")
        for literal in literals:
            variables.cp.add(literal == 0).only_enforce_if(~somebody)
        late = SHORT_NOTICE if is_short_notice(problem, day) else 0
        variables.pay(somebody, (DAY + late) // share)

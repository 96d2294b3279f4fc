"""Bounds that hold whoever is lent to whom: of each group's plans with loans, and of each goal.

Halls are solved alone, for to let everybody lend to everybody takes all proofs away. So whatever
lending could bring is bounded apart: somebody nameless comes or goes, at a share of the price of
the loan. Mostly that is dearer than the group's plan at sight, or proven to be in a moment.
"""

from __future__ import annotations

from dataclasses import replace

from optimizer.roster.cp_sat.solve import bound_with_outside, bounds_of_goals, cost_of
from optimizer.roster.goals.lending import NAME, Settings
from optimizer.roster.planning.links import weight
from optimizer.roster.planning.outcome import Group
from optimizer.roster.planning.run import Run
from optimizer.roster.problem.entities import Outside
from optimizer.roster.problem.part import with_outside
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER

_WORTH_S = 0.2
"""With less time nothing is begun."""


def bound_lending(run: Run, group: Group, limit_s: float) -> None:
    """Bounds the plans of a group with other loans, up to the price of its plan."""
    problem = opened(run.problem, group)
    if problem.outside is None:
        run.put(replace(group, lent=None))
        return
    lent = max(group.lent or 0, _at_sight(problem, problem.outside, group))
    if lent < group.alone and limit_s > _WORTH_S:
        solved = run.ask(bound_with_outside, problem, limit_s, group.alone)
        lent = max(lent, solved.bound if solved else 0)
    run.put(replace(group, lent=lent))


def bound_goals(run: Run) -> None:
    """What each goal costs at least in any plan, whatever the others cost, up to its price."""
    groups = sorted(run.groups, key=lambda group: weight(run.problem, group.halls))
    for number, group in enumerate(groups):
        problem = opened(run.problem, group)
        least = {name: goal.least(problem) for name, goal in ROSTER.goals.items()}
        paid = {name: cost_of(run.problem, group.plan, (name,)) for name in ROSTER.goals}
        dearer = {name: cost for name, cost in paid.items() if cost > least[name] and name != NAME}
        limit_s = run.left_s / (len(groups) - number)
        if dearer and limit_s > _WORTH_S:
            found = run.ask(bounds_of_goals, problem, limit_s, dearer) or {}
            least |= {name: max(least[name], bound) for name, bound in found.items()}
        run.put(replace(group, goal_bounds=least))


def opened(problem: RosterProblem, group: Group) -> RosterProblem:
    """The halls of a group with everybody who may come and go beyond the loans among them."""
    price = problem.settings_of(Settings).half_day
    return with_outside(problem, group.halls, group.borrowers, price)


def _at_sight(problem: RosterProblem, outside: Outside, group: Group) -> int:
    """One loan, and what every other goal costs in any plan."""
    loan = min([*outside.come.values(), *outside.go.values()])
    goals = (name for name in ROSTER.goals if name != NAME)
    return loan + sum(
        max(ROSTER.goals[name].least(problem), group.goal_bounds.get(name, 0)) for name in goals
    )

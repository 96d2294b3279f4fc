"""Bounds that hold whoever is lent to whom: of each group's plans with loans, and of each goal.

Halls are solved alone, for to let everybody lend to everybody takes all proofs away. So whatever
lending could bring is bounded apart: somebody nameless comes or goes, at a share of the price of
the loan. Mostly that is dearer than the group's plan at sight, or proven to be in a moment.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from optimizer.roster.cp_sat.solve import bound_with_outside, bounds_of_goals, cost_of
from optimizer.roster.goals.lending import NAME, Settings
from optimizer.roster.planning.links import weight
from optimizer.roster.planning.outcome import Group, added
from optimizer.roster.planning.run import Run
from optimizer.roster.problem.entities import Outside
from optimizer.roster.problem.part import inseparable, part, pinned_borrowers, with_outside
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
        group = replace(group, goal_bounds=_goal_bounds(run, group, limit_s / 2))
        lent = max(lent, _at_sight(problem, problem.outside, group))
    if lent < group.alone and limit_s > _WORTH_S:
        solved = run.ask(bound_with_outside, problem, limit_s / 2, group.alone)
        lent = max(lent, solved.bound if solved else 0)
    run.put(replace(group, lent=lent))


def bound_goals(run: Run) -> None:
    """What each goal costs at least in any plan, whatever the others cost, up to its price."""
    groups = sorted(run.groups, key=lambda group: weight(run.problem, group.halls))
    for number, group in enumerate(groups):
        limit_s = run.left_s / (len(groups) - number)
        run.put(replace(group, goal_bounds=_goal_bounds(run, group, limit_s)))


def _goal_bounds(run: Run, group: Group, limit_s: float) -> dict[str, int]:
    """Bounds of the goals of a group: each of its halls by itself, up to what the group pays."""
    inside = [halls for halls in inseparable(run.problem) if set(halls) <= set(group.halls)]
    whole = part(run.problem, group.halls, borrowers=group.borrowers)
    apart = [Group(halls, pinned_borrowers(run.problem, halls)) for halls in inside]
    problems = [opened(run.problem, each) for each in apart]
    least = [{name: ROSTER.goals[name].least(one) for name in ROSTER.goals} for one in problems]
    beyond = Counter({name: cost_of(whole, group.plan, (name,)) for name in ROSTER.goals})
    beyond.subtract(added([*least, {NAME: beyond[NAME]}]))
    share_s = limit_s / max(1, len(inside))
    for problem, bounds in zip(problems, least, strict=True):
        dearer = {name: bounds[name] + more for name, more in beyond.items() if more > 0}
        if dearer and share_s > _WORTH_S:
            bounds |= run.ask(bounds_of_goals, problem, share_s, dearer) or {}
    old = group.goal_bounds
    return {name: max(bound, old.get(name, 0)) for name, bound in added(least).items()}


def opened(problem: RosterProblem, group: Group) -> RosterProblem:
    """The halls of a group with everybody who may come and go beyond the loans among them."""
    price = problem.settings_of(Settings).half_day
    return with_outside(problem, group.halls, group.borrowers, price)


def _at_sight(problem: RosterProblem, outside: Outside, group: Group) -> int:
    """One loan, and what every other goal costs in any plan."""
    goes = [price for code, price in outside.go.items() if code not in outside.inner]
    loan = min([*outside.come.values(), *goes])
    goals = (name for name in ROSTER.goals if name != NAME)
    return loan + sum(
        max(ROSTER.goals[name].least(problem), group.goal_bounds.get(name, 0)) for name in goals
    )

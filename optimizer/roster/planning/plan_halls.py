"""Every hall by itself, its links to the others free: these bounds add up to one of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.lending_bound import bound_lending
from optimizer.roster.planning.links import backs_others, weight
from optimizer.roster.planning.outcome import Group
from optimizer.roster.planning.run import Ended, Run, names_of
from optimizer.roster.problem.part import inseparable, part, pinned_borrowers
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.outcome import Solved
from optimizer.solving.status import Status

_KEPT_FOR_LINKS = 0.1
"""Share of the limit that the first plans of the halls leave to what follows."""


def first_groups(problem: RosterProblem) -> tuple[Group, ...]:
    """Halls that cannot be solved apart, the lightest first.

    Who backs up others comes before them: the others can give way more easily.
    """
    staffed = inseparable(problem)
    staffed.sort(key=lambda h: (not backs_others(problem, h), weight(problem, h), h))
    return tuple(Group(halls, pinned_borrowers(problem, halls)) for halls in staffed)


def first_plans(run: Run) -> None:
    """A plan with the fewest shortages for every group."""
    for group, share_s in _shares(run):
        solved = run.solve(_alone(run, group), share_s, is_first=True)
        if solved is None:
            raise Ended(Status.OUT_OF_TIME, names_of(group.halls))
        run.put(_planned(group, solved))
        bound_lending(run, run.group_of(group.halls), 0.0)


def plan_halls(run: Run) -> None:
    """The best plan of every group while there is time."""
    for number, (group, share_s) in enumerate(_shares(run)):
        if run.left_s <= 0:
            return
        alone, tight = _alone(run, group), run.tight(group.halls, group.borrowers)
        until = run.left_s - share_s
        solved = run.solve(alone, share_s, start=group.plan, known=group.known, tight=tight)
        if solved is not None:
            found = _planned(group, solved)
            if group.objective <= found.objective:
                found = replace(found, plan=group.plan, objective=group.objective)
            run.put(found)
        bound_lending(run, run.group_of(group.halls), run.left_s - until)
        run.tell("halls", number + 1)


def _alone(run: Run, group: Group) -> RosterProblem:
    return part(run.problem, group.halls, borrowers=group.borrowers)


def _shares(run: Run) -> Iterator[tuple[Group, float]]:
    """Every group with its share of the time that is left, seconds."""
    weights = [weight(run.problem, group.halls) or 1 for group in run.groups]
    ahead = sum(weights)
    for group, mine in zip(run.groups, weights, strict=True):
        share = mine / sum(weights) if run.effort.reproducible else _share(mine / ahead)
        ahead -= mine
        yield group, share * max(0.0, run.left_s - _KEPT_FOR_LINKS * run.effort.limit_s)


def _share(fraction: float) -> float:
    """Of the time left, for a group with this fraction of the work left: most end much earlier."""
    return min(2.2 * fraction, 0.5 + 0.5 * fraction)


def _planned(group: Group, solved: Solved[RosterPlan]) -> Group:
    """A group with a plan and its bounds."""
    return replace(group.with_plan(solved), alone=solved.bound, known=solved.known)

"""Every hall by itself, its links to the others free: these bounds add up to one of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.lending_bound import bound_at_sight
from optimizer.roster.planning.links import backs_others, look, weight
from optimizer.roster.planning.outcome import Group
from optimizer.roster.planning.run import Ended, Run, Solve, names_of
from optimizer.roster.problem.part import inseparable, part, pinned_borrowers
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.outcome import Solved
from optimizer.solving.status import Status

_BUILD_S, _S_PER_WORK = 0.1, 4.5
"""What a first look takes on one core: to make the model, and for each unit of work."""
_FIRST, _HASTE = 0.7, 0.3
"""Share of the time left for first looks; the least share of their work."""
_AT_LEAST_S = 0.5
_AGAIN_S = 3.0
"""A group for which nothing was found in its share is asked once more, so long at least."""
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
    """A good plan with the fewest shortages for every group, side by side."""
    missing = {group.halls for group in run.groups if not group.plan.assignments}
    for group, solved in run.solve_each(_first_looks(run)):
        missing.discard(group.halls)
        run.put(_planned(group, solved))
        bound_at_sight(run, run.group_of(group.halls))
        run.tell("first", len(run.groups) - len(missing))
    for halls in sorted(missing):
        group = run.group_of(halls)
        effort = run.effort_of(max(_AGAIN_S, run.left_s), 1)
        again = run.solve(alone(run, group), effort, is_first=True)
        if again is None:
            raise Ended(Status.OUT_OF_TIME, names_of(halls))
        run.put(_planned(group, again))
        bound_at_sight(run, run.group_of(halls))


def _first_looks(run: Run) -> Iterator[Solve]:
    """As much work for each as the time left allows, for all that are still to come."""
    problems = [alone(run, group) for group in run.groups]
    looks = [look(problem) for problem in problems]
    for number, (group, share_s) in enumerate(_shares(run)):
        workers = run.effort.workers if looks[number] == inf else 1
        work = looks[number] * _haste(run, looks[number:])
        effort = run.effort_of(max(share_s, _AT_LEAST_S), workers, work)
        yield Solve(group, problems[number], effort, is_first=True)


def _haste(run: Run, looks: list[float]) -> float:
    """The share of a first look's work that there is time for."""
    if run.effort.reproducible or inf in looks:
        return 1.0
    needed_s = sum(_BUILD_S + _S_PER_WORK * work for work in looks) / run.children.most
    return min(1.0, max(_HASTE, _FIRST * run.left_s / needed_s))


def alone(run: Run, group: Group) -> RosterProblem:
    """The problem of a group with its links free."""
    return part(run.problem, group.halls, borrowers=group.borrowers)


def _shares(run: Run) -> Iterator[tuple[Group, float]]:
    """Every group with its share of the time that is left, seconds."""
    side_by_side = min(run.children.most, len(run.groups))
    weights = [weight(run.problem, group.halls) or 1 for group in run.groups]
    ahead = sum(weights)
    for group, mine in zip(run.groups, weights, strict=True):
        share = mine / sum(weights) if run.effort.reproducible else _share(mine / ahead)
        share = min(1.0, side_by_side * share)
        ahead -= mine
        yield group, share * max(0.0, run.left_s - _KEPT_FOR_LINKS * run.effort.limit_s)


def _share(fraction: float) -> float:
    """Of the time left, for a group with this fraction of the work left: most end much earlier."""
    return min(2.2 * fraction, 0.5 + 0.5 * fraction)


def _planned(group: Group, solved: Solved[RosterPlan]) -> Group:
    """A group with the better of its plan and a new one, and its bounds."""
    found = replace(group.with_plan(solved), alone=solved.bound, known=solved.known)
    if not group.plan.assignments or found.objective < group.objective:
        return found
    return replace(found, plan=group.plan, objective=group.objective)

"""A group solved again with its links fixed, and groups that share a post solved as one."""

from __future__ import annotations

from collections.abc import Sequence

from optimizer.roster.judge import judge
from optimizer.roster.plan.merge import merge
from optimizer.roster.planning.links import look, sharers
from optimizer.roster.planning.outcome import Group, added
from optimizer.roster.planning.run import Ended, Run, names_of
from optimizer.roster.problem.part import part
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.status import Status

_LATE_S = 3.0
"""So long at least, for any plan that fits is better than none."""
_LOOKS = 2
"""Times the work of a first look."""


def share_posts(run: Run) -> None:
    """Groups that pay for a post they share with others are solved as one with these."""
    for halls in [group.halls for group in run.groups if not group.is_proven]:
        sharing = sharers(run.problem, halls)
        united = [g for g in run.groups if g.halls == halls or sharing & set(g.halls)]
        is_here = any(group.halls == halls for group in united)
        if len(united) > 1 and is_here and run.left_s > 1.0:
            unite(run, united)
            run.tell("links")


def unite(run: Run, groups: list[Group]) -> None:
    """These groups are solved as one, its links to the others fixed."""
    start = joined_group(run.problem, groups)
    tight = run.tight(start.halls, start.borrowers)
    is_legal = judge(tight, start.plan).is_legal
    united = solved_again(run, start, tight)
    if is_legal and (united is None or start.objective < united.objective):
        united = start
    if united is None:
        raise Ended(Status.OUT_OF_TIME, names_of(start.halls))
    run.unite(groups, united)


def joined_group(problem: RosterProblem, groups: Sequence[Group]) -> Group:
    """The groups as one, with their plans and what is known of them."""
    halls = tuple(sorted(hall for group in groups for hall in group.halls))
    borrowers = tuple(sorted(hall for group in groups for hall in group.borrowers))
    bound = sum(group.bound for group in groups)
    return Group(
        halls,
        borrowers=borrowers,
        plan=merge(part(problem, halls), [group.plan for group in groups]),
        objective=sum(group.objective for group in groups),
        alone=sum(group.alone for group in groups),
        lent=None if all(group.lent is None for group in groups) else bound,
        known={} if borrowers else added(group.known for group in groups),
        goal_bounds=added(group.goal_bounds for group in groups),
    )


def solved_again(run: Run, group: Group, tight: RosterProblem) -> Group | None:
    """The group with a plan for its fixed links; None when that leads nowhere.

    A look is enough here: its time for a better plan comes later, when everything fits.
    """
    start = group.plan if group.plan.assignments else None
    effort = run.effort_of(max(_LATE_S, 0.6 * run.left_s), 1, _LOOKS * look(tight))
    try:
        solved = run.solve(tight, effort, start=start, known=group.known, is_first=True)
    except Ended as ended:
        if ended.status is not Status.INFEASIBLE:
            raise
        return None
    return None if solved is None else group.with_plan(solved)

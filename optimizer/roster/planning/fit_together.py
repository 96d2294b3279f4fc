"""Groups whose plans do not fit the rest are solved again, their links to the others fixed."""

from __future__ import annotations

from dataclasses import replace

from optimizer.roster.planning.links import backs_others, linked
from optimizer.roster.planning.move_rotations import with_rotations_moved
from optimizer.roster.planning.outcome import Group
from optimizer.roster.planning.run import Run
from optimizer.roster.planning.unite import solved_again, unite
from optimizer.roster.problem.problem import RosterProblem


def fit_together(run: Run) -> None:
    """Who does not fit gives way, helpers first; those who still do not are solved as one."""
    helpers_first = sorted(run.groups, key=lambda g: not backs_others(run.problem, g.halls))
    stuck = run.misfits()
    for halls in [group.halls for group in helpers_first]:
        if stuck & set(halls):
            _give_way(run, run.group_of(halls))
            stuck = run.misfits()
            run.tell("links")
    while stuck:
        groups = [group for group in run.groups if stuck & set(group.halls)]
        if len(groups) == 1:
            near = linked(run.problem, groups[0].halls)
            groups += [group for group in run.groups if near & set(group.halls)]
        unite(run, groups)
        stuck = run.misfits() if len(groups) > 1 else set()  # alone again: the judge will tell


def fits(run: Run, better: Group) -> bool:
    """Whether a better plan of a group fits the rest, with its rotation days moved or not; if so
    it is taken. Nothing is solved."""
    before = run.groups
    run.put(better)
    if run.misfits():
        moved = _moved(run.tight(better.halls, better.borrowers), better)
        run.groups = before
        if moved is None:
            return False
        run.put(moved)
    return True


def make_room(run: Run, better: Group) -> None:
    """Takes a better plan of a group; others that it disturbs give way where that costs less.

    Halls meet in batches and posts that are not theirs alone, so who came first may be the one
    to move. Where that does not pay the group itself is solved again beside the others.
    """
    before, cost = run.groups, run.objective
    run.put(better)
    stuck = run.misfits()
    for other in [each for each in before if each.halls != better.halls]:
        if not stuck:
            break
        if stuck & set(other.halls) and run.left_s > 1.0:
            tight = run.tight(other.halls, other.borrowers)
            fitting = _moved(tight, other) or solved_again(run, other, tight)
            if fitting is not None and fitting.objective <= other.objective:
                run.put(fitting)
            stuck = run.misfits()
    if stuck or run.objective >= cost:
        run.groups = before
        _beside(run, better)


def _beside(run: Run, better: Group) -> None:
    """A group takes a plan that fits the others, near to a better one that does not."""
    if run.left_s > 1.0:
        found = solved_again(run, better, run.tight(better.halls, better.borrowers))
        if found is not None and found.objective < run.group_of(better.halls).objective:
            run.put(found)


def _give_way(run: Run, group: Group) -> None:
    """A group fits in at its own cost, or at that of who shares a post with it, if less."""
    tight = run.tight(group.halls, group.borrowers)
    fitting = _moved(tight, group) or solved_again(run, group, tight)
    if fitting is None:
        return
    run.put(fitting)
    if fitting.objective <= max(group.objective, group.bound):
        return
    shared = {person.hall for person in tight.outsiders}
    for other in [each for each in run.groups if shared & set(each.halls)]:
        after = run.groups
        paid = run.group_of(group.halls).objective - group.objective
        run.put(group)
        moved = solved_again(run, other, run.tight(other.halls, other.borrowers))
        if moved is None or moved.objective - other.objective >= paid:
            run.groups = after
        else:
            run.put(moved)


def _moved(tight: RosterProblem, group: Group) -> Group | None:
    """A group that fits once its rotation days are moved, at no cost."""
    plan = None if tight.must_be_present else with_rotations_moved(tight, group.plan)
    return None if plan is None else replace(group, plan=plan)

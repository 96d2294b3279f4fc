"""The published plan with its broken places emptied: where a repair starts, and its floor.

What absences and what-ifs made impossible is taken out, backups may step up, nothing else is
decided; so this is found at once, whatever the limit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from optimizer.roster.cp_sat.solve import cost_of, is_legal, solve
from optimizer.roster.plan.entries import entries
from optimizer.roster.plan.merge import apart
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.outcome import Group
from optimizer.roster.planning.run import Run
from optimizer.roster.problem.part import part
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.roster.rules.pinned import entry_of
from optimizer.solving.effort import Effort

_LIMIT_S = 60.0
"""Far more than it takes, for a slow machine."""


def start_from_published(run: Run) -> None:
    """Every group begins with its part of what is left of the published plan."""
    if run.problem.published is None:
        return
    kept = run.ask(what_is_left, run.problem, run.effort_of(_LIMIT_S))
    if kept is None or not is_legal(run.problem, kept):
        return
    run.floor = kept
    run.groups = tuple(
        _started(run.problem, kept, group) for group in lent_together(run.problem, run.groups, kept)
    )


def what_is_left(
    problem: RosterProblem,
    effort: Effort,
    report: Callable[[object], None] | None = None,
    goals: tuple[str, ...] | None = None,
) -> RosterPlan | None:
    """The best plan, by all goals or these, of what was published or is fixed and nothing else."""
    known = problem.published or frozenset()
    stepping_up = {entry._replace(kind="holder") for entry in known if entry.kind == "backup"}
    fixed = {entry_of(problem, pin) for pin in problem.pins}
    only = known | stepping_up | fixed
    return solve(problem, effort=effort, only=only, report=report, goals=goals).plan


def lent_together(problem: RosterProblem, groups: Iterable[Group], plan: RosterPlan) -> list[Group]:
    """The groups, those as one whose people the plan lends to each other."""
    home = {person.code: person.hall for person in problem.people}
    lent = {
        (home[entry.person], entry.place)
        for entry in entries(problem, plan)
        if entry.kind in ("loan", "holder") and home.get(entry.person, "") not in ("", entry.place)
    }
    found = list(groups)
    for pair in sorted(lent):
        near = [group for group in found if set(pair) & set(group.halls)]
        halls = tuple(sorted(hall for group in near for hall in group.halls))
        borrowers = {pair[1], *(hall for group in near for hall in group.borrowers)} & {*halls}
        found = [group for group in found if group not in near]
        found.append(Group(halls, tuple(sorted(borrowers))))
    return found


def _started(problem: RosterProblem, kept: RosterPlan, group: Group) -> Group:
    alone = part(problem, group.halls, borrowers=group.borrowers)
    plan = apart(alone, kept)
    if not is_legal(alone, plan):
        return group
    sure = sum(goal.least(alone) for goal in ROSTER.goals.values())
    return replace(group, plan=plan, objective=cost_of(alone, plan, None), alone=sure)

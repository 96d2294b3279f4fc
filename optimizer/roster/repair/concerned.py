"""Whom a change of the input concerns: halls whose part of the published plan does not hold.

Every other hall keeps its plan as it is, so that nobody is told anew about what has not changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from optimizer.roster.cp_sat.solve import is_legal
from optimizer.roster.plan.entries import entries
from optimizer.roster.plan.merge import apart
from optimizer.roster.plan.plan import Assignment, RosterPlan, Shortage
from optimizer.roster.planning.first_plans import first_groups
from optimizer.roster.planning.from_published import lent_together
from optimizer.roster.planning.links import fixed_links, misfits
from optimizer.roster.planning.outcome import Group
from optimizer.roster.problem.entities import DutyKey, Entry, EntryKind
from optimizer.roster.problem.part import part
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules.pinned import is_possible


def concerned(problem: RosterProblem, published: RosterPlan) -> list[Group]:
    """The groups of halls in which the published plan breaks a rule or lacks what it did not."""
    known = _places(published.shortages)
    groups = lent_together(problem, first_groups(problem), published)
    broken = [group for group in groups if not _holds(problem, published, group, known)]
    touched = {hall for group in broken for hall in group.halls}
    if not broken:
        touched = misfits(problem, kept(problem, published))
    return [group for group in groups if touched & set(group.halls)]


def _holds(
    problem: RosterProblem, published: RosterPlan, group: Group, known: Counter[tuple[object, ...]]
) -> bool:
    """The part is as legal and as complete as it was."""
    here = tight(problem, published, group)
    if not all(is_possible(problem, entry) for entry in here.published or ()):
        return False
    mine = apart(here, published)
    return not _places(mine.shortages) - known and is_legal(here, mine)


def tight(problem: RosterProblem, plan: RosterPlan, group: Group) -> RosterProblem:
    """The halls of a group with their links fixed to what a plan says of the others."""
    others = tuple(hall.id for hall in problem.halls if hall.id not in group.halls)
    rest = apart(part(problem, others, borrowers=others), plan)
    return fixed_links(problem, rest, group.halls, group.borrowers)


def _places(shortages: Iterable[Shortage]) -> Counter[tuple[object, ...]]:
    """How many are missing, by rule, what, and place."""
    found: Counter[tuple[object, ...]] = Counter()
    for one in shortages:
        found[one.rule, one.what, one.hall, one.date, one.part] += one.amount
    return found


def kept(problem: RosterProblem, published: RosterPlan) -> RosterPlan:
    """The published plan without what is not possible any more; rules may still be broken."""
    possible = {entry for entry in entries(problem, published) if is_possible(problem, entry)}

    def on_duty(who: str | None, key: DutyKey, role: EntryKind) -> bool:
        return who is not None and Entry(who, key.date, role, key.hall, key.slot) in possible

    return replace(
        published,
        assignments=tuple(
            Assignment(
                a.key,
                tuple(who for who in a.holders if on_duty(who, a.key, "holder")),
                a.backup if on_duty(a.backup, a.key, "backup") else None,
            )
            for a in published.assignments
            if a.key in problem.duty
        ),
        comp=tuple(
            c for c in published.comp if Entry(c.person, c.date, "comp", "", c.half) in possible
        ),
        rotations=tuple(
            r for r in published.rotations if Entry(r.person, r.date, "rotation") in possible
        ),
        loans=tuple(
            x
            for x in published.loans
            if Entry(x.person, x.date, "loan", x.hall, x.half) in possible
        ),
    )

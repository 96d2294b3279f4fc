"""Where a month is impossible, and why: first hall by hall, then across what links them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from optimizer.roster.cp_sat.solve import is_legal
from optimizer.roster.explain.conflicts import feasible_job
from optimizer.roster.explain.contradictions import Contradictions, contradictions
from optimizer.roster.plan.merge import merge
from optimizer.roster.plan.plan import Assignment, RosterPlan
from optimizer.roster.planning.first_plans import first_groups
from optimizer.roster.problem.part import part
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.effort import Effort
from optimizer.solving.process.children import Call, Children
from optimizer.solving.status import Status

_HANGS_S, _LEAST_S = 10.0, 1.0
_MOST = 3
"""So many conflicts are told; all are counted for what would have to change."""


def impossible_parts(
    problem: RosterProblem, effort: Effort, children: Children
) -> list[RosterProblem]:
    """Parts of a problem that have no plan even with their links to the others free.

    First every group of halls by itself. If each has a plan, those groups together that cannot
    leave all their places empty: the others can, which disturbs nobody.
    """
    groups = first_groups(problem)
    alone = [part(problem, group.halls, borrowers=group.borrowers) for group in groups]
    bound = [at for at, one in enumerate(alone) if not is_legal(one, _nobody_serves(one))]
    found = _without_plan([alone[at] for at in bound], effort, children)
    if found or len(bound) < 2:
        return found
    halls = tuple(sorted(hall for at in bound for hall in groups[at].halls))
    borrowers = tuple(sorted(hall for at in bound for hall in groups[at].borrowers))
    return _without_plan([part(problem, halls, borrowers=borrowers)], effort, children)


def _nobody_serves(problem: RosterProblem) -> RosterPlan:
    """The plan that leaves every place empty, and says so."""
    duties = tuple(sorted(Assignment(duty.key) for duty in problem.open_duties))
    return merge(problem, [RosterPlan(assignments=duties)])


def _without_plan(
    parts: list[RosterProblem], effort: Effort, children: Children
) -> list[RosterProblem]:
    nothing: frozenset[str] = frozenset()
    one = replace(effort, workers=1)
    calls = (
        Call(at, feasible_job, (alone, one, nothing, True), one.limit_s + _HANGS_S)
        for at, alone in enumerate(parts)
    )
    ended = {at: ran.value for at, ran in children.run_each(calls)}
    return [parts[at] for at in sorted(ended) if ended[at] is Status.INFEASIBLE]


def why_impossible(
    parts: list[RosterProblem], children: Children, limit_s: float, seed: int
) -> Contradictions:
    """The contradictions of parts that have none in common, within the limit all together."""
    until = time.monotonic() + limit_s
    found = []
    for number, alone in enumerate(parts):
        left_s = max(_LEAST_S, (until - time.monotonic()) / (len(parts) - number))
        found.append(contradictions(alone, children.first, left_s, seed=seed))
    return _together(found)


def _together(found: Sequence[Contradictions]) -> Contradictions:
    """One conflict of every part first; what has to change adds up."""
    for one in found:
        if one.status is not Status.INFEASIBLE:
            status = Status.DISPUTED if one.status.has_plan else one.status
            return replace(one, status=status)
    rounds = zip_longest(*(one.conflicts for one in found))
    conflicts = [one for each in rounds for one in each if one is not None]
    changes = [one.change for one in found]
    change = [row for rows in changes for row in rows or ()]
    told = None if None in changes else tuple(change)
    return Contradictions(Status.INFEASIBLE, tuple(conflicts[:_MOST]), told)

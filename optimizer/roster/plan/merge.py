"""Hall plans into one plan, and one plan into hall plans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.plan.shortages import shortages
from optimizer.roster.plan.stand_ins import stand_ins
from optimizer.roster.problem.problem import RosterProblem


def joined(plans: Iterable[RosterPlan]) -> RosterPlan:
    """What the plans of disjoint halls decide, in one plan; what follows is left out."""
    parts = list(plans)
    decided: dict[str, Any] = {
        field.name: tuple(sorted(x for plan in parts for x in getattr(plan, field.name)))
        for field in fields(RosterPlan)
        if field.name not in ("stand_ins", "shortages", "version")
    }
    return RosterPlan(**decided)


def merge(problem: RosterProblem, plans: Iterable[RosterPlan]) -> RosterPlan:
    """The plans of disjoint halls as one plan of all; stand-ins and shortages are made anew."""
    plan = replace(joined(plans), stand_ins=stand_ins(problem))
    return replace(plan, shortages=shortages(problem, plan))


def apart(part: RosterProblem, plan: RosterPlan) -> RosterPlan:
    """What a plan of the whole decides in one of its parts."""
    people, halls = {person.code for person in part.people}, {hall.id for hall in part.halls}
    vans = {(day.van, day.date) for day in part.crew_days}
    jobs = {job.id for job in part.batch_jobs}
    mine = replace(
        plan,
        assignments=tuple(a for a in plan.assignments if a.key.hall in halls),
        meals=tuple(meal for meal in plan.meals if meal.person in people),
        comp=tuple(taken for taken in plan.comp if taken.person in people),
        rotations=tuple(rotation for rotation in plan.rotations if rotation.person in people),
        attendance=tuple(a for a in plan.attendance if a.person in people),
        loans=tuple(loan for loan in plan.loans if loan.person in people),
        crews=tuple(crew for crew in plan.crews if (crew.van, crew.date) in vans),
        batch=tuple(share for share in plan.batch if share.job in jobs),
    )
    return merge(part, [mine])

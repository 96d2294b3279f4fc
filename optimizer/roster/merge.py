"""Hall plans into one plan, and one plan into hall plans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

from optimizer.roster.plan import RosterPlan
from optimizer.roster.problem import RosterProblem
from optimizer.roster.shortages import shortages
from optimizer.roster.stand_ins import stand_ins


def merge(problem: RosterProblem, plans: Iterable[RosterPlan]) -> RosterPlan:
    """The plans of disjoint halls as one plan of all; shortages are counted anew."""
    parts = list(plans)
    joined = {
        field.name: tuple(sorted(x for plan in parts for x in getattr(plan, field.name)))
        for field in fields(RosterPlan)
    }
    plan = replace(RosterPlan(**joined), stand_ins=stand_ins(problem), shortages=())
    return replace(plan, shortages=shortages(problem, plan))

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

"""A rotation day moved to another batch without asking the solver."""

from __future__ import annotations

from dataclasses import replace

from optimizer.roster.judge import judge
from optimizer.roster.plan.plan import RosterPlan, Rotation
from optimizer.roster.plan.shortages import shortages
from optimizer.roster.problem.problem import RosterProblem


def with_rotations_moved(problem: RosterProblem, plan: RosterPlan) -> RosterPlan | None:
    """The same plan with its rotation days inside the problem's batches, at the same cost.

    None when some day cannot move so: then the halls have to be solved again.
    """
    cost = judge(problem, plan).objective
    for day in plan.rotations:
        if problem.rotations.get(day.date, 0) == 0:
            kept = [one for one in plan.rotations if one != day]
            for date in sorted(problem.rotations):
                moved = tuple(sorted([*kept, Rotation(day.person, date)]))
                tried = replace(plan, rotations=moved)
                tried = replace(tried, shortages=shortages(problem, tried))
                verdict = judge(problem, tried)
                if verdict.is_legal and verdict.objective == cost:
                    plan = tried
                    break
            else:
                return None
    return plan if judge(problem, plan).is_legal else None

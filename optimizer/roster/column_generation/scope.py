"""Which problems are for column generation: cover alone links people, each under limits of shifts.

A schedule is what one person does on every planned date. Where nothing but the places to fill links
people, a roster is a choice of one schedule for each, and the best one against given prices of
places is a shortest path. Each rule and goal says what of it that can bear (`in_scope`).
"""

from __future__ import annotations

from typing import Any

from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER


def is_linked_by_cover_alone(problem: RosterProblem) -> bool:
    """Nothing but cover links people, and the state graph knows every rule that has an effect."""
    lengths = {(duty.shift_name, duty.minutes) for duty in problem.duties}
    return (
        bool(problem.people and problem.duties)
        and not (problem.workdays or problem.calls or problem.outsiders)
        and not any(person.works for person in problem.people)
        and len(lengths) == len({name for name, _ in lengths})
        and all(_bears(one, problem) for one in (*ROSTER.rules.values(), *ROSTER.goals.values()))
    )


def _bears(module: Any, problem: RosterProblem) -> bool:
    """What does not say so is out of scope: the whole model is asked then, never a wrong one."""
    return hasattr(module, "in_scope") and bool(module.in_scope(problem))

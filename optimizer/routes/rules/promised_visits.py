"""A promised visit is made; any other is made, or listed as left out.

The time confirmed to the caller is the only window of a promised visit, so `site_hours` keeps it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.routes.plan.plan import RoutePlan
    from optimizer.routes.problem import RouteProblem

NAME = "promised_visits"


class Settings(Strict):
    """No numbers: the visits table says what was promised."""


def check(problem: RouteProblem, plan: RoutePlan) -> Iterator[Violation]:
    """Names promises that are not kept, and what is wrong with the list of what is left out."""
    listed = Counter(entry.visit for entry in plan.left_out)
    for visit in problem.visits:
        if visit.id in plan.stop_of or visit.is_standing:
            continue
        if visit.required:
            yield Violation(NAME, visit.id, None, f"{visit.id} was promised and is not made")
        elif visit.id not in listed:
            text = f"{visit.id} is neither made nor listed as left out"
            yield Violation(NAME, visit.id, None, text)
    for name, times in sorted(listed.items()):
        if name not in problem.visit:
            yield Violation(NAME, name, None, f"{name} is left out but no visit")
        elif problem.visit[name].is_standing:
            yield Violation(NAME, name, None, f"{name} is a standing stop, never left out")
        elif name in plan.stop_of:
            yield Violation(NAME, name, None, f"{name} is made and listed as left out")
        if times > 1:
            yield Violation(NAME, name, None, f"{name} is listed {times} times", times - 1)

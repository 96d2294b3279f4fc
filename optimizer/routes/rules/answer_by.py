"""A visit with a deadline is made by then, or late at a price, but never much too late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from optimizer.routes.plan.facts import late_h, stays
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.routes.plan.plan import RoutePlan
    from optimizer.routes.problem import RouteProblem

NAME = "answer_by"


class Settings(Strict):
    """How late is too late."""

    late_max_h: int = Field(72, ge=0, le=8784)
    """The end of a stay lies so many hours after its deadline at most."""


def check(problem: RouteProblem, plan: RoutePlan) -> Iterator[Violation]:
    """Names stays that are too late."""
    most = problem.settings_of(Settings).late_max_h
    for stay in stays(problem, plan):
        if stay.visit.answer_by is None:
            continue
        late = late_h(stay.visit.answer_by, stay.shift.date, stay.stop.end_s)
        if late > most:
            text = f"{stay.visit.id} is more than {most} h late"
            yield Violation(NAME, stay.visit.id, stay.shift.date, text, late - most)

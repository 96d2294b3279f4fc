"""A visit with a deadline is made by then, or late at a price.

Where `late_max_h` is set, it is never later than that.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from optimizer.routes.plan.facts import late_h, stays
from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.message import message

NAME = "answer_by"
SENTENCE_ZH = "有答复时限的上门应按时完成；逾期计价"
CHINESE = {"{visit} is more than {most} h late": "{visit}超过时限{most}小时以上"}


class Settings(Strict):
    """How late is too late."""

    late_max_h: int | None = Field(None, ge=0, le=8784)
    """So many hours after its deadline a stay ends at the latest; none: it is only priced."""


def check(problem: RouteProblem, plan: RoutePlan) -> Iterator[Violation]:
    """Names stays that are too late."""
    most = problem.settings_of(Settings).late_max_h
    if most is None:
        return
    for stay in stays(problem, plan):
        if stay.visit.answer_by is None:
            continue
        late = late_h(stay.visit.answer_by, stay.shift.date, stay.stop.end_s)
        if late > most:
            text = message("{visit} is more than {most} h late", visit=stay.visit.id, most=most)
            yield Violation(NAME, stay.visit.id, stay.shift.date, text, late - most, "h")

"""Lateness after a deadline, priced per started hour."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.routes.plan.facts import late_h, stays
from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.scenario.schema.fields import Price
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Priced
from optimizer.words.label import Label

NAME = "lateness"
SENTENCE_ZH = "超过答复时限，按开始计的小时计价"
TITLE = Label("lateness", "超时")
UNITS = {"hour": Label("hours", "小时")}
ORDER = 3


class Settings(Strict):
    """Price of lateness."""

    hour: Price = 10_000
    """Per started hour from the deadline to the end of the stay."""


def measure(problem: RouteProblem, plan: RoutePlan) -> Iterator[Priced]:
    """Counts the started hours."""
    hours = sum(
        late_h(stay.visit.answer_by, stay.shift.date, stay.stop.end_s)
        for stay in stays(problem, plan)
        if stay.visit.answer_by is not None
    )
    yield Priced(NAME, "hour", hours, problem.settings_of(Settings).hour)

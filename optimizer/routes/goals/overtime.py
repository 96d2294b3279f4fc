"""Overtime of the crew, priced per second."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.routes.plan.facts import overtime_s
from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.scenario.schema.fields import Price
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Priced
from optimizer.words.label import Label

NAME = "overtime"
SENTENCE_ZH = "车组加班，按秒计价"
TITLE = Label("overtime", "加班")
UNITS = {"second": Label("seconds", "秒")}
ORDER = 5


class Settings(Strict):
    """Price of overtime."""

    second: Price = 4
    """Per second of the return after the end of the van's day."""


def measure(problem: RouteProblem, plan: RoutePlan) -> Iterator[Priced]:
    """Counts the seconds after the day's end."""
    seconds = sum(overtime_s(problem, route) for route in plan.routes)
    yield Priced(NAME, "second", seconds, problem.settings_of(Settings).second)

"""Waiting on the way, priced per second."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.routes.plan.facts import waiting_s
from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.scenario.schema.fields import Price
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Priced
from optimizer.words.label import Label

NAME = "waiting"
SENTENCE_ZH = "途中等待，按秒计价"
TITLE = Label("waiting", "等候")
UNITS = {"second": Label("seconds", "秒")}
ORDER = 7


class Settings(Strict):
    """Price of waiting."""

    second: Price = 1
    """Per second out that is neither travel nor stay nor meal."""


def measure(problem: RouteProblem, plan: RoutePlan) -> Iterator[Priced]:
    """Counts the seconds between departure and return that nothing fills."""
    seconds = sum(waiting_s(problem, route) for route in plan.routes)
    yield Priced(NAME, "second", seconds, problem.settings_of(Settings).second)

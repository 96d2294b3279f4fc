"""Time on the road, priced per second."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.routes.plan.facts import travel_s
from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.scenario.schema.fields import Price
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Priced
from optimizer.words.label import Label

NAME = "travel"
SENTENCE_ZH = "路上时间，按秒计价"
TITLE = Label("travel", "行车")
UNITS = {"second": Label("seconds", "秒")}
ORDER = 6


class Settings(Strict):
    """Price of travel."""

    second: Price = 2
    """Per second of travel; an hour costs 7,200 by default."""


def measure(problem: RouteProblem, plan: RoutePlan) -> Iterator[Priced]:
    """Counts the seconds of the ways driven, by the matrix."""
    seconds = sum(travel_s(problem, route) for route in plan.routes)
    yield Priced(NAME, "second", seconds, problem.settings_of(Settings).second)

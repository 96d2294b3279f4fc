"""Visits that are not made, priced by their priority."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.scenario.schema.fields import Price
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Priced
from optimizer.words.label import Label

NAME = "left_out"
SENTENCE_ZH = "未安排的上门，按优先级计价"
TITLE = Label("visits left out", "未安排的上门")
UNITS = {
    "visit": Label("visits", "上门"),
    "priority_1": Label("priority 1", "优先级1"),
    "priority_2": Label("priority 2", "优先级2"),
    "priority_3": Label("priority 3", "优先级3"),
}
ORDER = 1


class Settings(Strict):
    """Price of a visit that is not made; a standing stop costs nothing."""

    priority_1: Price = 100_000
    """Per visit of priority 1, the lowest."""
    priority_2: Price = 200_000
    """Per visit of priority 2."""
    priority_3: Price = 400_000
    """Per visit of priority 3, the highest."""


def measure(problem: RouteProblem, plan: RoutePlan) -> Iterator[Priced]:
    """Counts the visits that are not made, by the price that each of them carries."""
    settings = problem.settings_of(Settings)
    names = {price: name for name, price in settings}
    missing = Counter(v.left_out_price for v in problem.visits if v.id not in plan.stop_of)
    for price, visits in sorted(missing.items(), reverse=True):
        yield Priced(NAME, names.get(price, "visit"), visits, price)

"""Published times that move, priced per visit."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.scenario.schema.fields import Price
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Priced
from optimizer.words.label import Label

NAME = "moved_promises"
SENTENCE_ZH = "已公布时间被改动，按上门次数计价"
TITLE = Label("moved promises", "变更的约定")
UNITS = {"moved": Label("moved", "变动")}
ORDER = 4


class Settings(Strict):
    """Price of calling somebody again."""

    moved: Price = 8000
    """Per visit that is made on another date, at another time, or not at all."""
    tolerance_min: int = Field(15, ge=0, le=1440)
    """A start that differs by so many minutes is no other time."""


def measure(problem: RouteProblem, plan: RoutePlan) -> Iterator[Priced]:
    """Counts the visits whose published time is not kept."""
    settings = problem.settings_of(Settings)
    moved = 0
    for told in problem.told:
        made = plan.stop_of.get(told.visit)
        moved += (
            made is None
            or problem.shift[made[0].shift].date != told.date
            or abs(made[1].start_s - told.start_s) > settings.tolerance_min * 60
        )
    yield Priced(NAME, "moved", moved, settings.moved)

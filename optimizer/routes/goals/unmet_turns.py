"""Turns of sub-districts that are not met, priced per turn."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.routes.rules.sub_district_turn import unmet_turns
from optimizer.scenario.schema.fields import Price
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Priced
from optimizer.words.label import Label

NAME = "unmet_turns"
SENTENCE_ZH = "街道未满足的轮次，按轮次计价"
TITLE = Label("unmet turns", "未满足的轮次")
UNITS = {"turn": Label("turns", "轮次")}
ORDER = 2


class Settings(Strict):
    """Price of an unmet turn."""

    turn: Price = 60_000
    """Per turn that a sub-district misses in a week."""


def measure(problem: RouteProblem, plan: RoutePlan) -> Iterator[Priced]:
    """Counts the missing turns by the stays, whatever the plan lists."""
    missing = sum(turn.missing for turn in unmet_turns(problem, plan))
    yield Priced(NAME, "turn", missing, problem.settings_of(Settings).turn)

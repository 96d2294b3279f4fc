"""The goals of the routes. The folder is the list: one file, one goal, found by its name.

Every goal module has `Settings` (its unit prices), `ORDER` (its place among the goals) and
`measure(problem, plan)` (the amounts of a finished plan, without any solver).
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.routes.plan.plan import RoutePlan
    from optimizer.routes.problem import RouteProblem
    from optimizer.scenario.schema.strict import Strict
    from optimizer.solving.verdict import Priced


class Goal(Protocol):
    """What a goal module offers."""

    __name__: str
    __doc__: str
    ORDER: int
    Settings: type[Strict]

    def measure(self, problem: RouteProblem, plan: RoutePlan) -> Iterator[Priced]:
        """Yields the amounts of a finished plan."""


def _discover() -> dict[str, Goal]:
    names = sorted(found.name for found in iter_modules(__path__))
    found = {name: cast("Goal", import_module(f"{__name__}.{name}")) for name in names}
    return dict(sorted(found.items(), key=lambda item: item[1].ORDER))


GOALS = _discover()
"""Every goal by name, the weightiest first."""


def settings_types() -> dict[str, type[Strict]]:
    """The settings model of every goal, by name."""
    return {name: goal.Settings for name, goal in GOALS.items()}


def default_settings() -> dict[str, Strict]:
    """Every goal's prices as they are when a scenario says nothing."""
    return {name: goal.Settings() for name, goal in GOALS.items()}

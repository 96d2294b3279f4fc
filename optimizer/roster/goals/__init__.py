"""The goals of a roster. The folder is the list: one file, one goal, found by its name.

Every goal module has `Settings` (its unit prices), `price(problem, variables)` (adds to the
solver's objective), `measure(problem, plan)` (the amounts of a finished plan, without any solver)
and `least(problem)` (what every plan must pay at least, by the input alone).
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.roster.plan.plan import RosterPlan
    from optimizer.roster.problem.problem import RosterProblem
    from optimizer.roster.variables import Variables
    from optimizer.scenario.schema.strict import Strict
    from optimizer.solving.verdict import Priced


class Goal(Protocol):
    """What a goal module offers."""

    __name__: str
    __doc__: str
    ORDER: int
    Settings: type[Strict]

    def price(self, problem: RosterProblem, variables: Variables) -> None:
        """Adds the goal to the solver's objective."""

    def measure(self, problem: RosterProblem, plan: RosterPlan) -> Iterator[Priced]:
        """Yields the amounts of a finished plan."""

    def least(self, problem: RosterProblem) -> int:
        """A cost that no plan can undercut, by the input alone, price units."""


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

"""The rules of the routes. The folder is the list: one file, one rule, found by its name.

Every rule module has `Settings` (its numbers) and `check(problem, plan)` (judges a finished plan
without any solver). The engines read the same settings; what they build is judged here.
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
    from optimizer.solving.verdict import Violation


class Rule(Protocol):
    """What a rule module offers."""

    __name__: str
    __doc__: str
    Settings: type[Strict]

    def check(self, problem: RouteProblem, plan: RoutePlan) -> Iterator[Violation]:
        """Yields what a finished plan breaks."""


def _discover() -> dict[str, Rule]:
    names = sorted(found.name for found in iter_modules(__path__))
    return {name: cast("Rule", import_module(f"{__name__}.{name}")) for name in names}


RULES = _discover()
"""Every rule by name."""


def settings_types() -> dict[str, type[Strict]]:
    """The settings model of every rule, by name."""
    return {name: rule.Settings for name, rule in RULES.items()}


def default_settings() -> dict[str, Strict]:
    """Every rule's settings as they are when a scenario says nothing."""
    return {name: rule.Settings() for name, rule in RULES.items()}

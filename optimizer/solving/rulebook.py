"""The rules and goals of a model: the folder is the list, one file is one rule or one goal.

A rule's file says everything about it: its first line is the rule as a sentence, `SENTENCE_ZH` the
same in Chinese, `CHINESE` its templates of violations (English to Chinese), `Settings` its numbers,
`check` judges a finished plan without any solver. A goal's file likewise, with `ORDER` (its place
among the goals), `TITLE` (its name), `measure` (its amounts) and maybe `UNITS` (the names of what
it counts). What engines need besides stands in the protocols of each model (`roster.rulebook`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from optimizer.solving.verdict import Priced, Verdict, Violation
from optimizer.words.catalogue import register
from optimizer.words.label import Label

if TYPE_CHECKING:
    from optimizer.scenario.schema.strict import Strict

Problem = TypeVar("Problem", contravariant=True)
Plan = TypeVar("Plan", contravariant=True)


class Checked(Protocol[Problem, Plan]):
    """What the file of a rule offers at least."""

    __name__: str
    __doc__: str
    SENTENCE_ZH: str
    Settings: type[Strict]

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        """Yields what a finished plan breaks."""


class Measured(Protocol[Problem, Plan]):
    """What the file of a goal offers at least."""

    __name__: str
    __doc__: str
    SENTENCE_ZH: str
    TITLE: Label
    ORDER: int
    Settings: type[Strict]

    def measure(self, problem: Problem, plan: Plan) -> Iterator[Priced]:
        """Yields the amounts of a finished plan."""


Rule = TypeVar("Rule", bound=Checked[Any, Any])
Goal = TypeVar("Goal", bound=Measured[Any, Any])


def discover(package: str, path: Iterable[str]) -> dict[str, Any]:
    """The modules of a package by name, sorted; the catalogue learns their Chinese."""
    names = sorted(found.name for found in iter_modules(path))
    modules = {name: import_module(f"{package}.{name}") for name in names}
    for module in modules.values():
        register({sentence_of(module): module.SENTENCE_ZH, **getattr(module, "CHINESE", {})})
    return modules


def sentence_of(module: Any) -> str:
    """A rule or goal as a sentence: the first line of its file. It is a template of its own."""
    return str(module.__doc__ or "").splitlines()[0]


@dataclass(frozen=True)
class Rulebook(Generic[Rule, Goal]):
    """The rules by name, and the goals by name, the weightiest first."""

    rules: Mapping[str, Rule]
    goals: Mapping[str, Goal]

    @property
    def rule_settings(self) -> dict[str, type[Strict]]:
        """The settings model of every rule, by name."""
        return {name: rule.Settings for name, rule in self.rules.items()}

    @property
    def goal_settings(self) -> dict[str, type[Strict]]:
        """The settings model of every goal (its prices), by name."""
        return {name: goal.Settings for name, goal in self.goals.items()}

    @property
    def default_rules(self) -> dict[str, Strict]:
        """Every rule's settings as they are when a scenario says nothing."""
        return {name: rule.Settings() for name, rule in self.rules.items()}

    @property
    def default_goals(self) -> dict[str, Strict]:
        """Every goal's prices as they are when a scenario says nothing."""
        return {name: goal.Settings() for name, goal in self.goals.items()}

    def judge(self, problem: Any, plan: Any) -> Verdict:
        """Checks a plan against every rule and recomputes its objective, without any solver."""
        violations = tuple(v for rule in self.rules.values() for v in rule.check(problem, plan))
        amounts = (p for goal in self.goals.values() for p in goal.measure(problem, plan))
        return Verdict(violations, tuple(amount for amount in amounts if amount.units))


def rulebook(rules: ModuleType, goals: ModuleType) -> Rulebook[Any, Any]:
    """What is found in a folder of rules and a folder of goals, each a package."""
    found = discover(goals.__name__, goals.__path__)
    by_weight = dict(sorted(found.items(), key=lambda item: int(item[1].ORDER)))
    return Rulebook(discover(rules.__name__, rules.__path__), by_weight)

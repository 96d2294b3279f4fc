"""What planning gives back, the same for rosters and routes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from optimizer.solving.outcome import Outcome
from optimizer.solving.status import Status

if TYPE_CHECKING:
    from optimizer.scenario.scenario import Scenario

Problem = TypeVar("Problem", covariant=True)
Plan = TypeVar("Plan", covariant=True)


@dataclass(frozen=True)
class Planned(Generic[Problem, Plan]):
    """A scenario's plan, judged: `plan` is None unless `status` is OPTIMAL or FEASIBLE.

    `objective`, `bound` and `gap` are price units; `bound` is of the whole model.
    """

    scenario: Scenario
    problem: Problem
    outcome: Outcome[Plan]

    @property
    def status(self) -> Status:
        """How planning ended."""
        return self.outcome.status

    @property
    def plan(self) -> Plan | None:
        """The judged plan."""
        return self.outcome.plan

    @property
    def objective(self) -> int | None:
        """The judge's objective."""
        return self.outcome.objective

    @property
    def bound(self) -> int:
        """No plan costs less."""
        return self.outcome.bound

    @property
    def gap(self) -> int | None:
        """Objective minus bound."""
        return self.outcome.gap

"""What one solve found, and how planning ended: the same for rosters and routes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from optimizer.solving.status import Status
from optimizer.solving.verdict import Verdict

Plan = TypeVar("Plan", covariant=True)


@dataclass(frozen=True, slots=True)
class Solved(Generic[Plan]):
    """What one solve found, not judged yet: objective and bound in price units.

    There is a plan only if the status holds one, or is DISPUTED. `goal_bounds` are proven bounds
    of single goals; they add up to at most `bound`.
    """

    status: Status
    plan: Plan | None = None
    objective: int | None = None
    bound: int = 0
    seconds: float = 0.0
    goal_bounds: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Plan]):
    """How planning ended. Only OPTIMAL and FEASIBLE hold a plan; `bound` is of the whole model.

    `seconds` are elapsed, `cpu_seconds` and `peak_mb` (resident) the child's.
    """

    status: Status
    plan: Plan | None = None
    verdict: Verdict | None = None
    bound: int = 0
    goal_bounds: Mapping[str, int] = field(default_factory=dict)
    is_reproducible: bool = False
    detail: str = ""
    detail_zh: str = ""
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_mb: int = 0

    @property
    def objective(self) -> int | None:
        """The judge's objective, price units."""
        return self.verdict.objective if self.verdict else None

    @property
    def gap(self) -> int | None:
        """Objective minus bound, price units."""
        return None if self.objective is None else self.objective - self.bound

"""What one solve found, and how planning ended: the same for rosters and routes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from optimizer.solving.status import Status
from optimizer.solving.verdict import Verdict
from optimizer.words.catalogue import register
from optimizer.words.message import Message, Said, message

Plan = TypeVar("Plan", covariant=True)

_DISPUTED = "judge {judge}, solver {solver}, bound {bound}"
register({_DISPUTED: "校核{judge}，求解器{solver}，下界{bound}"})


@dataclass(frozen=True, slots=True)
class Solved(Generic[Plan]):
    """What one solve found, not judged yet: objective and bound in price units.

    There is a plan only if the status holds one, or is DISPUTED. `known` are bounds of single
    goals among the plans that a next solve of the same problem looks at.
    """

    status: Status
    plan: Plan | None = None
    objective: int | None = None
    bound: int = 0
    seconds: float = 0.0
    known: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Plan]):
    """How planning ended. Only OPTIMAL and FEASIBLE hold a plan; `bound` is of the whole model.

    `detail` says why there is no plan. `seconds` are elapsed, `cpu_seconds` and `peak_mb`
    (resident) the child's.
    """

    status: Status
    plan: Plan | None = None
    verdict: Verdict | None = None
    bound: int = 0
    goal_bounds: Mapping[str, int] = field(default_factory=dict)
    is_reproducible: bool = False
    detail: Said | None = None
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


def disputed_price(judge: int, solver: int | None, bound: int) -> Message:
    """Judge and solver do not agree on what a plan costs, or on what every plan must."""
    return message(_DISPUTED, judge=judge, solver=solver, bound=bound)

"""How a solve of the routes ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from optimizer.routes.plan.plan import RoutePlan


@dataclass(frozen=True, slots=True)
class DayProof:
    """What is proven of one shift, the other routes as they are, price units of its own problem.

    `candidates` are its visits and those left out that it could make.
    """

    shift: str
    candidates: int
    objective: int
    bound: int

    @property
    def is_proven(self) -> bool:
        """No other route of this shift is better."""
        return self.bound >= self.objective


@dataclass(frozen=True, slots=True)
class Solved:
    """What a solve found: objective and bound in price units; a plan only if there is one.

    `status` is OPTIMAL or FEASIBLE (with a plan), INFEASIBLE or OUT_OF_TIME; `days` are the shifts
    looked at one by one.
    """

    status: str
    plan: RoutePlan | None
    objective: int | None
    bound: int
    seconds: float
    days: tuple[DayProof, ...] = ()

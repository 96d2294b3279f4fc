"""What is proven of routes, and of single days."""

from __future__ import annotations

from dataclasses import dataclass

from optimizer.routes.plan.plan import RoutePlan
from optimizer.solving.outcome import Solved


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
class SolvedRoutes(Solved[RoutePlan]):
    """What a solve of the routes found; `days` are the shifts looked at one by one."""

    days: tuple[DayProof, ...] = ()

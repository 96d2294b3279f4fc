"""How a solve of the routes ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from optimizer.routes.plan import RoutePlan


@dataclass(frozen=True, slots=True)
class Solved:
    """What a solve found: objective and bound in price units; a plan only if there is one.

    `status` is OPTIMAL or FEASIBLE (with a plan), INFEASIBLE or OUT_OF_TIME.
    """

    status: str
    plan: RoutePlan | None
    objective: int | None
    bound: int
    seconds: float

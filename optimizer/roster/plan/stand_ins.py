"""The exceptions of backup_pair that the input forces, as a plan lists them."""

from __future__ import annotations

from optimizer.roster.plan.plan import StandIn
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.problem.stand_ins import who_stands_in


def stand_ins(problem: RosterProblem) -> tuple[StandIn, ...]:
    """Every exception that the input forces, sorted."""
    found = who_stands_in(problem).items()
    return tuple(
        sorted(
            (StandIn(*key, code) for key, code in found),
            key=lambda s: (s.post, s.date, s.half),
        )
    )

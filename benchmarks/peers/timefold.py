"""Timefold's solver for Python: vehicles with a list of customers each; needs a JDK 17 or later."""

from __future__ import annotations

from benchmarks.formats.network import Instance
from benchmarks.peers.answer import Absent, Answer


def solve(instance: Instance, limit_s: float, seed: int) -> Answer:
    """The best solution of construction heuristic and late acceptance within the limit."""
    if any(stand.prize is not None for stand in instance.stands[1:]):
        raise Absent("a list of customers that may stay out is not modelled for Timefold")
    try:
        from benchmarks.peers.timefold_model import solve_with_timefold
    except Exception as problem:
        raise Absent(f"Timefold cannot start: {problem}") from None
    return solve_with_timefold(instance, limit_s, seed)

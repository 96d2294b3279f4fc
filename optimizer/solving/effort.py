"""How hard a solve tries."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effort:
    """Seconds (deterministic ones when reproducible), seed, and CP-SAT workers.

    Eight workers on two cores prove many times more than two: they are strategies, not speed.
    """

    limit_s: float = 60.0
    seed: int = 1
    reproducible: bool = False
    workers: int = 8

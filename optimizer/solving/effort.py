"""How hard a solve tries."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True)
class Effort:
    """Seconds (deterministic ones when reproducible), seed, CP-SAT workers, and work.

    Eight workers on two cores prove more of a hard problem than two: they are strategies, not
    speed. Many small ones are better solved side by side with one worker each. `work` is a limit
    in deterministic seconds besides: as much is done on a busy machine as on an idle one. One is
    about four processor seconds.
    """

    limit_s: float = 60.0
    seed: int = 1
    reproducible: bool = False
    workers: int = 8
    work: float = inf

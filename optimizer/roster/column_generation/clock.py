"""What is left of an effort: seconds, or dives where the clock does not count."""

from __future__ import annotations

import time

from optimizer.solving.effort import Effort


class Clock:
    """The time of an effort that began at `began` (monotonic seconds)."""

    def __init__(self, effort: Effort, began: float) -> None:
        self.dives = 0
        self.restart(effort, began)

    def restart(self, effort: Effort, began: float) -> None:
        """A new effort; dives are counted on."""
        self.effort, self._began = effort, began

    @property
    def spent_s(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self._began

    @property
    def left_s(self) -> float:
        """Reproducible searches count dives instead of seconds."""
        if self.effort.reproducible:
            return self.effort.limit_s - self.dives
        return self.effort.limit_s - self.spent_s

    @property
    def call_s(self) -> float:
        """The limit of one call of a solver, not too little; 0 where the clock does not count."""
        return 0.0 if self.effort.reproducible else max(0.1, self.left_s)

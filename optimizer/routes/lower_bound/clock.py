"""When a proof has to stop: by the clock or, in reproducible mode, by the work that it did."""

from __future__ import annotations

import time

from optimizer.solving.effort import Effort

LABELS_PER_S = 100_000
"""What a second is worth when the clock does not count."""


class Clock:
    """The time of an effort, running since it was made."""

    def __init__(self, effort: Effort) -> None:
        self._is_timeless, self._limit_s = effort.reproducible, effort.limit_s
        self._began, self._labels = time.monotonic(), 0

    @property
    def is_timeless(self) -> bool:
        """Only work counts, so it has to be done in order."""
        return self._is_timeless

    def count(self, labels: int) -> None:
        """So many labels were looked at."""
        self._labels += labels

    @property
    def is_over(self) -> bool:
        """The time is used up."""
        labels_s = self._labels / LABELS_PER_S
        spent_s = labels_s if self._is_timeless else time.monotonic() - self._began
        return spent_s >= self._limit_s

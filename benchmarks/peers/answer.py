"""What every engine gives back, and how a peer says that it cannot start."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.formats.network import Routes
from optimizer.solving.status import Status


@dataclass(frozen=True, slots=True)
class Answer:
    """Routes of stands (None: no plan), a proven bound in units of 1 / scale if there is one."""

    routes: Routes | None
    bound: int | None = None
    status: Status = Status.FEASIBLE


class Absent(Exception):
    """This peer cannot be started here, or cannot express the instance; says why."""

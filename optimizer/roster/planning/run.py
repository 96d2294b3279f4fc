"""One planning run: its child process, its clock, and what is known of each group of halls."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.links import backs_others, weight
from optimizer.roster.planning.outcome import Group, Progress, RosterOutcome
from optimizer.roster.planning.solve_group import solve_by_goals
from optimizer.roster.problem.part import inseparable
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Solved
from optimizer.solving.process.run import Child, Ran
from optimizer.solving.status import Status

T = TypeVar("T")

_KEPT_FOR_THE_END = 0.05
"""Share of the limit for what has to be done when time is up: plans that fit, the judge."""


class Ended(Exception):
    """The run ends here, without a plan."""

    def __init__(
        self, status: Status, detail: str = "", problem: RosterProblem | None = None
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.problem = problem


class Run:
    """The state of a run, and how a part of it is solved in the child."""

    def __init__(
        self,
        problem: RosterProblem,
        effort: Effort,
        child: Child,
        on_progress: Callable[[Progress], None] | None,
    ) -> None:
        self._problem = problem
        self._effort = effort
        self._child = child
        self._on_progress = on_progress
        self._began = time.monotonic()
        self._cpu_seconds = 0.0
        self._peak_mb = 0
        staffed = inseparable(problem)
        # Who backs up others comes first: the others can give way more easily.
        staffed.sort(key=lambda h: (not backs_others(problem, h), weight(problem, h), h))
        self._groups = [Group(halls) for halls in staffed]

    def outcome(self, status: Status, *, detail: str = "", detail_zh: str = "") -> RosterOutcome:
        """How the run ended, without a plan."""
        return RosterOutcome(
            status=status,
            groups=tuple(self._groups),
            is_reproducible=self._is_timeless,
            detail=detail,
            detail_zh=detail_zh,
            seconds=time.monotonic() - self._began,
            cpu_seconds=self._cpu_seconds,
            peak_mb=self._peak_mb,
        )

    @property
    def _is_timeless(self) -> bool:
        """In reproducible mode shares are of deterministic time, not of the clock's."""
        return self._effort.reproducible

    @property
    def _left_s(self) -> float:
        if self._is_timeless:
            return self._effort.limit_s
        spent = time.monotonic() - self._began
        return max(0.0, (1 - _KEPT_FOR_THE_END) * self._effort.limit_s - spent)

    @property
    def _objective(self) -> int:
        return sum(group.objective for group in self._groups)

    def _take(self, group: Group, solved: Solved[RosterPlan]) -> None:
        assert solved.plan is not None
        assert solved.objective is not None
        group.plan, group.objective, group.status = solved.plan, solved.objective, solved.status
        group.seconds += solved.seconds

    def _solve(
        self,
        problem: RosterProblem,
        limit_s: float,
        *,
        start: RosterPlan | None = None,
        known: Mapping[str, int] | None = None,
        tight: RosterProblem | None = None,
        is_first: bool = False,
    ) -> Solved[RosterPlan] | None:
        """One solve in the child; None when it found nothing in time."""
        job = partial(solve_by_goals, is_first=is_first)
        solved: Solved[RosterPlan] | None = self._ran(
            job, problem, limit_s, start, known or {}, tight
        )
        if solved is not None and solved.status is Status.DISPUTED:
            raise Ended(Status.DISPUTED, ", ".join(hall.id for hall in problem.halls))
        if solved is not None and solved.status is Status.INFEASIBLE:
            raise Ended(Status.INFEASIBLE, problem=problem)
        return solved if solved is not None and solved.plan is not None else None

    def _ran(
        self, job: Callable[..., T], problem: RosterProblem, limit_s: float, *more: object
    ) -> T | None:
        """A job on a problem in the child; None when it did not end in time."""
        effort = replace(self._effort, limit_s=max(0.2, limit_s))
        hard_s = effort.limit_s * (100 if self._is_timeless else 1) + 1.0
        ran: Ran[T] = self._child.run(job, problem, effort, *more, limit_s=hard_s)
        self._cpu_seconds += ran.cpu_seconds
        self._peak_mb = max(self._peak_mb, ran.peak_mb)
        if ran.ending in ("cancelled", "crashed"):
            raise Ended(ran.status, ran.detail)
        return ran.value

    def _tell(self, stage: str, done: int) -> None:
        if self._on_progress:
            bound = sum(group.bound for group in self._groups)
            total = len(self._groups)
            self._on_progress(Progress(stage, done, total, self._objective, bound))

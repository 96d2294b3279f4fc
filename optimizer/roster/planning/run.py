"""One planning run: its child process, its clock, and what is known of each group of halls."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from math import inf
from typing import Any, TypeVar

from optimizer.roster.plan.merge import joined
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.links import fixed_links, misfits
from optimizer.roster.planning.outcome import Group, Progress, RosterOutcome
from optimizer.roster.planning.solve_group import solve_group
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Solved
from optimizer.solving.process.children import Call, Children
from optimizer.solving.process.run import Ran
from optimizer.solving.status import Status
from optimizer.words.label import Label, verbatim
from optimizer.words.message import Said

K = TypeVar("K")
T = TypeVar("T")

_HANGS_S = 10.0
"""A solve keeps its own limit; one that is so much late hangs. To start a child anew takes long."""
_KEPT_FOR_THE_END = 0.05
"""Share of the limit for what has to be done when time is up: plans that fit, the judge."""


class Ended(Exception):
    """The run ends here, without a plan."""

    def __init__(
        self, status: Status, detail: Said | None = None, problem: RosterProblem | None = None
    ) -> None:
        super().__init__(status, detail)
        self.status = status
        self.detail = detail
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Solve:
    """A solve that is asked for: a group's problem, how hard it is tried, where it starts."""

    group: Group
    problem: RosterProblem
    effort: Effort
    start: RosterPlan | None = None
    is_first: bool = False


def names_of(halls: tuple[str, ...]) -> Label:
    """The halls concerned."""
    return Label(", ".join(halls), "、".join(halls))


@dataclass(slots=True)
class Run:
    """What the stages share. Groups are values: a stage that tries something puts back the old.

    `floor` is a plan of the whole that the result must not be worse than. In reproducible mode
    shares are of deterministic time, not of the clock's.
    """

    problem: RosterProblem
    effort: Effort
    children: Children
    on_progress: Callable[[Progress], None] | None = None
    groups: tuple[Group, ...] = ()
    floor: RosterPlan | None = None
    began: float = field(default_factory=time.monotonic)
    cpu_seconds: float = 0.0
    peak_mb: int = 0
    told: Progress | None = None

    @property
    def left_s(self) -> float:
        """The time that is left, seconds."""
        if self.effort.reproducible:
            return self.effort.limit_s
        spent = time.monotonic() - self.began
        return max(0.0, (1 - _KEPT_FOR_THE_END) * self.effort.limit_s - spent)

    def time_s(self, share: float) -> float:
        """A share of the limit and what is left of it, seconds; any when reproducible."""
        return inf if self.effort.reproducible else share * self.effort.limit_s + self.left_s

    @property
    def objective(self) -> int:
        """What the groups' plans cost together, price units."""
        return sum(group.objective for group in self.groups)

    @property
    def bound(self) -> int:
        """No plan of the whole costs less, price units."""
        return sum(group.bound for group in self.groups)

    def effort_of(self, limit_s: float, workers: int | None = None, work: float = inf) -> Effort:
        """An effort of so many seconds, with as many workers as the run's by default."""
        workers = self.effort.workers if workers is None else workers
        return replace(self.effort, limit_s=limit_s, workers=workers, work=work)

    def group_of(self, halls: tuple[str, ...]) -> Group:
        """The group of these halls, as it is now."""
        return next(group for group in self.groups if group.halls == halls)

    def put(self, group: Group) -> None:
        """A group takes the place of the one of the same halls."""
        self.groups = tuple(group if g.halls == group.halls else g for g in self.groups)

    def unite(self, groups: Iterable[Group], united: Group) -> None:
        """One group takes the place of several."""
        gone = {group.halls for group in groups}
        self.groups = (*(group for group in self.groups if group.halls not in gone), united)

    def misfits(self) -> set[str]:
        """The halls whose plans do not fit those of the others."""
        return misfits(self.problem, joined(group.plan for group in self.groups))

    def tight(self, halls: tuple[str, ...], borrowers: tuple[str, ...] = ()) -> RosterProblem:
        """The halls with their links fixed to what the other groups do so far."""
        others = joined(g.plan for g in self.groups if not set(g.halls) & set(halls))
        return fixed_links(self.problem, others, halls, borrowers)

    def solve(
        self,
        problem: RosterProblem,
        effort: Effort,
        *,
        start: RosterPlan | None = None,
        known: Mapping[str, int] | None = None,
        is_first: bool = False,
    ) -> Solved[RosterPlan] | None:
        """One solve in a child; None when it found nothing in time."""
        job = partial(solve_group, is_first=is_first)
        return self._planned(problem, self.ask(job, problem, effort, start, known or {}))

    def ask(
        self, job: Callable[..., T], problem: RosterProblem, effort: Effort, *more: object
    ) -> T | None:
        """A job on a problem in a child; None when it did not end in time."""
        call = self._call(None, job, problem, effort, *more)
        ran = self.children.first.run(call.function, *call.args, limit_s=call.limit_s)
        found: T | None = self._value(ran)
        return found

    def solve_each(self, solves: Iterable[Solve]) -> Iterator[tuple[Group, Solved[RosterPlan]]]:
        """Solves side by side, as they end; without those that found nothing in time."""
        calls = (
            self._call(
                (solve.group, solve.problem),
                partial(solve_group, is_first=solve.is_first),
                solve.problem,
                solve.effort,
                solve.start,
                solve.group.known,
            )
            for solve in solves
        )
        for (group, problem), ran in self.children.run_each(calls):
            solved = self._planned(problem, self._value(ran))
            if solved is not None:
                yield group, solved

    def ask_each(
        self, job: Callable[..., T], asked: Iterable[tuple[K, RosterProblem, Effort, object]]
    ) -> Iterator[tuple[K, T]]:
        """A job with one argument on many problems side by side, each with an effort."""
        calls = (
            self._call(key, job, problem, effort, more) for key, problem, effort, more in asked
        )
        for key, ran in self.children.run_each(calls):
            value: T | None = self._value(ran)
            if value is not None:
                yield key, value

    def _call(
        self,
        key: K,
        job: Callable[..., object],
        problem: RosterProblem,
        effort: Effort,
        *more: object,
    ) -> Call[K]:
        effort = replace(effort, limit_s=max(0.2, effort.limit_s))
        hard_s = effort.limit_s * (100 if effort.reproducible else 1) + _HANGS_S
        return Call(key, job, (problem, effort, *more), hard_s)

    def _value(self, ran: Ran[Any]) -> Any:
        """What a job found, None when it did not end in time; what goes wrong ends the run."""
        self.cpu_seconds += ran.cpu_seconds
        self.peak_mb = max(self.peak_mb, ran.peak_mb)
        if ran.ending in ("cancelled", "crashed"):
            raise Ended(ran.status, verbatim(ran.detail) if ran.detail else None)
        return ran.value

    def _planned(
        self, problem: RosterProblem, solved: Solved[RosterPlan] | None
    ) -> Solved[RosterPlan] | None:
        """A solve with a plan, or None; what is impossible or in doubt ends the run."""
        if solved is not None and solved.status is Status.DISPUTED:
            halls = tuple(hall.id for hall in problem.halls)
            raise Ended(Status.DISPUTED, names_of(halls))
        if solved is not None and solved.status is Status.INFEASIBLE:
            raise Ended(Status.INFEASIBLE, problem=problem)
        return solved if solved is not None and solved.plan is not None else None

    def tell(self, stage: str, done: int | None = None) -> None:
        """Says how far a stage is, once: groups done, all of them by default."""
        if self.on_progress:
            total = len(self.groups)
            done = total if done is None else done
            now = Progress(stage, done, total, self.objective, self.bound)
            if now != self.told:
                self.on_progress(now)
            self.told = now

    def outcome(self, status: Status, detail: Said | None = None) -> RosterOutcome:
        """How the run ended, without a plan."""
        return RosterOutcome(
            status=status,
            groups=self.groups,
            is_reproducible=self.effort.reproducible,
            detail=detail,
            seconds=time.monotonic() - self.began,
            cpu_seconds=self.cpu_seconds,
            peak_mb=self.peak_mb,
        )

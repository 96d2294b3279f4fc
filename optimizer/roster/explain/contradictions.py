"""All that keeps a problem from having a plan: separate conflicts, and the fewest rows to change.

Every way out changes at least one row of every conflict. The fewest rows that do are left out and
the rest is solved: if there is a plan, no fewer rows will do; if not, that is one conflict more.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from optimizer.roster.explain.causes import Cause
from optimizer.roster.explain.conflicts import Explanation, explain, feasible_job
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.effort import Effort
from optimizer.solving.process.run import Child, Ran
from optimizer.solving.status import Status

Rows = frozenset[Cause]


@dataclass(frozen=True, slots=True)
class Contradictions:
    """Why there is no plan, and what would have to change.

    `status` is INFEASIBLE, or OPTIMAL when a plan exists, or what ended the search. No two
    `conflicts` share a row. Without the rows of `change` a plan exists, as solved, and there is
    none with fewer rows left out; None when that was not found out, or when rows do not help.
    """

    status: Status
    conflicts: tuple[Explanation, ...] = ()
    change: tuple[Cause, ...] | None = None
    detail: str = ""


def contradictions(
    problem: RosterProblem, child: Child | None, limit_s: float, *, seed: int = 1
) -> Contradictions:
    """Explains an impossible problem within the limit, in the child or in this process."""
    return _Search(problem, child, limit_s, seed).found()


class _Search:
    """The conflicts so far, and the clock."""

    def __init__(
        self, problem: RosterProblem, child: Child | None, limit_s: float, seed: int
    ) -> None:
        self._problem = problem
        self._child = child
        self._until = time.monotonic() + limit_s
        self._seed = seed
        self._conflicts: list[Explanation] = []
        self._ended: Explanation | None = None

    def found(self) -> Contradictions:
        status = self._separate(frozenset())
        separate = tuple(self._conflicts)
        if not separate:
            if self._ended is not None:
                return Contradictions(self._ended.status, detail=self._ended.detail)
            return Contradictions(status)
        change = self._fewest() if status.has_plan else None
        return Contradictions(Status.INFEASIBLE, separate, change)

    def _separate(self, gone: Rows) -> Status:
        """Conflicts that share no row, one after the other, until what is left has a plan."""
        while (status := self._status(gone)) is Status.INFEASIBLE:
            conflict = self._explained(gone)
            if conflict is None or not conflict.rows:
                break
            gone |= conflict.rows
        return status

    def _fewest(self) -> tuple[Cause, ...] | None:
        """The fewest rows without which a plan exists, of these the ones that are blamed first."""
        while (rows := cheapest_rows([one.rows for one in self._conflicts])) is not None:
            status = self._status(rows)
            if status is not Status.INFEASIBLE:
                break
            if self._explained(rows) is None:
                return None
        if rows is None or not status.has_plan:
            return None
        return tuple(sorted(rows, key=lambda cause: (cause.rank, str(cause.told()))))

    def _explained(self, gone: Rows) -> Explanation | None:
        """One conflict more; None when it was not found out."""
        left_s = self._until - time.monotonic()
        found = explain(_without(self._problem, gone), self._child, left_s, seed=self._seed)
        if not found.causes:
            self._ended = found
            return None
        self._conflicts.append(found)
        return found

    def _status(self, gone: Rows) -> Status:
        """Whether the problem without these rows has a plan."""
        left_s = self._until - time.monotonic()
        if left_s <= 0:
            return Status.OUT_OF_TIME
        problem = _without(self._problem, gone)
        return is_possible(problem, self._child, Effort(limit_s=left_s, seed=self._seed))


def is_possible(problem: RosterProblem, child: Child | None, effort: Effort) -> Status:
    """OPTIMAL if any plan obeys the rules, INFEASIBLE if none does, else what ended the solve."""
    nothing: frozenset[str] = frozenset()
    if child is None:
        return feasible_job(problem, effort, nothing, True, report=lambda _: None)
    ran: Ran[Status] = child.run(
        feasible_job, problem, effort, nothing, True, limit_s=effort.limit_s
    )
    return ran.value or ran.status


def _without(problem: RosterProblem, rows: Rows) -> RosterProblem:
    for row in sorted(rows, key=lambda cause: (cause.rank, str(cause.told()))):
        problem = row.left_out(problem)
    return problem


def cheapest_rows(cores: Sequence[Rows]) -> Rows | None:
    """The fewest rows of which every core has one, those that are blamed first; None if none is."""
    for most in range(len(cores) + 1):
        found = list(_choices(cores, frozenset(), most))
        if found:
            return min(found, key=_blame)
    return None


def _choices(cores: Sequence[Rows], chosen: Rows, most: int) -> Iterator[Rows]:
    open_core = next((core for core in cores if not core & chosen), None)
    if open_core is None:
        yield chosen
    elif len(chosen) < most:
        for row in open_core:
            yield from _choices(cores, chosen | {row}, most)


def _blame(rows: Rows) -> tuple[list[int], list[str]]:
    ranks = sorted((row.rank for row in rows), reverse=True)
    return ranks, sorted(str(row.told()) for row in rows)

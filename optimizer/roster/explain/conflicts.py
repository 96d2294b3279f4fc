"""Why no plan exists: a second opinion, then the smallest set of rules and input rows that clash.

A deletion filter: what can be left out while the rest stays impossible is left out, in halves and
then one by one, until every cause that remains is needed. What is blamed last is left out first.
Goals play no part.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from optimizer.roster.cp_sat.solve import solve
from optimizer.roster.explain.causes import Cause, causes_of
from optimizer.roster.explain.pins import why_impossible
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.effort import Effort
from optimizer.solving.process.run import Child, Ran
from optimizer.solving.status import Status
from optimizer.words.label import Label
from optimizer.words.message import Lang, Message

_OTHER_SEED = 1000003
HEADS = {
    True: Label(
        "These cannot all hold; leave out any one of them and a plan exists:",
        "以下各项不能同时成立；去掉其中任何一项即有可行计划：",
    ),
    False: Label(
        "These cannot all hold; there was no time to find out whether fewer clash:",
        "以下各项不能同时成立；时间不足，未能确认是否还可再少：",
    ),
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a problem has no plan.

    `status` is INFEASIBLE, or DISPUTED when another solve did find a plan, or what ended the
    explaining. `causes` clash with each other; `is_minimal` says that without any one of them a
    plan exists. `is_confirmed` says that the second opinions, of the problem and of the causes
    alone, came in time. `hints` say why what is fixed cannot be.
    """

    status: Status
    causes: tuple[Cause, ...] = ()
    is_minimal: bool = False
    is_confirmed: bool = False
    hints: tuple[Message, ...] = ()
    solves: int = 0
    seconds: float = 0.0
    detail: str = ""

    @property
    def rows(self) -> frozenset[Cause]:
        """The input rows among the causes: one of them has to change."""
        return frozenset(cause for cause in self.causes if cause.table)

    def said(self, lang: Lang) -> str:
        """The causes for people, one to a line."""
        lines = [f"- {cause.told().said(lang)}" for cause in self.causes]
        hints = [hint.said(lang) for hint in self.hints]
        return "\n".join([HEADS[self.is_minimal].said(lang), *lines, *hints])


def explain(
    problem: RosterProblem, child: Child | None, limit_s: float, *, seed: int = 1
) -> Explanation:
    """Explains why a problem (best the part that was impossible) has no plan, within the limit.

    Solves run in the child, or in this process without one.
    """
    return _Search(problem, child, limit_s, seed).explanation()


def feasible_job(
    problem: RosterProblem,
    effort: Effort,
    without: frozenset[str],
    presolve: bool,
    *,
    report: Callable[[object], None],
) -> Status:
    """Whether a problem has any plan; a job for a child process."""
    del report
    goals: tuple[str, ...] = ()
    solved = solve(problem, effort=effort, goals=goals, without=without, presolve=presolve)
    return solved.status


class _Ended(Exception):
    """A solve was cancelled or crashed: the explaining ends here."""

    def __init__(self, status: Status, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


class _Search:
    """The search for the causes: its clock, and what is known so far."""

    def __init__(
        self, problem: RosterProblem, child: Child | None, limit_s: float, seed: int
    ) -> None:
        self._problem = problem
        self._child = child
        self._limit_s = limit_s
        self._seed = seed
        self._began = time.monotonic()
        self._solves = 0
        self._all = causes_of(problem)
        self._is_certain = True

    def explanation(self) -> Explanation:
        try:
            opinion = self._second_opinion(self._all)
            causes = [] if opinion is Status.OPTIMAL else self._needed(self._smallest())
            again = self._second_opinion(causes) if causes else opinion
        except _Ended as ended:
            return self._told(ended.status, detail=ended.detail)
        if Status.OPTIMAL in (opinion, again):
            return self._told(Status.DISPUTED)
        if Status.INFEASIBLE not in (opinion, again) and len(causes) == len(self._all):
            return self._told(Status.OUT_OF_TIME)
        return replace(
            self._told(Status.INFEASIBLE),
            causes=tuple(causes),
            is_minimal=self._is_certain,
            is_confirmed=opinion is again is Status.INFEASIBLE,
            hints=self._hints(causes),
        )

    def _second_opinion(self, causes: list[Cause]) -> Status:
        return self._status(causes, seed=_OTHER_SEED + self._seed, presolve=False)

    def _smallest(self) -> list[Cause]:
        """The causes without which, one by one, the others would be possible."""
        kept: list[Cause] = []
        todo = _halves(self._all[::-1])
        while todo:
            chunk = todo.pop()
            rest = [cause for other in todo for cause in other]
            if self._is_possible([*kept, *rest]):
                if len(chunk) == 1:
                    kept += chunk
                else:
                    todo += _halves(chunk)
        return [cause for cause in self._all if cause in kept]

    def _needed(self, causes: list[Cause]) -> list[Cause]:
        """The same, checked once more: leaving out a row need not always make more possible."""
        self._is_certain = True
        for cause in reversed(causes):
            others = [other for other in causes if other != cause]
            if not self._is_possible(others):
                return self._needed(others)
        return causes

    def _is_possible(self, causes: list[Cause]) -> bool:
        """A plan exists that obeys these causes; in doubt yes, which keeps what is in question."""
        status = self._status(causes)
        self._is_certain &= status is not Status.OUT_OF_TIME
        return status is not Status.INFEASIBLE

    def _status(self, causes: list[Cause], *, seed: int = 0, presolve: bool = True) -> Status:
        left_s = self._limit_s - (time.monotonic() - self._began)
        if left_s <= 0:
            return Status.OUT_OF_TIME
        problem = self._problem
        left_out = [cause for cause in self._all if cause not in causes]
        for cause in left_out:
            problem = cause.left_out(problem)
        without = frozenset(cause.name for cause in left_out if cause.kind == "rule")
        effort = Effort(limit_s=left_s, seed=seed or self._seed)
        self._solves += 1
        if self._child is None:
            return feasible_job(problem, effort, without, presolve, report=_nobody)
        ran: Ran[Status] = self._child.run(
            feasible_job, problem, effort, without, presolve, limit_s=left_s
        )
        if ran.ending in ("cancelled", "crashed"):
            raise _Ended(ran.status, ran.detail)
        return ran.value or Status.OUT_OF_TIME

    def _hints(self, causes: list[Cause]) -> tuple[Message, ...]:
        """Where no rule clashes, what is fixed cannot be at all: why."""
        if any(cause.kind == "rule" for cause in causes):
            return ()
        pins = [cause.pin for cause in causes if cause.pin is not None]
        found = (why_impossible(self._problem, pin) for pin in pins)
        return tuple(hint for hint in found if hint is not None)

    def _told(self, status: Status, *, detail: str = "") -> Explanation:
        seconds = time.monotonic() - self._began
        return Explanation(status, solves=self._solves, seconds=seconds, detail=detail)


def _halves(causes: list[Cause]) -> list[list[Cause]]:
    """Two halves, the first of them last: it is looked at first."""
    middle = (len(causes) + 1) // 2
    return [half for half in (causes[middle:], causes[:middle]) if half]


def _nobody(_: object) -> None:
    """Nobody listens to the reports."""

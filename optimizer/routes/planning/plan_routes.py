"""The van's routes: solved in a child process, judged, with reasons for what is left out."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace

from optimizer.routes.explain.broken_promises import broken_promises
from optimizer.routes.explain.left_out import with_left_out_reasons
from optimizer.routes.explain.reason_codes import UNEXPLAINED
from optimizer.routes.judge import judge_routes
from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.plan.solved import DayProof, SolvedRoutes
from optimizer.routes.planning.precompile import WARM_S, warm
from optimizer.routes.planning.solve import solve_routes
from optimizer.routes.problem import RouteProblem
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Outcome, disputed_price
from optimizer.solving.process.run import Child, Ran
from optimizer.solving.status import Status
from optimizer.words.catalogue import register
from optimizer.words.label import verbatim
from optimizer.words.message import Lines, Message, message

_EXPLAIN_S = 60.0
_UNKNOWN = "which rules clash was not found out: the search for reasons broke off"
register({_UNKNOWN: "未查明哪些规则冲突：查找原因时中断"})


@dataclass(frozen=True, slots=True)
class RoutesOutcome(Outcome[RoutePlan]):
    """How planning ended; `days` are proofs of single shifts, the others as they are."""

    days: tuple[DayProof, ...] = ()


def plan_routes_problem(
    problem: RouteProblem,
    effort: Effort,
    start: RoutePlan | None = None,
    on_progress: Callable[[object], None] | None = None,
    precompiled: Child | None = None,
) -> RoutesOutcome:
    """The best routes within the effort, judged; what a solve can do wrong becomes a status.

    The machine code is loaded before the clock starts; once after an installation it is made,
    unless a child is given that is at it already (`precompiling`).
    """
    with nullcontext(precompiled) if precompiled else Child() as child:
        warmed: Ran[None] = child.run(warm, limit_s=WARM_S)
        if warmed.ending == "cancelled":
            return RoutesOutcome(Status.CANCELLED)
        began = time.monotonic()
        hard_s = effort.limit_s * (100 if effort.reproducible else 1) + 5.0
        ran: Ran[SolvedRoutes] = child.run(
            solve_routes, problem, effort, start, limit_s=hard_s, on_report=on_progress
        )
        found = _judged(problem, ran.value, child) if ran.value else _ended(ran)
    return replace(
        found,
        is_reproducible=effort.reproducible,
        seconds=time.monotonic() - began,
        cpu_seconds=ran.cpu_seconds,
        peak_mb=ran.peak_mb,
    )


def _ended(ran: Ran[SolvedRoutes]) -> RoutesOutcome:
    return RoutesOutcome(ran.status, detail=verbatim(ran.detail) if ran.detail else None)


def _judged(problem: RouteProblem, solved: SolvedRoutes, child: Child) -> RoutesOutcome:
    """What the child found, as the judge sees it."""
    if solved.plan is None:
        return _without_plan(problem, solved, child)
    verdict = judge_routes(problem, solved.plan)
    if not verdict.is_legal:
        return RoutesOutcome(Status.DISPUTED, detail=verdict)
    if solved.bound > verdict.objective:
        detail = disputed_price(verdict.objective, solved.objective, solved.bound)
        return RoutesOutcome(Status.DISPUTED, detail=detail)
    status = Status.OPTIMAL if solved.bound == verdict.objective else Status.FEASIBLE
    plan = _explained(problem, solved.plan, child)
    if plan is None:
        return RoutesOutcome(Status.CANCELLED)
    return RoutesOutcome(status, plan, verdict, solved.bound, days=solved.days)


def _without_plan(problem: RouteProblem, solved: SolvedRoutes, child: Child) -> RoutesOutcome:
    """Promises that clash prove that there is none, whatever the search found out in its time."""
    why: Ran[tuple[Message, ...]] = child.run(broken_promises, problem, limit_s=_EXPLAIN_S)
    if why.ending == "cancelled":
        return RoutesOutcome(Status.CANCELLED)
    clashes = why.value or ()
    if clashes or solved.status is Status.INFEASIBLE:
        unknown = None if why.ending == "done" else message(_UNKNOWN)
        return RoutesOutcome(Status.INFEASIBLE, detail=Lines(clashes) if clashes else unknown)
    return RoutesOutcome(Status.OUT_OF_TIME, bound=solved.bound)


def _explained(problem: RouteProblem, plan: RoutePlan, child: Child) -> RoutePlan | None:
    """The same plan with reasons; where the child could not say one, that. None: somebody stopped.

    What it said before it ended is kept.
    """
    if not plan.left_out:
        return plan
    ran: Ran[RoutePlan] = child.run(with_left_out_reasons, problem, plan, limit_s=_EXPLAIN_S)
    if ran.ending == "cancelled":
        return None
    told = ran.value or ran.last_report
    told = told if isinstance(told, RoutePlan) else plan
    left_out = (one if one.code else replace(one, code=UNEXPLAINED) for one in told.left_out)
    return replace(told, left_out=tuple(left_out))

"""The van's routes: solved in a child process, judged, with reasons for what is left out."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace

from optimizer.routes.explain.broken_promises import broken_promises
from optimizer.routes.explain.left_out import with_left_out_reasons
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
from optimizer.words.label import verbatim
from optimizer.words.message import Lines, Message

_EXPLAIN_S = 60.0


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
    return RoutesOutcome(status, plan, verdict, solved.bound, days=solved.days)


def _without_plan(problem: RouteProblem, solved: SolvedRoutes, child: Child) -> RoutesOutcome:
    """Promises that clash prove that there is none, whatever the search found out in its time."""
    why: Ran[tuple[Message, ...]] = child.run(broken_promises, problem, limit_s=_EXPLAIN_S)
    clashes = why.value or ()
    if clashes or solved.status is Status.INFEASIBLE:
        return RoutesOutcome(Status.INFEASIBLE, detail=Lines(clashes) if clashes else None)
    return RoutesOutcome(Status.OUT_OF_TIME, bound=solved.bound)


def _explained(problem: RouteProblem, plan: RoutePlan, child: Child) -> RoutePlan:
    """The same plan with reasons, as many as are known in time."""
    if not plan.left_out:
        return plan
    ran: Ran[RoutePlan] = child.run(with_left_out_reasons, problem, plan, limit_s=_EXPLAIN_S)
    told = ran.value or ran.last_report
    return told if isinstance(told, RoutePlan) else plan

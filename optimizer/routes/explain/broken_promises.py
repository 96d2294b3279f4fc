"""Why no route plan exists: the fewest promised or fixed visits that cannot all be kept.

Only these must be made, so only these can clash, and only those that share a shift. Such a group is
solved with fewer and fewer of them (deletion filter) until none can be spared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from optimizer.routes.days.prove_day import prove_day
from optimizer.routes.explain.insertion import in_the_way, is_dated
from optimizer.routes.explain.reason_codes import CODES
from optimizer.routes.plan.facts import clock
from optimizer.routes.problem import RouteProblem, Shift, Visit
from optimizer.solving.effort import Effort

_SOLVE_S = 20.0

Line = tuple[str, str]
Group = tuple[tuple[Visit, ...], tuple[Shift, ...]]
"""Visits that must be made, and the shifts that may make some of them."""


def broken_promises(
    problem: RouteProblem, *, report: Callable[[object], None] | None = None
) -> Line:
    """The clashes in English and Chinese, one line each; a job for a child. Empty without any."""
    del report
    lines = [_of_stranger(k.visit, k.shift) for k in problem.frozen if k.visit not in problem.visit]
    for visits, shifts in _groups(problem):
        part = replace(problem, shifts=shifts, turns_of=())
        clash = _fewest(part, visits)
        lines += [_of_one(part, clash[0])] if len(clash) == 1 else []
        lines += [_of_several(part, clash)] if len(clash) > 1 else []
    return "\n".join(line[0] for line in lines), "\n".join(line[1] for line in lines)


def _groups(problem: RouteProblem) -> Iterator[Group]:
    """What must be made, in groups without a common shift."""
    fixed = {kept.visit: kept.shift for kept in problem.frozen}
    groups: list[Group] = []
    for visit in problem.visits:
        if not (visit.required or visit.id in fixed):
            continue
        mine = {
            shift.id
            for shift in problem.shifts
            if is_dated(shift, visit) and fixed.get(visit.id, shift.id) == shift.id
        }
        near = [group for group in groups if mine & {shift.id for shift in group[1]}]
        groups = [group for group in groups if group not in near]
        mine |= {shift.id for group in near for shift in group[1]}
        visits = (*(one for group in near for one in group[0]), visit)
        groups.append((visits, tuple(shift for shift in problem.shifts if shift.id in mine)))
    yield from groups


def _fewest(problem: RouteProblem, visits: tuple[Visit, ...]) -> tuple[Visit, ...]:
    """A smallest set of these that the shifts cannot make together; empty if they can make all."""
    if not _clash(problem, visits):
        return ()
    for visit in visits:
        fewer = tuple(other for other in visits if other is not visit)
        if fewer and _clash(problem, fewer):
            visits = fewer
    return visits


def _clash(problem: RouteProblem, visits: tuple[Visit, ...]) -> bool:
    names = {visit.id for visit in visits}
    part = replace(
        problem,
        visits=tuple(replace(visit, required=True) for visit in visits),
        frozen=tuple(kept for kept in problem.frozen if kept.visit in names),
        told=(),
    )
    return prove_day(part, effort=Effort(limit_s=_SOLVE_S)).status == "INFEASIBLE"


def _of_several(problem: RouteProblem, visits: tuple[Visit, ...]) -> Line:
    days = ", ".join(map(str, problem.dates))
    names = ", ".join(_named(problem, visit)[0] for visit in visits)
    chinese = "、".join(_named(problem, visit)[1] for visit in visits)
    return f"{days}: the van cannot keep all of these: {names}", f"{days}：无法同时兑现：{chinese}"


def _of_one(problem: RouteProblem, visit: Visit) -> Line:
    code = in_the_way(problem, visit)[0] or "too_far"
    english, chinese = _named(problem, visit)
    return f"{english}: {CODES[code][0]}", f"{chinese}：{CODES[code][1]}"


def _of_stranger(visit: str, shift: str) -> Line:
    return f"{visit} is fixed on {shift}, but is no visit", f"{visit}固定于{shift}，但没有此上门"


def _named(problem: RouteProblem, visit: Visit) -> Line:
    """A visit with what was fixed or promised."""
    for kept in problem.frozen:
        if kept.visit == visit.id:
            at = f"{kept.shift} {clock(kept.start_s)}"
            return f"{visit.id} (fixed: {at})", f"{visit.id}（固定：{at}）"
    spans = ", ".join(
        f"{f'{w.date} ' if w.date else ''}{clock(w.start_s)}-{clock(w.end_s)}"
        for w in visit.windows
    )
    return f"{visit.id} (promised: {spans})", f"{visit.id}（约定：{spans}）"

"""Why no route plan exists: the fewest promised or fixed visits that cannot all be kept.

Only these must be made, so only these can clash, and only those that share a shift. Such a group is
solved with fewer and fewer of them (deletion filter) until none can be spared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from optimizer.routes.days.prove_day import prove_day
from optimizer.routes.explain.insertion import in_the_way
from optimizer.routes.explain.reason_codes import reason
from optimizer.routes.plan.facts import clock
from optimizer.routes.problem import RouteProblem, Shift, Visit
from optimizer.routes.rules.site_hours import is_open_on
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from optimizer.words.catalogue import register
from optimizer.words.message import Message, message

_SOLVE_S = 20.0

CHINESE = {
    "{days}: the van cannot keep all of these: {visits}": "{days}：无法同时兑现：{visits}",
    "{visit}: {reason}": "{visit}：{reason}",
    "{visit} is fixed on {shift}, but is no visit": "{visit}固定于{shift}，但没有此上门",
    "{visit} (fixed: {shift} {time})": "{visit}（固定：{shift} {time}）",
    "{visit} (promised: {times})": "{visit}（约定：{times}）",
}
register(CHINESE)

Group = tuple[tuple[Visit, ...], tuple[Shift, ...]]
"""Visits that must be made, and the shifts that may make some of them."""


def broken_promises(
    problem: RouteProblem, *, report: Callable[[object], None] | None = None
) -> tuple[Message, ...]:
    """The clashes; a job for a child."""
    del report
    found = [
        message("{visit} is fixed on {shift}, but is no visit", visit=kept.visit, shift=kept.shift)
        for kept in problem.frozen
        if kept.visit not in problem.visit
    ]
    for visits, shifts in _groups(problem):
        part = replace(problem, shifts=shifts, turns_of=())
        clash = _fewest(part, visits)
        if len(clash) == 1:
            found.append(_of_one(part, clash[0]))
        elif clash:
            found.append(_of_several(part, clash))
    return tuple(found)


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
            if is_open_on(shift.date, visit) and fixed.get(visit.id, shift.id) == shift.id
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
    return prove_day(part, effort=Effort(limit_s=_SOLVE_S)).status is Status.INFEASIBLE


def _of_several(problem: RouteProblem, visits: tuple[Visit, ...]) -> Message:
    return message(
        "{days}: the van cannot keep all of these: {visits}",
        days=[str(day) for day in problem.dates],
        visits=[_named(problem, visit) for visit in visits],
    )


def _of_one(problem: RouteProblem, visit: Visit) -> Message:
    code = in_the_way(problem, visit)[0] or "too_far"
    return message("{visit}: {reason}", visit=_named(problem, visit), reason=reason(code))


def _named(problem: RouteProblem, visit: Visit) -> Message:
    """A visit with what was fixed or promised."""
    for kept in problem.frozen:
        if kept.visit == visit.id:
            return message(
                "{visit} (fixed: {shift} {time})",
                visit=visit.id,
                shift=kept.shift,
                time=clock(kept.start_s),
            )
    times = [
        f"{f'{w.date} ' if w.date else ''}{clock(w.start_s)}-{clock(w.end_s)}"
        for w in visit.windows
    ]
    return message("{visit} (promised: {times})", visit=visit.id, times=times)

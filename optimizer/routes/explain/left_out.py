"""Why visits are left out, and the cheapest change that lets each in, verified by the judge.

A change is tried with the planned stays in their order; where none helps so, in any order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from optimizer.routes.explain.insertion import in_the_way, inserted, reordered
from optimizer.routes.explain.reason_codes import CHANGES
from optimizer.routes.explain.relaxations import (
    RELAXATIONS_OF,
    Relax,
    Relaxation,
    Shifts,
    anything,
    as_it_is,
    stays_of,
)
from optimizer.routes.judge import judge_routes
from optimizer.routes.plan.plan import LeftOut, Remedy, Route, RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.routes.rules.on_board import missing_equipment, missing_items
from optimizer.routes.rules.sub_district_turn import unmet_turns

_MINUTE_S = 60
_ORDER = list(CHANGES)

Room = Callable[..., Route | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A change with a legal plan that makes the visit, and what that costs more (price units)."""

    relaxation: Relaxation
    plan: RoutePlan
    cost: int

    @property
    def rank(self) -> tuple[int, int]:
        """Less is better: the cheaper one, then the earlier kind."""
        return self.cost, _ORDER.index(self.relaxation.kind)


def with_left_out_reasons(
    problem: RouteProblem, plan: RoutePlan, *, report: Callable[[object], None] | None = None
) -> RoutePlan:
    """The plan with a code, a change and its cost for every visit left out; a job for a child.

    `report` gets the plan after each visit, with the reasons known so far.
    """
    told = plan
    for entry in plan.left_out:
        found = explained(problem, plan, entry.visit)[0]
        entries = (found if one.visit == found.visit else one for one in told.left_out)
        told = replace(told, left_out=tuple(entries))
        if report:
            report(told)
    return told


def explained(problem: RouteProblem, plan: RoutePlan, visit: str) -> tuple[LeftOut, Found | None]:
    """Why a plan does not make a visit, and the cheapest change that the judge accepts."""
    case = _Case(problem, plan, visit)
    code, shifts = in_the_way(problem, problem.visit[visit])
    if not code:
        here = case.cheapest((as_it_is,), shifts, inserted, reordered)
        if here and here.cost < problem.visit[visit].left_out_price:
            now = replace(here, relaxation=replace(here.relaxation, kind="longer"))
            return case.told("overlooked", now), now
        code = "too_dear" if here else "day_full"
    best = case.cheapest(RELAXATIONS_OF[code], shifts, inserted, reordered)
    best = best or case.cheapest((anything,), shifts, inserted, reordered)
    return case.told(code, best), best


class _Case:
    """One visit that is left out of a plan."""

    def __init__(self, problem: RouteProblem, plan: RoutePlan, visit: str) -> None:
        self._problem, self._plan, self._visit = problem, plan, problem.visit[visit]
        self._before = judge_routes(problem, plan).objective - self._visit.left_out_price

    def cheapest(self, kinds: tuple[Relax, ...], shifts: Shifts, *rooms: Room) -> Found | None:
        """The cheapest change of these kinds; a way to make room is tried if those before fail."""
        for room in rooms:
            best = min(self._all(kinds, shifts, room), key=lambda found: found.rank, default=None)
            if best:
                return best
        return None

    def _all(self, kinds: tuple[Relax, ...], shifts: Shifts, room: Room) -> Iterator[Found]:
        for kind in kinds:
            for change in kind(self._problem, self._plan, self._visit, shifts):
                stays = stays_of(self._plan, change.shift)
                kept = tuple(visit for visit in stays if visit != change.without)
                route = room(change.problem, change.shift, kept, self._visit.id)
                if route:
                    yield from self._judged(change, route)

    def _judged(self, change: Relaxation, route: Route) -> Iterator[Found]:
        """The whole plan with this route, if it is legal."""
        problem, without = change.problem, change.without
        others = [one for one in self._plan.routes if one.shift != route.shift]
        left = [entry for entry in self._plan.left_out if entry.visit != self._visit.id]
        left += [LeftOut(without)] if without and not problem.visit[without].is_standing else []
        routes = tuple(sorted((*others, route), key=lambda one: one.shift))
        plan = RoutePlan(routes, tuple(sorted(left, key=lambda entry: entry.visit)))
        plan = replace(plan, unmet_turns=unmet_turns(problem, plan))
        verdict = judge_routes(problem, plan)
        if verdict.is_legal:
            yield Found(change, plan, verdict.objective - self._before)

    def told(self, code: str, found: Found | None) -> LeftOut:
        """The entry of the plan."""
        if found is None:
            return LeftOut(self._visit.id, code)
        return LeftOut(self._visit.id, code, self._change(found), found.cost)

    def _change(self, found: Found) -> Remedy:
        """What is told of a change: times are widened to whole minutes."""
        shift, needs = found.relaxation.shift, self._visit
        route, stop = found.plan.stop_of[needs.id]
        end_s = route.return_s if found.relaxation.kind == "overtime" else stop.end_s
        before = self._problem.shift.get(shift.id, shift)
        return Remedy(
            kind=found.relaxation.kind,
            date=shift.date,
            van=shift.vehicle,
            start_s=stop.start_s // _MINUTE_S * _MINUTE_S,
            end_s=-(-end_s // _MINUTE_S) * _MINUTE_S,
            instead_of=found.relaxation.without,
            items=missing_items(before, needs),
            equipment=missing_equipment(before, needs),
        )

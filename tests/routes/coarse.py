"""Random problems of one shift and two visits in which every number is a multiple of a step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from optimizer.scenario.schema.fields import Span
from tests.routes.sample import changed

if TYPE_CHECKING:
    from optimizer.routes.problem import RouteProblem, Shift, Visit

STEP_S = 1800


def on_the_grid(drawn: RouteProblem) -> RouteProblem:
    """The first shift and the first two visits of a problem, rounded; no turns."""
    shift, visits = coarse_shift(drawn.shifts[0]), tuple(map(coarse_visit, drawn.visits[:2]))
    return replace(
        drawn,
        shifts=(shift,),
        visits=visits,
        travel_s=(drawn.travel_s + STEP_S // 2) * 3 // 2 // STEP_S * STEP_S,
        rules=changed(drawn.rules, {"crew_meal": {"hours": Span(660, 780)}}),
        goals=changed(drawn.goals, {"moved_promises": {"tolerance_min": 30}}),
        turns_of=(),
        frozen=tuple(
            replace(kept, start_s=near(kept.start_s))
            for kept in drawn.frozen
            if kept.shift == shift.id and kept.visit in {visit.id for visit in visits}
        ),
        told=tuple(replace(told, start_s=near(told.start_s)) for told in drawn.told),
    )


def near(second: int) -> int:
    return round(second / STEP_S) * STEP_S


def coarse_shift(shift: Shift) -> Shift:
    """At most three and a half hours, and half an hour of overtime."""
    start_s, length_s = near(shift.start_s), min(near(shift.end_s - shift.start_s), 7 * STEP_S)
    meal_s = STEP_S if shift.meal_s else 0
    return replace(
        shift, start_s=start_s, end_s=start_s + length_s, overtime_max_s=STEP_S, meal_s=meal_s
    )


def coarse_visit(visit: Visit) -> Visit:
    deadline = visit.answer_by
    return replace(
        visit,
        windows=tuple(
            replace(w, start_s=near(w.start_s), end_s=near(w.end_s)) for w in visit.windows
        ),
        service_s=near(visit.service_s),
        setup_s=STEP_S if visit.setup_s >= 900 else 0,
        answer_by=deadline and replace(deadline, end_s=near(deadline.end_s)),
    )

"""What a route plan costs, in the oracle's own reading."""

from __future__ import annotations

from typing import Any

from tests.routes.oracle.case import Case
from tests.routes.oracle.rules import first_stays, has_strangers


def costs(problem: Any, plan: Any) -> dict[str, int]:
    """Price units by goal; goals that cost nothing are left out; nothing with strangers."""
    case = Case(problem)
    if has_strangers(case, plan):
        return {}
    made = first_stays(plan)
    bill = dict.fromkeys(GOALS, 0)
    for visit in case.visits.values():
        if visit.id not in made:
            bill["left_out"] += visit.left_out_price
    for name in case.told:
        route, stop = made.get(name, (None, None))
        if route is None or case.is_moved(name, case.shifts[route.shift].date, stop.start_s):
            bill["moved_promises"] += case.goals["moved_promises"].moved
    served = set()
    for route in plan.routes:
        shift = case.shifts[route.shift]
        for stop in route.stops:
            visit = case.visits[stop.visit]
            served.add((visit.sub_district, shift.date))
            late = case.hours_late(visit, shift.date, stop.end_s)
            bill["lateness"] += late * case.goals["lateness"].hour
        for goal, seconds in clockwork(case, route).items():
            bill[goal] += seconds * case.goals[goal].second
    missing = sum(turn[2] for turn in case.unmet(served))
    bill["unmet_turns"] = missing * case.goals["unmet_turns"].turn
    return {goal: cost for goal, cost in bill.items() if cost}


def clockwork(case: Case, route: Any) -> dict[str, int]:
    """Seconds of overtime, travel and waiting of a route."""
    shift = case.shifts[route.shift]
    travel, busy, at = 0, 0, shift.start_place
    for stop in route.stops:
        place = case.visits[stop.visit].place
        travel += case.way[at, place]
        busy += stop.end_s - stop.start_s
        at = place
    travel += case.way[at, shift.end_place]
    meal_at = route.meal_start_s
    if meal_at is not None and shift.meal_s > 0 and route.depart_s <= meal_at:
        busy += shift.meal_s if meal_at + shift.meal_s <= route.return_s else 0
    waiting = route.return_s - route.depart_s - travel - busy
    return {
        "overtime": max(route.return_s - shift.end_s, 0),
        "travel": travel,
        "waiting": max(waiting, 0),
    }


GOALS = (
    "left_out",
    "unmet_turns",
    "lateness",
    "moved_promises",
    "overtime",
    "travel",
    "waiting",
)

"""Which rules a route plan breaks, by name, in the oracle's own reading."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from tests.routes.oracle.case import Case

if TYPE_CHECKING:
    from collections.abc import Callable


def violated(problem: Any, plan: Any) -> set[str]:
    """The names of the rules that a plan breaks."""
    case = Case(problem)
    if has_strangers(case, plan):
        made = {stop.visit for route in plan.routes for stop in route.stops}
        is_all = made <= {*case.visits, *case.of_others} and all(
            route.shift in case.shifts for route in plan.routes
        )
        return ({"frozen"} if made & case.of_others else set()) | (set() if is_all else {"van_day"})
    return {name for name, is_kept in RULES.items() if not is_kept(case, plan)}


def has_strangers(case: Case, plan: Any) -> bool:
    """A route of no shift, or a stay of no visit."""
    return any(route.shift not in case.shifts for route in plan.routes) or any(
        stop.visit not in case.visits for route in plan.routes for stop in route.stops
    )


def first_stays(plan: Any) -> dict[str, tuple[Any, Any]]:
    """(route, stop) of every visit made; the first if it is made twice."""
    found: dict[str, tuple[Any, Any]] = {}
    for route in reversed(plan.routes):
        for stop in reversed(route.stops):
            found[stop.visit] = (route, stop)
    return found


def promised_visits(case: Case, plan: Any) -> bool:
    made, listed = first_stays(plan), [entry.visit for entry in plan.left_out]
    expected = [name for name, v in case.visits.items() if name not in made and not v.is_standing]
    missed = [name for name in expected if case.visits[name].required]
    optional = [name for name in expected if name not in missed]
    listed_freely = [name for name in listed if name not in missed]
    return not missed and sorted(listed_freely) == sorted(optional)


def site_hours(case: Case, plan: Any) -> bool:
    for route in plan.routes:
        shift, at = case.shifts[route.shift], ""
        for position, stop in enumerate(route.stops):
            visit = case.visits[stop.visit]
            setup_s = 0 if position and at == visit.place else case.setup_s(shift, visit)
            if stop.end_s != stop.start_s + setup_s + visit.service_s:
                return False
            if not case.is_open(visit, shift.date, stop.start_s, stop.end_s):
                return False
            at = visit.place
    return True


def van_day(case: Case, plan: Any) -> bool:
    shifts = Counter(route.shift for route in plan.routes)
    visits = Counter(stop.visit for route in plan.routes for stop in route.stops)
    if any(times > 1 for times in (*shifts.values(), *visits.values())):
        return False
    for route in plan.routes:
        shift = case.shifts[route.shift]
        if not route.stops or route.depart_s < shift.start_s:
            return False
        if route.return_s > shift.end_s + shift.overtime_max_s:
            return False
        at, free_s = shift.start_place, route.depart_s
        for stop in route.stops:
            visit = case.visits[stop.visit]
            if not free_s + case.way[at, visit.place] <= stop.arrive_s <= stop.start_s:
                return False
            at, free_s = visit.place, stop.end_s
        if free_s + case.way[at, shift.end_place] > route.return_s:
            return False
    return True


def crew_meal(case: Case, plan: Any) -> bool:
    return all(eats_well(case, route) for route in plan.routes)


def eats_well(case: Case, route: Any) -> bool:
    shift, meal_at = case.shifts[route.shift], route.meal_start_s
    if shift.meal_s == 0:
        return meal_at is None
    if meal_at is None or meal_at < case.meal_from or meal_at < shift.start_s:
        return False
    meal_end = meal_at + shift.meal_s
    if meal_end > case.meal_to:
        return False
    for stop in route.stops:
        apart = meal_end <= stop.start_s or stop.end_s <= meal_at
        if stop.start_s < stop.end_s and not apart:
            return False
    if meal_end <= route.depart_s or route.return_s <= meal_at:
        return True
    places = [case.visits[stop.visit].place for stop in route.stops]
    begins = [route.depart_s] + [stop.end_s for stop in route.stops]
    ends = [stop.start_s for stop in route.stops] + [route.return_s]
    origins, goals = [shift.start_place, *places], [*places, shift.end_place]
    for begin, end, origin, goal in zip(begins, ends, origins, goals, strict=True):
        is_there = begin <= meal_at and meal_end <= end
        if is_there and end - begin >= case.way[origin, goal] + shift.meal_s:
            return True
    return False


def on_board(case: Case, plan: Any) -> bool:
    for route in plan.routes:
        shift = case.shifts[route.shift]
        visits = [case.visits[stop.visit] for stop in route.stops]
        if not all(case.can_do(shift, visit) for visit in visits):
            return False
        if shift.capacity is not None and sum(visit.load for visit in visits) > shift.capacity:
            return False
    return True


def answer_by(case: Case, plan: Any) -> bool:
    most = case.rules["answer_by"].late_max_h
    return most is None or all(
        case.hours_late(case.visits[stop.visit], case.shifts[route.shift].date, stop.end_s) <= most
        for route in plan.routes
        for stop in route.stops
    )


def sub_district_turn(case: Case, plan: Any) -> bool:
    served = {
        (case.visits[stop.visit].sub_district, case.shifts[route.shift].date)
        for route in plan.routes
        for stop in route.stops
    }
    listed = [(turn.sub_district, turn.week, turn.missing) for turn in plan.unmet_turns]
    return sorted(listed) == sorted(case.unmet(served))


def frozen(case: Case, plan: Any) -> bool:
    made = first_stays(plan)
    return all(
        name in made and (made[name][0].shift, made[name][1].start_s) == kept
        for name, kept in case.frozen.items()
    )


def whole_minutes(case: Case, plan: Any) -> bool:
    for route in plan.routes:
        times = [route.depart_s, route.return_s]
        times += [second for stop in route.stops for second in (stop.arrive_s, stop.start_s)]
        times += [] if route.meal_start_s is None else [route.meal_start_s]
        if any(second / case.step_s != second // case.step_s for second in times):
            return False
    return True


RULES: dict[str, Callable[[Case, Any], bool]] = {
    rule.__name__: rule
    for rule in (
        promised_visits,
        site_hours,
        van_day,
        crew_meal,
        on_board,
        answer_by,
        sub_district_turn,
        frozen,
        whole_minutes,
    )
}

"""Small route problems and plans with readable times: `"09:00-11:30"`, minutes, place names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from optimizer.routes.plan.plan import LeftOut, Route, RoutePlan, Stop, UnmetTurn
from optimizer.routes.problem import Deadline, Frozen, RouteProblem, Shift, Told, Visit, Window
from optimizer.routes.rulebook import ROUTES
from optimizer.scenario.schema.fields import clock_min

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from optimizer.scenario.schema.strict import Strict

MON, TUE, WED, THU, FRI = (date(2023, 10, day) for day in range(9, 14))
DEPOT = "D"


def at(clock: str) -> int:
    """Seconds of the day: `"09:00"`, or with odd seconds `"09:00:30"`."""
    hours_minutes, seconds = clock[:5], clock[6:]
    return clock_min(hours_minutes) * 60 + int(seconds or 0)


def window(text: str) -> Window:
    """`"09:00-11:30"` on any date, `"2023-10-09 09:00-11:30"` on one."""
    *day, span = text.split()
    start, end = span.split("-")
    return Window(date.fromisoformat(day[0]) if day else None, at(start), at(end))


def visit(name: str, *windows: str, minutes: int = 30, **more: Any) -> Visit:
    """A visit at its own place, open all day unless windows are said; `by` is its deadline."""
    spans = tuple(window(text) for text in windows or ("00:00-24:00",))
    if "by" in more:
        day, clock = more.pop("by")
        more["answer_by"] = Deadline(day, at(clock))
    more = {"place": name, "left_out_price": 100_000} | more
    return Visit(id=name, windows=spans, service_s=60 * minutes, **more)


def stop_of(name: str, *windows: str, **more: Any) -> Visit:
    """A standing stop."""
    return visit(name, *windows, is_standing=True, left_out_price=0, **more)


def shift(name: str, day: date = MON, hours: str = "08:30-17:00", **more: Any) -> Shift:
    """A van from the depot and back, an hour of overtime, no meal unless `meal` minutes."""
    start, end = hours.split("-")
    more = {"overtime_max_s": 3600, "meal_s": 60 * more.pop("meal", 0)} | more
    places = {"start_place": DEPOT, "end_place": DEPOT} | more
    return Shift(id=name, vehicle="van", date=day, start_s=at(start), end_s=at(end), **places)


def problem(
    shifts: Iterable[Shift],
    visits: Iterable[Visit],
    *,
    travel_min: int = 10,
    ways: Mapping[str, int] | None = None,
    turns_of: tuple[str, ...] = (),
    frozen: tuple[Frozen, ...] = (),
    told: tuple[Told, ...] = (),
    **settings: Any,
) -> RouteProblem:
    """All places `travel_min` apart, but `ways` {"D A": minutes} there and back.

    Settings of a rule or goal are given by its name.
    """
    visits, shifts = tuple(visits), tuple(shifts)
    places = tuple(sorted({DEPOT, *(v.place for v in visits)}))
    travel_s = np.full((len(places), len(places)), 60 * travel_min, dtype=np.int64)
    np.fill_diagonal(travel_s, 0)
    for way, minutes in (ways or {}).items():
        a, b = (places.index(place) for place in way.split())
        travel_s[a, b] = travel_s[b, a] = 60 * minutes
    return RouteProblem(
        shifts=shifts,
        visits=visits,
        places=places,
        travel_s=travel_s,
        distance_m=travel_s * 10,
        rules=changed(ROUTES.default_rules, settings),
        goals=changed(ROUTES.default_goals, settings),
        turns_of=turns_of,
        frozen=frozen,
        told=told,
    )


def changed(defaults: Mapping[str, Strict], changes: Mapping[str, Any]) -> dict[str, Strict]:
    """The settings by name, with other values where `changes` names some."""
    return {
        name: type(value)(**(value.model_dump() | changes.get(name, {})))
        for name, value in defaults.items()
    }


def fixed(visit: str, shift: str, clock: str) -> Frozen:
    """A stay that does not move."""
    return Frozen(visit, shift, at(clock))


def promise(visit: str, day: date, clock: str) -> Told:
    """A published time."""
    return Told(visit, day, at(clock))


def stay(text: str) -> Stop:
    """`"A 09:00-09:30"`, or with an earlier arrival `"A 08:50 09:00-09:30"`."""
    name, *arrival, span = text.split()
    start, end = span.split("-")
    return Stop(name, at(arrival[0] if arrival else start), at(start), at(end))


def route(shift: str, leave: str, *stays: str, back: str, meal: str | None = None) -> Route:
    """A route of one shift."""
    meal_at = None if meal is None else at(meal)
    return Route(shift, at(leave), tuple(stay(text) for text in stays), at(back), meal_at)


def plan(*routes: Route, left_out: str = "", unmet: Iterable[UnmetTurn] = ()) -> RoutePlan:
    """A plan; `left_out` names visits."""
    return RoutePlan(tuple(routes), tuple(LeftOut(name) for name in left_out.split()), tuple(unmet))

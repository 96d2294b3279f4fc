"""Where the crew eats: at a place, so that end, way and meal add up to the next arrival."""

from __future__ import annotations

from itertools import pairwise, permutations
from typing import TYPE_CHECKING

import pytest

from optimizer.routes.timing.timing import best_route
from tests.routes.draw import problem as drawn
from tests.routes.sample import at, problem, shift, visit

if TYPE_CHECKING:
    from optimizer.routes.plan.plan import Route
    from optimizer.routes.problem import RouteProblem

DAY = shift("van", hours="08:30-17:00", meal=30)


def gaps(asked: RouteProblem, route: Route) -> list[tuple[int, int, int]]:
    """Leave, way and arrival of each leg."""
    van = asked.shift[route.shift]
    places = [van.start_place, *(asked.visit[s.visit].place for s in route.stops), van.end_place]
    leave = [route.depart_s, *(stop.end_s for stop in route.stops)]
    arrive = [*(stop.arrive_s for stop in route.stops), route.return_s]
    ways = [asked.leg_s(*way) for way in pairwise(places)]
    return list(zip(leave, ways, arrive, strict=True))


@pytest.mark.parametrize("seeds", [range(80), range(80, 160)], ids=str)
def test_end_and_way_and_a_meal_between_are_the_arrival(seeds: range) -> None:
    eaten = set()
    for seed in seeds:
        asked = drawn(seed)
        names = [one.id for one in asked.visits]
        for van in asked.shifts:
            for order in permutations(names, 2):
                timed = best_route(asked, van.id, order)
                for leave, way, arrive in gaps(asked, timed.route) if timed else ():
                    meal = timed.route.meal_start_s if timed else None
                    between = meal is not None and leave <= meal < arrive
                    eaten.add(between)
                    assert arrive == leave + way + (van.meal_s if between else 0), (seed, order)
    assert eaten == {True, False}


TIMES: dict[str, tuple[list[str], int, list[str]]] = {
    # windows of the visits (30 minutes each), minutes between places, the meal and the arrivals
    "home is near: it eats there, and is back as soon as it can": (
        ["10:24-10:54"], 6, ["11:00", "10:24", "11:00"]
    ),
    "too early before the way: it eats on arrival": (
        ["10:20-10:50", "11:45-12:30"], 30, ["11:20", "10:20", "11:20", "12:50"]
    ),
    "late enough before the way: it eats and leaves": (
        ["10:40-11:10", "12:00-12:30"], 20, ["11:10", "10:40", "12:00", "12:50"]
    ),
    "home too late for a meal: it eats before the way home": (
        ["12:00-12:30"], 40, ["12:30", "12:00", "13:40"]
    ),
    "no other time: it eats on the way": (
        ["10:25-10:55"], 140, ["11:00", "10:25", "13:45"]
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TIMES)
def test_the_crew_eats_at_a_place_if_it_can(name: str) -> None:
    windows, travel_min, expected = TIMES[name]
    visits = [visit(f"V{number}", window) for number, window in enumerate(windows)]
    van = DAY if travel_min < 100 else shift("van", hours="08:00-17:00", meal=30)
    asked = problem([van], visits, travel_min=travel_min)
    found = best_route(asked, "van", [one.id for one in visits])
    assert found is not None
    made = found.route
    times = [made.meal_start_s, *(stop.arrive_s for stop in made.stops), made.return_s]
    assert times == [at(clock) for clock in expected]

"""A sequence of visits is timed as well as it can be: brute force over a coarse clock agrees."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from random import Random
from typing import TYPE_CHECKING

import pytest

from optimizer.routes.plan.plan import Route, RoutePlan, Stop
from optimizer.routes.problem import Frozen, Told
from optimizer.routes.timing.timing import best_route
from optimizer.scenario.schema.fields import Span
from tests.routes import oracle
from tests.routes.sample import MON, TUE, at, problem, shift, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.routes.problem import RouteProblem

STEP_S = 900
OF_ROUTES = ("lateness", "moved_promises", "overtime", "travel", "waiting")
DAY = {"hours": "10:00-13:30", "overtime_max_s": 1800}


def cost(drawn: RouteProblem, route: Route) -> int:
    bill = oracle.costs(drawn, RoutePlan((route,)))
    return sum(bill.get(goal, 0) for goal in OF_ROUTES)


def is_legal(drawn: RouteProblem, route: Route) -> bool:
    return not oracle.violated(drawn, RoutePlan((route,))) - {"promised_visits"}


def every_timing(drawn: RouteProblem) -> Iterator[Route]:
    """All routes of the one shift through the visits in order, on the steps of the clock."""
    van = drawn.shifts[0]
    clock = range(van.start_s, van.end_s + van.overtime_max_s + 1, STEP_S)

    def stays(depart: int) -> Iterator[tuple[tuple[Stop, ...], str, int]]:
        found: list[tuple[tuple[Stop, ...], str, int]] = [((), van.start_place, depart)]
        for number, one in enumerate(drawn.visits):
            longer = []
            for stops, place, end in found:
                arrive = end + drawn.leg_s(place, one.place)
                length = drawn.stay_s(van, one, place if number else None)
                for start in clock:
                    if start >= arrive and start + length <= clock[-1]:
                        stop = Stop(one.id, arrive, start, start + length)
                        longer.append(((*stops, stop), one.place, start + length))
            found = longer
        yield from found

    meals = range(at("11:00"), at("13:30"), STEP_S) if van.meal_s else (None,)
    for depart in clock:
        for stops, place, end in stays(depart):
            home = end + drawn.leg_s(place, van.end_place)
            for back, meal in product(clock, meals):
                if back >= home:
                    yield Route(van.id, depart, stops, back, meal)


def brute_force(drawn: RouteProblem) -> int | None:
    costs = ((cost(drawn, route), route) for route in every_timing(drawn))
    ranked = sorted(costs, key=lambda pair: pair[0])
    return next((price for price, route in ranked if is_legal(drawn, route)), None)


def drawn_problem(seed: int) -> RouteProblem:
    rng = Random(seed)

    def clock(least: str, steps: int) -> str:
        minute = at(least) // 60 + 15 * rng.randrange(steps)
        return f"{minute // 60:02d}:{minute % 60:02d}"

    visits = []
    for name in "AB"[: rng.choice([1, 2, 2])]:
        spans = [f"{clock('10:00', 6)}-{clock('11:45', 9)}" for _ in range(rng.choice([1, 1, 2]))]
        more = (
            {"by": (rng.choice([MON, MON, TUE]), clock("10:30", 8))} if rng.random() < 0.5 else {}
        )
        minutes, setup_s = rng.choice([15, 30, 45]), rng.choice([0, 900])
        visits.append(
            visit(name, *spans, minutes=minutes, setup_s=setup_s, place=rng.choice("AB"), **more)
        )
    van = shift("van", **DAY, meal=rng.choice([0, 15, 30, 45]))
    found = problem(
        [van],
        visits,
        travel_min=rng.choice([0, 15, 15, 30]),
        ways={"D A": rng.choice([0, 15, 30])} if any(v.place == "A" for v in visits) else {},
        told=(Told("A", MON, at(clock("10:00", 9))),) if rng.random() < 0.4 else (),
        frozen=(Frozen("A", "van", at(clock("10:00", 9))),) if rng.random() < 0.2 else (),
        crew_meal={"hours": Span(660, 660 + 15 * rng.randint(1, 8))},
        lateness={"hour": rng.choice([0, 500, 3000])},
        moved_promises={"moved": rng.choice([0, 1000, 8000])},
        overtime={"second": rng.choice([0, 1, 4])},
        waiting={"second": rng.choice([0, 1, 3])},
    )
    return replace(found, turns_of=())


@pytest.mark.parametrize("seed", range(24))
def test_no_timing_on_the_clock_is_cheaper_and_the_one_found_is_legal(seed: int) -> None:
    drawn = drawn_problem(seed)
    found = best_route(drawn, "van", [one.id for one in drawn.visits])
    assert (found and found.cost) == brute_force(drawn)
    if found:
        assert is_legal(drawn, found.route)
        assert cost(drawn, found.route) == found.cost


def test_the_van_leaves_late_rather_than_waits() -> None:
    drawn = problem([shift("van")], [visit("A", "10:00-11:00")], travel_min=20)
    found = best_route(drawn, "van", ["A"])
    assert found is not None
    assert found.route.depart_s == at("09:40")


def test_the_meal_on_the_way_spares_a_wait() -> None:
    visits = [visit("A", "10:30-11:00"), visit("B", "11:40-12:10")]
    found = best_route(problem([shift("van", meal=30)], visits), "van", ["A", "B"])
    assert found is not None
    assert found.route.meal_start_s == at("11:00")
    assert found.route.stops[1].arrive_s == found.route.stops[1].start_s == at("11:40")


def test_a_meal_before_the_departure_and_one_after_the_return_cost_nothing() -> None:
    for window in ("14:00-15:00", "09:00-10:00"):
        drawn = problem([shift("van", meal=30)], [visit("A", window)], travel_min=10)
        found = best_route(drawn, "van", ["A"])
        assert found is not None
        assert found.cost == 2 * 1200


def test_a_second_visit_at_the_same_place_needs_no_set_up() -> None:
    visits = [visit("A", setup_s=600), visit("B", setup_s=600, place="A")]
    found = best_route(problem([shift("van")], visits), "van", ["A", "B"])
    assert found is not None
    assert [stop.end_s - stop.start_s for stop in found.route.stops] == [2400, 1800]


def test_an_order_that_no_window_allows_has_no_route() -> None:
    visits = [visit("A", "14:00-15:00"), visit("B", "09:00-10:00")]
    drawn = problem([shift("van")], visits)
    assert best_route(drawn, "van", ["A", "B"]) is None
    assert best_route(drawn, "van", ["B", "A"]) is not None
    assert best_route(drawn, "van", []) is None


def test_a_visit_with_very_many_windows_is_timed_exactly() -> None:
    spans = [
        f"{hour:02d}:{minute:02d}-{hour:02d}:{minute + 2:02d}"
        for hour in range(9, 16)
        for minute in range(0, 56, 4)
    ]
    visits = [visit(name, *spans, minutes=1, by=(MON, "08:00")) for name in "ABC"]
    drawn = problem([shift("van")], visits, travel_min=7, lateness={"hour": 7})
    found = best_route(drawn, "van", ["A", "B", "C"])
    assert found is not None
    assert cost(drawn, found.route) == found.cost
    assert is_legal(drawn, found.route)

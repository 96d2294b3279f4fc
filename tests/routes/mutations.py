"""Mutated plans: one to three random changes to a plan, most of them against some rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from optimizer.routes.plan.plan import LeftOut, Route, RoutePlan, Stop, UnmetTurn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from optimizer.routes.problem import RouteProblem

    Mutation = Callable[[Random, RouteProblem, RoutePlan], RoutePlan]

JUMPS_S = (-7200, -1800, -900, -60, -1, 1, 60, 900, 1800, 7200)


def mutated(problem: RouteProblem, plan: RoutePlan, rng: Random, count: int) -> Iterator[RoutePlan]:
    """So many plans, each with one to three changes."""
    for _ in range(count):
        bad = plan
        for mutate in rng.choices(MUTATIONS, k=rng.choice([1, 1, 1, 2, 3])):
            bad = mutate(rng, problem, bad)
        yield bad


def with_route(rng: Random, plan: RoutePlan, change: Callable[[Route], Route]) -> RoutePlan:
    """The plan with one of its routes changed."""
    if not plan.routes:
        return plan
    routes = list(plan.routes)
    index = rng.randrange(len(routes))
    routes[index] = change(routes[index])
    return replace(plan, routes=tuple(routes))


def with_stop(rng: Random, plan: RoutePlan, change: Callable[[Stop], Stop]) -> RoutePlan:
    """The plan with one of its stays changed."""

    def changed(route: Route) -> Route:
        stops = list(route.stops)
        if stops:
            index = rng.randrange(len(stops))
            stops[index] = change(stops[index])
        return replace(route, stops=tuple(stops))

    return with_route(rng, plan, changed)


def move_all(route: Route, jump_s: int, *, with_meal: bool) -> Route:
    """The route so much later."""
    meal = route.meal_start_s
    return replace(
        route,
        depart_s=route.depart_s + jump_s,
        stops=tuple(move(stop, jump_s) for stop in route.stops),
        return_s=route.return_s + jump_s,
        meal_start_s=meal + jump_s if with_meal and meal is not None else meal,
    )


def move(stop: Stop, jump_s: int) -> Stop:
    times = (stop.arrive_s + jump_s, stop.start_s + jump_s, stop.end_s + jump_s)
    return Stop(stop.visit, *times)


def move_a_route(rng: Random, problem: RouteProblem, plan: RoutePlan) -> RoutePlan:
    jump, with_meal = rng.choice(JUMPS_S), rng.random() < 0.5
    return with_route(rng, plan, lambda route: move_all(route, jump, with_meal=with_meal))


def leave_or_return_at_another_time(
    rng: Random, problem: RouteProblem, plan: RoutePlan
) -> RoutePlan:
    jump, end = rng.choice(JUMPS_S), rng.choice(["depart_s", "return_s"])
    return with_route(
        rng, plan, lambda route: replace(route, **{end: max(0, getattr(route, end) + jump)})
    )


def leave_a_little_earlier(rng: Random, problem: RouteProblem, plan: RoutePlan) -> RoutePlan:
    jump = rng.choice([1, 60, 300])
    return with_route(rng, plan, lambda route: replace(route, depart_s=route.depart_s - jump))


def move_a_stay(rng: Random, problem: RouteProblem, plan: RoutePlan) -> RoutePlan:
    jump = rng.choice(JUMPS_S)
    return with_stop(rng, plan, lambda stop: move(stop, jump))


def bend_a_stay(rng: Random, problem: RouteProblem, plan: RoutePlan) -> RoutePlan:
    part, jump = rng.choice(["arrive_s", "start_s", "end_s"]), rng.choice(JUMPS_S)
    return with_stop(
        rng, plan, lambda stop: replace(stop, **{part: max(0, getattr(stop, part) + jump)})
    )


def swap_two_stays(rng: Random, problem: RouteProblem, plan: RoutePlan) -> RoutePlan:
    def swapped(route: Route) -> Route:
        stops = list(route.stops)
        if len(stops) > 1:
            a, b = rng.sample(range(len(stops)), 2)
            names = stops[b].visit, stops[a].visit
            stops[a], stops[b] = (
                replace(stops[i], visit=name) for i, name in zip((a, b), names, strict=True)
            )
        return replace(route, stops=tuple(stops))

    return with_route(rng, plan, swapped)


def make_another_visit(rng: Random, problem: RouteProblem, plan: RoutePlan) -> RoutePlan:
    """A stay goes to another visit, with its length or not; perhaps the lists follow."""
    visit = rng.choice(problem.visits)
    length_s = visit.service_s + visit.setup_s

    def elsewhere(stop: Stop) -> Stop:
        end_s = stop.start_s + length_s if rng.random() < 0.7 else stop.end_s
        return replace(stop, visit=visit.id, end_s=end_s)

    changed = with_stop(rng, plan, elsewhere)
    return relisted(problem, changed) if rng.random() < 0.7 else changed


def drop_a_stay(rng: Random, problem: RouteProblem, plan: RoutePlan) -> RoutePlan:
    def shortened(route: Route) -> Route:
        index = rng.randrange(max(1, len(route.stops)))
        return replace(route, stops=route.stops[:index] + route.stops[index + 1 :])

    changed = with_route(rng, plan, shortened)
    return relisted(problem, changed) if rng.random() < 0.6 else changed


def repeat_a_stay(rng: Random, problem: RouteProblem, plan: RoutePlan) -> RoutePlan:
    jump = rng.choice([0, 1800, 7200])

    def longer(route: Route) -> Route:
        again = tuple(
            move(stop, jump) for stop in rng.sample(route.stops, min(1, len(route.stops)))
        )
        return replace(route, stops=route.stops + again)

    return with_route(rng, plan, longer)


def relisted(problem: RouteProblem, plan: RoutePlan) -> RoutePlan:
    """The plan with the list of visits left out that follows from its routes."""
    rest = [v.id for v in problem.visits if v.id not in plan.stop_of and not v.is_standing]
    return replace(plan, left_out=tuple(LeftOut(name) for name in rest))


def change_the_shift(rng: Random, problem: RouteProblem, plan: RoutePlan) -> RoutePlan:
    name = rng.choice([*(shift.id for shift in problem.shifts), "nobody"])
    return with_route(rng, plan, lambda route: replace(route, shift=name))


def change_the_meal(rng: Random, problem: RouteProblem, plan: RoutePlan) -> RoutePlan:
    hours = problem.rules["crew_meal"].hours

    def eating(route: Route) -> Route:
        noon = rng.randrange(60 * hours.start_min - 900, 60 * hours.end_min, 300)
        shift = next((s for s in problem.shifts if s.id == route.shift), problem.shifts[0])
        ends = [route.depart_s - shift.meal_s, route.depart_s, route.return_s]
        ends += [stop.end_s for stop in route.stops]
        near = rng.choice(ends) + rng.choice([-1, 0, 0, 0, 1])
        times = [None, noon, noon, near, near, near]
        return replace(route, meal_start_s=rng.choice(times))

    return with_route(rng, plan, eating)


def change_what_is_left_out(rng: Random, problem: RouteProblem, plan: RoutePlan) -> RoutePlan:
    listed = list(plan.left_out)
    if listed and rng.random() < 0.5:
        listed.pop(rng.randrange(len(listed)))
    else:
        names = [*(visit.id for visit in problem.visits), "nobody"]
        listed.append(LeftOut(rng.choice(names)))
    return replace(plan, left_out=tuple(listed))


def change_the_unmet_turns(rng: Random, problem: RouteProblem, plan: RoutePlan) -> RoutePlan:
    turns = list(plan.unmet_turns)
    if turns and rng.random() < 0.6:
        turn = turns.pop(rng.randrange(len(turns)))
        missing = rng.choice([0, turn.missing - 1, turn.missing + 1])
        turns += [replace(turn, missing=missing)] if missing else []
    else:
        day = rng.choice(problem.shifts).date
        monday = day - timedelta(days=day.weekday())
        turns.append(UnmetTurn(rng.choice(["north", "nowhere"]), monday))
    return replace(plan, unmet_turns=tuple(turns))


def go_out_twice(rng: Random, problem: RouteProblem, plan: RoutePlan) -> RoutePlan:
    again = tuple(rng.sample(plan.routes, min(1, len(plan.routes))))
    if rng.random() < 0.5:
        again = tuple(replace(route, stops=()) for route in again)
    return replace(plan, routes=plan.routes + again)


def go_nowhere(rng: Random, problem: RouteProblem, plan: RoutePlan) -> RoutePlan:
    name = rng.choice([v.id for v in problem.visits] + ["nobody"])
    if rng.random() < 0.5:
        return with_stop(rng, plan, lambda stop: replace(stop, visit=name))
    return with_route(rng, plan, lambda route: replace(route, stops=()))


MUTATIONS: tuple[Mutation, ...] = (
    *(move_a_route, move_a_stay, bend_a_stay, leave_or_return_at_another_time) * 2,
    *(change_the_meal,) * 3,
    *(make_another_visit, drop_a_stay) * 2,
    swap_two_stays,
    repeat_a_stay,
    change_the_shift,
    change_what_is_left_out,
    change_the_unmet_turns,
    go_out_twice,
    go_nowhere,
)

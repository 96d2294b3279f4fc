"""Between the CP-SAT model of a day and a plan: reading one out, and hinting one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from optimizer.routes.plan.plan import LeftOut, Route, RoutePlan, Stop
from optimizer.routes.problem import RouteProblem
from optimizer.routes.rules.sub_district_turn import unmet_turns

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from optimizer.routes.days.circuit import Circuit

Value = Callable[[Any], int]


def read_plan(problem: RouteProblem, circuits: tuple[Circuit, ...], value: Value) -> RoutePlan:
    """The plan that a solver found."""
    routes = [_route(circuit, value) for circuit in circuits if not value(circuit.idle)]
    plan = RoutePlan(tuple(sorted(routes, key=lambda route: route.shift)))
    left_out = sorted(
        LeftOut(visit.id)
        for visit in problem.visits
        if visit.id not in plan.stop_of and not visit.is_standing
    )
    plan = replace(plan, left_out=tuple(left_out))
    return replace(plan, unmet_turns=unmet_turns(problem, plan))


def _route(circuit: Circuit, value: Value) -> Route:
    follows = {before: after for (before, after), leg in circuit.arcs.items() if value(leg)}
    meal_s = circuit.shift.meal_s
    meal = value(circuit.meal) if meal_s else None
    leave, before = value(circuit.depart), 0
    stops = []
    while number := follows[before]:
        node = circuit.nodes[number - 1]
        arrive, start = leave + circuit.leg_s(before, number), value(node.start)
        if meal is not None and value(circuit.meal_before[number]) and meal < arrive:
            arrive += meal_s
        leave, before = start + value(circuit.stays[number - 1]), number
        stops.append(Stop(node.visit.id, arrive, start, leave))
    return Route(circuit.shift.id, value(circuit.depart), tuple(stops), value(circuit.back), meal)


def hint(cp: cp_model.CpModel, circuits: tuple[Circuit, ...], plan: RoutePlan) -> None:
    """Hints every route of a plan; the solver derives what follows from it."""
    routes = {route.shift: route for route in plan.routes}
    for circuit in circuits:
        route = routes.get(circuit.shift.id)
        numbers = {node.visit.id: n for n, node in enumerate(circuit.nodes, start=1)}
        stops = route.stops if route else ()
        order = [0, *(numbers[stop.visit] for stop in stops if stop.visit in numbers), 0]
        driven = set(pairwise(order)) if route else set()
        cp.add_hint(circuit.idle, route is None)
        for ends, leg in circuit.arcs.items():
            cp.add_hint(leg, ends in driven)
        starts = {stop.visit: stop.start_s for stop in stops}
        for node in circuit.nodes:
            cp.add_hint(node.on, node.visit.id in starts)
            if node.visit.id in starts:
                cp.add_hint(node.start, starts[node.visit.id])
        cp.add_hint(circuit.depart, route.depart_s if route else circuit.shift.start_s)
        cp.add_hint(circuit.back, route.return_s if route else circuit.shift.start_s)
        if route and route.meal_start_s is not None:
            cp.add_hint(circuit.meal, route.meal_start_s)

"""Between the CP-SAT model of a day and a plan: reading its routes out, and hinting one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.search.pool import Column

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from optimizer.routes.days.circuit import Circuit

Value = Callable[[Any], int]


def read_routes(circuits: tuple[Circuit, ...], value: Value) -> Iterator[Column]:
    """The visits of each shift, in the order that a solver found."""
    row_of = {visit.id: row for row, visit in enumerate(circuits[0].problem.visits)}
    for shift, circuit in enumerate(circuits):
        follows = {before: after for (before, after), leg in circuit.arcs.items() if value(leg)}
        visits, at = [], 0
        while at := follows.get(at, 0):
            visits.append(row_of[circuit.nodes[at - 1].visit.id])
        if visits:
            yield Column(shift, tuple(visits), 0)


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

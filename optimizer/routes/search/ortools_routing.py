"""The whole step as an OR-Tools routing model: a second way to look for routes.

One vehicle a shift, one node for each visit and kind of windows. The model is coarser than the
rules (a visit keeps to its cheapest windows, turns are not priced), so its routes are timed anew by
`timing` before anything is made of them.

Guided local search: Voudouris & Tsang (1999).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from optimizer.routes.timing.arrays import MUST, NEVER_S, PIECE, PRICE, SHIFT, VISIT, Ints, Tables
from optimizer.solving.effort import Effort

Routes = tuple[tuple[int, tuple[int, ...]], ...]
"""Routes of one plan: shift and visits, by their numbers."""
_MUST_PRICE = 10**8


@dataclass(frozen=True, slots=True)
class _Node:
    """A visit on the shifts where it has the same windows; `price` is that of the cheapest."""

    visit: int
    shifts: tuple[int, ...]
    windows: tuple[tuple[int, int], ...]
    price: int


def routing_plans(tables: Tables, effort: Effort) -> list[Routes]:
    """The plans met by guided local search within the effort."""
    nodes = [node for visit in range(len(tables.visits)) for node in _nodes(tables, visit)]
    if not nodes:
        return []
    model = _Model(tables, nodes)
    model.solve(effort)
    return model.plans


def _nodes(tables: Tables, visit: int) -> Iterator[_Node]:
    """The nodes of a visit; standing stops have no price of their own and no node."""
    if not tables.visits[visit, VISIT.left_out]:
        return
    last = int(tables.shifts[:, SHIFT.last].max()) - int(tables.visits[visit, VISIT.stay_full])
    shifts: dict[tuple[tuple[tuple[int, int], ...], int], list[int]] = {}
    for shift, group in enumerate(tables.group[:, visit].tolist()):
        if group < 0:
            continue
        rows = tables.pieces[tables.piece_at[2 * group + 1] : tables.piece_at[2 * group + 2]]
        rows = rows[rows[:, PIECE.first] <= last]
        if len(rows):
            price = int(rows[:, PIECE.price].min())
            cheapest = rows[rows[:, PIECE.price] == price]
            windows = tuple((int(row[PIECE.first]), int(row[PIECE.last])) for row in cheapest)
            shifts.setdefault((windows, price), []).append(shift)
    for (windows, price), able in shifts.items():
        yield _Node(visit, tuple(able), windows, price)


class _Model:
    """The routing model; nodes 2s and 2s + 1 are start and end of shift s, visits follow."""

    def __init__(self, tables: Tables, nodes: list[_Node]) -> None:
        self.tables, self.nodes = tables, nodes
        self.shifts, self.plans = len(tables.shifts), list[Routes]()
        first = 2 * self.shifts
        self.manager = pywrapcp.RoutingIndexManager(
            first + len(nodes),
            self.shifts,
            list(range(0, first, 2)),
            list(range(1, first, 2)),
        )
        self.routing = pywrapcp.RoutingModel(self.manager)
        self._price_legs()
        self._time()
        self._visits()
        self._load()
        self.routing.AddAtSolutionCallback(self._take_down)

    def _index(self, node: int) -> int:
        return int(self.manager.NodeToIndex(2 * self.shifts + node))

    def _of_nodes(self, shift_column: tuple[int, int], visit_column: int) -> Ints:
        """A value of every node: from the shifts for starts and ends, else from the visits."""
        ends = self.tables.shifts[:, list(shift_column)].reshape(-1)
        visits = self.tables.visits[[node.visit for node in self.nodes], visit_column]
        return np.concatenate([ends, visits])

    def _price_legs(self) -> None:
        place = self._of_nodes((SHIFT.start_place, SHIFT.end_place), VISIT.place)
        self.legs = self.tables.travel[np.ix_(place, place)]
        costs = self.legs * self.tables.prices[PRICE.travel]
        costs[:, 2 * self.shifts :] += np.array([node.price for node in self.nodes])
        matrix = self.routing.RegisterTransitMatrix(costs.tolist())
        self.routing.SetArcCostEvaluatorOfAllVehicles(matrix)
        self.is_same_place = place[:, None] == place[None, :]
        self.is_same_place[: 2 * self.shifts] = False

    def _time(self) -> None:
        """Clock times are those of the service, behind the set-up that a new place asks for."""
        tables, first = self.tables, 2 * self.shifts
        stays = tables.visits[[node.visit for node in self.nodes]]
        service, setup = np.zeros(len(self.legs), np.int64), np.zeros(len(self.legs), np.int64)
        service[first:] = stays[:, VISIT.stay_shared]
        setup[first:] = stays[:, VISIT.stay_full] - stays[:, VISIT.stay_shared]
        took = service[:, None] + self.legs + np.where(self.is_same_place, 0, setup[None, :])
        last = int(tables.shifts[:, SHIFT.last].max())
        matrix = self.routing.RegisterTransitMatrix(took.tolist())
        self.routing.AddDimension(matrix, last, last, False, "time")
        self.time = self.routing.GetDimensionOrDie("time")
        at_node = [0] * (self.routing.Size() + self.shifts)
        for node in range(len(self.nodes)):
            at_node[self._index(node)] = int(service[first + node])
        for shift, row in enumerate(tables.shifts.tolist()):
            self._shift_time(shift, row, at_node)

    def _shift_time(self, shift: int, row: list[int], at_node: list[int]) -> None:
        start, end = self.routing.Start(shift), self.routing.End(shift)
        self.time.CumulVar(start).SetRange(row[SHIFT.start], row[SHIFT.last])
        self.time.CumulVar(end).SetRange(row[SHIFT.start], row[SHIFT.last])
        overtime, waiting = self.tables.prices[[PRICE.overtime, PRICE.waiting]].tolist()
        self.time.SetCumulVarSoftUpperBound(end, row[SHIFT.end], overtime)
        self.time.SetSlackCostCoefficientForVehicle(waiting, shift)
        if row[SHIFT.meal] and row[SHIFT.meal_from] <= row[SHIFT.meal_to]:
            meal = self.routing.solver().FixedDurationIntervalVar(
                row[SHIFT.meal_from], row[SHIFT.meal_to], row[SHIFT.meal], False, f"meal {shift}"
            )
            self.time.SetBreakIntervalsOfVehicle([meal], shift, at_node)

    def _visits(self) -> None:
        """Each visit is made at one of its nodes or left out at its price."""
        of: dict[int, list[int]] = {}
        for number, node in enumerate(self.nodes):
            index = self._index(number)
            of.setdefault(node.visit, []).append(index)
            self.routing.VehicleVar(index).SetValues([-1, *node.shifts])
            row = self.tables.visits[node.visit]
            setup = int(row[VISIT.stay_full] - row[VISIT.stay_shared])
            spans = [(first + setup, last + setup) for first, last in node.windows]
            time = self.time.CumulVar(index)
            time.SetRange(spans[0][0], spans[-1][1])
            for (_, before), (after, _) in pairwise(spans):
                time.RemoveInterval(before + 1, after - 1)
        for visit, indices in of.items():
            price = int(self.tables.visits[visit, VISIT.left_out])
            self.routing.AddDisjunction(indices, _MUST_PRICE if price == MUST else price)

    def _load(self) -> None:
        capacity = self.tables.shifts[:, SHIFT.capacity]
        if (capacity == NEVER_S).all():
            return
        load = [0] * (2 * self.shifts)
        load += [int(self.tables.visits[node.visit, VISIT.load]) for node in self.nodes]
        vector = self.routing.RegisterUnaryTransitVector(load)
        limits = np.minimum(capacity, sum(load)).tolist()
        self.routing.AddDimensionWithVehicleCapacity(vector, 0, limits, True, "load")

    def solve(self, effort: Effort) -> None:
        """Guided local search; every solution is taken down.

        Reproducible solves descend once: the search has no other end than the clock. (Iterated
        local search is better, but on tiny problems it may never look at the clock.)
        """
        parameters = pywrapcp.DefaultRoutingSearchParameters()
        strategy = routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
        parameters.first_solution_strategy = strategy
        ways = routing_enums_pb2.LocalSearchMetaheuristic
        if effort.reproducible:
            parameters.local_search_metaheuristic = ways.GREEDY_DESCENT
        else:
            parameters.local_search_metaheuristic = ways.GUIDED_LOCAL_SEARCH
            parameters.time_limit.FromMilliseconds(max(1, int(effort.limit_s * 1000)))
        self.routing.SolveWithParameters(parameters)

    def _take_down(self) -> None:
        routes = []
        for shift in range(self.shifts):
            index, visits = self.routing.Start(shift), []
            while not self.routing.IsEnd(index):
                node = self.manager.IndexToNode(index) - 2 * self.shifts
                if node >= 0:
                    visits.append(self.nodes[node].visit)
                index = self.routing.NextVar(index).Value()
            if visits:
                routes.append((shift, tuple(visits)))
        self.plans.append(tuple(routes))

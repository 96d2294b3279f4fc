"""The whole step as a PyVRP model: a third way to look for routes.

The dates lie one behind the other on one line of time, so a client open on several dates is one
client where no other shift could come in between, else one for each span, of which one is made.
PyVRP knows no meals, turns or lateness: the line is shortened by the meal at noon, a visit keeps to
its cheapest windows, and its routes are timed anew before anything is made of them.

PyVRP: Wouda, Lan & Kool (2024).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyvrp
from pyvrp.IteratedLocalSearch import IteratedLocalSearchCallbacks, IteratedLocalSearchParams
from pyvrp.solve import SolveParams
from pyvrp.stop import MaxIterations, MaxRuntime

from optimizer.routes.search.pool import twins
from optimizer.routes.timing.arrays import MUST, PIECE, PRICE, SHIFT, VISIT, Ints, Tables, Turns
from optimizer.routes.timing.time_line import Span, TimeLine
from optimizer.solving.effort import Effort

ITERATIONS_PER_S = 1_000
"""What a second is worth when the clock does not count."""

Way = tuple[int, tuple[int, ...]]
"""A shift and its visits in order, by number; of equal shifts the first stands for all."""


class _Client(NamedTuple):
    """A visit and one span of starts on the line of time."""

    visit: int
    span: Span


def is_plain(tables: Tables, turns: Turns) -> bool:
    """PyVRP can say all of it: there are no meals, turns, lateness, overtime or set-ups."""
    shifts, visits = tables.shifts, tables.visits
    return not (
        shifts[:, SHIFT.meal].any()
        or turns.due.any()
        or tables.pieces[:, PIECE.price].any()
        or (shifts[:, SHIFT.last] > shifts[:, SHIFT.end]).any()
        or (visits[:, VISIT.stay_full] > visits[:, VISIT.stay_shared]).any()
    )


def pyvrp_routes(tables: Tables, effort: Effort) -> tuple[list[Way], dict[Way, int]]:
    """The best plan of PyVRP's iterated local search within the effort, and all routes met.

    Those come with the cost of a plan that they were part of.
    """
    model = _Model(tables)
    return model.solve(effort) if model.clients else ([], {})


class _Model:
    """Location 2t and 2t + 1 are start and end of vehicle type t, those of the clients follow."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        twin = twins(tables)
        self.types = [shift for shift, first in enumerate(twin) if shift == first]
        self.number = Counter(twin)
        self.line = TimeLine(tables, self.types)
        self.clients = [
            _Client(visit, span)
            for visit in range(len(tables.visits))
            if tables.visits[visit, VISIT.left_out]
            for span in self.line.spans(visit)
        ]
        self.of_visit: dict[int, list[int]] = defaultdict(list)
        for number, client in enumerate(self.clients):
            self.of_visit[client.visit].append(number)
        self.crews = self._crews()
        if self.clients:
            self.data = self._data()

    def _crews(self) -> list[tuple[frozenset[int], list[int]]]:
        """Sets of vehicle types that alone may make some clients although others are there then."""
        found: dict[frozenset[int], list[int]] = defaultdict(list)
        for number, (visit, (first, last)) in enumerate(self.clients):
            there = [
                shift
                for shift in self.types
                if self.line.at(shift, int(self.tables.shifts[shift, SHIFT.start])) <= last
                and first <= self.line.at(shift, int(self.tables.shifts[shift, SHIFT.last]))
            ]
            able = frozenset(shift for shift in there if self.tables.group[shift, visit] >= 0)
            if len(able) < len(there):
                found[able].append(number)
        return sorted(found.items(), key=lambda item: item[1])

    def _data(self) -> pyvrp.ProblemData:
        firsts = 2 * len(self.types)
        legs, took = self._matrices()
        groups = [
            pyvrp.ClientGroup(members, required=self._is_must(visit))
            for visit, members in self.of_visit.items()
            if len(members) > 1
        ]
        return pyvrp.ProblemData(
            locations=[pyvrp.Location(0, 0) for _ in range(firsts + len(self.clients))],
            clients=[*self._as_clients(firsts)],
            depots=[pyvrp.Depot(location) for location in range(firsts)],
            vehicle_types=[self._as_type(row, shift) for row, shift in enumerate(self.types)],
            distance_matrices=[legs],  # type: ignore[list-item]
            duration_matrices=[took],  # type: ignore[list-item]
            groups=groups,
        )

    def _matrices(self) -> tuple[Ints, Ints]:
        """Travel, and travel with the set-up of the place that it leads to."""
        tables, visits = self.tables, [client.visit for client in self.clients]
        ends = tables.shifts[self.types][:, [SHIFT.start_place, SHIFT.end_place]].reshape(-1)
        place = np.concatenate([ends, tables.visits[visits, VISIT.place]])
        legs = tables.travel[np.ix_(place, place)].copy()
        np.fill_diagonal(legs, 0)
        setup = np.zeros(len(place), np.int64)
        stays = tables.visits[visits]
        setup[len(ends) :] = stays[:, VISIT.stay_full] - stays[:, VISIT.stay_shared]
        same = place[:, None] == place[None, :]
        same[: len(ends)] = False
        took = legs + np.where(same, 0, setup[None, :])
        np.fill_diagonal(took, 0)
        return legs, took

    def _is_must(self, visit: int) -> bool:
        return bool(self.tables.visits[visit, VISIT.left_out] == MUST)

    def _as_clients(self, first: int) -> Iterator[pyvrp.Client]:
        waiting = int(self.tables.prices[PRICE.waiting])
        groups = [visit for visit, members in self.of_visit.items() if len(members) > 1]
        group = {visit: number for number, visit in enumerate(groups)}
        for number, (visit, span) in enumerate(self.clients):
            row, is_must = self.tables.visits[visit], self._is_must(visit)
            stay_s = int(row[VISIT.stay_shared])
            crews = [int(number in members) for _, members in self.crews]
            yield pyvrp.Client(
                location=first + number,
                delivery=[int(row[VISIT.load]), *crews],
                service_duration=stay_s,
                tw_early=span[0],
                tw_late=span[1],
                prize=0 if is_must else int(row[VISIT.left_out]) + waiting * stay_s,
                required=is_must and visit not in group,
                group=group.get(visit),
            )

    def _as_type(self, number: int, shift: int) -> pyvrp.VehicleType:
        row, prices = self.tables.shifts[shift], self.tables.prices.tolist()
        most = int(self.tables.visits[:, VISIT.load].sum())
        crews = [len(members) if shift in able else 0 for able, members in self.crews]
        open_s, close_s = (self.line.at(shift, int(row[at])) for at in (SHIFT.start, SHIFT.last))
        over_s = int(row[SHIFT.last] - row[SHIFT.end])
        return pyvrp.VehicleType(
            self.number[shift],
            [min(int(row[SHIFT.capacity]), most), *crews],
            start_depot=2 * number,
            end_depot=2 * number + 1,
            tw_early=open_s,
            tw_late=close_s,
            shift_duration=max(0, close_s - open_s - over_s),
            max_overtime=over_s,
            unit_distance_cost=max(0, prices[PRICE.travel] - prices[PRICE.waiting]),
            unit_duration_cost=prices[PRICE.waiting],
            unit_overtime_cost=prices[PRICE.overtime],
        )

    def solve(self, effort: Effort) -> tuple[list[Way], dict[Way, int]]:
        """Runs the search from where PyVRP begins."""
        seen = _Seen(self)
        stop = (
            MaxIterations(max(1, int(effort.limit_s * ITERATIONS_PER_S)))
            if effort.reproducible
            else MaxRuntime(max(0.0, effort.limit_s))
        )
        found = pyvrp.solve(
            self.data,
            stop,
            seed=effort.seed,
            collect_stats=False,
            params=SolveParams(ils=IteratedLocalSearchParams(callbacks=seen)),
        )
        best = [seen.way(route) for route in found.best.routes()]
        return best, seen.met


class _Seen(IteratedLocalSearchCallbacks):
    """Takes down the routes of every plan that the search tries."""

    def __init__(self, model: _Model) -> None:
        self.model, self.met = model, dict[Way, int]()
        self._known: set[tuple[int, ...]] = set()

    def on_iteration(
        self,
        current: pyvrp.Solution,  # noqa: ARG002 - PyVRP's contract
        candidate: pyvrp.Solution,
        best: pyvrp.Solution,  # noqa: ARG002
        cost_evaluator: pyvrp.CostEvaluator,
    ) -> None:
        """Looks at every plan that is tried."""
        self.look(candidate, cost_evaluator.penalised_cost(candidate))

    def look(self, plan: pyvrp.Solution, cost: int) -> None:
        """Takes down the routes that can be driven; what looks the same is not read again."""
        for route in plan.routes():
            mark = (
                route.vehicle_type(),
                route.distance(),
                route.duration(),
                route.num_clients(),
                *route.delivery(),
                route.prizes(),
            )
            if mark not in self._known and route.is_feasible():
                self._known.add(mark)
                self.met.setdefault(self.way(route), cost)

    def way(self, route: pyvrp.Route) -> Way:
        """A route by shift and visits."""
        clients = self.model.clients
        visits = tuple(clients[stop.idx].visit for stop in route if stop.is_client())
        return self.model.types[route.vehicle_type()], visits

"""OR-Tools routing: iterated local search with SISR ruins, the best of its settings known to us.

It has no seed: the order of the customers is shuffled instead.
"""

from __future__ import annotations

from random import Random

import numpy as np
from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from benchmarks.formats.network import Instance
from benchmarks.peers.answer import Answer
from optimizer.solving.status import Status


def solve(instance: Instance, limit_s: float, seed: int) -> Answer:
    """The best solution within the limit; seed 1 keeps the order of the file."""
    order = [*range(1, len(instance.stands))]
    if seed != 1:
        Random(seed).shuffle(order)
    nodes = [0, *order]
    manager = pywrapcp.RoutingIndexManager(len(nodes), instance.vehicles, 0)
    routing = pywrapcp.RoutingModel(manager)
    _limit(instance, nodes, manager, routing)
    found = routing.SolveWithIteratedLocalSearch(_parameters(limit_s))
    if not found:
        return Answer(None, status=Status.OUT_OF_TIME)
    routes = []
    for vehicle in range(instance.vehicles):
        index, route = found.Value(routing.NextVar(routing.Start(vehicle))), []
        while not routing.IsEnd(index):
            route.append(nodes[manager.IndexToNode(index)])
            index = found.Value(routing.NextVar(index))
        routes.append(route)
    return Answer([route for route in routes if route])


def _limit(
    instance: Instance,
    nodes: list[int],
    manager: pywrapcp.RoutingIndexManager,
    routing: pywrapcp.RoutingModel,
) -> None:
    """Distances, windows, capacity and prizes."""
    scale, stands = instance.scale, [instance.stands[node] for node in nodes]
    legs = instance.legs[np.ix_(nodes, nodes)]
    routing.SetArcCostEvaluatorOfAllVehicles(routing.RegisterTransitMatrix(legs.tolist()))
    service = np.array([stand.service * scale for stand in stands])
    service[0] = 0
    took = routing.RegisterTransitMatrix((legs + service[:, None]).tolist())
    close = stands[0].due * scale
    routing.AddDimension(took, close, close, False, "time")
    time = routing.GetDimensionOrDie("time")
    for node, stand in enumerate(stands[1:], start=1):
        index = manager.NodeToIndex(node)
        time.CumulVar(index).SetRange(stand.open * scale, stand.due * scale)
        if stand.prize is not None:
            routing.AddDisjunction([index], stand.prize * scale)
    for vehicle in range(instance.vehicles):
        for index in (routing.Start(vehicle), routing.End(vehicle)):
            time.CumulVar(index).SetRange(stands[0].open * scale, close)
    if instance.capacity is not None:
        loads = routing.RegisterUnaryTransitVector([0, *(stand.load for stand in stands[1:])])
        limits = [instance.capacity] * instance.vehicles
        routing.AddDimensionWithVehicleCapacity(loads, 0, limits, True, "load")


def _parameters(limit_s: float) -> object:
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.first_solution_strategy = (
        routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    )
    parameters.use_iterated_local_search = True
    local = parameters.iterated_local_search_parameters
    local.improve_perturbed_solution = True
    accept = local.reference_solution_acceptance_strategy
    accept.simulated_annealing.automatic_temperatures = True
    ruin = local.ruin_recreate_parameters.ruin_strategies.add()
    ruin.sisr.max_removed_sequence_size = 10
    ruin.sisr.avg_num_removed_visits = 10
    ruin.sisr.bypass_factor = 0.01
    parameters.time_limit.FromMilliseconds(max(1, int(limit_s * 1000)))
    return parameters

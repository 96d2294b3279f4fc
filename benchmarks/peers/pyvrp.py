"""PyVRP with its own defaults."""

from __future__ import annotations

from benchmarks.formats.network import Instance
from benchmarks.peers.answer import Absent, Answer
from optimizer.solving.status import Status


def solve(instance: Instance, limit_s: float, seed: int) -> Answer:
    """The best feasible solution of PyVRP within the limit."""
    try:
        import pyvrp
        from pyvrp.stop import MaxRuntime
    except ImportError as missing:
        raise Absent(f"PyVRP cannot be imported: {missing}") from None
    depot, *stands = instance.stands
    scale = instance.scale
    vehicle = pyvrp.VehicleType(
        instance.vehicles,
        [] if instance.capacity is None else [instance.capacity],
        tw_early=depot.open * scale,
        tw_late=depot.due * scale,
    )
    legs = instance.legs
    data = pyvrp.ProblemData(
        locations=[pyvrp.Location(0, 0) for _ in instance.stands],
        clients=[
            pyvrp.Client(
                location=number,
                delivery=[] if instance.capacity is None else [stand.load],
                service_duration=stand.service * scale,
                tw_early=stand.open * scale,
                tw_late=stand.due * scale,
                prize=(stand.prize or 0) * scale,
                required=stand.prize is None,
            )
            for number, stand in enumerate(stands, start=1)
        ],
        depots=[pyvrp.Depot(location=0)],
        vehicle_types=[vehicle],
        distance_matrices=[legs],  # type: ignore[list-item]
        duration_matrices=[legs],  # type: ignore[list-item]
    )
    best = pyvrp.solve(data, MaxRuntime(limit_s), seed=seed, collect_stats=False).best
    if not best.is_feasible():
        return Answer(None, status=Status.OUT_OF_TIME)
    return Answer([[one.idx + 1 for one in route if one.is_client()] for route in best.routes()])

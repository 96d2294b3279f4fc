"""VROOM on one thread at its highest level, again and again with the customers shuffled.

A run ends by itself; its result depends on the order of the jobs, so the rest of the limit is
spent on other orders and the best result counts.
"""

from __future__ import annotations

import time
from datetime import timedelta
from random import Random

from benchmarks.formats.network import Instance, Routes
from benchmarks.peers.answer import Absent, Answer
from optimizer.solving.status import Status

_LEVEL = 5


def solve(instance: Instance, limit_s: float, seed: int) -> Answer:
    """The best of as many runs as fit; the first run takes the order of the file for seed 1."""
    if any(stand.prize is not None for stand in instance.stands[1:]):
        raise Absent("VROOM knows priorities, not prizes")
    try:
        import vroom  # noqa: F401 - only whether it is there
    except ImportError as missing:
        raise Absent(f"VROOM cannot be imported: {missing}") from None
    until, rng = time.monotonic() + limit_s, Random(seed)
    order = [*range(1, len(instance.stands))]
    best: tuple[int, Routes] | None = None
    while (left_s := until - time.monotonic()) > 0.05:
        if best is not None or seed != 1:
            rng.shuffle(order)
        found = _run(instance, order, left_s)
        if found is not None and (best is None or found[0] < best[0]):
            best = found
        if found is None and best is None and left_s < limit_s / 2:
            break
    return Answer(best[1]) if best else Answer(None, status=Status.OUT_OF_TIME)


def _run(instance: Instance, order: list[int], limit_s: float) -> tuple[int, Routes] | None:
    """Cost and routes of one run; None if a customer is left out."""
    import vroom

    depot, scale = instance.stands[0], instance.scale
    model = vroom.Input()
    model.set_durations_matrix("car", instance.legs.astype("uint32"))
    day = vroom.TimeWindow(depot.open * scale, depot.due * scale)
    loads = [] if instance.capacity is None else [instance.capacity]
    for number in range(instance.vehicles):
        model.add_vehicle(
            vroom.Vehicle(number, start=0, end=0, capacity=vroom.Amount(loads), time_window=day)
        )
    for number in order:
        stand = instance.stands[number]
        model.add_job(
            vroom.Job(
                number,
                location=number,
                default_service=stand.service * scale,
                delivery=vroom.Amount([stand.load] if loads else []),
                time_windows=[vroom.TimeWindow(stand.open * scale, stand.due * scale)],
            )
        )
    found = model.solve(_LEVEL, nb_threads=1, timeout=timedelta(seconds=limit_s))
    if found.summary.unassigned:
        return None
    steps = found.routes[found.routes["type"] == "job"]
    routes = [[int(one) for one in route["id"]] for _, route in steps.groupby("vehicle_id")]
    return int(found.summary.cost), routes

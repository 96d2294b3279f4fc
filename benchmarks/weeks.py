"""Weeks of van days, drawn: how good a bound of the routes is proven, how fast.

Run `nice python -m benchmarks.weeks --limit 60`; one JSON object per week on stdout. Positions,
calls and durations are synthetic; sizes are those of a district with one to three vans.
"""

from __future__ import annotations

import argparse
import json
import time
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

import numpy as np

from optimizer.routes.lower_bound.column_generation import lower_bound
from optimizer.routes.problem import Deadline, RouteProblem, Shift, Visit, Window
from optimizer.routes.rulebook import ROUTES
from optimizer.solving.effort import Effort

_MONDAY = date(2023, 10, 9)
_OPEN_S, _CLOSE_S, _NOON_S = 30_600, 61_200, 43_200
_TOWNS = (("beizhai", 9, 9), ("jinjialing", 2, 3), ("shazikou", 8, 1), ("wanggezhuang", 16, 21))
_PRICES = (100_000, 200_000, 400_000)


class Week(NamedTuple):
    """A week to be drawn: how many visits and vans, working days, seed."""

    visits: int
    vans: int
    days: int
    seed: int


WEEKS = (
    *(Week(20, 1, 1, seed) for seed in (1, 2, 3)),
    *(Week(40, 1, 4, seed) for seed in (1, 2, 3)),
    *(Week(100, 2, 5, seed) for seed in (1, 2, 3)),
    Week(120, 1, 19, 1),
)


def draw(week: Week) -> RouteProblem:
    """The route problem of a week (or month) of van days."""
    rng = Random(week.seed)
    days = [_MONDAY + timedelta(days=n // 5 * 7 + n % 5) for n in range(week.days)]
    towns = [rng.choice(_TOWNS) for _ in range(week.visits)]
    points = [(3.0, 3.0)] + [(rng.gauss(x, 2.5), rng.gauss(y, 2.5)) for _, x, y in towns]
    x, y = np.array(points).T
    km = np.hypot(x[:, None] - x, y[:, None] - y) * 1.5
    travel_s = np.rint(km / 35 * 3600 / 60).astype(np.int64) * 60
    visits = [_visit(rng, f"v{n:03d}", town, days) for n, (town, _, _) in enumerate(towns, start=1)]
    shifts = [
        Shift(f"van{van}-{day}", f"van{van}", day, "depot", "depot", _OPEN_S, _CLOSE_S, 3600, 1800)
        for day in days
        for van in range(1, week.vans + 1)
    ]
    return RouteProblem(
        shifts=tuple(shifts),
        visits=tuple(visits),
        places=("depot", *(visit.place for visit in visits)),
        travel_s=travel_s,
        distance_m=np.rint(km * 1000).astype(np.int64),
        rules=ROUTES.default_rules,
        goals=ROUTES.default_goals,
        turns_of=tuple(town for town, _, _ in _TOWNS),
        travel_source="drawn",
    )


def _visit(rng: Random, name: str, town: str, days: list[date]) -> Visit:
    """Called on some day, open on some days after it; one in eight is promised."""
    called = rng.randrange(max(1, len(days) * 2 // 3))
    able = days[called : called + rng.choice([1, 3, 5])] if rng.random() < 0.7 else days
    spans = [(_OPEN_S, 41_400), (48_600, _CLOSE_S)] if rng.random() < 0.5 else [(_OPEN_S, _CLOSE_S)]
    is_promised = rng.random() < 0.125
    if is_promised:
        start = rng.choice([_OPEN_S, 34_200, 37_800, 48_600, 52_200])
        able, spans = [rng.choice(able)], [(start, start + 7200)]
    return Visit(
        id=name,
        place=name,
        windows=tuple(Window(day, *span) for day in able for span in spans),
        service_s=rng.choice([15, 20, 30, 30, 45, 60]) * 60,
        setup_s=600,
        sub_district=town,
        left_out_price=0 if is_promised else rng.choice(_PRICES[:1] * 3 + _PRICES),
        required=is_promised,
        answer_by=Deadline(able[-1], _CLOSE_S) if rng.random() < 0.2 else None,
    )


def measure(week: Week, limit_s: float) -> dict[str, object]:
    """One week: bound, seconds, rounds, labels, routes met."""
    began = time.monotonic()
    found = lower_bound(draw(week), effort=Effort(limit_s))
    return {
        "instance": f"week-{week.visits}-{week.vans}x{week.days}-{week.seed}",
        "bound": found.value,
        "is_converged": found.is_converged,
        "seconds": round(time.monotonic() - began, 1),
        "rounds": found.rounds,
        "labels": found.labels,
        "routes": len(found.columns),
    }


def main() -> None:
    """Measures every week."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=float, default=60.0)
    for week in WEEKS:
        print(json.dumps(measure(week, parser.parse_args().limit)), flush=True)


if __name__ == "__main__":
    main()

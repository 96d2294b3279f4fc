"""Random route problems, small enough for brute force, in which every rule and goal matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np

from optimizer.routes.problem import Deadline, Frozen, RouteProblem, Shift, Told, Visit, Window
from optimizer.routes.rulebook import ROUTES
from optimizer.scenario.schema.fields import Span
from tests.routes.sample import changed

if TYPE_CHECKING:
    from numpy.typing import NDArray

THEMES = ("plain", "meal", "windows", "deadlines", "turns", "replan", "places", "loads")
STEP_OF = {3: 600, 4: 300, 10: 900}
"""Seconds of a step, for seeds with such a rest by 11; 1 for the others."""
MONDAY = date(2023, 10, 9)
HOUR = 3600
LEFT_OUT = ((2500, 9000, 20_000, 60_000, 100_000), (30_000, 100_000))
PRICES: dict[str, dict[str, tuple[int, ...]]] = {
    "unmet_turns": {"turn": (3000, 15_000, 60_000)},
    "lateness": {"hour": (300, 2000, 10_000)},
    "moved_promises": {"moved": (700, 2500, 8000), "tolerance_min": (0, 15, 30)},
    "overtime": {"second": (0, 1, 4)},
    "travel": {"second": (1, 2, 2)},
    "waiting": {"second": (0, 1, 1, 3)},
}


def problem(seed: int) -> RouteProblem:
    """The problem of this seed; every theme comes every `len(THEMES)` seeds.

    At most six visits and five shifts of one to four days; now and then no plan is legal.
    """
    rng = Random(seed)
    theme = THEMES[seed % len(THEMES)]
    shifts = draw_shifts(rng, theme)
    places = ["D", "E", *"PQRST"[: rng.choice([2, 3]) if theme == "places" else 5]]
    visits = draw_visits(rng, theme, shifts, places[2:])
    travel_s = draw_travel(rng, len(places))
    drawn = RouteProblem(
        shifts=shifts,
        visits=visits,
        places=tuple(places),
        travel_s=travel_s,
        distance_m=travel_s * 9,
        rules=changed(ROUTES.default_rules, draw_rules(rng, theme)),
        goals=changed(ROUTES.default_goals, draw_prices(rng)),
        turns_of=("north", "south", "west")[: rng.choice([1, 2, 3])] if theme == "turns" else (),
        frozen=draw_frozen(rng, shifts, visits) if theme == "replan" else (),
        told=draw_told(rng, shifts, visits) if theme == "replan" or rng.random() < 0.2 else (),
        travel_source="drawn",
    )
    step_s = STEP_OF.get(seed % 11, 1)
    return drawn if step_s == 1 else on_steps(drawn, step_s)


def on_steps(drawn: RouteProblem, step_s: int) -> RouteProblem:
    """The problem with times on whole steps; windows, ends and deadlines stay odd."""

    def up(second: int) -> int:
        return -(-second // step_s) * step_s

    return replace(
        drawn,
        shifts=tuple(
            replace(one, start_s=up(one.start_s), meal_s=up(one.meal_s)) for one in drawn.shifts
        ),
        visits=tuple(
            replace(one, service_s=up(one.service_s), setup_s=up(one.setup_s))
            for one in drawn.visits
        ),
        travel_s=-(-drawn.travel_s // step_s) * step_s,
        frozen=tuple(replace(one, start_s=up(one.start_s)) for one in drawn.frozen),
        step_s=step_s,
    )


def draw_rules(rng: Random, theme: str) -> dict[str, dict[str, Any]]:
    first = rng.choice([660, 690])
    return {
        "crew_meal": {"hours": Span(first, first + rng.choice([60, 90, 150]))},
        "answer_by": {"late_max_h": rng.choice([0, 1, 3, 24, None])},
        "sub_district_turn": {
            "visits_per_week": rng.choice([3, 5, 5, 7]) if theme == "turns" else 1,
            "days_apart": rng.choice([1, 2, 2, 3]),
        },
    }


def draw_prices(rng: Random) -> dict[str, dict[str, int]]:
    return {
        goal: {name: rng.choice(values) for name, values in sorted(prices.items())}
        for goal, prices in PRICES.items()
    }


def draw_travel(rng: Random, size: int) -> NDArray[np.int64]:
    """Ways between random points, a little longer one way than the other; some are odd."""
    x, y = (np.array([rng.randrange(60) for _ in range(size)]) for _ in "xy")
    minutes = np.hypot(x[:, None] - x, y[:, None] - y) * 0.7
    travel_s = np.rint(60 * minutes).astype(np.int64)
    for a in range(size):
        for b in range(size):
            if a != b:
                odd = rng.choice([60, 3000]) if rng.random() < 0.05 else 0
                travel_s[a, b] = odd or travel_s[a, b] + rng.choice([0, 0, 60, 97, 300])
    return travel_s


def draw_shifts(rng: Random, theme: str) -> tuple[Shift, ...]:
    if theme == "turns":
        days = sorted(rng.sample(range(5), rng.choice([2, 3, 4])))
    else:
        days = sorted(rng.choices(range(3), k=rng.choice([1, 1, 2, 3])))
    return tuple(draw_shift(rng, theme, index, day) for index, day in enumerate(days))


def draw_shift(rng: Random, theme: str, index: int, day: int) -> Shift:
    start = rng.choice([9 * HOUR, 10 * HOUR, 11 * HOUR + 900])
    has_meal = theme == "meal" or rng.random() < 0.3
    return Shift(
        id=f"{'abcde'[index]}{day}",
        vehicle="abcde"[index],
        date=MONDAY + timedelta(days=day),
        start_place="D",
        end_place=rng.choice(["D", "D", "D", "E"]),
        start_s=start,
        end_s=start
        + rng.choice([6] if theme == "windows" else [2, 3, 4, 6]) * HOUR
        + rng.choice([0, 0, 613]),
        overtime_max_s=rng.choice([0, 1800, HOUR, HOUR]),
        meal_s=rng.choice([1800, 2400]) if has_meal else 0,
        items=frozenset({"food", "medical"} if rng.random() < 0.7 else {"food"}),
        equipment=frozenset({"printer"} if rng.random() < 0.8 else ()),
        capacity=rng.choice([None, 2, 3, 4]) if theme == "loads" else None,
    )


def draw_visits(
    rng: Random, theme: str, shifts: tuple[Shift, ...], places: list[str]
) -> tuple[Visit, ...]:
    most = 6 if len(shifts) == 1 and theme != "deadlines" else 5
    names = [f"v{number}" for number in range(rng.randint(3, most))]
    visits = [draw_visit(rng, theme, name, shifts, places) for name in names]
    if rng.random() < 0.2:
        promised = rng.randrange(len(visits))
        sure = replace(visits[promised], required=True, windows=visits[promised].windows[:1])
        visits[promised] = replace(sure, is_standing=False)
    return tuple(visits)


def draw_visit(
    rng: Random, theme: str, name: str, shifts: tuple[Shift, ...], places: list[str]
) -> Visit:
    is_standing = rng.random() < (0.4 if theme == "turns" else 0.1)
    has_deadline = rng.random() < (0.6 if theme == "deadlines" else 0.15)
    return Visit(
        id=name,
        place=rng.choice(places),
        windows=draw_windows(rng, theme, shifts),
        service_s=rng.choice([0, 900, 900, 1800, 2700, 3700]),
        setup_s=rng.choice([600, 900] if theme == "places" else [0, 0, 600]),
        items=frozenset(rng.choice([(), (), ("food",), ("medical",)])),
        equipment=frozenset(rng.choice([(), (), (), ("printer",)])),
        sub_district=rng.choice(["north", "north", "north", "south", "west"]),
        left_out_price=0 if is_standing else rng.choice(LEFT_OUT[theme == "windows"]),
        answer_by=draw_deadline(rng, shifts) if has_deadline else None,
        load=rng.choice([1, 1, 2]) if theme == "loads" else 0,
        is_standing=is_standing,
    )


def draw_windows(rng: Random, theme: str, shifts: tuple[Shift, ...]) -> tuple[Window, ...]:
    """Mostly one wide window; in the theme of windows up to three, short ones, on some dates."""
    if theme != "windows" and rng.random() < 0.5:
        return (Window(None, 8 * HOUR, 18 * HOUR),)
    found = []
    for _ in range(rng.choice([1, 1, 2, 3]) if theme == "windows" else rng.choice([1, 1, 2])):
        shift = rng.choice(shifts)
        quarter = rng.choice([rng.randrange(6), rng.randrange(10, 20)])
        start = shift.start_s + quarter * 900
        length = rng.choice([HOUR, HOUR + 900, HOUR if theme == "windows" else 4 * HOUR])
        day = shift.date if rng.random() < 0.7 else None
        found.append(Window(day, start, start + length + rng.choice([0, 0, 77])))
    return tuple(sorted(found, key=lambda w: (w.date or date.min, w.start_s, w.end_s)))


def draw_deadline(rng: Random, shifts: tuple[Shift, ...]) -> Deadline:
    shift = rng.choice(shifts)
    day = shift.date - timedelta(days=rng.choice([0, 0, 0, 1]))
    return Deadline(day, shift.start_s + rng.randrange(0, 12) * 900 + rng.choice([0, 1, 500]))


def draw_frozen(
    rng: Random, shifts: tuple[Shift, ...], visits: tuple[Visit, ...]
) -> tuple[Frozen, ...]:
    visit, shift = rng.choice(visits), rng.choice(shifts)
    fitting = [w for w in visit.windows if w.date in (None, shift.date)]
    if not fitting or rng.random() < 0.2:
        return ()
    window = rng.choice(fitting)
    first = max(window.start_s, shift.start_s + 2400)
    return (Frozen(visit.id, shift.id, first + rng.choice([0, 900, 1700])),)


def draw_told(
    rng: Random, shifts: tuple[Shift, ...], visits: tuple[Visit, ...]
) -> tuple[Told, ...]:
    chosen = sorted(rng.sample(range(len(visits)), rng.randint(1, min(3, len(visits)))))
    return tuple(
        Told(visits[index].id, shift.date, shift.start_s + rng.randrange(2, 14) * 900)
        for index in chosen
        for shift in [rng.choice(shifts)]
    )

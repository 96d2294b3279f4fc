"""Random route problems of a part of the dates: done visits, passed windows, half-planned weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from optimizer.routes.problem import Elsewhere, Window
from tests.routes.draw import HOUR, MONDAY
from tests.routes.draw import problem as drawn
from tests.routes.sample import changed

if TYPE_CHECKING:
    from datetime import date

    from optimizer.routes.problem import RouteProblem, Visit

NAMES = ("north", "south", "west")
WHY = ("done", "under_way", "confirmed", "planned", "later")


def part(seed: int) -> RouteProblem:
    """The drawn problem of this seed, as one of some dates among others."""
    rng, asked = Random(seed), drawn(seed)
    names = NAMES[: rng.choice([1, 2, 3])]
    turns = {"visits_per_week": rng.choice([1, 2, 3, 5]), "days_apart": rng.choice([1, 2, 2, 3])}
    of_others, visits = _divided(rng, asked)
    visits = tuple(_with_setups(rng, asked, visit) for visit in visits)
    return replace(
        asked,
        visits=visits,
        told=tuple(one for one in asked.told if one.visit not in {v.id for v in of_others}),
        rules=changed(asked.rules, {"sub_district_turn": turns}),
        turns_of=names,
        first=MONDAY,
        elsewhere=tuple(_elsewhere(rng, visit) for visit in of_others),
        other_days=_other_days(rng, asked, names),
    )


def _with_setups(rng: Random, asked: RouteProblem, visit: Visit) -> Visit:
    """Some vehicles need less or more time to set up, whole steps of it."""
    others = [-(-setup // asked.step_s) * asked.step_s for setup in (0, 900, 1500)]
    vans = sorted({shift.vehicle for shift in asked.shifts})
    return replace(visit, setup_of=tuple((van, rng.choice(others)) for van in vans[::2]))


def _divided(rng: Random, asked: RouteProblem) -> tuple[list[Visit], tuple[Visit, ...]]:
    """Visits of other dates, and those asked for; the time of some of these has passed."""
    fixed = {kept.visit for kept in asked.frozen}
    free = [visit for visit in asked.visits if visit.id not in fixed and not visit.is_standing]
    chosen = rng.sample(free, min(len(free), rng.choice([1, 2, 2, 3])))
    others, passed = chosen[: rng.choice([0, 1, 1])], {visit.id for visit in chosen[1:]}
    before = Window(MONDAY - timedelta(days=rng.choice([1, 3])), 9 * HOUR, 12 * HOUR)
    visits = (
        replace(visit, windows=(before,), required=False) if visit.id in passed else visit
        for visit in asked.visits
        if visit not in others
    )
    return others, tuple(visits)


def _elsewhere(rng: Random, visit: Visit) -> Elsewhere:
    why, day = rng.choice(WHY), MONDAY - timedelta(days=1)
    return Elsewhere(visit.id, why, *(() if why == "later" else ("a", day, 36_000)))


def _other_days(
    rng: Random, asked: RouteProblem, names: tuple[str, ...]
) -> dict[date, frozenset[str]]:
    """Dates around, some without a turn, some that may still serve anybody."""
    free = [MONDAY + timedelta(days=day) for day in range(-7, 7)]
    free = [day for day in free if day not in asked.dates]
    served = [(), names[:1], names[-1:], names]
    return {day: frozenset(rng.choice(served)) for day in sorted(rng.sample(free, 6))}

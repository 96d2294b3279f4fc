"""Routes drawn at random that a van can drive: travel, set-up, items, the meal, home in time."""

from __future__ import annotations

from math import ceil
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from geopy.distance import geodesic

from scenarios.generator.halls import SERVICE_CENTRE_SPOT, SUB_DISTRICTS_EN
from scenarios.generator.items import ITEMS, LICENCES
from scenarios.generator.spots import spot_near
from scenarios.generator.van import VAN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from optimizer.scenario.schema.scenario_file import TravelSettings
    from scenarios.generator.halls import Hall
    from scenarios.generator.month import Month
    from scenarios.generator.spec import Spec

_MEAL_FIRST_MIN, _MEAL_LAST_MIN = 660, 780  # the meal starts between 11:00 and 13:00
_SAME_PLACE = 0.15
_NEAR_KM = 1.5
_WAITS_MIN = (0, 0, 0, 2, 7)
_SMALL = (("licence_change",), ("licence_renewal",), ("licence_change", "licence_renewal"))
_MINUTES = {item.id: item.minutes for item in ITEMS}
_Spot = tuple[float, float]


class Stay(NamedTuple):
    """A known stay of a van; `place` is named where several follow each other at one spot."""

    van: str
    date: date
    hall: Hall
    spot: _Spot
    place: str
    items: tuple[str, ...]
    is_promised: bool
    start_min: int
    end_min: int


def draw_routes(spec: Spec, dates: Month, visits: int, vans: Sequence[str]) -> list[Stay]:
    """As many stays as asked for, route by route; each van is in another sub-district every day.

    Raises ValueError when they do not fit.
    """
    random = Random(f"{spec.seed}:routes")
    shifts = [(van, day) for day in dates.workdays for van in vans]
    regions = [*SUB_DISTRICTS_EN]
    stays: list[Stay] = []
    for number, (van, day) in enumerate(shifts):
        most = ceil((visits - len(stays)) / (len(shifts) - number))
        halls = [h for h in spec.halls if h.sub_district == regions[number % len(regions)]]
        stays += _Drive(van, day, halls, dates.file.travel, random).route(most, len(stays))
    if len(stays) < visits:
        raise ValueError(f"{visits} visits do not fit, {len(stays)} do")
    return stays


class _Drive:
    """One van's day as it is being driven."""

    def __init__(
        self, van: str, day: date, halls: list[Hall], travel: TravelSettings, random: Random
    ) -> None:
        self.van, self.day, self.halls, self.travel, self.random = van, day, halls, travel, random
        self.now_s = 60 * VAN.hours.start_min
        self.spot: _Spot = SERVICE_CENTRE_SPOT
        self.has_eaten = False

    def route(self, most: int, before: int) -> list[Stay]:
        """Up to `most` stays; one of them was promised. `before` stays have been drawn already."""
        promised = self.random.randrange(max(1, most))
        stays: list[Stay] = []
        while len(stays) < most:
            stay = self._next(stays[-1] if stays else None, len(stays) == promised, before)
            if stay is None:
                break
            if stays and stays[-1].spot == stay.spot:
                stays[-1] = stays[-1]._replace(place=stay.place)
            stays.append(stay)
            before += 1
        return stays

    def _next(self, last: Stay | None, is_promised: bool, number: int) -> Stay | None:
        """The next stay, after which the van is still home in time; else None."""
        random = self.random
        same = last is not None and random.random() < _SAME_PLACE
        hall = last.hall if same and last else random.choice(self.halls)
        spot = self.spot if same else spot_near(hall, self.halls, random, _NEAR_KM)
        items = (random.choice(LICENCES),) if is_promised else random.choice(_SMALL)
        stay_min = sum(_MINUTES[item] for item in items) + (0 if same else VAN.setup_min)
        leg_s, wait_min = self._leg_s(self.spot, spot), random.choice(_WAITS_MIN)
        start_min = ceil((self.now_s + leg_s) / 60) + wait_min
        eats = not self.has_eaten and start_min + stay_min > _MEAL_LAST_MIN
        if eats:
            start_min = ceil((self._after_meal_s(self.now_s) + leg_s) / 60) + wait_min
        end_s = 60 * (start_min + stay_min)
        ready_s = end_s if eats or self.has_eaten else self._after_meal_s(end_s)
        if ready_s + self._leg_s(spot, SERVICE_CENTRE_SPOT) > 60 * VAN.hours.end_min:
            return None
        self.now_s, self.spot, self.has_eaten = end_s, spot, eats or self.has_eaten
        place = (last.place if last and same else "") or f"地点{number:03d}" * same
        times = (start_min, start_min + stay_min)
        return Stay(self.van, self.day, hall, spot, place, items, is_promised, *times)

    def _after_meal_s(self, now_s: int) -> int:
        """The end of a meal begun as soon as it may."""
        return max(now_s, 60 * _MEAL_FIRST_MIN) + 60 * VAN.meal_min

    def _leg_s(self, start: _Spot, end: _Spot) -> int:
        """Travel as the scenario's settings estimate it, rounded up by at least a second."""
        if start == end:
            return 0
        metres = geodesic(start, end).m * self.travel.detour_percent / 100
        return int(metres * 3.6 / self.travel.speed_kmh) + 2

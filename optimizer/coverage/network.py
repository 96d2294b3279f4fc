"""A scenario and its plans as plain arrays: who lives where, what is open when, how far it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from optimizer.coverage.half_hours import HALF_HOUR_S, HALF_HOURS, bands, open_s
from optimizer.coverage.sites import (
    VAN,
    Opening,
    Site,
    VanStay,
    district_offers,
    fixed_sites,
    openings_of,
)
from optimizer.errors import UsageError
from optimizer.roster.plan.plan import Assignment
from optimizer.scenario.journeys import ways
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.fields import DayKind
from optimizer.scenario.schema.rows_coverage import PointRow
from optimizer.words.message import Message, message

Mode = Literal["walk", "car"]
MODES: tuple[Mode, ...] = ("walk", "car")
_NO_POINT = message("no coverage is measured: the table `points` is empty")
_NO_SITE = message("no coverage is measured: there is no hall or service point")
NO_WAY = np.iinfo(np.int64).max
"""Longer than any way: nothing is open, or no road leads there."""
VAN_STAY_S = 900
"""The van serves in a half-hour when it stays so long of it; other sites in the whole of it."""
DISTRICT = ""
"""Stands for the whole district among the sub-districts."""


@dataclass(frozen=True, eq=False)
class Network:
    """Demand points (P), sites (S), item classes (C), half-hours (T), areas (A), modes (M).

    An area is a sub-district that points name, or the whole district, which comes first. Ways are
    whole seconds and metres from points to sites, `NO_WAY` where none leads; metres are by car.
    """

    dates: tuple[date, ...]
    day_kinds: tuple[DayKind, ...]
    """What each date is."""
    points: tuple[PointRow, ...]
    sites: tuple[Site, ...]
    item_classes: tuple[str, ...]
    areas: tuple[str, ...]
    population: NDArray[np.int64]
    """(P,)"""
    is_member: NDArray[np.bool_]
    """(A, P): the point lies in the area."""
    is_open: NDArray[np.bool_]
    """(S, C, T): the site serves the item class in the half-hour."""
    is_district_hall: NDArray[np.bool_]
    """(S, C): the site is a district hall that offers the item class."""
    seconds: NDArray[np.int64]
    """(M, P, S)"""
    metres: NDArray[np.int64]
    """(P, S)"""
    bands: Mapping[str, NDArray[np.bool_]]
    """(T,) by name of the band."""


def why_unmeasured(scenario: Scenario) -> Message | None:
    """Why no plan of a scenario has a coverage; None: every plan has one."""
    if not scenario.points:
        return _NO_POINT
    return None if any(True for _ in fixed_sites(scenario)) else _NO_SITE


def network_of(
    scenario: Scenario, duties: Iterable[Assignment], stays: Iterable[VanStay]
) -> Network:
    """The arrays of the planned dates; raises what `measure_coverage` says."""
    file, points = scenario.file, scenario.points
    dates = tuple(file.first + timedelta(days=n) for n in range((file.last - file.first).days + 1))
    openings = list(openings_of(scenario, dates, duties, stays))
    halls = dict(district_offers(scenario))
    sites = tuple(sorted({*fixed_sites(scenario), *(opening.site for opening in openings)}))
    why = why_unmeasured(scenario)
    if why is not None or not sites:
        raise UsageError(why or _NO_SITE)
    item_classes = tuple(file.item_classes)
    areas = (DISTRICT, *sorted({point.sub_district for point in points} - {DISTRICT}))
    member = [[area in (DISTRICT, point.sub_district) for point in points] for area in areas]
    offered = [[one in halls.get(site, ()) for one in item_classes] for site in sites]
    seconds, metres = _ways(scenario, points, sites)
    return Network(
        dates=dates,
        day_kinds=tuple(scenario.day_kinds[day] for day in dates),
        points=points,
        sites=sites,
        item_classes=item_classes,
        areas=areas,
        population=np.array([point.population for point in points], dtype=np.int64),
        is_member=np.array(member),
        is_open=_is_open(openings, sites, item_classes, dates),
        is_district_hall=np.array(offered),
        seconds=seconds,
        metres=metres,
        bands=bands(scenario, dates),
    )


def _is_open(
    openings: Iterable[Opening],
    sites: Sequence[Site],
    item_classes: Sequence[str],
    dates: Sequence[date],
) -> NDArray[np.bool_]:
    spans: dict[tuple[Site, str, date], set[tuple[int, int]]] = defaultdict(set)
    for site, day, item_class, *span in openings:
        spans[site, item_class, day].add((span[0], span[1]))
    site_at = {site: at for at, site in enumerate(sites)}
    class_at = {name: at for at, name in enumerate(item_classes)}
    day_at = {day: at for at, day in enumerate(dates)}
    found = np.zeros((len(sites), len(item_classes), len(dates), HALF_HOURS), dtype=np.bool_)
    for (site, item_class, day), open_spans in spans.items():
        least_s = VAN_STAY_S if site.kind == VAN else HALF_HOUR_S
        row = open_s(tuple(sorted(open_spans))) >= least_s
        found[site_at[site], class_at[item_class], day_at[day]] = row
    return found.reshape(len(sites), len(item_classes), -1)


def _ways(
    scenario: Scenario, points: Sequence[PointRow], sites: Sequence[Site]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Seconds by mode and metres by car from points to sites."""
    origins = [(point.lat, point.lon) for point in points]
    destinations = [(site.lat, site.lon) for site in sites]
    by_mode = {mode: ways(scenario, origins, destinations, mode) for mode in MODES}
    seconds = np.stack([by_mode[mode].seconds for mode in MODES])
    metres = by_mode["car"].metres
    return np.where(seconds < 0, NO_WAY, seconds), np.where(metres < 0, NO_WAY, metres)

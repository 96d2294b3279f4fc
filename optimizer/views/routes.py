"""The view of a route plan: everything that reports show, worked out once, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from optimizer.routes.plan.plan import Remedy, RoutePlan
from optimizer.routes.plan.solved import DayProof
from optimizer.views.roster import Outcome
from optimizer.words.label import Label
from optimizer.words.message import Said

if TYPE_CHECKING:
    from optimizer.scenario.scenario import Change

Point = tuple[float, float]
"""Latitude and longitude, degrees, WGS-84."""

Crew = tuple[str | None, str | None, str | None]
"""Officer A, officer B, driver."""


@dataclass(frozen=True, slots=True)
class StopView:
    """One stay of a route; times are seconds of the day, `window` is the one it lies in.

    `answer_by` is the deadline: a date and seconds of it.

    `leg_*` and `path` are of the way that leads here; nobody may have told its metres (None).
    """

    visit: str
    name: Label
    kind: str
    sub_district: Label
    at: Point
    arrive_s: int
    start_s: int
    end_s: int
    window: tuple[int, int]
    leg_s: int
    leg_m: int | None
    path: tuple[Point, ...]
    items: tuple[Label, ...] = ()
    is_promised: bool = False
    is_standing: bool = False
    late_h: int = 0
    answer_by: tuple[date, int] | None = None
    contact: str = ""
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RouteView:
    """A van day: crew, times (seconds of the day), stays in order, the way home.

    `end_s` is when the crew's day ends; what lies after it is overtime.
    """

    shift: str
    van: str
    date: date
    depot: Label
    depot_at: Point
    officer_a: str | None
    officer_b: str | None
    driver: str | None
    start_s: int
    end_s: int
    depart_s: int
    return_s: int
    meal: tuple[int, int] | None
    stops: tuple[StopView, ...]
    home_s: int
    home_m: int | None
    home_path: tuple[Point, ...]
    travel_s: int
    waiting_s: int
    overtime_s: int

    @property
    def crew(self) -> Crew:
        """Officer A, officer B, driver."""
        return self.officer_a, self.officer_b, self.driver

    @property
    def ways(self) -> tuple[tuple[Point, ...], ...]:
        """The ways in order, the way home last; each begins and ends where the van stands."""
        spots = [self.depot_at, *(stop.at for stop in self.stops), self.depot_at]
        paths = [*(stop.path for stop in self.stops), self.home_path]
        return tuple((a, *way, b) for way, (a, b) in zip(paths, pairwise(spots), strict=True))

    @property
    def distance_m(self) -> int | None:
        """The whole way, metres; None unless all of it is known."""
        return _sum(self.home_m, *(stop.leg_m for stop in self.stops))


def _sum(*metres: int | None) -> int | None:
    known = [one for one in metres if one is not None]
    return sum(known) if len(known) == len(metres) else None


@dataclass(frozen=True, slots=True)
class LeftOutView:
    """A visit that is not made: why, and the cheapest change that would let it in.

    `answer_by` is the deadline: a date and seconds of it.
    """

    visit: str
    name: Label
    sub_district: Label
    at: Point
    priority: int
    code: str
    why: Said
    change: Remedy | Label | None
    cost: int | None
    answer_by: tuple[date, int] | None = None


@dataclass(frozen=True, slots=True)
class ElsewhereView:
    """A visit that another date has, or will have; `why` as in `Elsewhere`."""

    visit: str
    name: Label
    sub_district: Label
    why: str
    van: str
    date: date | None
    start_s: int


@dataclass(frozen=True, slots=True)
class TurnView:
    """A sub-district that is served on too few days of a week (named by its Monday)."""

    sub_district: Label
    week: date
    missing: int


@dataclass(frozen=True)
class RoutesView:
    """The van days of a plan, ready to be drawn; routes are sorted by date and van.

    `idle` are van days that stay at home; `unmanned` those without a driver or an officer; `crews`
    knows who has them, as far as somebody does. For maps: `roads` as lines, `districts` with a spot
    in the middle of each. `proofs` are of van days by themselves, the others as they are;
    `overtime_max_s` is what the crew may have on a van day that could go out.
    """

    name: Label
    synthetic: bool
    outcome: Outcome
    plan: RoutePlan
    first: date
    last: date
    routes: tuple[RouteView, ...]
    left_out: tuple[LeftOutView, ...] = ()
    unmet_turns: tuple[TurnView, ...] = ()
    elsewhere: tuple[ElsewhereView, ...] = ()
    idle: tuple[tuple[str, date], ...] = ()
    unmanned: tuple[tuple[str, date], ...] = ()
    crews: Mapping[tuple[str, date], Crew] = field(default_factory=dict)
    roads: tuple[tuple[Point, ...], ...] = ()
    districts: tuple[tuple[Label, Point], ...] = ()
    proofs: Mapping[tuple[str, date], DayProof] = field(default_factory=dict)
    overtime_max_s: Mapping[tuple[str, date], int] = field(default_factory=dict)
    visits: int = 0
    time_zone: str = "Asia/Shanghai"
    what_ifs: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    assumptions: tuple[Said, ...] = ()

    @property
    def distance_m(self) -> int | None:
        """The ways of all van days, metres; None unless all of them are known."""
        return _sum(*(route.distance_m for route in self.routes))

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many of everything, kilometres and hours aside: metres (if known) and seconds.

        The visits asked for are those made, those left out and those of other dates.
        """
        stops = [stop for route in self.routes for stop in route.stops]
        metres = self.distance_m
        return {
            "van_days": len(self.routes) + len(self.idle) + len(self.unmanned),
            "van_days_out": len(self.routes),
            "van_days_unmanned": len(self.unmanned),
            "van_days_proven": sum(proof.is_proven for proof in self.proofs.values()),
            "visits": self.visits,
            "visits_made": sum(not stop.is_standing for stop in stops),
            "promises_kept": sum(stop.is_promised for stop in stops),
            "visits_left_out": len(self.left_out),
            "visits_elsewhere": len(self.elsewhere),
            "standing_stops": sum(stop.is_standing for stop in stops),
            "unmet_turns": sum(turn.missing for turn in self.unmet_turns),
            "late_visits": sum(stop.late_h > 0 for stop in stops),
            **({} if metres is None else {"distance_m": metres}),
            "travel_s": sum(route.travel_s for route in self.routes),
            "waiting_s": sum(route.waiting_s for route in self.routes),
            "overtime_s": sum(route.overtime_s for route in self.routes),
        }

"""The route problem as frozen values: shifts, visits, places with travel times, settings.

Times are whole seconds: of the day for clock times, else durations. It says as much as other
problems of the field need: plain VRPTW (`load`, `capacity`, one window, all required),
prize-collecting (`left_out_price`), TSPTW (one shift).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from optimizer.scenario.schema.strict import Strict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

S = TypeVar("S", bound=Strict)


def monday_of(day: date) -> date:
    """The Monday of a date's week."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A stay may start at `start_s` and must end by `end_s`, on this date only (None: on any)."""

    date: date | None
    start_s: int
    end_s: int


@dataclass(frozen=True, slots=True, order=True)
class Deadline:
    """The stay ends by this moment, or its lateness is priced."""

    date: date
    end_s: int


@dataclass(frozen=True, slots=True)
class Visit:
    """A place to go to once, or (a standing stop) an offer to go there.

    `place` names a row of the travel matrix; visits at one place that follow each other share the
    set-up. `left_out_price` is what leaving it out costs (0 for a standing stop). A `required`
    visit is never left out: it was promised. Nobody comes before `called_on`. `setup_of` names the
    set-up of vehicles that take another time than `setup_s`.
    """

    id: str
    place: str
    windows: tuple[Window, ...]
    service_s: int
    setup_s: int = 0
    items: frozenset[str] = frozenset()
    equipment: frozenset[str] = frozenset()
    sub_district: str = ""
    left_out_price: int = 0
    required: bool = False
    answer_by: Deadline | None = None
    called_on: date | None = None
    setup_of: tuple[tuple[str, int], ...] = ()
    load: int = 0
    is_standing: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """One vehicle on one date; it leaves `start_place` and ends at `end_place`.

    `items` is what its crew can do. `meal_s` 0 means that nobody eats on the way.
    """

    id: str
    vehicle: str
    date: date
    start_place: str
    end_place: str
    start_s: int
    end_s: int
    overtime_max_s: int = 0
    meal_s: int = 0
    items: frozenset[str] = frozenset()
    equipment: frozenset[str] = frozenset()
    capacity: int | None = None

    def setup_at(self, visit: Visit) -> int:
        """The vehicle's set-up before the service of a visit, seconds."""
        return dict(visit.setup_of).get(self.vehicle, visit.setup_s)


@dataclass(frozen=True, slots=True, order=True)
class Frozen:
    """A stay that does not move: done, under way, or confirmed by phone."""

    visit: str
    shift: str
    start_s: int


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """When a published plan said that the van comes to a promised visit."""

    visit: str
    date: date
    start_s: int


@dataclass(frozen=True, slots=True, order=True)
class Elsewhere:
    """A visit that other dates than those planned have had, have, or will have.

    `why` is `done`, `under_way`, `confirmed` or `planned` (then `vehicle`, `date` and `start_s` say
    who comes when), or `later`: its dates come after those planned.
    """

    visit: str
    why: str
    vehicle: str = ""
    date: date | None = None
    start_s: int = 0


@dataclass(frozen=True)
class RouteProblem:
    """Everything a route plan is made from.

    `travel_s` and `distance_m` are square integer arrays (place x place, in the order of
    `places`), complete; metres are below 0 where nobody told them. `turns_of` are the sub-districts
    that want a turn.

    The dates planned begin on `first` (None: nothing lies before them). `elsewhere` are the visits
    of other dates, which are not in `visits`. `other_days` are dates beside those planned on which
    a van goes out, with the sub-districts that count as served there: those that are, or all where
    nobody has planned yet.

    Departures, starts, meals and returns are at multiples of `step_s`. ValueError: a way, a stay,
    a meal, or the start of a shift or of a frozen stay is none.
    """

    shifts: tuple[Shift, ...]
    visits: tuple[Visit, ...]
    places: tuple[str, ...]
    travel_s: NDArray[np.int64]
    distance_m: NDArray[np.int64]
    rules: Mapping[str, Strict]
    goals: Mapping[str, Strict]
    turns_of: tuple[str, ...] = ()
    frozen: tuple[Frozen, ...] = ()
    told: tuple[Told, ...] = ()
    first: date | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    other_days: Mapping[date, frozenset[str]] = field(default_factory=dict)
    travel_source: str = ""
    where: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    step_s: int = 1

    def __post_init__(self) -> None:
        stays = (
            second
            for v in self.visits
            for second in (v.service_s, v.setup_s, *dict(v.setup_of).values())
        )
        days = (second for shift in self.shifts for second in (shift.start_s, shift.meal_s))
        fixed = (kept.start_s for kept in self.frozen)
        # whatever is made of whole steps stays on them: no engine has to round
        if any(second % self.step_s for second in (*stays, *days, *fixed)):
            raise ValueError("a stay, a meal or the start of a shift is no whole step")
        if self.step_s > 1 and (self.travel_s % self.step_s).any():
            raise ValueError("a way is no whole step")

    def settings_of(self, kind: type[S]) -> S:
        """The settings of the rule or goal whose `Settings` this is."""
        for group in (self.rules, self.goals):
            for settings in group.values():
                if isinstance(settings, kind):
                    return settings
        raise LookupError(kind.__module__)

    @cached_property
    def shift(self) -> Mapping[str, Shift]:
        """Shifts by id."""
        return {shift.id: shift for shift in self.shifts}

    @cached_property
    def visit(self) -> Mapping[str, Visit]:
        """Visits by id."""
        return {visit.id: visit for visit in self.visits}

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Rows of the travel matrix by place."""
        return {place: row for row, place in enumerate(self.places)}

    def leg_s(self, origin: str, destination: str) -> int:
        """Travel time between two places, seconds."""
        return int(self.travel_s[self.index[origin], self.index[destination]])

    def stay_s(self, shift: Shift, visit: Visit, place_before: str | None) -> int:
        """Set-up, once per place, and service, seconds."""
        return visit.service_s + (0 if visit.place == place_before else shift.setup_at(visit))

    @cached_property
    def dates(self) -> tuple[date, ...]:
        """The dates with a shift, in order."""
        return tuple(sorted({shift.date for shift in self.shifts}))

    @cached_property
    def weeks(self) -> Mapping[date, tuple[date, ...]]:
        """The dates with a shift and the other days beside them, by the Monday of their week."""
        found: dict[date, set[date]] = {monday_of(day): set() for day in self.dates}
        for day in (*self.dates, *self.other_days):
            if monday_of(day) in found:
                found[monday_of(day)].add(day)
        return {monday: tuple(sorted(days)) for monday, days in found.items()}

"""The route problem of a scenario and the crews of a roster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from optimizer.routes.goals.left_out import Settings as LeftOutPrices
from optimizer.routes.other_dates import Dates, elsewhere, other_days
from optimizer.routes.problem import (
    Deadline,
    Frozen,
    RouteProblem,
    Shift,
    Told,
    Visit,
    Window,
    monday_of,
)
from optimizer.routes.rules.sub_district_turn import FULL_WEEK_DAYS
from optimizer.routes.rules.sub_district_turn import Settings as Turns
from optimizer.routes.rules.van_day import Settings as VanDay
from optimizer.routes.rules.whole_minutes import Settings as Times
from optimizer.scenario.journeys import sites_of, travel_of
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.fields import Span
from optimizer.scenario.schema.rows_halls import ItemRow
from optimizer.scenario.schema.rows_van import StopRow, VisitRow

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

T = TypeVar("T", int, "NDArray[np.int64]")
Crew = tuple[str | None, str | None, str | None]
"""Officer A, officer B, driver."""

_MINUTE_S = 60


def route_problem(
    scenario: Scenario,
    crews: Mapping[tuple[str, date], Crew],
    *,
    first: date | None = None,
    last: date | None = None,
    told: tuple[Told, ...] = (),
) -> RouteProblem:
    """The route question of a scenario's dates, or of those from `first` to `last`.

    `crews` by van and date; a van day without a driver or without any officer is no shift. Of a
    part of the dates, what other dates have is `elsewhere`; what they had and missed is asked for.
    Ways, stays and meals are rounded up to whole steps.
    """
    travel, step_s = travel_of(scenario), _step_s(scenario)
    days = (first or scenario.file.first, last or scenario.file.last)
    shifts = tuple(_shifts(scenario, crews, days))
    turns_of, apart = _sub_districts(scenario), elsewhere(scenario, days)
    others = other_days(scenario, days, apart, turns_of)
    known = {one.visit for one in apart}
    visits = tuple(v for v in _Visits(scenario, days, others).all() if v.id not in known)
    named = {visit.id for visit in visits}
    return RouteProblem(
        shifts=shifts,
        visits=visits,
        places=travel.places,
        travel_s=_up(travel.seconds, step_s),
        distance_m=travel.metres,
        rules=scenario.rules,
        goals=scenario.goals,
        turns_of=turns_of,
        frozen=tuple(_frozen(scenario, days)),
        told=tuple(one for one in told if one.visit in named),
        first=days[0],
        elsewhere=apart,
        other_days=others,
        travel_source=travel.source,
        where=dict(sites_of(scenario.places, scenario.visits, scenario.stops)),
        step_s=step_s,
    )


def _step_s(scenario: Scenario) -> int:
    """Seconds between two times that can be published."""
    settings = scenario.rules["whole_minutes"]
    assert isinstance(settings, Times)
    return settings.step_min * _MINUTE_S


def _up(seconds: T, step_s: int) -> T:
    """Rounded up to whole steps."""
    return -(-seconds // step_s) * step_s


def _frozen(scenario: Scenario, days: Dates) -> Iterator[Frozen]:
    """What is fixed on these dates."""
    for pin in scenario.route_pins:
        if days[0] <= pin.date <= days[1]:
            yield Frozen(pin.visit, f"{pin.van}/{pin.date}", pin.start * _MINUTE_S)


def _sub_districts(scenario: Scenario) -> tuple[str, ...]:
    """Those that want a turn: all that are known."""
    known = set(scenario.file.sub_districts) or {row.sub_district for row in scenario.places}
    return tuple(sorted(known - {""}))


def _shifts(
    scenario: Scenario, crews: Mapping[tuple[str, date], Crew], days: Dates
) -> Iterator[Shift]:
    vans = {van.id: van for van in scenario.vans}
    settings = scenario.rules["van_day"]
    assert isinstance(settings, VanDay)
    step_s = _step_s(scenario)
    for row in sorted(scenario.van_days, key=lambda row: (row.van, row.date)):
        van = vans[row.van]
        officer_a, officer_b, driver = crews.get((row.van, row.date), (None, None, None))
        officers = [code for code in (officer_a, officer_b) if code]
        if not (driver and officers and days[0] <= row.date <= days[1]):
            continue
        yield Shift(
            id=f"{van.id}/{row.date}",
            vehicle=van.id,
            date=row.date,
            start_place=van.depot,
            end_place=van.depot,
            start_s=_up(van.hours.start_min * _MINUTE_S, step_s),
            end_s=van.hours.end_min * _MINUTE_S,
            overtime_max_s=settings.overtime_max_min * _MINUTE_S,
            meal_s=_up(van.meal_min * _MINUTE_S, step_s),
            items=_can_do(scenario, officers),
            equipment=frozenset(van.equipment),
        )


def _can_do(scenario: Scenario, officers: list[str]) -> frozenset[str]:
    """The items that these people can do: by holding it, or its class if it is not special."""
    held = {item for p in scenario.people if p.code in officers for item in p.items}
    return frozenset(
        item.id
        for item in scenario.items
        if item.id in held or (not item.special and item.item_class in held)
    )


class _Visits:
    """The visits of a scenario, and a stay at a standing stop for every turn of a week."""

    def __init__(self, scenario: Scenario, days: Dates, others: Collection[date]) -> None:
        self._scenario, self._days, self._others = scenario, days, others
        self._items: dict[str, ItemRow] = {item.id: item for item in scenario.items}
        vans = {van.id: van for van in scenario.vans}
        self._hours: dict[date, list[Span]] = {}
        for row in sorted(scenario.van_days, key=lambda row: (row.date, row.van)):
            if days[0] <= row.date <= days[1]:
                self._hours.setdefault(row.date, []).append(vans[row.van].hours)
        self._setup_min = {van.id: van.setup_min for van in scenario.vans}
        self._step_s = _step_s(scenario)
        self._close_min = max((van.hours.end_min for van in scenario.vans), default=24 * 60)

    def all(self) -> Iterator[Visit]:
        """Every visit, in the order of their ids; then the standing stops of the dates."""
        for row in sorted(self._scenario.visits, key=lambda row: row.id):
            yield self._visit(row)
        for stop in sorted(self._scenario.stops, key=lambda stop: stop.id):
            yield from self._standing(stop)

    def _visit(self, row: VisitRow) -> Visit:
        items = [self._items[item] for item in row.items]
        prices = self._scenario.goals["left_out"]
        assert isinstance(prices, LeftOutPrices)
        return Visit(
            id=row.id,
            place=row.where,
            windows=self._windows(row),
            **self._stay(sum(item.minutes for item in items)),
            items=frozenset(row.items),
            equipment=frozenset(name for item in items for name in item.equipment),
            sub_district=row.sub_district,
            left_out_price=getattr(prices, f"priority_{row.priority}"),
            required=row.promised_date is not None and self._is_planned(row.promised_date),
            answer_by=self._deadline(row),
            called_on=row.called_on,
        )

    def _stay(self, minutes: int) -> dict[str, Any]:
        """Service and each van's set-up in seconds: it, and both together, are whole steps."""
        service_s = _up(minutes * _MINUTE_S, self._step_s)
        setups = {
            van: _up((minutes + setup) * _MINUTE_S, self._step_s) - service_s
            for van, setup in self._setup_min.items()
        }
        longest = max(setups.values(), default=0)
        own = tuple((van, setup_s) for van, setup_s in setups.items() if setup_s != longest)
        return {"service_s": service_s, "setup_s": longest, "setup_of": own}

    def _windows(self, row: VisitRow) -> tuple[Window, ...]:
        """On its dates of the planned ones, or on those it had; not before the call; seconds."""
        found = sorted(set(self._all_windows(row)))
        return tuple(one for one in found if one.date and self._is_planned(one.date)) or (*found,)

    def _all_windows(self, row: VisitRow) -> Iterator[Window]:
        if row.promised_date and row.promised_window:
            spans = [(row.promised_date, row.promised_date, row.promised_window)]
        elif row.windows:
            spans = [(one.first, one.last, one.span) for one in row.windows]
        else:
            spans = [(day, day, span) for day, hours in self._hours.items() for span in hours]
        for first, last, span in spans:
            for offset in range((last - first).days + 1):
                day = first + timedelta(days=offset)
                if row.called_on is None or row.called_on <= day:
                    yield _window(day, span)

    def _is_planned(self, day: date) -> bool:
        return self._days[0] <= day <= self._days[1]

    def _deadline(self, row: VisitRow) -> Deadline | None:
        if row.answer_by is None:
            return None
        day, minute = row.answer_by
        return Deadline(day, (self._close_min if minute is None else minute) * _MINUTE_S)

    def _standing(self, stop: StopRow) -> Iterator[Visit]:
        """A stay for each turn that a week with so many van days asks for."""
        turns = self._scenario.rules["sub_district_turn"]
        assert isinstance(turns, Turns)
        weeks: dict[date, list[date]] = {}
        for day in self._hours:
            weeks.setdefault(monday_of(day), []).append(day)
        others = Counter(map(monday_of, self._others))
        for monday, days in weeks.items():
            van_days = min(len(days) + others[monday], FULL_WEEK_DAYS)
            due = turns.visits_per_week * van_days // FULL_WEEK_DAYS
            for number in range(1, due + 1):
                yield Visit(
                    id=f"{stop.id}/{monday}/{number}",
                    place=stop.id,
                    windows=tuple(_window(day, stop.hours) for day in days),
                    **self._stay(stop.minutes),
                    sub_district=stop.sub_district,
                    is_standing=True,
                )


def _window(day: date, span: Span) -> Window:
    return Window(day, span.start_min * _MINUTE_S, span.end_min * _MINUTE_S)

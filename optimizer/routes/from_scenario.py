"""The route problem of a scenario and the crews of a roster."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from optimizer.routes.goals.left_out import Settings as LeftOutPrices
from optimizer.routes.problem import Deadline, Frozen, RouteProblem, Shift, Told, Visit, Window
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
    part of the van days, visits that none of them allows are left to the others. Ways, stays and
    meals are rounded up to whole steps.
    """
    travel, step_s = travel_of(scenario), _step_s(scenario)
    days = (first or scenario.file.first, last or scenario.file.last)
    shifts = tuple(_shifts(scenario, crews, days))
    visits = tuple(_Visits(scenario, days).all())
    named = {visit.id for visit in visits}
    return RouteProblem(
        shifts=shifts,
        visits=visits,
        places=travel.places,
        travel_s=_up(travel.seconds, step_s),
        distance_m=travel.metres,
        rules=scenario.rules,
        goals=scenario.goals,
        turns_of=_sub_districts(scenario),
        frozen=tuple(
            Frozen(pin.visit, f"{pin.van}/{pin.date}", pin.start * _MINUTE_S)
            for pin in scenario.route_pins
            if days[0] <= pin.date <= days[1]
        ),
        told=tuple(one for one in told if one.visit in named),
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


def _sub_districts(scenario: Scenario) -> tuple[str, ...]:
    """Those that want a turn: all that are known."""
    known = set(scenario.file.sub_districts) or {row.sub_district for row in scenario.places}
    return tuple(sorted(known - {""}))


def _shifts(
    scenario: Scenario, crews: Mapping[tuple[str, date], Crew], days: tuple[date, date]
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

    def __init__(self, scenario: Scenario, days: tuple[date, date]) -> None:
        self._scenario, self._days = scenario, days
        self._items: dict[str, ItemRow] = {item.id: item for item in scenario.items}
        vans = {van.id: van for van in scenario.vans}
        self._hours: dict[date, list[Span]] = {}
        for row in sorted(scenario.van_days, key=lambda row: (row.date, row.van)):
            if days[0] <= row.date <= days[1]:
                self._hours.setdefault(row.date, []).append(vans[row.van].hours)
        self._is_part = any(row.date not in self._hours for row in scenario.van_days)
        self._setup_min = max((van.setup_min for van in scenario.vans), default=0)
        self._step_s = _step_s(scenario)
        self._close_min = max((van.hours.end_min for van in scenario.vans), default=24 * 60)

    def all(self) -> Iterator[Visit]:
        """Every visit of the dates, in the order of their ids; then the standing stops."""
        for row in sorted(self._scenario.visits, key=lambda row: row.id):
            visit = self._visit(row)
            if not self._is_part or any(window.date in self._hours for window in visit.windows):
                yield visit
        for stop in sorted(self._scenario.stops, key=lambda stop: stop.id):
            yield from self._standing(stop)

    def _visit(self, row: VisitRow) -> Visit:
        items = [self._items[item] for item in row.items]
        service_s, setup_s = self._stay(sum(item.minutes for item in items))
        prices = self._scenario.goals["left_out"]
        assert isinstance(prices, LeftOutPrices)
        return Visit(
            id=row.id,
            place=row.where,
            windows=tuple(sorted(set(self._windows(row)))),
            service_s=service_s,
            setup_s=setup_s,
            items=frozenset(row.items),
            equipment=frozenset(name for item in items for name in item.equipment),
            sub_district=row.sub_district,
            left_out_price=getattr(prices, f"priority_{row.priority}"),
            required=row.promised_date is not None,
            answer_by=self._deadline(row),
        )

    def _stay(self, minutes: int) -> tuple[int, int]:
        """Service and set-up in seconds: it, and both together, are whole steps."""
        service_s = _up(minutes * _MINUTE_S, self._step_s)
        both_s = _up((minutes + self._setup_min) * _MINUTE_S, self._step_s)
        return service_s, both_s - service_s

    def _windows(self, row: VisitRow) -> Iterator[Window]:
        """On its dates of the planned ones, not before the call; times in seconds."""
        if row.promised_date and row.promised_window:
            spans = [(row.promised_date, row.promised_date, row.promised_window)]
        elif row.windows:
            spans = [(one.first, one.last, one.span) for one in row.windows]
        else:
            spans = [(day, day, span) for day, hours in self._hours.items() for span in hours]
        for first, last, span in spans:
            for offset in range((last - first).days + 1):
                day = first + timedelta(days=offset)
                if self._counts(row, day):
                    yield _window(day, span)

    def _counts(self, row: VisitRow, day: date) -> bool:
        called = row.called_on is None or row.called_on <= day
        return called and self._days[0] <= day <= self._days[1]

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
            weeks.setdefault(day - timedelta(days=day.weekday()), []).append(day)
        for monday, days in weeks.items():
            service_s, setup_s = self._stay(stop.minutes)
            due = turns.visits_per_week * min(len(days), FULL_WEEK_DAYS) // FULL_WEEK_DAYS
            for number in range(1, due + 1):
                yield Visit(
                    id=f"{stop.id}/{monday}/{number}",
                    place=stop.id,
                    windows=tuple(_window(day, stop.hours) for day in days),
                    service_s=service_s,
                    setup_s=setup_s,
                    sub_district=stop.sub_district,
                    is_standing=True,
                )


def _window(day: date, span: Span) -> Window:
    return Window(day, span.start_min * _MINUTE_S, span.end_min * _MINUTE_S)

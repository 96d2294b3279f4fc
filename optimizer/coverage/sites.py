"""Places of service and when the plan opens them: halls, service points, where the van stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from optimizer.coverage.half_hours import in_seconds
from optimizer.errors import UsageError
from optimizer.roster.demand import duties_of
from optimizer.roster.plan.plan import Assignment
from optimizer.roster.problem.entities import DutyKey
from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.fields import Span
from optimizer.scenario.schema.rows_halls import PlaceRow
from optimizer.words.message import message

UNIVERSAL = "universal"
"""The item class of a window that serves every domain of the halls."""
DISTRICT_HALLS = ("service_centre", "insurance_hall")
"""Where everybody had to go before: the kinds of places that savings are counted against."""
VAN = "van"


class Site(NamedTuple):
    """A place of service; `kind` is that of its row, or `van`."""

    kind: str
    id: str
    lat: float
    lon: float


class Opening(NamedTuple):
    """A site serves an item class on a date; seconds of the day."""

    site: Site
    date: date
    item_class: str
    start_s: int
    end_s: int


@dataclass(frozen=True, slots=True, order=True)
class VanStay:
    """The van is at a visit or standing stop of the scenario (`id`), set-up included."""

    id: str
    date: date
    start_s: int
    end_s: int


def van_stays(problem: RouteProblem, plan: RoutePlan) -> tuple[VanStay, ...]:
    """The stays of a route plan, sorted; a standing stop is named by its place."""
    found = []
    for route in plan.routes:
        for stop in route.stops:
            visit = problem.visit[stop.visit]
            name = visit.place if visit.is_standing else visit.id
            day = problem.shift[route.shift].date
            found.append(VanStay(name, day, stop.start_s, stop.end_s))
    return tuple(sorted(found))


def fixed_sites(scenario: Scenario) -> Iterator[Site]:
    """Halls, district halls and service points, open or not."""
    for place in scenario.places:
        if place.kind != "other":
            yield _site(place)
    for row in scenario.service_points:
        yield Site(row.kind, row.id, row.lat, row.lon)


def openings_of(
    scenario: Scenario,
    dates: Sequence[date],
    duties: Iterable[Assignment],
    stays: Iterable[VanStay],
) -> Iterator[Opening]:
    """Everything that is open on the dates, item class by item class.

    UsageError: a duty or stay is not of this scenario.
    """
    domains = _domains(scenario)
    for site, day, spans, classes in _opened(scenario, dates, duties, stays):
        served = {*classes, *(domains if UNIVERSAL in classes else ())}
        for item_class in sorted(served):
            for start_s, end_s in spans:
                yield Opening(site, day, item_class, start_s, end_s)


def district_offers(scenario: Scenario) -> Iterator[tuple[Site, tuple[str, ...]]]:
    """The district halls with what they offer."""
    for place in scenario.places:
        if place.kind in DISTRICT_HALLS:
            yield _site(place), _offers(scenario, place)


_Opened = tuple[Site, "date", tuple[tuple[int, int], ...], tuple[str, ...]]


def _opened(
    scenario: Scenario,
    dates: Sequence[date],
    duties: Iterable[Assignment],
    stays: Iterable[VanStay],
) -> Iterator[_Opened]:
    hours = scenario.file.ordinary_hours
    ordinary = _seconds((hours.morning, hours.afternoon))
    workdays = [day for day in dates if scenario.day_kinds[day].is_workday]
    for place in scenario.places:
        offers = _offers(scenario, place)
        for day in workdays if offers else ():
            yield _site(place), day, ordinary, offers
    for row in scenario.service_points:
        spans = _seconds(row.hours) or ordinary
        for day in dates if row.days == "every" else workdays:
            yield Site(row.kind, row.id, row.lat, row.lon), day, spans, row.offers
    yield from _on_duty(scenario, dates, duties)
    yield from _on_tour(scenario, dates, stays)


def _on_duty(
    scenario: Scenario, dates: Sequence[date], duties: Iterable[Assignment]
) -> Iterator[_Opened]:
    """Duties that have a holder; a backup alone opens nothing."""
    places = {place.id: place for place in scenario.places}
    known = {duty.key: duty for duty in duties_of(scenario, tuple(dates)) if duty.is_open}
    for assignment in duties:
        duty = known.get(DutyKey(*assignment.key))
        if not assignment.holders:
            continue
        if duty is None:
            hall, day, slot = assignment.key
            raise UsageError(
                message(
                    "{hall} {day} {slot} is no open duty of this scenario",
                    hall=hall,
                    day=day,
                    slot=slot,
                )
            )
        site = _site(places[duty.key.hall])
        yield site, duty.key.date, (in_seconds(duty.span),), (duty.item_class,)


def _on_tour(
    scenario: Scenario, dates: Sequence[date], stays: Iterable[VanStay]
) -> Iterator[_Opened]:
    class_of = {item.id: item.item_class for item in scenario.items}
    visits = {visit.id: visit for visit in scenario.visits}
    stops = {stop.id: stop for stop in scenario.stops}
    for stay in stays:
        if stay.date not in dates:
            raise UsageError(
                message(
                    "the van's stay at {place} on {day} is on no planned date",
                    place=stay.id,
                    day=stay.date,
                )
            )
        if stay.id in stops:
            stop = stops[stay.id]
            site, offers = Site(VAN, stop.id, stop.lat, stop.lon), stop.offers
        elif stay.id in visits:
            visit = visits[stay.id]
            site = Site(VAN, visit.where, visit.lat, visit.lon)
            offers = tuple(class_of[item] for item in visit.items)
        else:
            raise UsageError(
                message("{place} is no visit or standing stop of this scenario", place=stay.id)
            )
        yield site, stay.date, ((stay.start_s, stay.end_s),), offers


def _offers(scenario: Scenario, place: PlaceRow) -> tuple[str, ...]:
    """The item classes that a place serves in ordinary hours."""
    kind_offers: Mapping[str, Iterable[str]] = {
        "hall": (UNIVERSAL, *(post.item_class for post in scenario.posts if post.hall == place.id)),
        "service_centre": scenario.file.item_classes,
        "insurance_hall": _insurance(scenario),
    }
    offers = set(kind_offers.get(place.kind, ()))
    return tuple(sorted(offers & set(scenario.file.item_classes)))


def _insurance(scenario: Scenario) -> Iterator[str]:
    """What the one-clerk stations do, the insurance hall does too."""
    for post in scenario.posts:
        if post.kind == "station":
            yield post.item_class
    for row in scenario.service_points:
        if row.kind == "station":
            yield from row.offers


def _domains(scenario: Scenario) -> tuple[str, ...]:
    """The item classes that somebody holds beside `universal`."""
    held = {item for row in scenario.people if UNIVERSAL in row.items for item in row.items}
    return tuple(sorted(held & set(scenario.file.item_classes)))


def _site(place: PlaceRow) -> Site:
    return Site(place.kind, place.id, place.lat, place.lon)


def _seconds(spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    return tuple(map(in_seconds, spans))

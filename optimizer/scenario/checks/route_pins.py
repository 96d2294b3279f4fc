"""Checks of route pins: what is fixed on a route could be on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from optimizer.scenario.checks.draft import Draft
from optimizer.scenario.checks.visits import inside, stay_min, step_min
from optimizer.scenario.read.mistakes import Found
from optimizer.scenario.schema.fields import Span, clock_text, span_text
from optimizer.scenario.schema.rows_van import RoutePinRow, VanDayRow, VanRow, VisitRow
from optimizer.words.message import Message, message


def route_pins_are_possible(draft: Draft) -> Iterator[Found]:
    """A route pin is on a van day, where the visit may be, and where a promised one was told."""
    vans = {van.id: van for van, _ in draft.of(VanRow)}
    visits = {visit.id: visit for visit, _ in draft.of(VisitRow)}
    out = {(row.van, row.date) for row, _ in draft.of(VanDayRow)}
    stays, step = stay_min(draft), step_min(draft)
    for pin, at in draft.of(RoutePinRow):
        stay = Span(pin.start, pin.start + stays[pin.visit])
        wrong = _elsewhere(pin, visits[pin.visit], stay) or _off_hours(stay, vans[pin.van])
        if (pin.van, pin.date) not in out:
            wrong = "date", message("{van} does not go out on {day}", van=pin.van, day=pin.date)
        if pin.start % step:
            clock = clock_text(pin.start)
            wrong = (
                "start",
                message("{clock} is not on a whole step of {n} min", clock=clock, n=step),
            )
        if wrong:
            yield at.found(*wrong)


def _elsewhere(pin: RoutePinRow, visit: VisitRow, stay: Span) -> tuple[str, Message] | None:
    """What speaks against the visit being there then."""
    day, span = visit.promised_date, visit.promised_window
    if day and span:
        if day != pin.date:
            return "date", message("{visit} was promised for {day}", visit=visit.id, day=day)
        if not (span.start_min <= stay.start_min and stay.end_min <= span.end_min):
            return "start", message(
                "{span} is outside the promised {window}",
                span=span_text(stay),
                window=span_text(span),
            )
        return None
    if visit.called_on and pin.date < visit.called_on:
        return "date", message(
            "{day} is before the call on {called}", day=pin.date, called=visit.called_on
        )
    if visit.windows and not inside(visit.windows, pin.date, stay):
        return "start", message(
            "{span} on {day} lies in none of the visit's windows",
            span=span_text(stay),
            day=pin.date,
        )
    return None


def _off_hours(stay: Span, van: VanRow) -> tuple[str, Message] | None:
    if stay.start_min < van.hours.start_min or stay.end_min > van.hours.end_min:
        return "start", message(
            "{span} is outside the van's hours {hours}",
            span=span_text(stay),
            hours=span_text(van.hours),
        )
    return None


def route_pins_follow_each_other(draft: Draft) -> Iterator[Found]:
    """A van is at one visit at a time."""
    stays = stay_min(draft)
    last: dict[tuple[str, date], tuple[int, str]] = {}
    pins = draft.of(RoutePinRow)
    for pin, at in sorted(pins, key=lambda entry: (entry[0].start, entry[0].visit)):
        end, other = last.get((pin.van, pin.date), (0, ""))
        if pin.start < end:
            problem = message(
                "{van} is still at {visit} until {clock}",
                van=pin.van,
                visit=other,
                clock=clock_text(end),
            )
            yield at.found("start", problem)
        last[pin.van, pin.date] = max((end, other), (pin.start + stays[pin.visit], pin.visit))

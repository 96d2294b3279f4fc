"""Checks of visits and standing stops: times that can be kept, places that are one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from optimizer.scenario.checks.draft import Draft
from optimizer.scenario.read.mistakes import Found, shown
from optimizer.scenario.schema.fields import (
    DatedSpan,
    Span,
    dated_span_text,
    moment_text,
    span_text,
)
from optimizer.scenario.schema.rows_halls import ItemRow, PlaceRow
from optimizer.scenario.schema.rows_van import StopRow, VanRow, VisitRow
from optimizer.words.message import Message, message

_DAY_END_MIN = 24 * 60


def step_min(draft: Draft) -> int:
    """Minutes between two times that a route can have."""
    return getattr(draft.rules.get("whole_minutes"), "step_min", 1)


def stay_min(draft: Draft) -> dict[str, int]:
    """How long the van is at each visit at least, minutes: its items and the set-up.

    Where visits share a place the set-up may be done already. A stay takes whole steps.
    """
    step = step_min(draft)
    items = {item.id: item.minutes for item, _ in draft.of(ItemRow)}
    shared = Counter(visit.where for visit, _ in draft.of(VisitRow))
    setup = min((van.setup_min for van, _ in draft.of(VanRow)), default=0)
    return {
        visit.id: _up(
            sum(items[item] for item in visit.items) + (setup if shared[visit.where] == 1 else 0),
            step,
        )
        for visit, _ in draft.of(VisitRow)
    }


def room_min(span: Span, step: int) -> int:
    """How much time a stay on whole steps has in a span, minutes."""
    return max(0, span.end_min // step * step - _up(span.start_min, step))


def _up(minutes: int, step: int) -> int:
    return -(-minutes // step) * step


def windows_can_be_used(draft: Draft) -> Iterator[Found]:
    """A window of a visit touches the planned dates and the van's hours, and the stay fits in."""
    hours = [van.hours for van, _ in draft.of(VanRow)]
    stays = stay_min(draft)
    for visit, at in draft.of(VisitRow):
        for window in visit.windows:
            problem = _of_window(draft, window, hours, stays[visit.id])
            if problem:
                yield at.found(
                    "windows",
                    message("{window} {problem}", window=dated_span_text(window), problem=problem),
                )


def _of_window(draft: Draft, window: DatedSpan, hours: list[Span], stay: int) -> Message | None:
    first, last = draft.file.first, draft.file.last
    if window.last < first:
        return message("lies in the past: the planned dates begin on {first}", first=first)
    if window.first > last:
        return message("is outside the planned dates {first} to {last}", first=first, last=last)
    if hours and not any(_overlap(window.span, span) for span in hours):
        return message("lies outside the van's hours {hours}", hours=span_text(hours[0]))
    have = room_min(window.span, step_min(draft))
    if have < stay:
        return message("has {have} min, but the stay takes {need} min", have=have, need=stay)
    return None


def visits_fit_in_a_day(draft: Draft) -> Iterator[Found]:
    """No visit takes longer than a van's day without its meal."""
    days = [van.hours.minutes - van.meal_min for van, _ in draft.of(VanRow)]
    stays = stay_min(draft)
    for visit, at in draft.of(VisitRow):
        if days and stays[visit.id] > max(days):
            problem = message(
                "take {need} min with the set-up, the van's day has {have}",
                need=stays[visit.id],
                have=max(days),
            )
            yield at.found("items", problem)


def calls_come_before_visits(draft: Draft) -> Iterator[Found]:
    """A call came before the last window, the promise and the end of the planned dates."""
    for visit, at in draft.of(VisitRow):
        if visit.called_on is None:
            continue
        called = visit.called_on
        windows_end = max((window.last for window in visit.windows), default=called)
        if called > draft.file.last:
            yield at.found("called_on", message("{day} is after the last planned date", day=called))
        elif visit.promised_date and visit.promised_date < called:
            problem = message(
                "{day} is before the call on {called}", day=visit.promised_date, called=called
            )
            yield at.found("promised_date", problem)
        elif windows_end < called:
            yield at.found(
                "windows", message("no date is left after the call on {called}", called=called)
            )


def deadlines_can_be_met(draft: Draft) -> Iterator[Found]:
    """A deadline comes after the call and the begin of the first window; a same-day call has one.

    Without windows, it is not before the first planned date.
    """
    for visit, at in draft.of(VisitRow):
        if visit.answer_by is None:
            if visit.kind == "same_day" and not visit.promised_date:
                hint = message("a same-day call is answered on its day")
                yield at.found("answer_by", message("is missing"), hint)
            continue
        by, minute = visit.answer_by
        end = (by, _DAY_END_MIN if minute is None else minute)
        start = min(
            ((window.first, window.span.start_min) for window in visit.windows),
            default=(draft.file.first, 0),
        )
        if visit.called_on and by < visit.called_on:
            problem = message(
                "{day} is before the call on {called}",
                day=moment_text(visit.answer_by),
                called=visit.called_on,
            )
            yield at.found("answer_by", problem)
        elif end <= start:
            what = (
                message("the first window") if visit.windows else message("the first planned date")
            )
            problem = message(
                "{moment} is before {what} {first}",
                moment=moment_text(visit.answer_by),
                what=what,
                first=start[0],
            )
            yield at.found("answer_by", problem)


def promises_agree_with_windows(draft: Draft) -> Iterator[Found]:
    """What was promised lies in one of the visit's windows, if it has any."""
    for visit, at in draft.of(VisitRow):
        day, span = visit.promised_date, visit.promised_window
        if day and span and visit.windows and not inside(visit.windows, day, span):
            yield at.found("promised_window", message("lies in none of the visit's windows"))


def inside(windows: Iterable[DatedSpan], day: date, span: Span) -> bool:
    """The span lies in one of the windows on that date."""
    return any(
        window.first <= day <= window.last
        and window.span.start_min <= span.start_min
        and span.end_min <= window.span.end_min
        for window in windows
    )


def names_of_places_are_single(draft: Draft) -> Iterator[Found]:
    """Visits, standing stops and places share no id: they share the table of travel times."""
    taken = {place.id: at for place, at in draft.of(PlaceRow)}
    for table in (draft.of(StopRow), draft.of(VisitRow)):
        for row, at in table:
            earlier = taken.setdefault(row.id, at)
            if earlier is not at and earlier.table != at.table:
                yield at.found(
                    "id",
                    message("{key} is there already", key=shown(row.id)),
                    message("see {where}", where=earlier.place),
                )


def places_are_where_they_are(draft: Draft) -> Iterator[Found]:
    """Visits that name the same place, standing stop or visit lie at its coordinates."""
    places, stops = draft.of(PlaceRow), draft.of(StopRow)
    spots = {row.id: (row.lat, row.lon, at) for table in (places, stops) for row, at in table}
    for visit, at in draft.of(VisitRow):
        lat, lon, there = spots.setdefault(visit.where, (visit.lat, visit.lon, at))
        if (lat, lon) != (visit.lat, visit.lon):
            lat_there, lon_there = there.text("lat"), there.text("lon")
            problem = message(
                "{name!r} is at {lat}, {lon}", name=visit.where, lat=lat_there, lon=lon_there
            )
            yield at.found(
                "lat" if lat != visit.lat else "lon",
                problem,
                message("see {where}", where=there.place),
            )


def stops_can_be_used(draft: Draft) -> Iterator[Found]:
    """A standing stop serves something, in hours long enough and within the van's."""
    setup = min((van.setup_min for van, _ in draft.of(VanRow)), default=0)
    step = step_min(draft)
    for stop, at in draft.of(StopRow):
        hours = [van.hours for van, _ in draft.of(VanRow)]
        need, have = _up(stop.minutes + setup, step), room_min(stop.hours, step)
        if not stop.offers:
            yield at.found("offers", message("is empty"))
        elif have < need:
            problem = message(
                "have {have} min, but the stay takes {need} min", have=have, need=need
            )
            yield at.found("hours", problem)
        elif hours and max(_overlap(stop.hours, span) for span in hours) < need:
            problem = message(
                "leave no {need} min within the van's hours {hours}",
                need=need,
                hours=span_text(hours[0]),
            )
            yield at.found("hours", problem)


def _overlap(one: Span, other: Span) -> int:
    """Common minutes."""
    return max(0, min(one.end_min, other.end_min) - max(one.start_min, other.start_min))

"""The open visits: who called the van, when it may come, what is to be done there."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from optimizer.scenario.schema.fields import DatedSpan, Moment, Span
from optimizer.scenario.schema.rows_van import VanDayRow, VisitRow
from scenarios.generator.spots import spot_near
from scenarios.generator.van import VAN, WHAT, Outing, papers_for, promised_visits, stops

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from scenarios.generator.halls import Hall
    from scenarios.generator.month import Month
    from scenarios.generator.spec import Spec

_PER_DAY = 108 / 19
_KINDS = {"licence": 46, "project": 22, "community": 26, "same_day": 16}
_MORNING, _AFTERNOON = Span(540, 690), Span(810, 1020)
_DAY, _LONG_DAY = Span(540, 1020), Span(510, 1020)
_RUSH_PERCENT = 14  # of the calls want one of the few busiest dates and no other
_SITE_KM, _VISIT_KM = 1.2, 1.5
_OFF_VAN = ("elderly_allowance", "disability_allowance")  # asked for, but no officer holds them

_SMALL: tuple[tuple[str, ...], ...] = (
    ("licence_change",),
    ("licence_renewal",),
    ("licence_change", "licence_renewal"),
)
_PROJECT = (*_SMALL, ("food_business",), ("food_business", "licence_change", "licence_renewal"))
_COMMUNITY = (*_SMALL, ("private_non_enterprise",))


class _Call(NamedTuple):
    """A call of one kind: whose number it is, when it came, and from near which hall."""

    number: int
    kind: str
    at: int
    hall: Hall


def month_of_visits(spec: Spec, month: Month) -> Outing:
    """The van goes out on every workday; promised and open visits, standing stops."""
    if not spec.has_van:
        return Outing()
    days = tuple(VanDayRow(van=VAN.id, date=day) for day in month.workdays)
    promised = promised_visits(spec, month)
    return Outing((VAN,), days, (*promised, *_open_visits(spec, month, promised)), stops(spec))


def _open_visits(spec: Spec, month: Month, promised: Sequence[VisitRow]) -> tuple[VisitRow, ...]:
    """More than the van can do on a few dates; a project site is often asked for by two firms."""
    if not month.workdays:
        return ()
    random = Random(f"{spec.seed}:calls")
    count = round(_PER_DAY * len(month.workdays))
    busy = random.sample(range(len(month.workdays)), 1 + len(month.workdays) // 7)
    rows: list[VisitRow] = []
    while len(rows) < count:
        kind = random.choices(tuple(_KINDS), tuple(_KINDS.values()))[0]
        at = random.randrange(len(month.workdays))
        rush = random.randrange(100) < _RUSH_PERCENT
        if rush:
            at = random.choice(busy)
        call = _Call(len(rows) + 1, kind, at, random.choice(spec.halls))
        made = [*_visits(spec, month, call, rush, random)][: count - len(rows)]
        rows += made
    first = len(promised) + 1
    return tuple(
        row.model_copy(update={"contact": f"联系-{number:03d}"})
        for number, row in enumerate(rows, first)
    )


def _visits(
    spec: Spec, month: Month, call: _Call, rush: bool, random: Random
) -> Iterator[VisitRow]:
    """One visit, or those of two firms on one project site."""
    within_km = _SITE_KM if call.kind == "project" else _VISIT_KM
    lat, lon = spot_near(call.hall, spec.halls, random, within_km)
    windows = _windows(month, call, rush, random)
    firms = ("甲", "乙") if call.kind == "project" and random.random() < 0.45 else ("",)
    for offset, firm in enumerate(firms):
        what, items = _matter(call, random)
        place = f"工地{call.number:03d}" if len(firms) > 1 else ""
        last = windows[-1].last
        yield VisitRow.model_validate(
            {
                "id": f"来电{call.number + offset:03d}",
                "name": f"{call.hall.id}{what}{f'（{firm}单位）' if firm else ''}",
                "kind": call.kind,
                "sub_district": call.hall.sub_district,
                "place": place,
                "lat": lat,
                "lon": lon,
                "items": items,
                "priority": random.choices((1, 2, 3), _PRIORITY[call.kind])[0],
                "called_on": _called_on(month, call, windows[0].first, random),
                "windows": windows,
                "answer_by": _answer_by(call, last, random),
                "papers": papers_for(items),
            }
        )


_PRIORITY = {
    "licence": (5, 3, 1),
    "project": (3, 4, 3),
    "community": (6, 3, 1),
    "same_day": (0, 4, 6),
}


def _matter(call: _Call, random: Random) -> tuple[str, tuple[str, ...]]:
    """What the place is and which items are wanted."""
    if call.kind == "project":
        return "项目工地", random.choice(_PROJECT)
    if call.kind == "community":
        if random.random() < 0.07:
            return "社区老人上门", (random.choice(_OFF_VAN),)
        return "社区服务", random.choice(_COMMUNITY)
    what, item = random.choice(WHAT)
    if call.kind == "same_day":
        return what, random.choice(_SMALL)
    small = random.choice(_SMALL)
    return what, random.choices(((item,), (item, "licence_renewal"), small), (5, 1, 4))[0]


def _windows(month: Month, call: _Call, rush: bool, random: Random) -> tuple[DatedSpan, ...]:
    """One range of dates, or two dates of which one will do; a rush has one date."""
    days = month.workdays
    day = days[call.at]
    if call.kind == "same_day":
        return (DatedSpan(day, day, random.choice((_DAY, _AFTERNOON, Span(600, 1020)))),)
    if rush:
        return (DatedSpan(day, day, random.choice((_DAY, _MORNING, _AFTERNOON))),)
    if call.kind == "community" or random.random() < 0.3:
        away = random.choice((-3, -2, -1, 1, 2, 3))
        other = days[max(0, min(call.at + away, len(days) - 1))]
        both = sorted({(day, random.choice((_MORNING, _AFTERNOON, _DAY))), (other, _DAY)})
        return tuple(DatedSpan(on, on, span) for on, span in both)
    first = days[max(0, call.at - random.randint(0, 3))]
    last = days[min(len(days) - 1, call.at + random.randint(1, 4))]
    spans = (_LONG_DAY, _DAY) if call.kind == "project" else (_DAY, _MORNING, _AFTERNOON)
    return (DatedSpan(first, last, random.choice(spans)),)


def _called_on(month: Month, call: _Call, first: date, random: Random) -> date | None:
    """On the day itself, or one to four workdays before it."""
    if call.kind == "same_day":
        return first
    return month.workday_before(first, random.randint(1, 4))


def _answer_by(call: _Call, last: date, random: Random) -> Moment | None:
    """The end of the last possible date, where the caller asked for an answer by then."""
    if call.kind == "same_day" or random.random() < 0.25:
        return Moment(last)
    return None

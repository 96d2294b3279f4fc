"""Calendars to hand out: one iCalendar file per person."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vText

from optimizer.scenario.schema.fields import Span, clock_text
from optimizer.views.lettering import printable
from optimizer.views.marks import slot_name
from optimizer.views.words.roster import name_of, said
from optimizer.words.message import Lang

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from optimizer.views.roster import BookDuty, DayPart, RosterBook

_SHOWN = ("comp", "training", "rotation", "van", "loan")
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


class _Entry(NamedTuple):
    """One event of a calendar; `name` makes its UID and never changes with the language."""

    name: str
    date: date
    span: Span
    title: str
    details: tuple[str, ...]
    place: str
    busy: bool


def calendars(book: RosterBook, lang: Lang) -> dict[str, bytes]:
    """Everybody's calendar by path: `calendars/<person>.ics`.

    It holds duties as A and B, comp time, rotations, van days, training and loans; a UID stays the
    same from plan to plan while person, date, slot and role do.
    """
    found: dict[str, bytes] = {}
    zone = _zone(book)
    for person in book.people:
        name = f"calendars/{file_stem(person.code, [path[10:-4] for path in found])}.ics"
        found[name] = _calendar(book, person.code, zone, lang)
    return found


def file_stem(code: str, taken: Iterable[str]) -> str:
    """A person's code as a safe file name without ending, different from those taken."""
    stem = re.sub(r'[\\/:*?"<>|\s]', "_", printable(code)).strip("._ ")
    short = stem.encode()[:80].decode(errors="ignore")
    if not short or _DEVICE.fullmatch(short):
        short = f"_{short}"
    used = {other.casefold() for other in taken}
    if short.casefold() in used:
        short += "-" + sha256(code.encode("utf-8", "replace")).hexdigest()[:8]
    unique, number = short, 1
    while unique.casefold() in used:
        number += 1
        unique = f"{short}-{number}"
    return unique


def _zone(book: RosterBook) -> Timezone:
    first = book.days[0][0] if book.days else date(1970, 1, 1)
    last = book.days[-1][0] + timedelta(days=1) if book.days else date(2038, 1, 1)
    return Timezone.from_tzid(book.time_zone, first_date=first, last_date=last)


def _calendar(book: RosterBook, person: str, zone: Timezone, lang: Lang) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//optimizer//roster//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = " ".join(printable(f"{person} {book.name.said(lang)}").split())
    calendar.add("x-wr-calname", vText(name))
    about = " ".join([*_stamps(book, lang), *book.assumptions])
    if about:
        calendar.add("x-wr-caldesc", vText(" ".join(printable(about).split())))
    calendar.add("x-wr-timezone", book.time_zone)
    calendar.add_component(zone)
    for entry in sorted(
        _entries(book, person, lang), key=lambda one: (one.date, one.span, one.name)
    ):
        calendar.add_component(_event(book, person, entry))
    data: bytes = calendar.to_ical()
    return data


def _event(book: RosterBook, person: str, entry: _Entry) -> Event:
    zone = ZoneInfo(book.time_zone)
    midnight = datetime.combine(entry.date, time(), zone)
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'{person}|{entry.date}|{entry.name}')}@roster")
    event.add("dtstamp", book.outcome.stamp.astimezone(UTC))
    event.add("dtstart", midnight + timedelta(minutes=entry.span.start_min))
    event.add("dtend", midnight + timedelta(minutes=entry.span.end_min))
    event.add("summary", printable(entry.title))
    event.add("description", printable("\n".join(entry.details)))
    if entry.place:
        event.add("location", printable(entry.place))
    event.add("transp", "OPAQUE" if entry.busy else "TRANSPARENT")
    return event


def _entries(book: RosterBook, person: str, lang: Lang) -> Iterator[_Entry]:
    for day, _ in book.days:
        for duty in book.duties_of.get((person, day), ()):
            for name, role in duty.places:
                if name == person:
                    yield _duty_entry(book, duty, person, role, lang)
        for part in book.parts_of.get((person, day), ()):
            if part.doing in _SHOWN:
                yield _part_entry(book, part, lang)


def _duty_entry(book: RosterBook, duty: BookDuty, person: str, role: str, lang: Lang) -> _Entry:
    hall = book.hall_name(duty.hall).said(lang)
    colon = "：" if lang == "zh" else ": "
    on_call = role == "B" and duty.backup_mode == "on_call"
    mode = f" ({said('backup.on_call', lang)})" if on_call else ""
    others = [
        f"{place}{colon}{name}" for name, place in duty.places if (name, place) != (person, role)
    ]
    others += [f"{place}{colon}{said('missing', lang)}" for place in duty.missing]
    meal = duty.meal_of(person)
    if meal:
        eaten = f"{clock_text(meal.span.start_min)}–{clock_text(meal.span.end_min)}"
        others.append(f"{said('eats', lang)}{colon}{eaten}")
    if duty.bookings:
        others.append(f"{said('bookings', lang)}{colon}{duty.bookings}")
    return _Entry(
        f"{duty.hall}|{duty.slot}|{role}",
        duty.date,
        duty.span,
        f"{role} · {slot_name(book, duty.slot, lang)} · {hall}{mode}",
        (*others, *_stamps(book, lang)),
        hall,
        busy=not on_call,
    )


def _part_entry(book: RosterBook, part: DayPart, lang: Lang) -> _Entry:
    place = book.hall_name(part.place).said(lang) if part.place else ""
    role = name_of("role", part.note, lang) if part.note else ""
    title = " · ".join(text for text in (name_of("do", part.doing, lang), place, role) if text)
    name = f"{part.part}|{part.doing}"
    return _Entry(name, part.date, part.span, title, _stamps(book, lang), place,
                  busy=part.doing != "comp")  # fmt: skip


def _stamps(book: RosterBook, lang: Lang) -> tuple[str, ...]:
    return (said("synthetic", lang),) if book.synthetic else ()

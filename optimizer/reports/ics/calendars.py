"""Calendars to hand out: one iCalendar file per person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vText

from optimizer.reports.ics.zone import time_zone
from optimizer.scenario.schema.fields import Span, clock_text
from optimizer.views.lettering import printable
from optimizer.views.marks import slot_name
from optimizer.views.roster import DayPart, DutyView, RosterView
from optimizer.views.words.roster import name_of, said
from optimizer.words.message import Lang

_SHOWN = ("comp", "training", "rotation", "van", "loan")
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


class Happening(NamedTuple):
    """One event of a calendar; `name` makes its UID and never changes with the language."""

    name: str
    date: date
    span: Span
    title: str
    details: tuple[str, ...]
    place: str
    busy: bool
    cancelled: bool = False


def calendars(view: RosterView, lang: Lang) -> dict[str, bytes]:
    """Everybody's calendar by path: `calendars/<person>.ics`.

    It holds duties as A and B, comp time, rotations, van days, training and loans; a UID stays the
    same from plan to plan while person, date, slot and role do. What the plan handed out before
    held and this one does not is cancelled; the plan's version is everything's SEQUENCE.
    """
    found: dict[str, bytes] = {}
    zone = zone_of(view)
    former = (person for person, _ in (*view.former_duties_of, *view.former_parts_of))
    for person in dict.fromkeys((*(one.code for one in view.people), *sorted(former))):
        name = f"calendars/{file_stem(person, [path[10:-4] for path in found])}.ics"
        found[name] = calendar_of(view, person, _of_person(view, person, lang), zone, lang)
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


def zone_of(view: RosterView) -> Timezone:
    """The time zone of a roster, for its dates."""
    if not view.days:
        return time_zone(view.time_zone, view.outcome.stamp.date(), view.outcome.stamp.date())
    return time_zone(view.time_zone, view.days[0][0], view.days[-1][0])


def calendar_of(
    view: RosterView, whose: str, happenings: Iterable[Happening], zone: Timezone, lang: Lang
) -> bytes:
    """A calendar of somebody, or of a hall; `whose` is also what its UIDs are made of."""
    calendar = Calendar()
    calendar.add("prodid", "-//optimizer//roster//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = " ".join(printable(f"{whose} {view.name.said(lang)}").split())
    calendar.add("x-wr-calname", vText(name))
    joint = "；" if lang == "zh" else "; "
    about = joint.join([*stamps(view, lang), *(one.said(lang) for one in view.assumptions)])
    if about:
        calendar.add("x-wr-caldesc", vText(" ".join(printable(about).split())))
    calendar.add("x-wr-timezone", view.time_zone)
    calendar.add_component(zone)
    for one in sorted(happenings, key=lambda one: (one.date, one.span, one.name)):
        calendar.add_component(_event(view, whose, one))
    data: bytes = calendar.to_ical()
    return data


def _of_person(view: RosterView, person: str, lang: Lang) -> list[Happening]:
    """What somebody has, and what is so no more."""
    found = list(_entries(view, person, view.duties_of, view.parts_of, lang))
    return [*found, *_withdrawn(view, person, {_key(entry) for entry in found}, lang)]


def _event(view: RosterView, whose: str, entry: Happening) -> Event:
    zone = ZoneInfo(view.time_zone)
    midnight = datetime.combine(entry.date, time(), zone)
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'{whose}|{entry.date}|{entry.name}')}@roster")
    event.add("dtstamp", view.outcome.stamp.astimezone(UTC))
    event.add("dtstart", midnight + timedelta(minutes=entry.span.start_min))
    event.add("dtend", midnight + timedelta(minutes=entry.span.end_min))
    event.add("summary", printable(entry.title))
    event.add("description", printable("\n".join(entry.details)))
    if entry.place:
        event.add("location", printable(entry.place))
    event.add("transp", "OPAQUE" if entry.busy else "TRANSPARENT")
    event.add("sequence", view.plan.version)
    if entry.cancelled:
        event.add("status", "CANCELLED")
    return event


def _entries(
    view: RosterView,
    person: str,
    duties: Mapping[tuple[str, date], tuple[DutyView, ...]],
    parts: Mapping[tuple[str, date], tuple[DayPart, ...]],
    lang: Lang,
) -> Iterator[Happening]:
    for day, _ in view.days:
        for duty in duties.get((person, day), ()):
            for name, role in duty.places:
                if name == person:
                    yield _duty_entry(view, duty, person, role, lang)
        for part in parts.get((person, day), ()):
            if part.doing in _SHOWN:
                yield _part_entry(view, part, lang)


def _key(entry: Happening) -> tuple[date, str]:
    """What makes it the same event of a person in every plan."""
    return entry.date, entry.name


def _withdrawn(
    view: RosterView, person: str, kept: set[tuple[date, str]], lang: Lang
) -> Iterator[Happening]:
    """What was handed out and is so no more: the same event, cancelled."""
    for one in _entries(view, person, view.former_duties_of, view.former_parts_of, lang):
        if _key(one) not in kept:
            title = f"{said('cancelled', lang)} · {one.title}"
            yield one._replace(title=title, details=stamps(view, lang), busy=False, cancelled=True)


def _duty_entry(view: RosterView, duty: DutyView, person: str, role: str, lang: Lang) -> Happening:
    hall = view.hall_name(duty.hall).said(lang)
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
    return Happening(
        f"{duty.hall}|{duty.slot}|{role}",
        duty.date,
        duty.span,
        f"{role} · {slot_name(view, duty.slot, lang)} · {hall}{mode}",
        (*others, *stamps(view, lang)),
        hall,
        busy=not on_call,
    )


def _part_entry(view: RosterView, part: DayPart, lang: Lang) -> Happening:
    place = view.hall_name(part.place).said(lang) if part.place else ""
    role = name_of("role", part.note, lang) if part.note else ""
    title = " · ".join(text for text in (name_of("do", part.doing, lang), place, role) if text)
    name = f"{part.part}|{part.doing}"
    return Happening(name, part.date, part.span, title, stamps(view, lang), place,
                  busy=part.doing != "comp")  # fmt: skip


def stamps(view: RosterView, lang: Lang) -> tuple[str, ...]:
    """What nobody should take for real."""
    return (said("synthetic", lang),) if view.synthetic else ()

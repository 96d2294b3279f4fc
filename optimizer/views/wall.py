"""What a hall pins on its wall, and what it gives each person: no private reason of anybody else.

Why somebody is away (leave, comp time) is told to that person alone; on the wall it is one mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from optimizer.scenario.schema.fields import clock_text, span_text
from optimizer.views.half_months import half_months
from optimizer.views.marks import (
    DAY_TINTS,
    MISSING,
    TONES,
    Mark,
    marks_of,
    short_code,
    slot_name,
    tone_of,
    where_from,
)
from optimizer.views.month_rows import places_text, rows_of_slots, slots_label
from optimizer.views.roster import DayPart, DutyView, HallView, RosterView
from optimizer.views.words.roster import name_of, said, weekday
from optimizer.words.message import Lang

_PRIVATE = ("leave", "comp")
_LONG = 8
"""Letters of a text that is broken between its words."""


@dataclass(frozen=True, slots=True)
class WallCell:
    """Short texts of a date, none of which is broken, each loud or not; a background, RRGGBB."""

    texts: tuple[tuple[str, bool], ...] = ()
    tint: str = "FFFFFF"


@dataclass(frozen=True, slots=True)
class WallRow:
    """A slot or a person of a hall over some dates."""

    label: str
    cells: tuple[WallCell, ...]


@dataclass(frozen=True, slots=True)
class WallPart:
    """Some dates below each other's head: day, weekday and kind of day, background."""

    heads: tuple[tuple[str, str, str], ...]
    slots: tuple[WallRow, ...]
    people: tuple[WallRow, ...]


@dataclass(frozen=True, slots=True)
class PersonDay:
    """What one person does on a date: a line each, with the hours before it."""

    day: str
    lines: tuple[tuple[str, str], ...]
    tint: str


def wall_parts(view: RosterView, hall: HallView, lang: Lang) -> Iterator[WallPart]:
    """The hall's month, half by half."""
    for half in half_months(len(view.days)):
        days = [view.days[at] for at in half]
        yield WallPart(
            heads=tuple(_head(view, *day, lang) for day in days),
            slots=tuple(_slot_rows(view, hall, [day for day, _ in days], lang)),
            people=tuple(_people_rows(view, hall, [day for day, _ in days], lang)),
        )


def person_days(view: RosterView, person: str, lang: Lang) -> Iterator[PersonDay]:
    """The dates on which somebody has more or less than ordinary hours, with everything."""
    for day, kind in view.days:
        lines = sorted(
            [
                *(_duty_line(view, duty, person, lang) for duty in view.duties_of.get(
                    (person, day), ())),
                *(_part_line(view, part, lang) for part in view.parts_of.get((person, day), ())
                  if part.doing != "ordinary"),
            ]
        )  # fmt: skip
        if lines:
            sign = said(f"sign.{kind.value}", lang)
            named = " ".join(filter(None, (_date(view, day), weekday(day, lang), sign)))
            yield PersonDay(named, tuple(lines), DAY_TINTS[kind.value])


def _date(view: RosterView, day: date) -> str:
    one_month = len({(each.year, each.month) for each, _ in view.days}) == 1
    return str(day.day) if one_month else f"{day.month}/{day.day}"


def _head(view: RosterView, day: date, kind: object, lang: Lang) -> tuple[str, str, str]:
    value = str(getattr(kind, "value", kind))
    words = f"{weekday(day, lang)} {said(f'sign.{value}', lang)}".rstrip()
    return _date(view, day), words, DAY_TINTS[value]


def _slot_rows(
    view: RosterView, hall: HallView, days: Sequence[date], lang: Lang
) -> Iterator[WallRow]:
    kinds = dict(view.days)
    for slots in rows_of_slots(view, hall.id):
        cells = []
        for day in days:
            duties = view.duties_at.get((hall.id, day), ())
            duty = next((one for one in duties if one.slot in slots), None)
            if duty is None:
                cells.append(WallCell(tint=DAY_TINTS[kinds[day].value]))
            else:
                tint = MISSING.tint if duty.missing else TONES[tone_of(view, duty.slot)].tint
                loud = bool(duty.missing)
                texts = tuple((text, loud) for text in places_text(duty, hall, lang))
                cells.append(WallCell(texts, tint))
        yield WallRow(slots_label(view, slots, lang), tuple(cells))


def _people_rows(
    view: RosterView, hall: HallView, days: Sequence[date], lang: Lang
) -> Iterator[WallRow]:
    kinds = dict(view.days)
    guests = view.guests.get(hall.id, ())
    for person in (*hall.people, *guests):
        guest_at = "" if person in hall.people else hall.id
        cells = []
        for day in days:
            marks = marks_of(view, person, day, lang, guest_at)
            texts = (
                (text, mark.role == "A")
                for mark in marks
                if kinds[day].is_workday or mark.tone not in _PRIVATE
                for text in _pieces(_public(mark, lang))
            )
            cells.append(WallCell(tuple(dict.fromkeys(texts)), DAY_TINTS[kinds[day].value]))
        if guest_at and not any(cell.texts for cell in cells):
            continue
        role = where_from(view, person, lang) if guest_at else name_of(
            "role", view.person[person].role, lang)  # fmt: skip
        yield WallRow(f"{short_code(person, hall.id)} {role}", tuple(cells))


def _public(mark: Mark, lang: Lang) -> str:
    """A mark as everybody may see it."""
    if mark.tone not in _PRIVATE:
        return mark.text
    return said("mark.off", lang) + mark.text.removeprefix(name_of("mark", mark.tone, lang))


def _pieces(text: str) -> tuple[str, ...]:
    what, arrow, where = text.partition("→")
    words = what.split(" ") if len(what) > _LONG else [what]
    return (*words, arrow + where) if arrow else tuple(words)


def _duty_line(view: RosterView, duty: DutyView, person: str, lang: Lang) -> tuple[str, str]:
    """Hours, slot and role, hall if another, the counterpart, the meal."""
    roles = "+".join(role for who, role in duty.places if who == person)
    on_call = roles == "B" and duty.backup_mode == "on_call"
    words = [f"{slot_name(view, duty.slot, lang)} {roles}"]
    if on_call:
        words.append(said("backup.on_call", lang))
    if view.person[person].hall != duty.hall:
        words.append(view.hall_name(duty.hall).said(lang))
    words += [f"{role} {who}" for who, role in duty.places if who != person]
    words += [f"{said('missing.short', lang)} {role}" for role in duty.missing]
    meal = duty.meal_of(person)
    if meal:
        words.append(f"{said('eats', lang)} {clock_text(meal.span.start_min)}")
    return span_text(duty.span), " · ".join(words)


def _part_line(view: RosterView, part: DayPart, lang: Lang) -> tuple[str, str]:
    words = [name_of("do", part.doing, lang)]
    is_known = part.place in view.hall or part.place in view.places
    if is_known and part.place != view.person[part.person].hall:
        words.append(view.hall_name(part.place).said(lang))
    if part.note:
        seat = said(part.note, lang) if part.doing == "van" else part.note
        words.append(seat)
    return span_text(part.span), " · ".join(words)

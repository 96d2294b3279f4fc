"""The marks of a month grid: what one person does on one date, as short codes with a tone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from optimizer.views.lettering import printable
from optimizer.views.roster import DayPart, DutyView, RosterView
from optimizer.views.words.roster import name_of, said
from optimizer.words.message import Lang


@dataclass(frozen=True, slots=True)
class Tone:
    """Two colours, RRGGBB: a tint that dark text is readable on, and a line of the same hue."""

    tint: str
    line: str


TONES = {
    "early": Tone("FFE39B", "A87400"),
    "noon": Tone("FFC79A", "B4530A"),
    "late": Tone("B9D4F6", "1F5FA8"),
    "weekend": Tone("BFE3B4", "2F7A2B"),
    "holiday": Tone("F7BFCB", "B0233F"),
    "comp": Tone("C9EFEA", "0E766B"),
    "leave": Tone("DADADA", "5C5C5C"),
    "away": Tone("E7DFD0", "7A6540"),
    "training": Tone("E4D3F5", "6B3FA0"),
    "rotation": Tone("CFCBF3", "4A42A8"),
    "van": Tone("C6E2EA", "1C6A80"),
    "loan": Tone("F1E3A6", "7D6A00"),
}
"""By the count of a slot (`counts_as`) or by what somebody does."""

DAY_TINTS = {
    "workday": "FFFFFF",
    "makeup_workday": "FFF6DC",
    "rest_day": "EDF5EA",
    "statutory_holiday": "FBE3E8",
    "holiday_period": "FDF0F2",
}
"""Background of a date by its kind."""

STATES = ("comp", "leave", "away", "training", "rotation", "van", "loan")
"""What people do instead of, or during, ordinary half-days."""

_CODE = 3
"""Letters of a code; what is longer is a name, apart from the role that follows."""

MISSING = Tone("FFD6D6", "C00000")


@dataclass(frozen=True, slots=True)
class Mark:
    """One code in a grid's cell; `role` is A, B or empty; `at` is its place in the day, minutes."""

    text: str
    tone: str
    role: Literal["A", "B", ""]
    at: int
    until: int


def marks_of(
    view: RosterView, person: str, day: date, lang: Lang, guest_at: str = ""
) -> tuple[Mark, ...]:
    """Everything a person does on a date beside plain ordinary hours, in the clock's order.

    What is done at another hall says where. Of a guest only what is done at that hall.
    """
    parts = view.parts_of.get((person, day), ())
    duties = view.duties_of.get((person, day), ())
    if guest_at:
        parts = tuple(p for p in parts if p.doing == "loan" and p.place == guest_at)
        duties = tuple(duty for duty in duties if duty.hall == guest_at)
    marks = [*_part_marks(view, parts, lang, is_guest=bool(guest_at))]
    for duty in duties:
        where = "" if guest_at else _elsewhere(view, person, duty.hall, lang)
        marks.extend(
            _duty_mark(view, duty, person, role, where, lang) for role in roles_of(duty, person)
        )
    return tuple(sorted(marks, key=lambda mark: (mark.at, mark.until, mark.text)))


def roles_of(duty: DutyView, person: str) -> tuple[Literal["A", "B"], ...]:
    """The roles that a person has in a duty."""
    as_backup: tuple[Literal["A", "B"], ...] = ("B",) if duty.backup == person else ()
    return ("A", *as_backup) if person in duty.holders else as_backup


def slot_code(view: RosterView, slot: str, lang: Lang) -> str:
    """A slot's short code; its name where the scenario has slots of its own."""
    code = name_of("code", slot, lang)
    named = code == slot and slot in view.slot
    return printable(view.slot[slot].name.said(lang) if named else code)


def slot_name(view: RosterView, slot: str, lang: Lang) -> str:
    """A slot's name as the scenario has it."""
    return view.slot[slot].name.said(lang) if slot in view.slot else slot


def tone_of(view: RosterView, slot: str) -> str:
    """The tone of a slot's marks."""
    return view.slot[slot].counts_as if slot in view.slot else "late"


def meal_sign(duty: DutyView, person: str) -> str:
    """① for who eats first in a duty, ② for who eats next; empty without a meal."""
    order = sorted(duty.meals, key=lambda meal: (meal.span, meal.person))
    places = [meal.person for meal in order]
    return "①②③④⑤⑥⑦⑧⑨"[min(places.index(person), 8)] if person in places else ""


def short_code(person: str, hall: str) -> str:
    """`03` for `大崂-03` inside 大崂's own sheet; the whole code of somebody else."""
    return printable(person.removeprefix(f"{hall}-") or person)


def where_from(view: RosterView, person: str, lang: Lang) -> str:
    """Whose guest somebody is: `from Dalao`."""
    return said("from_hall", lang).format(_short(view, view.person[person].hall, lang))


def _elsewhere(view: RosterView, person: str, hall: str, lang: Lang) -> str:
    """`→Dalao` where that is not the person's own hall."""
    if person not in view.person or view.person[person].hall == hall:
        return ""
    return f"→{_short(view, hall, lang)}"


def _short(view: RosterView, hall: str, lang: Lang) -> str:
    return view.short_name.get(hall, view.hall_name(hall)).said(lang)


def _duty_mark(
    view: RosterView,
    duty: DutyView,
    person: str,
    role: Literal["A", "B"],
    where: str,
    lang: Lang,
) -> Mark:
    code = slot_code(view, duty.slot, lang)
    gap = " " if len(code) > _CODE and code.isascii() else ""
    text = code + gap + role + meal_sign(duty, person) + where
    return Mark(text, tone_of(view, duty.slot), role, duty.span.start_min, duty.span.end_min)


def _part_marks(
    view: RosterView, parts: tuple[DayPart, ...], lang: Lang, *, is_guest: bool
) -> list[Mark]:
    marks = []
    done: set[tuple[str, str]] = set()
    for part in parts:
        if part.doing == "ordinary" or (part.doing, part.place) in done:
            continue
        alike = [p for p in parts if (p.doing, p.place) == (part.doing, part.place)]
        done.add((part.doing, part.place))
        suffix = ""
        if part.part != "day" and len(alike) == 1:
            suffix = said("am" if part.part == "morning" else "pm", lang)
        text = name_of("mark", part.doing, lang) + (" " if suffix and lang == "en" else "") + suffix
        if part.doing == "loan" and not is_guest:
            text += _elsewhere(view, part.person, part.place, lang)
        marks.append(Mark(text, part.doing, "", part.span.start_min, alike[-1].span.end_min))
    return marks

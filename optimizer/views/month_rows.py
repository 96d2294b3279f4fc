"""A hall's month slot by slot, for every format: which slots share a row, and who has them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from optimizer.views.marks import meal_sign, short_code, slot_code, slot_name
from optimizer.views.roster import DutyView, HallView, RosterView
from optimizer.views.words.roster import said
from optimizer.words.message import Lang


def slots_at(view: RosterView, hall: str) -> list[str]:
    """The slots in which a hall has duties, in the view's order."""
    order = {slot.id: place for place, slot in enumerate(view.slots)}
    found = {duty.slot for duty in view.duties if duty.hall == hall}
    return sorted(found, key=lambda slot: (order.get(slot, len(order)), slot))


def rows_of_slots(view: RosterView, hall: str) -> list[tuple[str, ...]]:
    """The hall's slots in as few rows as they need: those of other dates share one."""
    rows: list[tuple[list[str], set[date]]] = []
    for slot in slots_at(view, hall):
        dates = {duty.date for duty in view.duties if (duty.hall, duty.slot) == (hall, slot)}
        free = next((row for row in rows if not row[1] & dates), None)
        if free is None:
            rows.append(([slot], dates))
        else:
            free[0].append(slot)
            free[1].update(dates)
    return [tuple(slots) for slots, _ in rows]


def slots_label(view: RosterView, slots: Sequence[str], lang: Lang) -> str:
    """What a row of slots is called, a line each."""
    return "\n".join(f"{_named_slot(view, slot, lang)} A/B" for slot in slots)


def _named_slot(view: RosterView, slot: str, lang: Lang) -> str:
    """A slot's name; before it its code, where that is not how the name begins."""
    code, name = slot_code(view, slot, lang), slot_name(view, slot, lang)
    return name if name.startswith(code) else f"{code} {name}"


def places_text(duty: DutyView, hall: HallView, lang: Lang) -> tuple[str, ...]:
    """`03②/` and `05①`: A before the stroke, B after it."""
    gap = "" if lang == "zh" else " "
    shown: dict[str, list[str]] = {"A": [], "B": []}
    for person, role in duty.places:
        shown[role].append(f"{short_code(person, hall.id)}{meal_sign(duty, person)}")
    for role in duty.missing:
        shown[role].append(f"{said('missing.short', lang)}{gap}{role}")
    one, other = ("+".join(shown[role]) for role in shown)
    return (f"{one}/", other) if one and other else (one or other,)

"""What people booked: holiday halves first, then matters that fit who is on duty."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from optimizer.scenario.schema.fields import HALF_DAYS
from optimizer.scenario.schema.rows_halls import BookingRow
from scenarios.generator.desk import Desk, Key
from scenarios.generator.items import ORDINARY, SPECIAL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scenarios.generator.month import Month
    from scenarios.generator.spec import Spec

_HOLIDAY_HALVES = 4
_SPECIAL_PERCENT = 25


def booked_halves(spec: Spec, month: Month) -> frozenset[tuple[str, date, str]]:
    """The holiday duties that exist: four of them, spread over halls and dates."""
    random = Random(f"{spec.seed}:holiday")
    slots = [name for name, slot in month.file.slots.items() if slot.booked_only]
    days = [day for day in month.holidays if month.workday_before(day, 1) is not None]
    chances = [(hall, day, slot) for hall in spec.extended for day in days for slot in slots]
    return frozenset(random.sample(chances, min(_HOLIDAY_HALVES, len(chances))))


def book(spec: Spec, desk: Desk, keys: Sequence[Key]) -> tuple[BookingRow, ...]:
    """Bookings by date; a special item only where A or B of the known roster holds it."""
    random = Random(f"{spec.seed}:bookings")
    holidays = [key for key in keys if desk.month.kinds[key.date].is_holiday]
    others = [key for key in keys if key not in holidays]
    extended = [key for key in others if key.hall in spec.extended and _specials(desk, key)]
    special = random.sample(extended, len(extended) * _SPECIAL_PERCENT // 100)
    wanted = [(key, random.choice(_specials(desk, key))) for key in special]
    wanted += [(key, random.choice(_specials(desk, key) or ORDINARY)) for key in holidays]
    ordinary_hours = [
        Key(hall.id, day, half)
        for hall in spec.halls
        for day in desk.month.workdays
        for half in HALF_DAYS
    ]
    for _ in range(max(0, spec.bookings - len(wanted))):
        chances = others if others and random.random() < 0.8 else ordinary_hours
        if chances:
            wanted.append((random.choice(chances), random.choice(ORDINARY)))
    return _rows(desk.month, wanted, random)


def _specials(desk: Desk, key: Key) -> list[str]:
    """Special items that A or B holds, while both places are filled."""
    pair = [desk.given.get((key, "holder")), desk.given.get((key, "backup"))]
    people = [desk.people[code] for code in pair if code is not None]
    if len(people) < 2:
        return []
    return [item for item in SPECIAL if any(item in person.items for person in people)]


def _rows(month: Month, wanted: list[tuple[Key, str]], random: Random) -> tuple[BookingRow, ...]:
    rows: list[BookingRow] = []
    for key, item in sorted(wanted, key=lambda pair: (pair[0].date, pair[0], pair[1])):
        made_on = month.workday_before(key.date, random.choice((1, 1, 2, 2, 3, 4)))
        if made_on is not None:
            row = {
                "id": f"约{len(rows) + 1:03d}",
                "hall": key.hall,
                "date": key.date,
                "slot": str(key.slot),
                "item": item,
                "made_on": made_on,
                "channel": random.choice(("phone", "on_site")),
            }
            rows.append(BookingRow.model_validate(row))
    return tuple(rows)

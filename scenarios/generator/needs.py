"""What the month asks of the halls: openings, rotation dates, batch work, requests."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from optimizer.scenario.schema.fields import HALF_DAYS
from optimizer.scenario.schema.rows_halls import BatchWorkRow, OpeningRow
from optimizer.scenario.schema.rows_people import PersonRow, PreviousDayRow, RequestRow
from optimizer.scenario.schema.rows_training import RotationRow
from scenarios.generator.items import UNIVERSAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenarios.generator.month import Month
    from scenarios.generator.spec import Spec


def openings(spec: Spec, month: Month) -> tuple[OpeningRow, ...]:
    """Every slot in the extended halls; weekend mornings by rota in the others."""
    rows = []
    for number, hall in enumerate(spec.halls):
        if hall.id in spec.extended:
            backed = hall.id in spec.backed_stations
            for slot, about in month.file.slots.items():
                post = f"{hall.id}·医保站" if backed and about.backup == "on_call" else ""
                rows.append(OpeningRow(hall=hall.id, slot=slot, offers=UNIVERSAL, post=post))
            continue
        turns = month.rest_days[number % 2 :: 2]
        if turns:
            rows.append(
                OpeningRow(hall=hall.id, slot="weekend_morning", dates=turns, offers=UNIVERSAL)
            )
    return tuple(rows)


def rotations(spec: Spec, month: Month) -> tuple[RotationRow, ...]:
    """Batches on every second workday: room for all clerks with some to spare."""
    dates = month.workdays[1::2] if len(month.workdays) >= 18 else month.workdays
    return tuple(RotationRow(date=day, capacity=spec.rotation_capacity) for day in dates)


def batch_work(spec: Spec, month: Month) -> tuple[BatchWorkRow, ...]:
    """About eight back-office jobs a hall and month."""
    rows = []
    for hall in spec.halls:
        random = Random(f"{spec.seed}:batch:{hall.id}")
        count = round(random.randint(7, 9) * len(month.workdays) / 19)
        half_days = [(day, half) for day in month.workdays for half in HALF_DAYS]
        when = sorted(random.choices(half_days, k=count))
        rows += [
            BatchWorkRow(
                id=f"{hall.id}·批{number}",
                hall=hall.id,
                date=day,
                part=part,
                minutes=random.choice((30, 45, 60, 75, 90)),
            )
            for number, (day, part) in enumerate(when, 1)
        ]
    return tuple(rows)


def requests(spec: Spec, month: Month, people: tuple[PersonRow, ...]) -> tuple[RequestRow, ...]:
    """About one wish for every three people."""
    random = Random(f"{spec.seed}:requests")
    return tuple(
        row
        for person in people
        if person.role in ("lead", "clerk", "window") and random.random() < 1 / 3
        for row in _wish(person, spec, month, random)
    )


def _wish(person: PersonRow, spec: Spec, month: Month, random: Random) -> Iterator[RequestRow]:
    """Comp time on a workday; duty or none where the hall is open outside ordinary hours."""
    wish = random.choices(("no_duty", "comp", "duty"), (5, 3, 2))[0]
    days = month.workdays if wish == "comp" else month.rest_days
    if wish != "comp" and person.hall in spec.extended:
        days = tuple(sorted((*month.workdays, *month.rest_days)))
    if not days:
        return
    day = random.choice(days)
    if wish == "comp":
        part: str = random.choice(HALF_DAYS)
    elif day in month.rest_days:
        part = "weekend_morning" if wish == "duty" else "day"
    else:
        part = random.choice(("early", "noon", "late"))
    weight = random.choices((1, 2, 3), (5, 3, 1))[0]
    yield RequestRow.model_validate(
        {"person": person.code, "date": day, "part": part, "wish": wish, "weight": weight}
    )


def previous_days(
    spec: Spec, month: Month, people: tuple[PersonRow, ...]
) -> tuple[PreviousDayRow, ...]:
    """Who did something unusual in the six days before: a free workday, a worked rest day."""
    rows = []
    for person in people:
        random = Random(f"{spec.seed}:previous:{person.code}")
        if person.role not in ("lead", "clerk", "window") or random.random() > 0.2:
            continue
        off = [day for day in month.before if not month.kinds[day].is_workday]
        on = [day for day in month.before if month.kinds[day].is_workday]
        if off and (random.random() < 0.6 or not on):
            day = random.choice(off)
            row = PreviousDayRow(person=person.code, date=day, worked=True, until=690)
        elif on:
            row = PreviousDayRow(person=person.code, date=random.choice(on), worked=False)
        else:
            continue
        rows.append(row)
    return tuple(rows)

"""A few assignments fixed by hand, taken from the known roster so that they can hold."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from optimizer.scenario.schema.fields import HALF_DAYS
from optimizer.scenario.schema.rows_people import PinRow

if TYPE_CHECKING:
    from scenarios.generator.desk import Desk
    from scenarios.generator.spec import Spec

_PINNED_SLOTS = ("early", "late")


def pin(spec: Spec, desk: Desk) -> tuple[PinRow, ...]:
    """A holder, a backup and a comp half-day for every third extended hall, at the month's end."""
    rows: list[PinRow] = []
    for hall in spec.extended[1::3]:
        random = Random(f"{spec.seed}:pins:{hall}")
        for role in ("holder", "backup"):
            given = sorted(
                (key, code)
                for (key, at), code in desk.given.items()
                if key.hall == hall
                and at == role
                and key.slot in _PINNED_SLOTS
                and _is_late(desk, key.date)
            )
            if given:
                key, code = random.choice(given)
                rows.append(_pin(role, code, key.date, key.slot))
        taken = sorted(
            (code, day, half)
            for code in desk.team[hall]
            for day in desk.month.workdays
            for half in HALF_DAYS
            if desk.elsewhere.get((code, day, half)) == "comp" and _is_late(desk, day)
        )
        if taken:
            rows.append(_pin("comp", *random.choice(taken)))
    return tuple(rows)


def _is_late(desk: Desk, day: object) -> bool:
    return day in desk.month.workdays[-6:]


def _pin(kind: str, person: str, day: object, part: str) -> PinRow:
    fields = {"kind": kind, "person": person, "date": day, "part": str(part), "reason": "hand"}
    return PinRow.model_validate(fields)

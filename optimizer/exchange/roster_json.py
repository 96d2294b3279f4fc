"""`roster.json`: a roster as a file that people may edit and the judge reads back.

A duty's `meals` and the lists of comp time, rotations, … are the plan; a duty's `start`, `end`,
`item_class`, `bookings`, `reasons` and the file's head are told to readers and not read back.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from optimizer.errors import Mistake, ScenarioError
from optimizer.exchange.fields import Row, assumptions, change_facts, what_if_rows
from optimizer.exchange.json_file import read, written
from optimizer.exchange.roster_file import (
    DutyRow,
    MealRow,
    OtherMealRow,
    ReasonRow,
    RosterFile,
    ShortageRow,
)
from optimizer.roster.plan import plan as parts
from optimizer.roster.plan.plan import Assignment, Meal, RosterPlan, Shortage
from optimizer.roster.problem.entities import DutyKey
from optimizer.views.roster import DutyView, RosterView
from optimizer.words.message import message

FILE = "roster.json"
Part = TypeVar("Part")
_LISTS = ("comp", "rotations", "attendance", "loans", "crews", "batch", "stand_ins")


def roster_json(view: RosterView) -> bytes:
    """The plan of a view, in UTF-8 with a stable order of keys and rows."""
    return written(roster_file(view))


def roster_file(view: RosterView) -> RosterFile:
    """What a file says of a view."""
    plan = view.plan
    duties = {DutyKey(duty.hall, duty.date, duty.slot): duty for duty in view.duties}
    told = {(m.person, d.date, m.span.start_min) for d in view.duties for m in d.meals}
    others = [m for m in plan.meals if (m.person, m.date, m.start_min) not in told]
    return RosterFile(
        format=1,
        version=plan.version,
        scenario=view.name,
        synthetic=view.synthetic,
        status=view.outcome.status,
        objective=view.outcome.total.cost,
        bound=view.outcome.total.bound,
        what_ifs=what_if_rows(view),
        **change_facts(view),
        **assumptions(view),
        duties=[_duty(a, duties.get(a.key), plan.shortages) for a in plan.assignments],
        shortages=[_shortage_row(found) for found in plan.shortages],
        meals=[OtherMealRow(person=m.person, date=m.date, start=m.start_min) for m in others],
        **{name: getattr(plan, name) for name in _LISTS},
    )


def _duty(assignment: Assignment, duty: DutyView | None, shortages: Sequence[Shortage]) -> DutyRow:
    hall, day, slot = assignment.key
    more: dict[str, Any] = {}
    if len(assignment.holders) > 1:
        more["other_holders"] = assignment.holders[1:]
    if duty is not None:
        more["start"], more["end"] = duty.span
        more["item_class"], more["bookings"] = duty.item_class, duty.bookings
        more["meals"] = [
            MealRow(person=m.person, start=m.span.start_min, end=m.span.end_min) for m in duty.meals
        ]
        more["reasons"] = [
            ReasonRow(place=found.what, person=person, why=why)
            for found in shortages
            if (found.hall, found.date, found.part) == assignment.key
            for person, why in found.reasons
        ]
    who = {"holder": assignment.holder, "backup": assignment.backup}
    return DutyRow(hall=hall, date=day, slot=slot, **who, **more)


def _shortage_row(found: Shortage) -> ShortageRow:
    return ShortageRow(
        rule=found.rule,
        what=found.what,
        hall=found.hall,
        date=found.date,
        part=found.part,
        amount=found.amount,
        reasons=[ReasonRow(person=person, why=why) for person, why in found.reasons],
    )


def plan_from_json(data: bytes | Mapping[str, Any], file: str = FILE) -> RosterPlan:
    """The plan in a file's bytes (or its parsed object).

    ScenarioError lists every mistake, with the name of the `file`.
    """
    return plan_in(roster_file_in(data, file))


def roster_file_in(data: bytes | Mapping[str, Any], file: str = FILE) -> RosterFile:
    """All that a file says, of the plan or not; ScenarioError as for `plan_from_json`."""
    found = read(RosterFile, data, file)
    _refuse_repeats(found, file)
    return found


def plan_in(found: RosterFile) -> RosterPlan:
    """The plan that a file says."""
    meals = {Meal(m.person, m.date, m.start) for m in found.meals}
    meals |= {Meal(m.person, duty.date, m.start) for duty in found.duties for m in duty.meals}
    return RosterPlan(
        assignments=tuple(sorted(map(_assignment, found.duties), key=lambda one: one.key)),
        meals=tuple(sorted(meals)),
        comp=_rows(parts.CompHalf, found.comp),
        rotations=_rows(parts.Rotation, found.rotations),
        attendance=_rows(parts.Attendance, found.attendance),
        loans=_rows(parts.Loan, found.loans),
        crews=_rows(parts.Crew, found.crews),
        batch=_rows(parts.BatchShare, found.batch),
        stand_ins=_rows(parts.StandIn, found.stand_ins),
        shortages=tuple(sorted(map(_shortage, found.shortages))),
        version=found.version,
    )


def _assignment(row: DutyRow) -> Assignment:
    first = () if row.holder is None else (row.holder,)
    key = DutyKey(row.hall, row.date, row.slot)
    return Assignment(key, (*first, *row.other_holders), row.backup)


def _shortage(row: ShortageRow) -> Shortage:
    fields = dict(row) | {"reasons": tuple((one.person, one.why) for one in row.reasons)}
    return Shortage(**fields)


def _rows(make: Callable[..., Part], rows: Iterable[Row]) -> tuple[Part, ...]:
    in_order = sorted(rows, key=lambda row: [value or "" for value in _texts(row)])
    return tuple(make(**dict(row)) for row in in_order)


def _texts(row: Row) -> list[str | None]:
    return list(row.model_dump(mode="json").values())


def _refuse_repeats(found: RosterFile, file: str) -> None:
    mistakes = []
    for name, rows in found:
        if name not in (*_LISTS, "duties", "meals"):
            continue
        seen: set[str] = set()
        for place, row in enumerate(rows):
            key = json.dumps(_texts(row)[: _KEY_SIZES[name]])
            if key in seen:
                where = f"{file}:$.{name}[{place}]"
                mistakes.append(
                    Mistake(where, name, message("names the same thing as a row before"))
                )
            seen.add(key)
            if name == "duties" and row.holder is None and row.other_holders:
                where = f"{file}:$.duties[{place}].holder"
                mistakes.append(Mistake(where, "holder", message("is null beside other_holders")))
    if mistakes:
        raise ScenarioError(mistakes)


_KEY_SIZES = {"duties": 3, "comp": 3, "rotations": 2, "attendance": 2, "loans": 3, "crews": 2,
              "batch": 1, "stand_ins": 3, "meals": 3}  # fmt: skip
"""How many leading fields of a row name the thing it speaks of."""

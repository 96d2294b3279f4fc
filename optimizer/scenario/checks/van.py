"""Checks of vans: a crew exists, and promised visits can be kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from optimizer.scenario.checks.draft import Draft
from optimizer.scenario.checks.visits import room_min, stay_min, step_min
from optimizer.scenario.read.mistakes import Found
from optimizer.scenario.schema.fields import Span, span_text
from optimizer.scenario.schema.rows_halls import ItemRow
from optimizer.scenario.schema.rows_people import PersonRow
from optimizer.scenario.schema.rows_van import VanDayRow, VanRow, VisitRow
from optimizer.words.message import Message, message

_CREW = {"officer": 2, "driver": 1}


def depots_have_a_crew(draft: Draft) -> Iterator[Found]:
    """A depot has two officers and a driver for each of its vans that go out on one date."""
    depots = {van.id: van.depot for van, _ in draft.of(VanRow)}
    out = Counter((depots[row.van], row.date) for row, _ in draft.of(VanDayRow))
    staff = Counter((person.hall, str(person.role)) for person, _ in draft.of(PersonRow))
    vans: Counter[str] = Counter()
    for (depot, _), count in out.items():
        vans[depot] = max(vans[depot], count)
    for van, at in draft.of(VanRow):
        count = vans.pop(van.depot, 0)  # told once for each depot
        for role, each in _CREW.items():
            have, need = staff[van.depot, role], each * count
            if have < need:
                yield at.found(
                    "depot",
                    message(
                        "{depot} has {have} {role}s, its vans need {need}",
                        depot=van.depot,
                        have=have,
                        role=message(role),
                        need=need,
                    ),
                )


def promises_are_whole(draft: Draft) -> Iterator[Found]:
    """A promise has a date and a window, and every visit has something to do."""
    for visit, at in draft.of(VisitRow):
        if not visit.items:
            yield at.found("items", message("is empty"))
        if visit.promised_window and not visit.promised_date:
            yield at.found("promised_date", message("is missing: a window is promised"))
        if visit.promised_date and not visit.promised_window:
            yield at.found("promised_window", message("is missing: a date is promised"))


def promises_can_be_kept(draft: Draft) -> Iterator[Found]:
    """A promised visit has a van that day, time enough in its window, and what its items need."""
    vans = {van.id: van for van, _ in draft.of(VanRow)}
    items = {item.id: item for item, _ in draft.of(ItemRow)}
    going: dict[date, list[VanRow]] = {}
    for row, _ in draft.of(VanDayRow):
        going.setdefault(row.date, []).append(vans[row.van])
    held: dict[str, set[str]] = {}
    for person, _ in draft.of(PersonRow):
        held.setdefault(person.hall, set()).update(person.items)
    stays, step = stay_min(draft), step_min(draft)
    for visit, at in draft.of(VisitRow):
        if visit.promised_date and visit.promised_window and visit.items:
            todo = [items[item] for item in visit.items]
            out = going.get(visit.promised_date, [])
            room = room_min(visit.promised_window, step)
            wrong = _no_time(visit.promised_date, visit.promised_window, out)
            wrong = wrong or _too_short(room, stays[visit.id])
            wrong = wrong or _no_means(todo, out, held)
            if wrong:
                yield at.found(*wrong)


def _no_time(day: date, window: Span, out: list[VanRow]) -> tuple[str, Message] | None:
    if not out:
        return "promised_date", message("no van goes out on {day}", day=day)
    hours = [van.hours for van in out]
    if not any(h.start_min <= window.start_min and window.end_min <= h.end_min for h in hours):
        return "promised_window", message(
            "lies outside the van's hours {hours}", hours=span_text(hours[0])
        )
    return None


def _too_short(have: int, need: int) -> tuple[str, Message] | None:
    if need <= have:
        return None
    return "promised_window", message(
        "has {have} min, but the stay takes {need} min", have=have, need=need
    )


def _no_means(
    todo: list[ItemRow], out: list[VanRow], held: dict[str, set[str]]
) -> tuple[str, Message] | None:
    """What the crew pools cannot do or the vans have not on board.

    A special item is held itself, another one by its class too.
    """
    pool = {item for van in out for item in held.get(van.depot, ())}
    on_board = {equipment for van in out for equipment in van.equipment}
    for item in todo:
        if item.id not in pool and (item.special or item.item_class not in pool):
            return "items", message("nobody of the van's crew pool holds {item!r}", item=item.id)
        missing = [equipment for equipment in item.equipment if equipment not in on_board]
        if missing:
            return "items", message(
                "{item!r} needs {equipment!r}, which is not on board",
                item=item.id,
                equipment=missing[0],
            )
    return None

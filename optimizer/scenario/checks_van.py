"""Checks of vans: a crew exists, and promised visits can be kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from optimizer.scenario.checks_people import holds
from optimizer.scenario.fields import span_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.scenario.draft import Draft
    from optimizer.scenario.mistakes import Found
    from optimizer.scenario.rows import VanRow, VisitRow

_CREW = {"officer": 2, "driver": 1}


def depots_have_a_crew(draft: Draft) -> Iterator[Found]:
    """A depot has two officers and a driver for each of its vans that go out on one date."""
    depots = {van.id: van.depot for van, _ in draft.vans}
    out = Counter((depots[row.van], row.date) for row, _ in draft.van_days)
    staff = Counter((person.hall, str(person.role)) for person, _ in draft.people)
    told: set[str] = set()
    for van, at in draft.vans:
        vans = max((count for (depot, _), count in out.items() if depot == van.depot), default=0)
        for role, each in _CREW.items():
            have, need = staff[van.depot, role], each * vans
            if have < need and van.depot not in told:
                told.add(van.depot)
                yield at.found("depot", f"{van.depot} has {have} {role}s, its vans need {need}")


def promises_are_whole(draft: Draft) -> Iterator[Found]:
    """A promise has a date and a window, and every visit has something to do."""
    for visit, at in draft.visits:
        if not visit.items:
            yield at.found("items", "is empty")
        if visit.promised_window and not visit.promised_date:
            yield at.found("promised_date", "is missing: a window is promised")
        if visit.promised_date and not visit.promised_window:
            yield at.found("promised_window", "is missing: a date is promised")


def promises_can_be_kept(draft: Draft) -> Iterator[Found]:
    """A promised visit has a van that day, time enough in its window, and what its items need."""
    vans = {van.id: van for van, _ in draft.vans}
    for visit, at in draft.visits:
        if visit.promised_date and visit.promised_window and visit.items:
            going = [vans[row.van] for row, _ in draft.van_days if row.date == visit.promised_date]
            broken = _broken(draft, visit, going)
            if broken:
                yield at.found(*broken)


def _broken(draft: Draft, visit: VisitRow, going: list[VanRow]) -> tuple[str, str] | None:
    if not going:
        return "promised_date", f"no van goes out on {visit.promised_date}"
    window = visit.promised_window
    hours = [van.hours for van in going]
    if window is None or not any(
        h.start_min <= window.start_min and window.end_min <= h.end_min for h in hours
    ):
        return "promised_window", f"lies outside the van's hours {span_text(hours[0])}"
    items = [item for item, _ in draft.items if item.id in visit.items]
    service_min = sum(item.minutes for item in items)
    if service_min > window.minutes:
        return "promised_window", f"has {window.minutes} min, but the items take {service_min} min"
    depots = {van.depot for van in going}
    on_board = {equipment for van in going for equipment in van.equipment}
    for item in items:
        if not any(holds(person, item) for person, _ in draft.people if person.hall in depots):
            return "items", f"nobody of the van's crew pool holds {item.id!r}"
        missing = [equipment for equipment in item.equipment if equipment not in on_board]
        if missing:
            return "items", f"{item.id!r} needs {missing[0]!r}, which is not on board"
    return None

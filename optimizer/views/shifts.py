"""When everybody has to be at work on each date: what time clocks call a shift."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from optimizer.scenario.schema.fields import Span, clock_text
from optimizer.views.roster import RosterView

Shift = tuple[Span, ...]
"""Stretches of work that do not touch each other, in order; none is a day off."""
_OFF = ("leave", "comp")


def shifts(view: RosterView) -> Mapping[tuple[str, date], Shift]:
    """Everybody's shift on every date: ordinary hours, duties, the van; on-call hours are none."""
    return {
        (person.code, day): _merged(_work(view, person.code, day))
        for person in view.people
        for day, _ in view.days
    }


def shift_name(shift: Shift) -> str:
    """`08:00-11:30 13:30-18:00`: what the shift is called, the same for the same hours."""
    return " ".join(f"{clock_text(one.start_min)}-{clock_text(one.end_min)}" for one in shift)


def _work(view: RosterView, person: str, day: date) -> Iterable[Span]:
    for part in view.parts_of.get((person, day), ()):
        if part.doing not in _OFF:
            yield part.span
    for duty in view.duties_of.get((person, day), ()):
        if person in duty.holders or duty.backup_mode == "on_site":
            yield duty.span


def _merged(spans: Iterable[Span]) -> Shift:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start_min <= found[-1].end_min:
            last = found.pop()
            span = Span(last.start_min, max(last.end_min, span.end_min))
        found.append(span)
    return tuple(found)

"""When a stay may start and what each start costs: the pieces of a visit on a date.

A piece is (first start, last start, price), both inclusive, seconds of the day and multiples of the
step. Windows that touch are one span of starts; it is cut where another started hour of lateness
begins and where a published time is no longer kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from optimizer.routes.problem import Frozen, Told, Visit
    from optimizer.routes.timing.terms import Terms

HOUR_S = 3_600
DAY_S = 86_400
_HOURS = 2 * DAY_S // HOUR_S
"""No stay starts later than so many hours after the midnight of its date."""
Piece = tuple[int, int, int]


def pieces_of(
    visit: Visit, day: date, stay_s: int, terms: Terms, fixed: Frozen | None, told: Told | None
) -> Iterator[Piece]:
    """The pieces of a visit on a date for a stay of this length, in the order of time."""
    late = _late_s(visit, day, stay_s)
    kept = _kept(day, terms, told)
    step_s, most = terms.step_s, terms.late_hours_max
    cuts = sorted({cut // step_s * step_s for cut in _cuts(late, kept)})
    for first, last in _starts(visit, day, stay_s, step_s):
        if fixed is not None:
            first, last = max(first, fixed.start_s), min(last, fixed.start_s)
        inside = [cut for cut in cuts if first <= cut < last]
        for before, to in pairwise([first - step_s, *inside, last]):
            hours = 0 if late is None else max(0, -(-(to + late) // HOUR_S))
            moved = told is not None and not (kept and kept[0] <= to <= kept[1])
            if before < to and (most is None or hours <= most):
                yield before + step_s, to, hours * terms.late_hour + moved * terms.moved


def _starts(visit: Visit, day: date, stay_s: int, step_s: int) -> list[tuple[int, int]]:
    """Spans of possible starts, in order, disjoint; their ends are multiples of the step."""
    spans: list[tuple[int, int]] = []
    for window in sorted(visit.windows, key=lambda window: window.start_s):
        first = -(-window.start_s // step_s) * step_s
        last = (window.end_s - stay_s) // step_s * step_s
        if window.date not in (None, day) or last < first:
            continue
        if spans and first <= spans[-1][1] + step_s:
            first, last = spans[-1][0], max(last, spans.pop()[1])
        spans.append((first, last))
    return spans


def _late_s(visit: Visit, day: date, stay_s: int) -> int | None:
    """What is added to a start on this date to get its lateness in seconds."""
    deadline = visit.answer_by
    if deadline is None:
        return None
    return (day - deadline.date).days * DAY_S + stay_s - deadline.end_s


def _kept(day: date, terms: Terms, told: Told | None) -> tuple[int, int] | None:
    """The first and the last start that keep the published time."""
    if told is None or told.date != day:
        return None
    return told.start_s - terms.tolerance_s, told.start_s + terms.tolerance_s


def _cuts(late: int | None, kept: tuple[int, int] | None) -> set[int]:
    """The last starts at a price: of each started hour of lateness, before and in the kept time."""
    cuts = {kept[0] - 1, kept[1]} if kept else set()
    if late is not None:
        hours = range(max(0, late // HOUR_S), max(0, late // HOUR_S) + _HOURS)
        cuts |= {hour * HOUR_S - late for hour in hours}
    return cuts

"""Which visits are still open in the next month, and what became of the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from optimizer.routes.plan.plan import RoutePlan
from optimizer.scenario.schema.fields import dated_span_text, moment_text
from optimizer.scenario.schema.rows_van import VisitRow
from optimizer.scenario.write.form import Cells
from optimizer.words.catalogue import register
from optimizer.words.message import Message, message

_DAY_END_MIN = 24 * 60
_LAPSED = "{visit} was left out and may no longer be made from {first} on: call {contact} again"
_DEADLINE = "{visit} was not answered by {deadline}: agree on a new deadline"
_UNKNOWN = "no routes were given: delete the visits that were made, {visits} are open in the table"
_ANYBODY = "the caller"
register(
    {
        _LAPSED: "{visit}未能上门，自{first}起也不可再去：请再联系{contact}",
        _DEADLINE: "{visit}未在{deadline}前答复：请另约期限",
        _UNKNOWN: "未给出路线：请删去已完成的上门任务，表中尚有{visits}个未完成",
        _ANYBODY: "来电人",
    }
)


@dataclass(frozen=True)
class OpenVisits:
    """By position in the table, the new cells of visits that stay; what must be done about them."""

    kept: dict[int, Cells]
    to_do: tuple[Message, ...]


def open_visits(rows: list[VisitRow], routes: RoutePlan | None, first: date) -> OpenVisits:
    """The visits that reach into the month from `first` on; made and promised ones leave."""
    made = set(routes.stop_of) if routes else set()
    kept: dict[int, Cells] = {}
    to_do: list[Message] = []
    for at, row in enumerate(rows):
        if row.promised_date is not None:
            if row.promised_date >= first:
                kept[at] = {}
        elif row.id not in made:
            cells = _cells(row, first)
            if cells is not None:
                kept[at] = cells
            to_do += _told(row, cells, first)
    if rows and routes is None and kept:
        to_do.insert(0, message(_UNKNOWN, visits=len(kept)))
    return OpenVisits(kept, tuple(to_do))


def _cells(row: VisitRow, first: date) -> Cells | None:
    """The new cells of an open visit; None if no date is left for it."""
    windows = [one for one in row.windows if one.last >= first]
    late = row.answer_by is not None and _is_late(row, first)
    if (row.windows and not windows) or (late and row.kind == "same_day"):
        return None
    cells = {"answer_by": ""} if late else {}
    if len(windows) < len(row.windows):
        cells["windows"] = "; ".join(map(dated_span_text, windows))
    return cells


def _is_late(row: VisitRow, first: date) -> bool:
    """The deadline is over before the visit can be made."""
    assert row.answer_by is not None
    day, minute = row.answer_by
    starts = ((one.first, one.span.start_min) for one in row.windows if one.last >= first)
    start = max((first, 0), min(starts, default=(first, 0)))
    return (day, _DAY_END_MIN if minute is None else minute) <= start


def _told(row: VisitRow, cells: Cells | None, first: date) -> Iterator[Message]:
    if cells is None:
        contact = row.contact or message(_ANYBODY)
        yield message(_LAPSED, visit=row.id, first=first, contact=contact)
    elif "answer_by" in cells and row.answer_by is not None:
        yield message(_DEADLINE, visit=row.id, deadline=moment_text(row.answer_by))

"""Who works when, person by date, as the attendance services take it; they speak Chinese."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from optimizer.exchange.user_ids import UserIds
from optimizer.reports.xlsx.archive import saved
from optimizer.reports.xlsx.cells import BOLD, CENTRE, HEADER_TINT, list_sheet, put, tint
from optimizer.scenario.schema.fields import clock_text
from optimizer.views.marks import MISSING
from optimizer.views.roster import RosterView
from optimizer.views.shifts import Shift, shift_name, shifts


class Columns(NamedTuple):
    """The headers before the dates, and the word for a day off."""

    person: str
    user_id: str
    day_off: str


UPLOADS = {
    "wecom": Columns("姓名", "账号", "休息"),
    "dingtalk": Columns("姓名", "UserId", "休息"),
    "feishu": Columns("姓名", "用户ID", "休息"),
}
"""By service; what is assumed of them says `docs/hand-out.md`."""
_SHIFTS = ("班次名称", "上班1", "下班1", "上班2", "下班2", "上班3", "下班3", "人天")


def upload_xlsx(view: RosterView, service: str, ids: UserIds) -> bytes:
    """A row for each person with the shift of every date, and the shifts with their hours.

    The cell of an id that is not known is red.
    """
    columns, workbook = UPLOADS[service], Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "排班"
    planned = shifts(view)
    heads = (columns.person, columns.user_id, *(day.isoformat() for day, _ in view.days))
    for column, head in enumerate(heads, start=1):
        put(sheet, 1, column, head, BOLD, fill=tint(HEADER_TINT), align=CENTRE, box=True)
        sheet.column_dimensions[get_column_letter(column)].width = 24 if column > 2 else 16
    for row, person in enumerate(view.people, start=2):
        known = ids.ids.get(service, {}).get(person.code)
        put(sheet, row, 1, ids.names.get(person.code, person.code), box=True, typed=True)
        fill = None if known else tint(MISSING.tint)
        put(sheet, row, 2, known, fill=fill, box=True, typed=True)
        for column, (day, _) in enumerate(view.days, start=3):
            name = shift_name(planned[person.code, day]) or columns.day_off
            put(sheet, row, column, name, box=True, typed=True)
    sheet.freeze_panes = "C2"
    worked = Counter(shift for shift in planned.values() if shift)
    list_sheet(workbook.create_sheet("班次"), _SHIFTS, [_shift_row(*one) for one in
                                                      sorted(worked.items())])  # fmt: skip
    return saved(workbook, view.name.zh, view.outcome.stamp)


def _shift_row(shift: Shift, days: int) -> tuple[str | int | None, ...]:
    ends = [clock_text(end) for span in shift for end in span]
    return (shift_name(shift), *[*ends, *[None] * 6][:6], days)

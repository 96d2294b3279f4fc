"""The roster as a workbook: overview, one month sheet per hall, flat lists."""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from optimizer.exchange.edited_workbook.memory import SHEET
from optimizer.reports.xlsx.archive import saved
from optimizer.reports.xlsx.cells import list_sheet, sheet_name
from optimizer.reports.xlsx.grid import hall_sheet
from optimizer.reports.xlsx.lists import LISTS, TYPED
from optimizer.reports.xlsx.memory import place_lines, remember
from optimizer.reports.xlsx.overview import overview_sheet
from optimizer.views.roster import RosterView
from optimizer.views.roster_rows import duty_rows
from optimizer.views.words.roster import said
from optimizer.words.label import Label
from optimizer.words.message import Lang

OVERVIEW = Label("Overview", "总览")


def roster_xlsx(view: RosterView, lang: Lang) -> bytes:
    """The workbook's bytes; the same view and language give the same bytes."""
    workbook = Workbook()
    first = workbook.active
    assert isinstance(first, Worksheet)
    first.title = OVERVIEW.said(lang)
    reserved = [first.title, SHEET.said(lang), *(name.said(lang) for name, _, _ in LISTS)]
    names: dict[str, str] = {}
    kinds: dict[str, dict[str, Any]] = {}
    for hall in view.halls:
        name = names[hall.id] = sheet_name(hall.name.said(lang), [*reserved, *names.values()])
        heads, lines = hall_sheet(workbook.create_sheet(name), view, hall, lang)
        kinds[name] = {"hall": hall.id, "heads": heads, "lines": lines}
    for label, headers, rows in LISTS:
        typed = [at for at, key in enumerate(headers, 1) if rows is duty_rows and key in TYPED]
        sheet = workbook.create_sheet(label.said(lang))
        list_sheet(sheet, [said(key, lang) for key in headers], rows(view, lang), typed)
        if rows is duty_rows:
            kinds[sheet.title] = {"columns": headers, "places": place_lines(view)}
    overview_sheet(first, view, names, lang)
    remember(workbook, view, kinds, lang)
    return saved(workbook, view.name.said(lang), view.outcome.stamp)

"""The roster as a workbook: overview, one month sheet per hall, flat lists."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from optimizer.exchange.edited_workbook.memory import SHEET
from optimizer.reports.xlsx.cells import list_sheet, sheet_name
from optimizer.reports.xlsx.grid import hall_sheet
from optimizer.reports.xlsx.lists import LISTS, TYPED
from optimizer.reports.xlsx.memory import place_lines, remember
from optimizer.reports.xlsx.overview import overview_sheet
from optimizer.views.lettering import printable
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
    stamp = view.outcome.stamp.astimezone(UTC).replace(tzinfo=None)
    workbook.properties.creator = "optimizer"
    workbook.properties.title = printable(view.name.said(lang))
    workbook.properties.created = stamp
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:  # stored here, packed with the stamp
        ExcelWriter(workbook, archive).save()
    return _stamped(buffer.getvalue(), f"{stamp:%Y-%m-%dT%H:%M:%SZ}")


def _stamped(data: bytes, stamp: str) -> bytes:
    """The same archive with the stamp in place of the clock's time."""
    modified = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = modified.sub(rb"\g<1>" + stamp.encode(), content)
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, content)
    return out.getvalue()

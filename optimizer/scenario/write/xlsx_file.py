"""A workbook with other rows in some of its sheets: formats, widths and other sheets stay."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from copy import copy
from datetime import date
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from optimizer.scenario.schema.tables import ROW_TYPES
from optimizer.scenario.write.form import Form, Rewrite

_DATE = "yyyy-mm-dd"


class _Old(NamedTuple):
    """A cell as it was."""

    value: Any
    style: Any


def rewritten_xlsx(raw: bytes, sheets: Mapping[str, tuple[Form, Rewrite]]) -> bytes:
    """The workbook's bytes, the sheets of tables with their new rows.

    Formulas become the values that they show: nobody computes them before the file is read again.
    """
    with warnings.catch_warnings(action="ignore"):
        book = load_workbook(BytesIO(raw))
        shown = load_workbook(BytesIO(raw), data_only=True)
    for sheet in book.worksheets:
        _fix_formulas(sheet, shown[sheet.title])
    for title, (form, rewrite) in sheets.items():
        _rewrite(book[title], form, rewrite)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fix_formulas(sheet: Worksheet, shown: Worksheet) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f" and shown[cell.coordinate].value is not None:
                cell.value = shown[cell.coordinate].value


def _rewrite(sheet: Worksheet, form: Form, rewrite: Rewrite) -> None:
    top, columns = form.head.place.line, form.headers(rewrite)
    _unmerge(sheet, top)
    kept = [
        (_cells(sheet, form.rows[at].place.line), cells)
        for at, cells in sorted(rewrite.kept.items())
    ]
    looks = _cells(sheet, form.rows[0].place.line) if form.rows else []
    sheet.delete_rows(top + 1, max(0, sheet.max_row - top))
    style = _cells(sheet, top)[len(form.columns) - 1].style
    for name in form.new_columns(rewrite):
        head: Any = sheet.cell(top, columns[name] + 1, form.header(name))
        head._style = copy(style)
    new = [([_Old(None, one.style) for one in looks], cells) for cells in rewrite.added]
    for line, (before, cells) in enumerate((*kept, *new), top + 1):
        for at, old in enumerate(before, 1):
            cell: Any = sheet.cell(line, at, old.value)
            cell._style = copy(old.style)
        for name, text in cells.items():
            _put(sheet.cell(line, columns[name] + 1), form, name, text)


def _unmerge(sheet: Worksheet, top: int) -> None:
    """The value of a merged area below the header stands in each of its cells, as it is read."""
    for area in [one for one in sheet.merged_cells.ranges if one.max_row > top]:
        value = sheet.cell(area.min_row, area.min_col).value
        sheet.unmerge_cells(str(area))
        for line, column in area.cells:
            sheet.cell(line, column).value = value


def _cells(sheet: Worksheet, line: int) -> list[_Old]:
    cells: Iterator[Any] = (sheet.cell(line, at) for at in range(1, sheet.max_column + 1))
    return [_Old(cell.value, copy(cell._style)) for cell in cells]


def _put(cell: Any, form: Form, name: str, text: str) -> None:
    """A cell's new value: numbers and dates as such, whatever the format of the row is."""
    kind = ROW_TYPES[form.table].model_fields[name].annotation
    if kind is date:
        cell.value, cell.number_format = date.fromisoformat(text), _DATE
    elif kind in (int, float):
        cell.value, cell.number_format = (float(text) if "." in text else int(text)), "General"
    else:
        cell.value, cell.number_format = form.told(name, text) or None, "@"

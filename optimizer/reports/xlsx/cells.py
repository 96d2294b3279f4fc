"""Cells of a workbook: safe texts, a few styles, tables, print set-up."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from optimizer.views.lettering import printable, text_width

if TYPE_CHECKING:
    from optimizer.views.roster_rows import Value

FACE = "Microsoft YaHei"
LOUD_COLOUR = "C00000"
_HAIR = Side(style="thin", color="C8C8C8")
PLAIN = Font(name=FACE, size=9)
BOLD = Font(name=FACE, size=9, bold=True)
SMALL = Font(name=FACE, size=8)
TITLE = Font(name=FACE, size=16, bold=True)
HEADING = Font(name=FACE, size=12, bold=True)
LOUD = Font(name=FACE, size=9, bold=True, color=LOUD_COLOUR)
LINK = Font(name=FACE, size=9, color="1F5FA8", underline="single")
BOX = Border(left=_HAIR, right=_HAIR, top=_HAIR, bottom=_HAIR)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
TOP = Alignment(vertical="top", wrap_text=True)
HEADER_TINT = "DCE6F1"
_TEXT_MAX = 32_767
_LOOKS: WeakKeyDictionary[Any, dict[tuple[Any, ...], tuple[Any, ...]]] = WeakKeyDictionary()
"""By workbook the styles in use, by what they are made of, which is kept alive beside them."""
_LITERAL = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What a reader of xlsx would take for an escaped character."""


@cache
def tint(colour: str) -> PatternFill:
    """A solid background, RRGGBB."""
    return PatternFill("solid", start_color=colour)


def put(
    sheet: Worksheet,
    row: int,
    column: int,
    value: Value,
    font: Font = PLAIN,
    *,
    fill: PatternFill | None = None,
    align: Alignment | None = None,
    box: bool = False,
    typed: bool = False,
) -> Cell:
    """Write one cell; a text is never taken for a formula and holds no control characters.

    What people type into a `typed` one stays text: 03/05 is no date there.
    """
    cell = _write(sheet, row, column, value)
    look = (font, fill, align, box, typed, isinstance(value, date), cell.quotePrefix)
    known = _LOOKS.setdefault(sheet.parent, {})
    key = (id(font), id(fill), id(align), *look[3:])
    if key in known:
        cell._style = StyleArray(known[key][0])  # type: ignore[attr-defined]
        return cell
    if typed:
        cell.number_format = "@"
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    cell.font = font
    if fill is not None:
        cell.fill = fill
    if align is not None:
        cell.alignment = align
    if box:
        cell.border = BOX
    known[key] = (StyleArray(cell._style), look)  # type: ignore[attr-defined]
    return cell


def _write(sheet: Worksheet, row: int, column: int, value: Value) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if isinstance(value, str):
        text = _LITERAL.sub("_x005F_", printable(value)[:_TEXT_MAX])
        cell._value = text  # type: ignore[attr-defined]  # any text, unexamined
        cell.data_type = "s"
        if _looks_like_formula(text):
            cell.quotePrefix = True
    else:
        cell.value = value
    return cell


def _looks_like_formula(value: Value) -> bool:
    return isinstance(value, str) and value[:1] in ("=", "+", "-", "@")


def table(
    sheet: Worksheet,
    top: int,
    headers: Sequence[str],
    rows: Iterable[Sequence[Value]],
    typed: Container[int] = (),
) -> int:
    """Write a header row at `top` and the rows below it; return the first free row.

    Columns whose numbers are in `typed` are edited by people.
    """
    for column, header in enumerate(headers, start=1):
        put(sheet, top, column, header, BOLD, fill=tint(HEADER_TINT), align=CENTRE, box=True)
    at = top
    for at, row in enumerate(rows, start=top + 1):
        for column, value in enumerate(row, start=1):
            align = TOP if isinstance(value, str) and "\n" in value else None
            put(sheet, at, column, value, align=align, box=True, typed=column in typed)
    return at + 1


def list_sheet(
    sheet: Worksheet,
    headers: Sequence[str],
    rows: Iterable[Sequence[Value]],
    typed: Container[int] = (),
) -> None:
    """Fill a sheet with one table from A1: filter, frozen header, readable widths, print set-up."""
    found = list(rows)
    table(sheet, 1, headers, found, typed)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headers))}{1 + len(found)}"
    sheet.freeze_panes = "A2"
    fit_widths(sheet, headers, found)
    set_page(sheet, "1:1")


def fit_widths(
    sheet: Worksheet, headers: Sequence[str], rows: Sequence[Sequence[Value]], at_most: int = 60
) -> None:
    """Make every column as wide as its longest line, within limits."""
    for column, header in enumerate(headers, start=1):
        texts = {header, *(str(row[column - 1]) for row in rows if row[column - 1] is not None)}
        width = max(text_width(line) for text in texts for line in text.split("\n"))
        sheet.column_dimensions[get_column_letter(column)].width = min(at_most, max(7, width + 3))


def set_page(sheet: Worksheet, title_rows: str, title_columns: str | None = None) -> None:
    """Print on A4 landscape, as wide as the page, with repeated titles and page numbers."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = title_rows
    sheet.print_title_cols = title_columns
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.5
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart("&A"), right=_HeaderFooterPart("&P / &N")
    )


def sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """A legal sheet name close to `wanted` that differs from the others, whatever the case."""
    name = re.sub(r"[\[\]:*?/\\\t\r\n]", "_", printable(wanted)).strip("' ")[:31] or "_"
    used = {other.casefold() for other in taken} | {"history"}
    number, unique = 1, name
    while unique.casefold() in used:
        number += 1
        unique = f"{name[: 29 - len(str(number))]} {number}"
    return unique

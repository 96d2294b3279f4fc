"""Reading one sheet of an xlsx file as text cells, after refusing what is built to harm."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from optimizer.scenario.read.cell_text import refuse_cell, shown_text
from optimizer.scenario.read.mistakes import Found, Place, UnreadableError, did_you_mean
from optimizer.words.message import Message, message

UNPACKED_MAX_BYTES = 50_000_000
RATIO_MAX = 100
COLUMNS_MAX = 100
MERGED_MAX = 100_000
"""Cells of one merged area that are filled; a larger one is a decoration."""


def read_sheet(
    raw: bytes, file: str, wanted: str, default: str, rows_max: int
) -> Iterator[tuple[str, int, list[str]]]:
    """Yields `(sheet, line, texts)` for each row, at most one more than `rows_max`.

    The sheet is `wanted`, or when that is empty the one named `default`, else the first one; of
    hidden sheets only one that is `wanted`. A merged cell's value stands in each of its cells.
    UnreadableError: also a formula without a saved value, an error value, text that is hidden, or
    too many columns.
    """
    refuse_bomb(raw, file)
    try:
        with warnings.catch_warnings(action="ignore"):
            shown, formulas = (
                load_workbook(BytesIO(raw), data_only=only, keep_links=False)
                for only in (True, False)
            )
    except Exception:  # openpyxl fails in many ways on damaged files
        raise _unreadable(file, message("is no readable xlsx file")) from None
    name = _sheet(shown.worksheets, file, wanted, default)
    merged = _merged(shown[name])
    _refuse_wide(shown[name], file)
    last = min(shown[name].max_row, rows_max + 2)
    wide = min(shown[name].max_column, COLUMNS_MAX)
    for line, cells in enumerate(shown[name].iter_rows(max_row=last, max_col=wide), 1):
        texts = []
        for cell in cells:
            place = Place(file, name, line, cell.column or 1)
            origin = merged.get((line, cell.column or 1), (line, cell.column or 1))
            value, formula = (book[name].cell(*origin) for book in (shown, formulas))
            refuse_cell(value, formula, place)
            texts.append(shown_text(value, place, shown.epoch))
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            _refuse_hidden(shown[name], line, texts, file)
        yield name, line, texts


def _refuse_wide(sheet: Worksheet, file: str) -> None:
    """UnreadableError for a value beyond the columns that are read; styled cells do not count.

    It looks at the cells that the file holds: asking for others would make them, by millions.
    """
    cells = sheet._cells.items()
    wide = [line for (line, at), cell in cells if at > COLUMNS_MAX and cell.value is not None]
    if wide:
        problem = message("has more than {n} cells", n=COLUMNS_MAX)
        raise UnreadableError(Found(Place(file, sheet.title, min(wide)), message("row"), problem))


def _refuse_hidden(sheet: Worksheet, line: int, texts: Sequence[str], file: str) -> None:
    """UnreadableError for text in a row or column that is not shown."""
    column = next((at for at, text in enumerate(texts, 1) if text and _is_hidden(sheet, at)), 0)
    if column or sheet.row_dimensions[line].hidden:
        what = message("column") if column else message("row")
        hint = message("show it (clear the filter), or delete it")
        place = Place(file, sheet.title, line, column or 1)
        raise UnreadableError(Found(place, what, message("is hidden"), hint))


def _is_hidden(sheet: Worksheet, column: int) -> bool:
    """Neighbouring columns of one width are kept together, under the first one's letter."""
    return any(
        one.hidden and (one.min or 0) <= column <= (one.max or 0)
        for one in sheet.column_dimensions.values()
    )


def _sheet(sheets: Sequence[Worksheet], file: str, wanted: str, default: str) -> str:
    """The name of the sheet to read."""
    seen = [sheet.title for sheet in sheets if wanted or sheet.sheet_state == "visible"]
    name = wanted or (default if default in seen else seen[0] if seen else "")
    if name not in seen:
        hint = did_you_mean(name, seen)
        raise _unreadable(file, message("has no sheet {name!r}", name=name), hint)
    return name


def _merged(sheet: Worksheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Where the value of each merged cell stands, by line and column."""
    return {
        (line, column): (area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        if area.size["rows"] * area.size["columns"] <= MERGED_MAX
        for line, column in area.cells
    }


def refuse_bomb(raw: bytes, file: str) -> None:
    """UnreadableError for what is no xlsx file, or built to harm."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            members = archive.infolist()
            unpacked = sum(member.file_size for member in members)
            if unpacked > UNPACKED_MAX_BYTES:
                raise _unreadable(
                    file, message("unpacks to more than {n} MB", n=UNPACKED_MAX_BYTES // 1_000_000)
                )
            if unpacked > RATIO_MAX * len(raw):
                raise _unreadable(
                    file, message("unpacks to more than {n} times its size", n=RATIO_MAX)
                )
            if any(_defines_entities(archive.read(member)) for member in members):
                raise _unreadable(file, message("defines XML entities"))
    except UnreadableError:
        raise
    except Exception:  # zipfile fails in many ways on damaged files
        raise _unreadable(
            file, message("is no xlsx file"), message("save it as .xlsx, not .xls")
        ) from None


def _defines_entities(part: bytes) -> bool:
    return b"<!DOCTYPE" in part.replace(b"\0", b"")


def _unreadable(file: str, problem: Message, hint: Message | None = None) -> UnreadableError:
    return UnreadableError(Found(Place(file), message("file"), problem, hint))

"""A workbook as somebody saved it: the texts of its sheets, and what it remembers of itself."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import NamedTuple

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from optimizer.errors import ScenarioError
from optimizer.exchange.edited_workbook.memory import Memory, is_memory, unpacked
from optimizer.exchange.edited_workbook.text import text_of, texts_of
from optimizer.scenario.read.mistakes import Found, Place, UnreadableError, told
from optimizer.scenario.read.xlsx_file import refuse_bomb
from optimizer.words.message import message

Spot = tuple[int, int]
"""Line and column of a cell, from 1."""


class Area(NamedTuple):
    """Cells that were merged into one."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, spot: Spot) -> bool:
        """Whether a cell is one of them."""
        return self.top <= spot[0] <= self.bottom and self.left <= spot[1] <= self.right

    def __str__(self) -> str:
        first, last = get_column_letter(self.left), get_column_letter(self.right)
        return f"{first}{self.top}:{last}{self.bottom}"


@dataclass(frozen=True)
class Table:
    """The texts of a sheet; formulas and error values, and merged areas, by their cells."""

    texts: tuple[tuple[str, ...], ...]
    worked_out: frozenset[Spot] = frozenset()
    merged: tuple[Area, ...] = ()

    def __getitem__(self, spot: Spot) -> str:
        """The text of a cell; empty outside."""
        line, column = spot
        if not 0 < line <= len(self.texts) or not 0 < column <= len(self.texts[line - 1]):
            return ""
        return self.texts[line - 1][column - 1]

    @cached_property
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, self.texts), default=0)

    def column(self, at: int) -> list[str]:
        """The texts of a column, from the first line to the last."""
        return [self[line, at] for line in range(1, len(self.texts) + 1)]


def book_in(raw: bytes, file: str) -> tuple[Memory, Mapping[str, Table]]:
    """What a workbook of ours remembers, and its other sheets by name.

    ScenarioError: it is no xlsx file, none of ours, or its hidden sheet is gone or damaged.
    """
    try:
        refuse_bomb(raw, file)
    except UnreadableError as error:
        raise ScenarioError(told([error.found])) from None
    try:
        with warnings.catch_warnings(action="ignore"):
            book = load_workbook(BytesIO(raw), keep_links=False)
            kept = [sheet for sheet in book.worksheets if is_memory(text_of(sheet["A1"].value))]
            tables = {s.title: _table(s) for s in book.worksheets if s not in kept}
    except Exception:  # openpyxl fails in many ways on damaged files
        raise _refused(file, "is no readable xlsx file") from None
    if not kept:
        raise _refused(
            file,
            "is no workbook that roster or plan wrote, or its hidden sheet is gone",
            "edit roster.xlsx itself, or a copy of the whole file",
        )
    texts = [text_of(row[0]) for row in kept[0].iter_rows(max_col=1, values_only=True)]
    memory = unpacked(texts, file)
    if memory is None:
        raise _refused(file, "its hidden sheet was changed", "take the file that was written")
    return memory, tables


def _table(sheet: Worksheet) -> Table:
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    worked_out = {(c.row, c.column or 1) for c in cells if c.data_type in ("f", "e")}
    areas = (Area(a.min_row, a.min_col, a.max_row, a.max_col) for a in sheet.merged_cells.ranges)
    texts = texts_of(sheet.iter_rows(values_only=True))
    return Table(texts, frozenset(worked_out), tuple(sorted(areas)))


def _refused(file: str, problem: str, hint: str = "") -> ScenarioError:
    why = Found(Place(file), message("file"), message(problem), message(hint) if hint else None)
    return ScenarioError(told([why]))

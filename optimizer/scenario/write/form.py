"""A table's file as it is laid out, and what is to become of its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from optimizer.scenario.read.header_row import columns_in, head_and_rows
from optimizer.scenario.read.headers import in_chinese, is_chinese
from optimizer.scenario.read.line import Line
from optimizer.scenario.read.mistakes import Place
from optimizer.scenario.read.shape import choices
from optimizer.scenario.read.tables import lines_of
from optimizer.scenario.schema.column import columns_of
from optimizer.scenario.schema.tables import ROW_TYPES

Cells = Mapping[str, str]
"""The text of cells by field."""
_YES_NO = {"yes": "是", "no": "否"}


@dataclass(frozen=True)
class Rewrite:
    """What becomes of a table: which rows stay (by position, with new cells), which are new."""

    kept: Mapping[int, Cells] = field(default_factory=dict)
    added: Sequence[Cells] = ()

    def changes(self, rows: int) -> bool:
        """Anything of a table with so many rows is not as it was."""
        return len(self.kept) < rows or any(self.kept.values()) or bool(self.added)


@dataclass(frozen=True)
class Form:
    """The header of a table, the field of each column, and the lines of its rows."""

    table: str
    head: Line
    columns: Mapping[int, str]
    rows: Sequence[Line]

    @property
    def in_chinese(self) -> bool:
        """Its headers, and so the words of its cells, are Chinese."""
        return any(map(is_chinese, self.head.cells))

    def headers(self, rewrite: Rewrite) -> dict[str, int]:
        """The column of each field, from 0, and after them those of fields that become needed."""
        there = {name: index for index, name in sorted(self.columns.items())}
        new = enumerate(self.new_columns(rewrite), len(self.head.cells))
        return there | {name: at for at, name in new}

    def new_columns(self, rewrite: Rewrite) -> list[str]:
        """The fields that need a column which the table does not have."""
        said = {name for cells in (*rewrite.kept.values(), *rewrite.added) for name in cells}
        new = said - set(self.columns.values())
        return [name for name in ROW_TYPES[self.table].model_fields if name in new]

    def header(self, name: str) -> str:
        """What a new column is called."""
        return columns_of(ROW_TYPES[self.table])[name].zh if self.in_chinese else name

    def told(self, name: str, text: str) -> str:
        """The text of a new cell, in the file's language."""
        if not self.in_chinese:
            return text
        annotation = ROW_TYPES[self.table].model_fields[name].annotation
        if annotation is bool:
            return _YES_NO.get(text, text)
        return in_chinese(text) if choices(annotation) else text


def form_of(folder: Path, table: str, source: str) -> Form | None:
    """How a readable table's file is laid out; None for a file without a header."""
    filled = [one for one in lines_of(folder, table, source) if any(map(str.strip, one.cells))]
    if not filled:
        return None
    head, rows = head_and_rows(table, filled)
    return Form(table, head, columns_in(table, head)[0], rows)


def new_form(table: str, added: Sequence[Cells], *, chinese: bool) -> Form:
    """The form of a table that had no file: what must be said, and what the new rows say."""
    model = ROW_TYPES[table]
    said = {name for cells in added for name in cells}
    fields = [n for n, one in model.model_fields.items() if one.is_required() or n in said]
    headers = [columns_of(model)[name].zh if chinese else name for name in fields]
    return Form(table, Line(Place(f"{table}.csv"), headers, []), dict(enumerate(fields)), [])

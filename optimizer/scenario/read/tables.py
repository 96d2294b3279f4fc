"""Tables of text: CSV or xlsx in, rows by field name out, each cell with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from optimizer.scenario.read.csv_file import csv_lines
from optimizer.scenario.read.files import CONTROL, TABLE_MAX_BYTES, decode, read_bytes
from optimizer.scenario.read.header_row import (
    columns_in,
    head_and_rows,
    refuse_other_separator,
    refuse_separator,
    separator_of,
)
from optimizer.scenario.read.headers import is_chinese
from optimizer.scenario.read.line import Line
from optimizer.scenario.read.mistakes import (
    Found,
    Place,
    UnreadableError,
    shown,
)
from optimizer.scenario.read.tidy import tidy
from optimizer.scenario.read.xlsx_file import read_sheet
from optimizer.scenario.schema.column import columns_of, key_of
from optimizer.scenario.schema.tables import ROW_TYPES
from optimizer.words.message import Message, Said, message

ROWS_MAX = 200_000


@dataclass(slots=True)
class Row:
    """One row as tidy text by field; an empty cell has no entry."""

    table: str
    place: Place
    cells: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    dropped: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of its table."""
        return tuple(ROW_TYPES[self.table].model_fields)

    def text(self, name: str) -> str:
        """The cell's text, or the field's default when the cell is empty."""
        if name in self.cells:
            return self.cells[name]
        default = ROW_TYPES[self.table].model_fields[name].get_default()
        if isinstance(default, bool):
            return "yes" if default else "no"
        return str(default) if isinstance(default, str | int) else ""

    @property
    def key(self) -> str:
        """What names the row: its key fields joined by `/`."""
        return "/".join(self.text(name) for name in key_of(ROW_TYPES[self.table]))

    def found(self, name: str, problem: Message, hint: Said | None = None) -> Found:
        """A mistake in a cell of this row."""
        place = self.places.get(name, self.place)
        return Found(place, self.label(name), problem, hint, self)

    def label(self, name: str) -> str:
        """A column as the file calls it; one that it does not have, in the file's language."""
        if name in self.labels or not any(map(is_chinese, self.labels.values())):
            return self.labels.get(name, name)
        return columns_of(ROW_TYPES[self.table])[name].zh


@dataclass(slots=True)
class Table:
    """The rows of one table.

    `hidden` are required columns that the file does not have; an `intact` table has no mistake of
    form in its file.
    """

    name: str
    rows: list[Row] = field(default_factory=list)
    hidden: frozenset[str] = frozenset()
    readable: bool = True
    intact: bool = True


def read_table(folder: Path, name: str, source: str, at: Place) -> tuple[Table, list[Found]]:
    """A table and its mistakes of form. `source` is `people.csv` or `data.xlsx!Sheet`.

    `at` is where `source` was named; a file that does not exist is a mistake there.
    """
    try:
        return _by_field(name, lines_of(folder, name, source))
    except UnreadableError as error:
        found = error.found
        if found.problem == message("does not exist"):
            found = Found(
                at, f"tables.{name}", message("the file {name!r} does not exist", name=source)
            )
        return Table(name, readable=False, intact=False), [found]


def lines_of(folder: Path, name: str, source: str) -> Iterator[Line]:
    """The lines of a table's file as they are written; UnreadableError: why it has none."""
    file, _, sheet = source.partition("!")
    if file.lower().endswith(".xlsx"):
        lines = _xlsx_lines(read_bytes(folder, file, TABLE_MAX_BYTES), file, sheet, name)
    elif file.lower().endswith(".csv"):
        text = decode(read_bytes(folder, file, TABLE_MAX_BYTES), file)
        at, mark = separator_of(name, text)
        if mark:
            raise refuse_separator(Place(file, line=at), mark)
        lines = csv_lines(text, file)
    else:
        raise UnreadableError(
            Found(Place(file), message("file"), message("is neither .csv nor .xlsx"))
        )
    for count, line in enumerate(lines):
        if count > ROWS_MAX:
            raise UnreadableError(
                Found(line.place, message("file"), message("has more than {n} rows", n=ROWS_MAX))
            )
        for cell, place in zip(line.cells, line.places, strict=True):
            control = None if cell.isprintable() else CONTROL.search(cell)
            if control:
                problem = message("holds the control character U+{code:04X}", code=ord(control[0]))
                raise UnreadableError(Found(place, message("text"), problem))
        yield line


def _xlsx_lines(raw: bytes, file: str, wanted: str, table: str) -> Iterator[Line]:
    for sheet, line, cells in read_sheet(raw, file, wanted, table, ROWS_MAX):
        places = [Place(file, sheet, line, column) for column in range(1, len(cells) + 1)]
        yield Line(Place(file, sheet, line), cells, places)


def _by_field(name: str, lines: Iterator[Line]) -> tuple[Table, list[Found]]:
    filled = [line for line in lines if any(map(str.strip, line.cells))]
    if not filled:
        return Table(name), []
    head, rows = head_and_rows(name, filled)
    columns, hidden, found = columns_in(name, head)
    labels = {field_: head.cells[index].strip() for index, field_ in columns.items()}
    table = Table(name, hidden=hidden)
    for line in rows:
        refuse_other_separator(name, head, line)
        row = Row(name, line.place, labels=labels)
        for index, cell in enumerate(line.cells):
            text = cell.strip()
            if not any(map(str.strip, head.cells[index : index + 1])) and text:
                problem = message("{text} stands in a column without a header", text=shown(text))
                found.append(Found(line.places[index], message("row"), problem))
            if index in columns:
                row.places[columns[index]] = line.places[index]
                if any(mark in text for mark in "\t\r\n") and columns[index] != "note":
                    found.append(row.found(columns[index], message("holds a tab or a line break")))
                elif text:
                    row.cells[columns[index]] = tidy(name, columns[index], text)
        if line.place.sheet:  # its empty cells at the end are cells too
            ends = {columns[at]: at + 1 for at in columns if at >= len(line.cells)}
            row.places |= {one: replace(line.place, column=at) for one, at in ends.items()}
        table.rows.append(row)
    table.intact = not found
    return table, found

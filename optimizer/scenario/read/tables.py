"""Tables of text: CSV or xlsx in, rows by field name out, each cell with its place."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from optimizer.scenario.read.files import CONTROL, TABLE_MAX_BYTES, decode, read_bytes
from optimizer.scenario.read.headers import header_key, headers_of
from optimizer.scenario.read.mistakes import (
    Found,
    Place,
    UnreadableError,
    did_you_mean,
    near,
    shown,
)
from optimizer.scenario.read.tidy import tidy
from optimizer.scenario.read.xlsx_file import COLUMNS_MAX, read_sheet
from optimizer.scenario.schema.column import key_of
from optimizer.scenario.schema.tables import ROW_TYPES
from optimizer.words.message import Message, Said, message

ROWS_MAX = 20_000
_COMMENT = re.compile(r"#[^\r\n]*(?:\r\n|\r|\n|\Z)")


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
        return Found(place, self.labels.get(name, name), problem, hint, self)


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


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: its cells as written, and where they are."""

    place: Place
    cells: list[str]
    places: list[Place]


def read_table(folder: Path, name: str, source: str, at: Place) -> tuple[Table, list[Found]]:
    """A table and its mistakes of form. `source` is `people.csv` or `data.xlsx!Sheet`.

    `at` is where `source` was named; a file that does not exist is a mistake there.
    """
    try:
        return _by_field(name, _lines(folder, name, source))
    except UnreadableError as error:
        found = error.found
        if found.problem == message("does not exist"):
            found = Found(
                at, f"tables.{name}", message("the file {name!r} does not exist", name=source)
            )
        return Table(name, readable=False, intact=False), [found]


def _lines(folder: Path, name: str, source: str) -> Iterator[Line]:
    file, _, sheet = source.partition("!")
    if file.lower().endswith(".xlsx"):
        lines = _xlsx_lines(read_bytes(folder, file, TABLE_MAX_BYTES), file, sheet, name)
    elif file.lower().endswith(".csv"):
        lines = _csv_lines(decode(read_bytes(folder, file, TABLE_MAX_BYTES), file), file)
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
            control = CONTROL.search(cell)
            if control:
                problem = message("holds the control character U+{code:04X}", code=ord(control[0]))
                raise UnreadableError(Found(place, message("text"), problem))
        yield line


def _csv_lines(text: str, file: str) -> Iterator[Line]:
    text, comments, at = text.removeprefix("\ufeff"), 0, 0
    while comment := _COMMENT.match(text, at):
        at, comments = comment.end(), comments + 1
    text = text[at:]
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    start = comments + 1
    try:
        for cells in reader:
            place, places = Place(file, line=start), []
            if len(cells) > COLUMNS_MAX:
                raise UnreadableError(
                    Found(place, message("row"), message("has more than {n} cells", n=COLUMNS_MAX))
                )
            for column, cell in enumerate(cells, 1):
                places.append(Place(file, line=start, column=column))
                start += cell.replace("\r\n", "\n").replace("\r", "\n").count("\n")
            yield Line(place, cells, places)
            start = comments + reader.line_num + 1
    except csv.Error:
        hint = message('close each quoted cell with " and write a quote inside it as ""')
        raise UnreadableError(
            Found(Place(file, line=start), message("file"), message("is no valid CSV"), hint)
        ) from None


def _xlsx_lines(raw: bytes, file: str, wanted: str, table: str) -> Iterator[Line]:
    for sheet, line, cells in read_sheet(raw, file, wanted, table, ROWS_MAX):
        places = [Place(file, sheet, line, column) for column in range(1, len(cells) + 1)]
        yield Line(Place(file, sheet, line), cells, places)


def _by_field(name: str, lines: Iterator[Line]) -> tuple[Table, list[Found]]:
    filled = (line for line in lines if any(map(str.strip, line.cells)))
    head = next(filled, None)
    if head is None:
        return Table(name), []
    columns, hidden, found = _columns(name, head)
    labels = {field_: head.cells[index].strip() for index, field_ in columns.items()}
    table = Table(name, hidden=hidden)
    for line in filled:
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
        table.rows.append(row)
    table.intact = not found
    return table, found


def _columns(name: str, head: Line) -> tuple[dict[int, str], frozenset[str], list[Found]]:
    """The field of each column, the required fields without one, and mistakes in the header."""
    model = ROW_TYPES[name]
    words = headers_of(model)
    columns: dict[int, str] = {}
    found, unknown = [], []
    for index, header in enumerate(head.cells):
        known = words.get(header_key(header))
        if known is None:
            unknown += [index] if header.strip() else []
        elif known in columns.values():
            found.append(
                Found(
                    head.places[index], header.strip(), message("is a second column of this name")
                )
            )
        else:
            columns[index] = known
    missing = [one for one in model.model_fields if one not in columns.values()]
    required = [one for one in missing if model.model_fields[one].is_required()]
    for index in unknown:
        header = head.cells[index].strip()
        meant = words.get(
            near(header_key(header), [w for w, one in words.items() if one in missing])
        )
        hint = did_you_mean(header, list(words))
        if meant in missing:
            columns[index] = meant
            missing.remove(meant)
            hint = message("did you mean {word!r}?", word=meant)
        elif required:
            hint = message("missing: {names}", names=", ".join(required))
        found.append(Found(head.places[index], header, message("unknown column"), hint))
    hidden = frozenset(required) & frozenset(missing)
    if hidden and not unknown:
        found.append(Found(head.place, message("header"), _missing(sorted(hidden))))
    return columns, hidden, found


def _missing(columns: list[str]) -> Message:
    names = ", ".join(columns)
    if len(columns) > 1:
        return message("missing columns {names}", names=names)
    return message("missing column {names}", names=names)

"""The cells that differ from what was written: those that may be edited, and mistakes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from optimizer.exchange.edited_workbook.book import Spot, Table
from optimizer.exchange.edited_workbook.memory import SheetMemory
from optimizer.exchange.edited_workbook.shape import merged, moved, out_of_shape
from optimizer.scenario.read.mistakes import Found, Place, shown
from optimizer.words.message import message

EDITED = ("person", "ab", "meal")
"""The columns of the sheet of all duties that are read."""
_NUMBER = "row_no"


class Change(NamedTuple):
    """A cell that was edited; `line` is its line as written, where it may have been sorted."""

    place: Place
    line: int
    before: str
    after: str


Changes = tuple[list[Change], list[Found]]


def changes_in(memory: SheetMemory, table: Table, file: str) -> Changes:
    """The edited cells of a sheet, and what cannot be an edit."""
    if memory.lines:
        return _in_month(memory, table, file)
    if memory.columns:
        return _in_duties(memory, table, file)
    return [], _in_list(memory, table, file)


def _in_month(memory: SheetMemory, table: Table, file: str) -> Changes:
    """A hall's month: the cells of people and slots by dates are edited."""
    if wrong := out_of_shape(memory, table, file):
        return [], wrong
    written = Table(memory.cells)
    ours = {line.line: range(2, line.dates + 2) for line in memory.lines}
    wrong = list(merged(memory, table, ours, file))
    changes = []
    for line, column in _differing(written, table):
        place = Place(file, memory.name, line, column)
        if any(area.holds((line, column)) for area in table.merged if wrong):
            continue
        if column in ours.get(line, ()) and (line, column) not in table.worked_out:
            before, after = written[line, column], table[line, column]
            changes.append(Change(place, line, before, after))
        else:
            wrong.append(_no_edit(place, written, table, (line, column), (line, column)))
    return changes, wrong


def _in_duties(memory: SheetMemory, table: Table, file: str) -> Changes:
    """The sheet of all duties: its rows, in any order, are known by their numbers."""
    written = Table(memory.cells)
    if wrong := _wrong_columns(memory, written, table, file):
        return [], wrong
    at = {key: place for place, key in enumerate(memory.columns, 1)}
    lines, wrong = _numbered(memory, written, table, at[_NUMBER], file)
    wrong += merged(memory, table, dict.fromkeys(lines, range(1, len(at) + 1)), file)
    typed = {at[key] for key in EDITED}
    changes = []
    for line, origin in [(1, 1), *lines.items()]:
        for column in range(1, max(written.width, len(table.texts[line - 1])) + 1):
            spot, place = (line, column), Place(file, memory.name, line, column)
            if table[spot] == written[origin, column] and spot not in table.worked_out:
                continue
            if column in typed and line > 1 and spot not in table.worked_out:
                changes.append(Change(place, origin, written[origin, column], table[spot]))
            else:
                wrong.append(_no_edit(place, written, table, (origin, column), spot))
    return changes, wrong


def _numbered(
    memory: SheetMemory, written: Table, table: Table, column: int, file: str
) -> tuple[dict[int, int], list[Found]]:
    """For each line of the sheet the line that was written; lines that are gone or new."""
    known = {written[line, column]: line for line in range(2, len(written.texts) + 1)}
    lines, wrong = dict[int, int](), list[Found]()
    taken = set[str]()
    for line in range(2, len(table.texts) + 1):
        number = table[line, column]
        if number in known and number not in taken:
            taken.add(number)
            lines[line] = known[number]
        elif table.texts[line - 1]:
            problem = message("a row that was not written: its number is {no!r}", no=number)
            hint = message("write into the rows that are there, or into the hall's own sheet")
            wrong.append(Found(Place(file, memory.name, line), message("row"), problem, hint))
    for number, line in known.items():
        if number not in taken:
            row = " ".join(text for text in written.texts[line - 1][:9] if text)
            problem = message("the row {label!r} is gone", label=row)
            hint = message("undo it; to take somebody off a duty, empty the cell of the person")
            wrong.append(Found(Place(file, memory.name, line), message("row"), problem, hint))
    return lines, wrong


def _in_list(memory: SheetMemory, table: Table, file: str) -> list[Found]:
    """A sheet of which nothing is read, whatever the order of its rows: what was edited in it."""
    written = Table(memory.cells)
    left = Counter(written.texts) - Counter(table.texts)
    new = Counter(table.texts) - Counter(written.texts)
    wrong = [
        _no_edit(Place(file, memory.name, *spot), written, table, spot, spot)
        for spot in sorted(table.worked_out)
    ]
    if not left and not new:
        return wrong
    if found := _wrong_columns(memory, written, table, file):
        return found
    gone = [at for at, row in enumerate(written.texts, 1) if _takes(left, row)]
    for line, row in enumerate(table.texts, 1):
        if not row or not _takes(new, row):
            continue
        origin = max(gone, key=lambda at: (_alike(written.texts[at - 1], row), -at), default=0)
        if not origin:
            problem = message("a row that was not written")
            wrong.append(Found(Place(file, memory.name, line), message("row"), problem))
            continue
        gone.remove(origin)
        for column in range(1, max(written.width, len(row)) + 1):
            if table[line, column] != written[origin, column]:
                place = Place(file, memory.name, line, column)
                wrong.append(_no_edit(place, written, table, (origin, column), (line, column)))
    for line in gone:
        label = " ".join(text for text in written.texts[line - 1][:4] if text)
        if label:
            problem = message("the row {label!r} is gone", label=label)
            wrong.append(Found(Place(file, memory.name, line), message("row"), problem))
    return wrong


def _takes(rows: Counter[tuple[str, ...]], row: tuple[str, ...]) -> bool:
    rows[row] -= 1
    return rows[row] >= 0


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(a == b for a, b in zip(one, other, strict=False))


def _wrong_columns(memory: SheetMemory, written: Table, table: Table, file: str) -> list[Found]:
    """Columns that are gone or new, by the names that head them."""
    before = written.texts[0] if written.texts else ()
    after = table.texts[0] if table.texts else ()
    gone, new = moved(before, after)
    undo = message("undo it")
    wrong = [
        Found(Place(file, memory.name, 1, at), message("column"),
              message("the column {label!r} is gone", label=before[at - 1]), undo)
        for at in gone
    ]  # fmt: skip
    wrong += [
        Found(Place(file, memory.name, 1, at), message("column"),
              message("a column was inserted"), undo)
        for at in new
    ]  # fmt: skip
    return wrong


def _differing(written: Table, table: Table) -> Iterator[Spot]:
    for line in range(1, max(len(written.texts), len(table.texts)) + 1):
        for column in range(1, max(written.width, table.width) + 1):
            spot = line, column
            if written[spot] != table[spot] or spot in table.worked_out:
                yield spot


def _no_edit(place: Place, written: Table, table: Table, origin: Spot, spot: Spot) -> Found:
    """What is said of a cell that is not read back, or holds no text of its own."""
    field = message("cell")
    if spot in table.worked_out:
        hint = message("write the text itself")
        return Found(place, field, message("holds a formula or an error value"), hint)
    if not written[origin]:
        problem = message("{text} stands where nothing is read", text=shown(table[spot]))
        return Found(place, field, problem, message("take it away, or make a comment of it"))
    problem = message("is not edited here, but follows from the plan")
    return Found(place, field, problem, message("it was {text}", text=shown(written[origin])))

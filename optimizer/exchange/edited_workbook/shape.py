"""Whether a sheet still has its lines and columns: what was deleted, inserted or merged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from optimizer.exchange.edited_workbook.book import Table
from optimizer.exchange.edited_workbook.memory import SheetMemory
from optimizer.scenario.read.mistakes import Found, Place
from optimizer.words.message import Message, message

_UNDO = "undo it, and edit only the cells of days"


def out_of_shape(memory: SheetMemory, table: Table, file: str) -> list[Found]:
    """The lines of a hall's month that are gone or new, else its columns."""
    written = Table(memory.cells)
    return [*_lines(memory, written, table, file)] or [*_columns(memory, written, table, file)]


def _lines(memory: SheetMemory, written: Table, table: Table, file: str) -> Iterator[Found]:
    gone, new = moved(written.column(1), table.column(1))
    for line in gone:
        label = written[line, 1].replace("\n", " ")
        problem = message("the row {label!r} is gone", label=label)
        yield _found(file, memory.name, line, 1, message("row"), problem)
    for line in new if gone else [one for one in new if one <= len(written.texts)]:
        yield _found(file, memory.name, line, 1, message("row"), message("a row was inserted"))


def _columns(memory: SheetMemory, written: Table, table: Table, file: str) -> Iterator[Found]:
    """A column of a month is known by the dates that head it."""

    def heads(of: Table, width: int) -> list[str]:
        return ["|".join(of[line, at] for line in memory.heads) for at in range(1, width + 1)]

    wide = max(len(written.texts[line - 1]) for line in memory.heads)
    found = max((len(table.texts[line - 1]) for line in memory.heads), default=0)
    gone, new = moved(heads(written, wide), heads(table, max(wide, found)))
    for at in gone:
        named = heads(written, wide)[at - 1].split("|")[0]
        problem = message("the column {label!r} is gone", label=named)
        yield _found(file, memory.name, 1, at, message("column"), problem)
    for at in new if gone or found > wide else ():
        if at <= found:
            problem = message("a column was inserted")
            yield _found(file, memory.name, 1, at, message("column"), problem)


def merged(
    memory: SheetMemory, table: Table, ours: Mapping[int, range], file: str
) -> Iterator[Found]:
    """Merged areas that touch what is edited: these columns of these lines."""
    for area in table.merged:
        columns = range(area.left, area.right + 1)
        if len(columns) == 1 and area.top == area.bottom:
            continue
        for line in range(area.top, area.bottom + 1):
            if {*columns} & {*ours.get(line, ())}:
                problem = message("{cells} are merged: which of them is meant?", cells=str(area))
                place = Place(file, memory.name, area.top, area.left)
                yield Found(place, message("cell"), problem, message("split them again"))
                break


def moved(before: Sequence[str], after: Sequence[str]) -> tuple[list[int], list[int]]:
    """Which entries are gone and which are new, from 1; an entry in place of one is neither."""
    gone, new = list[int](), list[int]()
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            in_place = min(j - i, m - k)
            gone += range(i + in_place + 1, j + 1)
            new += range(k + in_place + 1, m + 1)
    return gone, new


def _found(
    file: str, sheet: str, line: int, column: int, field: Message, problem: Message
) -> Found:
    return Found(Place(file, sheet, line, column), field, problem, message(_UNDO))

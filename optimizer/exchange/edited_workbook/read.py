"""The hand edits of a workbook, or every mistake in it at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from optimizer.errors import ScenarioError, WrongValue
from optimizer.exchange.edited_workbook.book import Table
from optimizer.exchange.edited_workbook.changed_cells import Change, changes_in
from optimizer.exchange.edited_workbook.claims import Claim, Reader
from optimizer.exchange.edited_workbook.memory import Memory, SheetMemory
from optimizer.exchange.edited_workbook.settle import settled
from optimizer.roster.hand_edits import HandEdit
from optimizer.scenario.read.mistakes import Found, Place, did_you_mean, told
from optimizer.words.message import message


@dataclass(frozen=True)
class Edits:
    """What was edited, and the sheets that somebody added, which are not read."""

    found: tuple[HandEdit, ...]
    added_sheets: tuple[str, ...]


def edits_in(memory: Memory, tables: Mapping[str, Table], reader: Reader, file: str) -> Edits:
    """The edits of a workbook; ScenarioError lists every mistake by its cell."""
    claims, wrong = list[Claim](), list[Found]()
    names = [sheet.name for sheet in memory.sheets]
    added = [name for name in tables if name not in names]
    for sheet in memory.sheets:
        if sheet.name not in tables:
            problem = message("the sheet is gone")
            place = Place(file, sheet.name)
            wrong.append(Found(place, message("sheet"), problem, did_you_mean(sheet.name, added)))
            continue
        changes, mistakes = changes_in(sheet, tables[sheet.name], file)
        wrong += mistakes
        for some in _together(sheet, changes):
            try:
                claims += _claims(sheet, some, reader)
            except WrongValue as error:
                wrong.append(Found(some[0].place, message("cell"), error.message))
    edits, clashes = settled(reader.problem, reader.plan, claims)
    if wrong or clashes:
        raise ScenarioError(told([*wrong, *clashes]))
    return Edits(tuple(edits), tuple(added))


def _together(sheet: SheetMemory, changes: list[Change]) -> Iterator[list[Change]]:
    """The changes of one row of the sheet of all duties; elsewhere each by itself."""
    if not sheet.columns:
        yield from ([change] for change in changes)
        return
    rows: dict[int, list[Change]] = defaultdict(list)
    for change in changes:
        rows[change.line].append(change)
    yield from rows.values()


def _claims(sheet: SheetMemory, changes: list[Change], reader: Reader) -> Iterator[Claim]:
    first = changes[0]
    if sheet.columns:
        by_key = {sheet.columns[change.place.column - 1]: change for change in changes}
        yield from reader.of_row(by_key, sheet.places[first.line - 2])
        return
    line = next(one for one in sheet.lines if one.line == first.line)
    read = reader.of_slot if line.slots else reader.of_person
    yield from read(first, sheet.hall, line)

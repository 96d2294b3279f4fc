"""A roster's workbook that a test edits as a planner would, cell by cell."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from optimizer.exchange.edited_workbook.book import book_in
from optimizer.reports.xlsx.workbook import roster_xlsx
from optimizer.roster.hand_edits import HandEdit, applied
from optimizer.roster.judge import judge
from optimizer.roster.problem.entities import DutyKey, Entry
from optimizer.tasks.import_roster import ImportedRoster, import_roster
from optimizer.tasks.plan_roster import roster_question
from optimizer.tasks.stated_outcome import outcome_of
from optimizer.views.build_roster import roster_view

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from optimizer.exchange.edited_workbook.memory import Memory
    from optimizer.words.message import Lang
    from tests.tasks.made import Made

Cell = tuple[str, str]
"""A sheet's name, and a cell's."""
STAMP = datetime(2023, 9, 30, tzinfo=UTC)
CODES = {
    "zh": {"noon": "午", "late": "晚", "weekend_morning": "周末上"},
    "en": {"noon": "N", "late": "L", "weekend_morning": "WM"},
}


@dataclass(frozen=True, eq=False)
class Sheets:
    """What `roster` wrote of a plan, in a language."""

    made: Made
    lang: Lang

    @cached_property
    def written(self) -> bytes:
        file, question = self.made.read_roster(), roster_question(self.made.scenario)
        outcome = replace(outcome_of(file, 0), stamp=STAMP)
        view = roster_view(self.made.scenario, question, self.made.plan, outcome)
        return roster_xlsx(view, self.lang)

    @cached_property
    def memory(self) -> Memory:
        return book_in(self.written, "roster.xlsx")[0]

    def slot(self, hall: str, day: date, slot: str) -> Cell:
        """The cell of a slot in its hall's month."""
        return self._in_month(hall, day, lambda line: slot in line.slots)

    def person(self, hall: str, day: date, person: str) -> Cell:
        """The cell of somebody in a hall's month."""
        return self._in_month(hall, day, lambda line: line.person == person)

    def row(self, hall: str, day: date, slot: str, role: str, column: str) -> Cell:
        """A cell in the sheet of all duties."""
        sheet = next(one for one in self.memory.sheets if one.columns)
        wanted = (hall, day, slot, role)
        line = next(
            at for at, p in enumerate(sheet.places, 2) if (p.hall, p.date, p.slot, p.role) == wanted
        )
        return sheet.name, f"{get_column_letter(sheet.columns.index(column) + 1)}{line}"

    def text(self, cell: Cell) -> Any:
        return load_workbook(io.BytesIO(self.written))[cell[0]][cell[1]].value

    def edited(self, *edits: tuple[Cell, Any]) -> bytes:
        """The workbook with other values in some cells."""

        def edit(book: Workbook) -> None:
            for (sheet, cell), value in edits:
                book[sheet][cell] = value

        return self.changed(edit)

    def changed(self, change: Callable[[Workbook], object]) -> bytes:
        book = load_workbook(io.BytesIO(self.written))
        change(book)
        saved = io.BytesIO()
        book.save(saved)
        return saved.getvalue()

    def imported(self, *edits: tuple[Cell, Any], **more: Any) -> ImportedRoster:
        return import_roster(self.made.scenario, self.edited(*edits), **more)

    def _in_month(self, hall: str, day: date, is_it: Callable[[Any], bool]) -> Cell:
        sheet = next(one for one in self.memory.sheets if one.hall == hall)
        for line in sheet.lines:
            column = (day - line.first).days + 2
            if is_it(line) and 2 <= column <= line.dates + 1:
                return sheet.name, f"{get_column_letter(column)}{line.line}"
        raise KeyError((hall, day))


@cache
def legal_edit(kind: str, sheets: Sheets) -> HandEdit:
    """Somebody else who could have a place of the plan, as the judge sees it."""
    question, plan = roster_question(sheets.made.scenario, sheets.made.plan), sheets.made.plan
    for a in plan.assignments:
        now = a.holder if kind == "holder" else a.backup
        slot = question.duty[a.key]
        for person in question.people_of[a.key.hall]:
            if now and person.code not in (a.holder, a.backup) and not slot.booked_only:
                hall, day, part = a.key
                sides = [Entry(who, day, kind, hall, part) for who in (now, person.code)]
                edit = HandEdit(day, hall, kind, part, *sides)
                if judge(question, applied(question, plan, [edit])).is_legal:
                    return edit
    raise AssertionError("no legal edit")


def cells_of(sheets: Sheets, edit: HandEdit, editor: str) -> list[tuple[tuple[str, str], str]]:
    """What a planner types for a change of A or B: in the slot's cell, the people's, the row's."""
    assert edit.before
    assert edit.after
    day, hall, slot = edit.date, edit.hall, edit.part
    role = "A" if edit.kind == "holder" else "B"
    if editor == "row":
        return [(sheets.row(hall, day, slot, role, "person"), edit.after.person)]
    if editor == "slot":
        held = sheets.made.plan.by_key[DutyKey(hall, day, slot)]
        pair = [held.holder or "", held.backup or ""]
        pair[role == "B"] = edit.after.person
        return [(sheets.slot(hall, day, slot), "/".join(pair))]
    code = CODES[sheets.lang][slot]
    typed = []
    for side, is_new in ((edit.before, False), (edit.after, True)):
        cell = sheets.person(hall, day, side.person)
        marks = (sheets.text(cell) or "").split()
        kept = [mark for mark in marks if not mark.startswith(code + role)]
        typed.append((cell, " ".join([*kept, *([code + role] if is_new else [])])))
    return typed

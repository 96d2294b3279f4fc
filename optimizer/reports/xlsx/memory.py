"""The hidden sheet by which edits are found out when the workbook is read back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl import Workbook

from optimizer.exchange.edited_workbook.memory import (
    SHEET,
    Memory,
    PlaceLine,
    SheetMemory,
    packed,
)
from optimizer.exchange.edited_workbook.text import texts_of
from optimizer.exchange.roster_json import roster_file
from optimizer.reports.xlsx.cells import put
from optimizer.views.roster import RosterView
from optimizer.views.roster_rows import places_in_order
from optimizer.words.message import Lang


def place_lines(view: RosterView) -> Iterator[PlaceLine]:
    """What the lines of the sheet of all duties are, below its header."""
    for duty, person, role in places_in_order(view):
        place = {"hall": duty.hall, "date": duty.date, "slot": duty.slot}
        yield PlaceLine(role=role, person=person, **place)


def remember(
    workbook: Workbook, view: RosterView, kinds: Mapping[str, Mapping[str, Any]], lang: Lang
) -> None:
    """Add the hidden sheet, with what each sheet is by its name, unless nothing is planned."""
    if not view.days:
        return
    sheets = [
        SheetMemory(
            name=sheet.title,
            cells=texts_of(sheet.iter_rows(values_only=True)),
            **kinds.get(sheet.title, {}),
        )
        for sheet in workbook.worksheets
    ]
    days = [day for day, _ in view.days]
    hidden = workbook.create_sheet(SHEET.said(lang))
    hidden.sheet_state = "veryHidden"
    memory = Memory(
        format=1, lang=lang, first=days[0], last=days[-1], roster=roster_file(view), sheets=sheets
    )
    for row, text in enumerate(packed(memory), start=1):
        put(hidden, row, 1, text)

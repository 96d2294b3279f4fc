"""The first sheet of the workbook: what this plan is, how good it is, what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from optimizer.reports.xlsx.cells import (
    BOLD,
    HEADING,
    LINK,
    LOUD,
    TITLE,
    TOP,
    put,
    set_page,
    table,
    tint,
)
from optimizer.views.changes import CHANGES, change_rows
from optimizer.views.counts import count_rows, counts_of
from optimizer.views.figure_rows import FIGURES, figure_rows, outcome_rows
from optimizer.views.marks import DAY_TINTS, MISSING, STATES, TONES, slot_code, slot_name
from optimizer.views.roster import RosterView
from optimizer.views.roster_rows import Value
from optimizer.views.words.roster import name_of, said
from optimizer.views.words.routes import source_name
from optimizer.words.message import Lang


def overview_sheet(
    sheet: Worksheet, view: RosterView, halls: Mapping[str, str], lang: Lang
) -> None:
    """Fill the overview; `halls` are the sheet names by hall id."""
    put(sheet, 1, 1, view.name.said(lang), TITLE)
    span = f"{view.days[0][0]} {said('to', lang)} {view.days[-1][0]}" if view.days else ""
    put(sheet, 2, 1, f"{said('roster', lang)}　{span}", HEADING)
    row = 3
    for text in _loud(view, lang):
        put(sheet, row, 1, text, LOUD)
        row += 1
    row = table(sheet, row + 1, (said("item", lang), said("value", lang)), _facts(view, lang)) + 1
    row = _goals(sheet, row, view, lang) + 1
    row = _halls(sheet, row, view, halls, lang) + 1
    row = _notes(sheet, row, view, lang) + 1
    _legend(sheet, row, view, lang)
    for column, width in zip("ABCDEF", (34, 38, 20, 14, 16, 22), strict=True):
        sheet.column_dimensions[column].width = width
    set_page(sheet, "1:2")


def _loud(view: RosterView, lang: Lang) -> list[str]:
    loud = [said("synthetic", lang)] if view.synthetic else []
    missing = counts_of(view)["shortages"]
    if missing:
        loud.append(f"{said('count.shortages', lang)}: {missing}")
    return [*loud, *(f"{said('assumption', lang)}: {one.said(lang)}" for one in view.assumptions)]


def _facts(view: RosterView, lang: Lang) -> list[Sequence[Value]]:
    outcome = view.outcome
    rows: list[Sequence[Value]] = [*outcome_rows(outcome, lang), *count_rows(view, lang)]
    rows.append((said("travel_source", lang), source_name(outcome.travel_source, lang)))
    rows += [
        (f"{said('versions', lang)}: {key}", text) for key, text in sorted(outcome.versions.items())
    ]
    return rows


def _goals(sheet: Worksheet, row: int, view: RosterView, lang: Lang) -> int:
    put(sheet, row, 1, said("heading.goals", lang), HEADING)
    headers = [said(key, lang) for key in FIGURES]
    row = table(sheet, row + 1, headers, figure_rows(view.outcome.goals, lang))
    put(sheet, row, 1, said("prices", lang))
    put(sheet, row + 1, 1, said("note.bound", lang))
    return row + 2


def _halls(
    sheet: Worksheet, row: int, view: RosterView, names: Mapping[str, str], lang: Lang
) -> int:
    headers = [said(key, lang) for key in ("hall", "sub_district", "count.people", "count.duties",
                                          "count.shortages")]  # fmt: skip
    rows: list[Sequence[Value]] = []
    for hall in view.halls:
        duties = sum(duty.hall == hall.id for duty in view.duties)
        missing = sum(found.amount for found in view.shortages if found.hall == hall.id)
        names_shown = hall.name.said(lang), hall.sub_district.said(lang)
        rows.append((*names_shown, len(hall.people), duties, missing))
    after = table(sheet, row, headers, rows)
    for place, hall in enumerate(view.halls, start=row + 1):
        cell = sheet.cell(place, 1)
        cell.hyperlink = f"#'{names[hall.id].replace(chr(39), chr(39) * 2)}'!A1"
        cell.font = LINK
        if rows[place - row - 1][4]:
            sheet.cell(place, 5).font = LOUD
            sheet.cell(place, 5).fill = tint(MISSING.tint)
    return after


def _notes(sheet: Worksheet, row: int, view: RosterView, lang: Lang) -> int:
    put(sheet, row, 1, said("what_ifs", lang), HEADING)
    put(sheet, row + 1, 1, ", ".join(view.what_ifs) or said("no_what_ifs", lang))
    if not view.changes:
        return row + 2
    headers = [said(key, lang) for key in CHANGES]
    after = table(sheet, row + 2, headers, list(change_rows(view.changes, lang)))
    for line in range(row + 3, after):
        for column in range(1, 5):
            sheet.cell(line, column).alignment = TOP
    return after


def _legend(sheet: Worksheet, row: int, view: RosterView, lang: Lang) -> None:
    put(sheet, row, 1, said("heading.legend", lang), HEADING)
    lines = [(slot_code(view, slot.id, lang), slot_name(view, slot.id, lang), slot.counts_as)
             for slot in view.slots]  # fmt: skip
    lines += [(name_of("mark", doing, lang), name_of("do", doing, lang), doing)
              for doing in STATES]  # fmt: skip
    for code, meaning, tone in lines:
        row += 1
        put(sheet, row, 1, code, BOLD, fill=tint(TONES[tone].tint), box=True)
        put(sheet, row, 2, meaning, box=True)
    for kind, colour in DAY_TINTS.items():
        row += 1
        put(sheet, row, 1, said(f"sign.{kind}", lang), fill=tint(colour), box=True)
        put(sheet, row, 2, said(f"day.{kind}", lang), box=True)
    for key in ("legend.a", "legend.b", "eats_first", "legend.elsewhere"):
        row += 1
        put(sheet, row, 2, said(key, lang), box=True)

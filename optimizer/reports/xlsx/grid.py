"""A hall's month on one printed sheet: people by dates, and below them who has which slot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from optimizer.exchange.edited_workbook.memory import GridLine
from optimizer.reports.xlsx.cells import (
    CENTRE,
    FACE,
    HEADER_TINT,
    LOUD,
    LOUD_COLOUR,
    SMALL,
    TITLE,
    TOP,
    put,
    set_page,
    tint,
)
from optimizer.reports.xlsx.grid_layout import (
    HEAD_LINES,
    WIDTH,
    Line,
    Page,
    Part,
    Way,
    head_height,
    label_size,
    layout,
    packed,
)
from optimizer.reports.xlsx.grid_rows import people_lines, slot_lines
from optimizer.scenario.schema.fields import DayKind
from optimizer.views.half_months import half_months
from optimizer.views.lettering import text_width
from optimizer.views.marks import DAY_TINTS, STATES
from optimizer.views.roster import HallView, RosterView
from optimizer.views.words.roster import name_of, said, weekday
from optimizer.words.message import Lang

_TOP = 3
_LABEL_AT_MOST = 17.0
_TITLE_POINTS, _STAMP_POINTS, _LEGEND_POINTS = 26.0, 14.0, 26.0
_LEFT = Alignment(vertical="center", wrap_text=True)

Days = Sequence[tuple[date, DayKind]]


def hall_sheet(
    sheet: Worksheet, view: RosterView, hall: HallView, lang: Lang
) -> tuple[list[int], list[GridLine]]:
    """Draw one hall's month: who does what, guests too, then who is on duty in each slot.

    Returns the lines with dates, and what the lines below them are.
    """
    dash = "　" if lang == "zh" else " – "
    put(sheet, 1, 1, f"{hall.name.said(lang)}{dash}{view.name.said(lang)}", TITLE)
    if view.synthetic:
        put(sheet, 2, 1, said("synthetic", lang), LOUD)
    halves = [*map(len, half_months(len(view.days)))]
    columns = max([1, *halves, *(one + 1 for one in halves[-1:])])
    widths, pages = _laid_out(view, hall, columns, lang)
    row, heads, lines = _TOP, list[int](), list[GridLine]()
    for page in pages:
        if row > _TOP:
            sheet.row_breaks.append(Break(id=row - 1))
        for part, heights in zip(page.parts, page.heights, strict=True):
            days = [view.days[at] for at in part.dates]
            _head(sheet, row, view, days, (part.head, page.size), lang)
            if any(line.sums for line in part.lines):
                _sums_head(sheet, row, len(days) + 2, columns + 1, lang)
            heads.append(row)
            row += HEAD_LINES
            for line, height in zip(part.lines, heights, strict=True):
                _draw(sheet, row, line, (widths[0], page.size), columns)
                sheet.row_dimensions[row].height = height
                lines.append(_told(row, line, [day for day, _ in days]))
                row += 1
        _legend(sheet, row, columns + 1, lang)
        row += 1
    _set_up(sheet, row - 1, columns, widths, len(pages))
    return heads, lines


def _told(row: int, line: Line, days: Sequence[date]) -> GridLine:
    facts = {"first": days[0], "dates": len(days), "person": line.person, "slots": line.slots}
    return GridLine(line=row, **facts)


def _laid_out(
    view: RosterView, hall: HallView, columns: int, lang: Lang
) -> tuple[tuple[float, float], list[Page]]:
    """All on one page; or people and slots on a page each; or each half of the month.

    Before the pages the widths of a date and of a row's name.
    """
    halves = half_months(len(view.days))
    people = [
        Part("person", half, (*people_lines(view, hall, half, half is halves[-1], lang),))
        for half in halves
    ]
    slots = [Part("slot", half, (*slot_lines(view, hall, half, lang),)) for half in halves]
    both = [
        replace(one, lines=(*one.lines, *other.lines))
        for one, other in zip(people, slots, strict=True)
    ]
    names = (text for part in both for line in part.lines for text in line.label.split("\n"))
    label = min(_LABEL_AT_MOST, max(map(text_width, names), default=8) * 0.95 + 1.5)
    ways: list[Way] = [[tuple(both)], [tuple(people), tuple(slots)], [(part,) for part in both]]
    widths = (WIDTH - label) / columns, label
    return widths, layout(ways, *widths, _TITLE_POINTS + _STAMP_POINTS + _LEGEND_POINTS)


def _head(
    sheet: Worksheet, top: int, view: RosterView, days: Days, look: tuple[str, int], lang: Lang
) -> None:
    """Dates, weekdays and day kinds, in letters of a size; what the rows below are."""
    key, size = look
    fill = tint(HEADER_TINT)
    put(sheet, top, 1, said(key, lang), letters(9, "bold"), fill=fill, align=CENTRE, box=True)
    put(sheet, top + 1, 1, None, fill=fill, box=True)
    sheet.merge_cells(start_row=top, end_row=top + 1, start_column=1, end_column=1)
    one_month = len({(day.year, day.month) for day, _ in view.days}) == 1
    for column, (day, kind) in enumerate(days, start=2):
        fill = tint(DAY_TINTS[kind.value] if kind.value != "workday" else HEADER_TINT)
        font = letters(size, "bold")
        cell = put(sheet, top, column, day, font, fill=fill, align=CENTRE, box=True)
        cell.number_format = "d" if one_month else "m/d"
        words = f"{weekday(day, lang)} {said(f'sign.{kind.value}', lang)}".rstrip()
        put(sheet, top + 1, column, words, letters(9), fill=fill, align=CENTRE, box=True)
    for row in (top, top + 1):
        sheet.row_dimensions[row].height = head_height(size)


def _sums_head(sheet: Worksheet, top: int, first: int, last: int, lang: Lang) -> None:
    for row in (top, top + 1):
        for column in range(first, last + 1):
            put(sheet, row, column, None, fill=tint(HEADER_TINT), box=True)
    text = said("sums.head", lang)
    put(sheet, top, first, text, letters(8), fill=tint(HEADER_TINT), align=CENTRE, box=True)
    sheet.merge_cells(start_row=top, end_row=top + 1, start_column=first, end_column=last)


def _draw(sheet: Worksheet, row: int, line: Line, look: tuple[float, int], columns: int) -> None:
    """A row with dates of a width, in letters of a size."""
    width, size = look
    label = letters(label_size(size), "bold")
    put(sheet, row, 1, line.label, label, fill=tint(line.tint), align=_LEFT, box=True)
    for column, cell in enumerate(line.cells, start=2):
        text = "\n".join(packed(cell.texts, width, size)) or None
        put(sheet, row, column, text, letters(size, cell.look), fill=tint(cell.tint),
            align=CENTRE, box=True, typed=True)  # fmt: skip
    if line.sums:
        first, last = len(line.cells) + 2, columns + 1
        put(sheet, row, first, line.sums, letters(8), align=CENTRE, box=True)
        if first < last:
            sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)


@cache
def letters(size: int, look: str = "plain") -> Font:
    """Letters of a size in points: plain, bold or loud."""
    if look == "loud":
        return Font(name=FACE, size=size, bold=True, color=LOUD_COLOUR)
    return Font(name=FACE, size=size, bold=look == "bold")


def _legend(sheet: Worksheet, row: int, last: int, lang: Lang) -> None:
    words = [said(key, lang) for key in ("legend.a", "legend.b", "eats_first")]
    words += [f"{name_of('mark', doing, lang)} {name_of('do', doing, lang)}" for doing in STATES]
    words += [said(key, lang) for key in ("legend.elsewhere", "legend.sums_at_end")]
    put(sheet, row, 1, " · ".join(words), SMALL, align=TOP)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)
    sheet.row_dimensions[row].height = _LEGEND_POINTS


def _set_up(
    sheet: Worksheet, last_row: int, columns: int, widths: tuple[float, float], pages: int
) -> None:
    sheet.row_dimensions[1].height = _TITLE_POINTS
    sheet.row_dimensions[2].height = _STAMP_POINTS
    sheet.column_dimensions["A"].width = widths[1]
    for column in range(2, columns + 2):
        sheet.column_dimensions[get_column_letter(column)].width = widths[0]
    sheet.freeze_panes = f"B{_TOP}"
    set_page(sheet, "1:2")
    margins = sheet.page_margins
    margins.left = margins.right = 0.2
    margins.top, margins.bottom = 0.3, 0.5
    margins.header = margins.footer = 0.25
    sheet.print_area = f"A1:{get_column_letter(columns + 1)}{last_row}"
    sheet.print_options.horizontalCentered = True
    sheet.page_setup.fitToHeight = 1 if pages == 1 else 0

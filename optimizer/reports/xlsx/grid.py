"""A hall's month on one sheet: people by dates above, slots by dates below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from optimizer.reports.xlsx.cells import (
    BOLD,
    CENTRE,
    HEADER_TINT,
    HEADING,
    LOUD,
    PLAIN,
    SMALL,
    SMALL_BOLD,
    TITLE,
    put,
    set_page,
    tint,
)
from optimizer.views.lettering import text_width
from optimizer.views.marks import (
    DAY_TINTS,
    MISSING,
    STATES,
    TONES,
    Mark,
    marks_of,
    meal_sign,
    short_code,
    slot_name,
    tone_of,
)
from optimizer.views.roster import DutyView, HallView, RosterView
from optimizer.views.words.roster import name_of, said, weekday
from optimizer.words.message import Lang

_FIRST = 3
_HEADER_ROW = 3
_LINE_POINTS = 12.5
_LOUDEST_FIRST = ("leave", "away", "comp", "rotation", "van", "training", "loan", "holiday",
                 "weekend", "noon", "late", "early")  # fmt: skip


def hall_sheet(sheet: Worksheet, view: RosterView, hall: HallView, lang: Lang) -> None:
    """Draw one hall's month: who does what, then who is on duty in each slot."""
    dash = "　" if lang == "zh" else " – "
    put(sheet, 1, 1, f"{hall.name.said(lang)}{dash}{view.name.said(lang)}", TITLE)
    if view.synthetic:
        put(sheet, 2, 1, said("synthetic", lang), LOUD)
    sheet.row_dimensions[1].height = 26
    widths = [3.8] * len(view.days)
    _header(sheet, view, lang)
    row = _HEADER_ROW + 3
    for person in hall.people:
        _person_row(sheet, row, view, person, widths, lang)
        row += 1
    row += 1
    put(sheet, row, 1, said("heading.by_slot", lang), HEADING)
    for slot in slots_at(view, hall.id):
        row += 1
        _slot_row(sheet, row, view, hall, slot, widths, lang)
    put(sheet, row + 2, 1, _legend(lang), SMALL)
    names = [slot_name(view, slot, lang) for slot in slots_at(view, hall.id)]
    _layout(sheet, [*hall.people, *names], widths)


def _legend(lang: Lang) -> str:
    legend = [said("legend.a", lang), said("legend.b", lang), said("eats_first", lang)]
    legend += [f"{name_of('mark', doing, lang)} {name_of('do', doing, lang)}"
               for doing in STATES]  # fmt: skip
    legend.append(said("legend.elsewhere", lang))
    return " · ".join(legend)


def slots_at(view: RosterView, hall: str) -> list[str]:
    """The slots in which a hall has duties, in the view's order."""
    order = {slot.id: place for place, slot in enumerate(view.slots)}
    found = {duty.slot for duty in view.duties if duty.hall == hall}
    return sorted(found, key=lambda slot: (order.get(slot, len(order)), slot))


def _header(sheet: Worksheet, view: RosterView, lang: Lang) -> None:
    top = _HEADER_ROW
    for column, key in ((1, "person"), (2, "role")):
        for row in (top, top + 1, top + 2):
            text = said(key, lang) if row == top else None
            put(sheet, row, column, text, BOLD, fill=tint(HEADER_TINT), align=CENTRE, box=True)
    for column, (day, kind) in enumerate(view.days, start=_FIRST):
        fill = tint(DAY_TINTS[kind.value] if kind.value != "workday" else HEADER_TINT)
        cell = put(sheet, top, column, day, SMALL_BOLD, fill=fill, align=CENTRE, box=True)
        cell.number_format = "d" if _one_month(view) else "m/d"
        put(sheet, top + 1, column, weekday(day, lang), SMALL, fill=fill, align=CENTRE, box=True)
        sign = said(f"sign.{kind.value}", lang)
        put(sheet, top + 2, column, sign, SMALL, fill=fill, align=CENTRE, box=True)
    after = _FIRST + len(view.days)
    for column, key in enumerate(_SUMS, start=after):
        for row in (top, top + 1, top + 2):
            text = said(key, lang) if row == top else None
            put(
                sheet, row, column, text, SMALL_BOLD, fill=tint(HEADER_TINT), align=CENTRE, box=True
            )
        sheet.merge_cells(start_row=top, end_row=top + 2, start_column=column, end_column=column)


_SUMS = ("sum.a", "sum.b", "sum.duty", "sum.closing")


def _one_month(view: RosterView) -> bool:
    return len({(day.year, day.month) for day, _ in view.days}) == 1


def _person_row(
    sheet: Worksheet, row: int, view: RosterView, person: str, widths: list[float], lang: Lang
) -> None:
    who = view.person[person]
    put(sheet, row, 1, person, BOLD, align=_LEFT, box=True)
    put(sheet, row, 2, name_of("role", who.role, lang), SMALL, align=_LEFT, box=True)
    lines = 1
    for place, (day, kind) in enumerate(view.days):
        marks = marks_of(view, person, day, lang)
        colour = TONES[_main_tone(marks)].tint if marks else DAY_TINTS[kind.value]
        font = BOLD if any(mark.role == "A" for mark in marks) else PLAIN
        texts = [mark.text for mark in marks]
        put(sheet, row, _FIRST + place, "\n".join(texts) or None, font, fill=tint(colour),
            align=CENTRE, box=True)  # fmt: skip
        _widen(widths, place, texts)
        lines = max(lines, len(texts))
    sheet.row_dimensions[row].height = max(32.0, lines * _LINE_POINTS + 8)
    counts = view.counts.get(person)
    closing = view.ledgers[person].closing_min if person in view.ledgers else None
    numbers = (counts.holder, counts.backup, counts.duty_min) if counts else (None, None, None)
    for column, number in enumerate((*numbers, closing), start=_FIRST + len(view.days)):
        put(sheet, row, column, number, SMALL, align=CENTRE, box=True)


_LEFT = Alignment(vertical="center")


def _main_tone(marks: Sequence[Mark]) -> str:
    return min((mark.tone for mark in marks), key=_LOUDEST_FIRST.index)


def _widen(widths: list[float], place: int, texts: Sequence[str]) -> None:
    widest = max((text_width(text) for text in texts), default=0)
    widths[place] = max(widths[place], widest * 0.85 + 1.4)


def _slot_row(
    sheet: Worksheet, row: int, view: RosterView, hall: HallView, slot: str, widths: list[float],
    lang: Lang,
) -> None:  # fmt: skip
    colour = TONES[tone_of(view, slot)].tint
    put(sheet, row, 1, slot_name(view, slot, lang), BOLD, fill=tint(colour), align=_LEFT, box=True)
    put(sheet, row, 2, "A / B", SMALL, align=_LEFT, box=True)
    lines = 2
    for place, (day, kind) in enumerate(view.days):
        duty = _duty(view, hall.id, day, slot)
        texts = _places(duty, hall, lang) if duty else []
        short = duty is not None and bool(duty.missing)
        fill = tint(MISSING.tint if short else DAY_TINTS[kind.value])
        put(sheet, row, _FIRST + place, "\n".join(texts) or None, LOUD if short else PLAIN,
            fill=fill, align=CENTRE, box=True)  # fmt: skip
        _widen(widths, place, texts)
        lines = max(lines, len(texts))
    sheet.row_dimensions[row].height = lines * (_LINE_POINTS + 1) + 8


def _duty(view: RosterView, hall: str, day: date, slot: str) -> DutyView | None:
    return next((d for d in view.duties_at.get((hall, day), ()) if d.slot == slot), None)


def _places(duty: DutyView, hall: HallView, lang: Lang) -> list[str]:
    gap = "" if lang == "zh" else " "
    filled = [
        (role, f"{role} {short_code(person, hall.id)}{meal_sign(duty, person)}")
        for person, role in duty.places
    ]
    empty = [(role, f"{said('missing.short', lang)}{gap}{role}") for role in duty.missing]
    return [text for _, text in sorted([*filled, *empty], key=lambda place: place[0])]


def _layout(sheet: Worksheet, labels: Sequence[str], widths: Sequence[float]) -> None:
    sheet.column_dimensions["A"].width = max([10, *map(text_width, labels)]) + 2
    sheet.column_dimensions["B"].width = 9.5
    for place, width in enumerate(widths):
        sheet.column_dimensions[get_column_letter(_FIRST + place)].width = width
    for column in range(_FIRST + len(widths), _FIRST + len(widths) + len(_SUMS)):
        sheet.column_dimensions[get_column_letter(column)].width = 6.5
    sheet.freeze_panes = f"{get_column_letter(_FIRST)}{_HEADER_ROW + 3}"
    set_page(sheet, f"{_HEADER_ROW}:{_HEADER_ROW + 2}", "A:B")

"""The text of an xlsx cell, as Excel or WPS shows it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.datetime import from_excel
from openpyxl.utils.escape import unescape

from optimizer.scenario.read.mistakes import Found, Place, UnreadableError
from optimizer.words.message import message

AnyCell = Cell | MergedCell

_CHINESE_DATES = frozenset((*range(27, 37), *range(50, 59)))
"""Formats of dates and times that only Chinese, Japanese and Korean programs have, by number."""
_LITERAL = r'((?:"[^"]*"|\\.)*)'
_PADDED = re.compile(rf"{_LITERAL}(0+){_LITERAL}")
_SCALED = re.compile(r"[0#?],+(?![0#?,])|/|[Ee][+-]")


def refuse_cell(value: AnyCell, formula: AnyCell, place: Place) -> None:
    """UnreadableError for a cell that does not hold what a person sees."""
    if value.data_type == "e":
        problem = message("holds the error value {value}", value=str(value.value))
        hint = message("correct the formula, or write the value itself")
        raise UnreadableError(Found(place, message("text"), problem, hint))
    if formula.data_type == "f" and value.value is None and value.data_type != "str":
        problem = message("holds a formula without a saved value")
        hint = message("open the file in Excel or WPS and save it, or write the value itself")
        raise UnreadableError(Found(place, message("text"), problem, hint))


def shown_text(cell: Any, place: Place, epoch: datetime) -> str:
    """The text of an openpyxl cell whose workbook counts days from `epoch`.

    UnreadableError where its format shows another number than it holds.
    """
    value = cell.value
    if not isinstance(value, int | float) or isinstance(value, bool):
        return cell_text(value)
    if cell._style.numFmtId in _CHINESE_DATES:
        return cell_text(from_excel(value, epoch))
    form = re.sub(r"\[[^\]]*\]", "", cell.number_format.split(";")[0])
    padded = _PADDED.fullmatch(form)
    if padded and (len(padded[2]) > 1 or padded[1]) and float(value).is_integer() and value >= 0:
        before, after = (re.sub(r'"|\\', "", padded[at]) for at in (1, 3))
        return f"{before}{int(value):0{len(padded[2])}d}{after}"
    plain = re.sub(r'"[^"]*"|\\.', "", form)
    if plain.endswith("%"):
        return f"{value * 100:.12g}%"
    if _SCALED.search(plain) and value:
        problem = message("holds {value}, which its number format shows otherwise", value=value)
        hint = message("format the cell as General or Text, and write what is meant")
        raise UnreadableError(Found(place, message("text"), problem, hint))
    return cell_text(value)


def cell_text(value: Any) -> str:
    """The text that a CSV file would hold for an Excel value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    if isinstance(value, str):
        return str(unescape(value))
    if isinstance(value, datetime):
        moment = _to_the_second(value)
        if moment.time() == time():
            return moment.date().isoformat()
        return moment.isoformat(" ", "minutes")
    if isinstance(value, time):
        clock = _to_the_second(datetime.combine(date(2000, 1, 1), value)).time()
        return clock.isoformat("seconds" if clock.second else "minutes")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _to_the_second(moment: datetime) -> datetime:
    """Excel keeps times as fractions of a day: 16:00 may come as 15:59:59.999."""
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0)

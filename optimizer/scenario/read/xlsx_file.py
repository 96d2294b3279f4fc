"""Reading one sheet of an xlsx file as text cells, after refusing what is built to harm."""

from __future__ import annotations

import warnings
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from openpyxl import load_workbook

from optimizer.scenario.read.mistakes import Found, Place, UnreadableError, did_you_mean
from optimizer.words.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

UNPACKED_MAX_BYTES = 50_000_000
RATIO_MAX = 100
COLUMNS_MAX = 100


def read_sheet(
    raw: bytes, file: str, wanted: str, default: str, rows_max: int
) -> Iterator[tuple[str, int, list[str]]]:
    """Yields `(sheet, line, texts)` for each row, at most one more than `rows_max`.

    The sheet is `wanted`, or when that is empty the one named `default`, else the first one.
    """
    _refuse_bomb(raw, file)
    try:
        with warnings.catch_warnings(action="ignore"):
            book = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            names = [sheet.title for sheet in book.worksheets]
            name = wanted or (default if default in names else names[0] if names else "")
            if name not in names:
                hint = did_you_mean(name, names)
                raise _unreadable(file, message("has no sheet {name!r}", name=name), hint)
            rows = book[name].iter_rows(max_row=rows_max + 2, max_col=COLUMNS_MAX)
            for line, row in enumerate(rows, 1):
                texts = [cell_text(cell.value) for cell in row]
                while texts and not texts[-1]:
                    texts.pop()
                yield name, line, texts
            book.close()
    except UnreadableError:
        raise
    except Exception:  # openpyxl fails in many ways on damaged files
        raise _unreadable(file, message("is no readable xlsx file")) from None


def cell_text(value: Any) -> str:
    """The text that a CSV file would hold for an Excel value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date().isoformat()
        return value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _refuse_bomb(raw: bytes, file: str) -> None:
    try:
        with ZipFile(BytesIO(raw)) as archive:
            members = archive.infolist()
            unpacked = sum(member.file_size for member in members)
            if unpacked > UNPACKED_MAX_BYTES:
                raise _unreadable(
                    file, message("unpacks to more than {n} MB", n=UNPACKED_MAX_BYTES // 1_000_000)
                )
            if unpacked > RATIO_MAX * len(raw):
                raise _unreadable(
                    file, message("unpacks to more than {n} times its size", n=RATIO_MAX)
                )
            if any(_defines_entities(archive.read(member)) for member in members):
                raise _unreadable(file, message("defines XML entities"))
    except UnreadableError:
        raise
    except Exception:  # zipfile fails in many ways on damaged files
        raise _unreadable(
            file, message("is no xlsx file"), message("save it as .xlsx, not .xls")
        ) from None


def _defines_entities(part: bytes) -> bool:
    return b"<!DOCTYPE" in part.replace(b"\0", b"")


def _unreadable(file: str, problem: Message, hint: Message | None = None) -> UnreadableError:
    return UnreadableError(Found(Place(file), message("file"), problem, hint))

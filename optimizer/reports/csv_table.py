"""Tables as CSV that Excel and WPS open as they are: UTF-8 with its mark, no text as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from optimizer.views.lettering import printable

if TYPE_CHECKING:
    from optimizer.views.roster_rows import Value

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_table(headers: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """A header and rows, separated by commas; lines end as they do on Windows."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headers)
    for row in rows:
        writer.writerow([_safe(value) for value in row])
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _safe(value: Value) -> Value:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if not isinstance(value, str):
        return value
    text = printable(value)
    return f"'{text}" if text.startswith(_FORMULA) else text

"""What a cell says, the same for us and for whichever program saved the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from optimizer.scenario.read.cell_text import cell_text

_SPACE_AT_LINE_ENDS = re.compile(r"[ \t\r]*\n[ \t]*")


def text_of(value: Any) -> str:
    """The text of a cell's value, without space at the ends of its lines."""
    return _SPACE_AT_LINE_ENDS.sub("\n", cell_text(value)).strip()


def texts_of(rows: Iterable[Sequence[Any]]) -> tuple[tuple[str, ...], ...]:
    """The texts of rows, without empty ones at the end of a row or of all."""
    found = [_trimmed(tuple(map(text_of, row))) for row in rows]
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def _trimmed(row: tuple[str, ...]) -> tuple[str, ...]:
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return row[:end]

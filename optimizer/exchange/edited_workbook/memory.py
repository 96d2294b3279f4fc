"""What a workbook remembers of itself on a hidden sheet: the plan, and every cell as it was.

The sheet survives what spreadsheet programs do to a file; what differs from it was edited.
"""

from __future__ import annotations

import bz2
import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import Field

from optimizer.exchange.fields import Code, Format, Row, Text
from optimizer.exchange.json_file import read
from optimizer.exchange.roster_file import RosterFile
from optimizer.scenario.schema.fields import Day
from optimizer.words.label import Label
from optimizer.words.message import LANGUAGES

SHEET = Label("Kept for import", "回读用")
"""The hidden sheet: a line for people, the sum of the rest, and the rest."""
ABOUT = Label(
    "Do not delete this sheet: optimizer import-roster finds out with it what was edited.",
    "请勿删除本工作表：optimizer import-roster 据此识别手工改动。",
)
_PIECE = 30_000
"""Characters in one cell; Excel takes 32,767."""
_UNPACKED_MAX_BYTES = 100_000_000

LineNumber = Annotated[int, Field(strict=True, ge=1)]


class GridLine(Row):
    """A line of a hall's month: whose it is, or the duties of which slots; the dates from B on."""

    line: LineNumber
    first: Day
    dates: LineNumber
    person: Text = ""
    slots: tuple[Code, ...] = ()


class PlaceLine(Row):
    """A line of the sheet of all duties: which place it shows."""

    hall: Code
    date: Day
    slot: Code
    role: Literal["A", "B"]
    person: Code


class SheetMemory(Row):
    """A sheet as it was written: the text of every cell, and what its lines are.

    A hall's month has `heads`, the lines with dates, and `lines`; the sheet of all duties has the
    keys of its `columns` and `places`, a line each; of other sheets nothing is read.
    """

    name: Text
    cells: tuple[tuple[Text, ...], ...]
    hall: Text = ""
    heads: tuple[LineNumber, ...] = ()
    lines: tuple[GridLine, ...] = ()
    columns: tuple[Code, ...] = ()
    places: tuple[PlaceLine, ...] = ()


class Memory(Row):
    """What the workbook shows: a plan of these dates, in this language."""

    format: Format
    lang: Literal["zh", "en"]
    first: Day
    last: Day
    roster: RosterFile
    sheets: tuple[SheetMemory, ...]


def packed(memory: Memory) -> list[str]:
    """The texts of the hidden sheet's first column."""
    value = memory.model_dump(mode="json", exclude_unset=True)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    data = b64encode(bz2.compress(text.encode("utf-8", errors="replace"))).decode()
    pieces = [data[at : at + _PIECE] for at in range(0, len(data), _PIECE)]
    return [ABOUT.said(memory.lang), _sum_of(data), *pieces]


def is_memory(first: str) -> bool:
    """Whether a sheet with this text in its first cell is the hidden one."""
    return first in [ABOUT.said(lang) for lang in LANGUAGES]


def unpacked(texts: Sequence[str], file: str) -> Memory | None:
    """What the hidden sheet's first column holds; None where it is damaged.

    ScenarioError: another version of the program wrote it.
    """
    data = "".join(texts[2:])
    if len(texts) < 3 or texts[1] != _sum_of(data):
        return None
    unpacking = bz2.BZ2Decompressor()
    raw = unpacking.decompress(b64decode(data), _UNPACKED_MAX_BYTES)
    if not unpacking.eof:
        return None
    return read(Memory, raw, file)


def _sum_of(data: str) -> str:
    return sha256(data.encode()).hexdigest()

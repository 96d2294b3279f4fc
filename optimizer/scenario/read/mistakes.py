"""Where a mistake is and how it is told: places that sort, and "did you mean"."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, NamedTuple

from openpyxl.utils import get_column_letter

from optimizer.errors import Mistake
from optimizer.words.message import Message, Said, message

Trail = tuple[str | int, ...]
"""The way to a value inside a document: keys and list positions."""

_LISTED = 12
_SHOWN = 60
_COMPARED = 1000


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in an input file, counted from 1; `sheet` is empty for text files."""

    file: str
    sheet: str = ""
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        if self.sheet:
            return f"{self.file}!{self.sheet}!{get_column_letter(self.column)}{self.line}"
        return f"{self.file}:{self.line}:{self.column}"


class Found(NamedTuple):
    """A mistake before it is sorted; `row` is the table row that it blames, if any."""

    place: Place
    field: str | Message
    problem: Said
    hint: Said | None = None
    row: object = None


class UnreadableError(Exception):
    """A file that cannot be read at all."""

    def __init__(self, found: Found) -> None:
        super().__init__(str(found.place))
        self.found = found


def told(found: Iterable[Found]) -> tuple[Mistake, ...]:
    """The mistakes sorted by place; of several about one field of one place the first found."""
    first: dict[tuple[Place, str], Found] = {}
    for one in found:
        first.setdefault((one.place, str(one.field)), one)
    return tuple(
        Mistake(str(one.place), _short(one.field), one.problem, one.hint)
        for _, one in sorted(first.items(), key=lambda item: item[0])
    )


def _short(field: str | Message) -> str | Message:
    return field[:_SHOWN] if isinstance(field, str) else field


def shown(value: Any) -> str | Message:
    """A value as a message quotes it: one short line, control characters escaped."""
    if isinstance(value, dict | list):
        return message("a list") if isinstance(value, list) else message("a group")
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def near(word: str, known: Collection[str]) -> str:
    """The known word that was probably meant; empty when none is near or too many are known."""
    return _nearest(word[:_SHOWN], tuple(known)) if len(known) <= _COMPARED else ""


def did_you_mean(word: str, known: Collection[str]) -> Message | None:
    """A hint for an unknown word: the nearest known one, else a short list of all."""
    nearest = near(word, known)
    if nearest:
        return message("did you mean {word!r}?", word=nearest)
    return message("known: {words}", words=", ".join(known)) if 0 < len(known) <= _LISTED else None


@lru_cache(maxsize=1000)
def _nearest(word: str, known: tuple[str, ...]) -> str:
    plain = {_plain(one): one for one in reversed(known)}
    matches = get_close_matches(_plain(word), plain, n=1, cutoff=0.6)
    return plain[matches[0]] if matches else ""


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).lower()

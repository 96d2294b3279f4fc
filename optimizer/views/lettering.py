"""What characters a report can carry, and how wide they are."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def printable(text: str) -> str:
    """The text without control characters, text-direction overrides and lone surrogates.

    Tabs and line feeds stay. No report can carry the others faithfully, and some could mislead.
    """
    return _UNPRINTABLE.sub("", text)


@lru_cache(maxsize=100_000)
def text_width(text: str) -> int:
    """Width in Latin characters: a Chinese character, → or ① counts two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)

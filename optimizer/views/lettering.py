"""What characters a report can carry, and how wide they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
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


def short_names(names: Iterable[str]) -> Mapping[str, str]:
    """Names without what most of them begin or end with: `大崂` for 大崂便民服务大厅.

    Whole where what is left would be less than two characters, or not differ.
    """
    every = tuple(dict.fromkeys(names))
    short = {name: _cut(name, every) for name in every}
    return short if len(set(short.values())) == len(every) else dict(zip(every, every, strict=True))


def _cut(name: str, names: tuple[str, ...]) -> str:
    usual = max(2, (len(names) + 1) // 2)
    for at in range(1, len(name)):
        if _may_cut(name, at, name[:at]) and sum(one.endswith(name[at:]) for one in names) >= usual:
            return name[:at].strip()
    for at in range(len(name) - 1, 0, -1):
        if (
            _may_cut(name, at, name[at:])
            and sum(one.startswith(name[:at]) for one in names) >= usual
        ):
            return name[at:].strip()
    return name


def _may_cut(name: str, at: int, kept: str) -> bool:
    """Between words, or Chinese characters of which two stay."""
    before, after = name[at - 1], name[at]
    if " " in (before, after):
        return bool(kept.strip())
    return not (before.isascii() and after.isascii()) and text_width(kept) > 3

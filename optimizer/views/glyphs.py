"""Which characters the reports' own font has no picture of; which no font of the computer has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

import typst
from fontTools.ttLib import TTFont, TTLibError
from pylopdf_fonts_zh_cn import sans_path

from optimizer.views.lettering import printable
from optimizer.words.catalogue import register
from optimizer.words.message import Message, message

_BORROWED = (
    "Signs that this page leaves to the fonts of your computer: {signs}; where one shows as a box, "
    "the computer has no font for it."
)
_BOXES = (
    "Signs that show as boxes in {file}, for no font of this computer has them: {signs}; install a "
    "font that does, or write the names in other signs."
)
register(
    {
        _BORROWED: "以下字符由您电脑的字体显示：{signs}；若显示为方框，说明电脑缺少相应字体。",
        _BOXES: (
            "{file} 中以下字符显示为方框，因为本机字体均无此字：{signs}；"
            "请安装含有这些字的字体，或改用其他字。"
        ),
    }
)


def unprinted(text: str) -> tuple[str, ...]:
    """The characters of a text that the reports' own font lacks, sorted."""
    signs = {sign for sign in printable(text) if unicodedata.category(sign)[0] in "LNPS"}
    return tuple(sorted(sign for sign in signs if ord(sign) not in _own()))


def nowhere(signs: Iterable[str]) -> tuple[str, ...]:
    """Those of the characters that no font of this computer has."""
    left = {ord(sign) for sign in signs}
    for path, number in system_fonts() if left else ():
        left -= _signs_of(path, number)
        if not left:
            break
    return tuple(sorted(map(chr, left)))


def borrowed(signs: Iterable[str]) -> Message:
    """What a page says of characters that it does not bring along."""
    return message(_BORROWED, signs=[f"{sign} ({_code(sign)})" for sign in signs])


def boxes(file: str, signs: Iterable[str]) -> Message:
    """What is said of characters that a file shows as boxes."""
    return message(_BOXES, file=file, signs=[_code(sign) for sign in signs])


def system_fonts() -> list[tuple[str, int]]:
    """The files of this computer's fonts, and the number of each font in its file."""
    found = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False).fonts()
    return sorted({(font.path, font.index) for font in found if font.path})


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"


@cache
def _own() -> frozenset[int]:
    return _signs_of(sans_path(), 0)


@lru_cache(maxsize=256)
def _signs_of(path: str, number: int) -> frozenset[int]:
    """The characters of a font; none where it cannot be read."""
    try:
        with Path(path).open("rb") as file, TTFont(file, fontNumber=number, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (OSError, TTLibError, KeyError):
        return frozenset()

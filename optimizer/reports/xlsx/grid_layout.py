"""How a hall's month fits its pages: half-months below each other, letters as large as they can be.

Widths are the spreadsheet's characters (7 pixels), heights and letters points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from optimizer.views.lettering import text_width

SIZES = (14, 13, 12, 11, 10, 9)
"""Of letters; smaller ones cannot be read at arm's length."""

WIDTH = 146.0
"""Of an A4 page in landscape between narrow margins, as wide as other programs draw it."""

HEAD_LINES = 2
_HEIGHT = 536.0
_LEADING, _PAD = 1.3, 3.0
_SUMS_HEIGHT = 22.0
_STRETCH = 2.6
_PIXELS, _CELL_PAD = 7.0, 4.0
_EM = 2 / 3
"""Half a Chinese character, pixels for each point of the letters' size."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Short texts of one date, a background (RRGGBB), how its letters look: plain, bold or loud."""

    texts: tuple[str, ...] = ()
    tint: str = "FFFFFF"
    look: str = "plain"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a half-month: its name, the dates' cells, sums at the end; whose or which it is."""

    label: str
    tint: str
    cells: tuple[Cell, ...]
    sums: str = ""
    person: str = ""
    slots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Some dates and what stands in rows below them; `head` is what these rows are."""

    head: str
    dates: range
    lines: tuple[Line, ...]


Way = Sequence[tuple[Part, ...]]
"""The parts of each page."""


@dataclass(frozen=True, slots=True)
class Page:
    """Parts below each other, the heights of their rows, the size of letters."""

    parts: tuple[Part, ...]
    heights: tuple[tuple[float, ...], ...]
    size: int


def layout(ways: Sequence[Way], day_width: float, label_width: float, rest: float) -> list[Page]:
    """The first of the ways to lay out pages that fits, with the largest letters that do.

    `rest` are the points of title and legend. Where none fits, the last way is taken.
    """
    for way in ways:
        found = [_page(parts, (day_width, label_width), rest) for parts in way]
        if all(found):
            return [page for page in found if page]
    size, pages = SIZES[-1], []
    for parts in ways[-1]:
        heights = _heights(parts, (day_width, label_width), size)
        pages.append(Page(parts, tuple(map(tuple, heights)), size))
    return pages


def _page(parts: tuple[Part, ...], widths: tuple[float, float], rest: float) -> Page | None:
    """The parts with the largest letters that fit a page; None where not even small ones do."""
    for size in SIZES:
        if size == SIZES[-1] or _fits(parts, widths[0], size):
            filled = _filled(_heights(parts, widths, size), size, rest)
            if filled:
                return Page(parts, filled, size)
    return None


def _heights(parts: Sequence[Part], widths: tuple[float, float], size: int) -> list[list[float]]:
    return [[_height(line, *widths, size) for line in part.lines] for part in parts]


def head_height(size: int) -> float:
    """Points of one line above the dates."""
    return size * _LEADING + 2


def packed(texts: Sequence[str], width: float, size: int) -> list[str]:
    """The texts in lines, as many on each as it holds."""
    lines: list[str] = []
    for text in texts:
        joined = f"{lines[-1]}{_gap(lines[-1], text)}{text}" if lines else text
        if lines and _pixels(joined, size) <= _room(width):
            lines[-1] = joined
        else:
            lines.append(text)
    return lines


def _gap(before: str, after: str) -> str:
    """Nothing inside what belongs together: `03/05`, `LA→Dalao`."""
    return "" if before.endswith("/") or after.startswith("→") else " "


def _filled(
    heights: Sequence[Sequence[float]], size: int, rest: float
) -> tuple[tuple[float, ...], ...] | None:
    """The heights of a page drawn out over it; None where they do not fit."""
    room = _HEIGHT - rest - HEAD_LINES * head_height(size) * len(heights)
    taken = sum(map(sum, heights))
    if taken > room:
        return None
    share = min(_STRETCH, room / max(1.0, taken))
    return tuple(tuple(one * share for one in part) for part in heights)


def _fits(parts: Sequence[Part], width: float, size: int) -> bool:
    """Whether every text has room in one line."""
    lines = (line for part in parts for line in part.lines)
    texts = {text for line in lines for cell in line.cells for text in cell.texts}
    return all(_pixels(text, size) <= _room(width) for text in texts)


def _room(width: float) -> float:
    return width * _PIXELS - _CELL_PAD


def _height(line: Line, width: float, label_width: float, size: int) -> float:
    def lines(texts: Sequence[str], room: float, size: int) -> int:
        return sum(ceil(_pixels(text, size) / room) for text in texts)

    most = [lines(packed(cell.texts, width, size), _room(width), size) for cell in line.cells]
    most.append(lines(line.label.split("\n"), _room(label_width), label_size(size)))
    return max(_SUMS_HEIGHT if line.sums else 0.0, max(1, *most) * size * _LEADING + _PAD)


def label_size(size: int) -> int:
    """Points of the letters of a row's name."""
    return min(size, 10)


def _pixels(text: str, size: int) -> float:
    """Width of a text; capital letters are wider than digits, spaces narrower."""
    capitals = sum(sign.isascii() and sign.isupper() for sign in text)
    return (text_width(text) + 0.3 * capitals - 0.4 * text.count(" ")) * size * _EM

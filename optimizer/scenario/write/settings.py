"""The text of scenario.yaml with other dates: every comment and quote stays."""

from __future__ import annotations

from datetime import date

from optimizer.scenario.read.mistakes import Place
from optimizer.scenario.read.yaml_file import Document

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def with_dates(text: str, document: Document, first: date, last: date) -> str:
    """The text with these planned dates; names that say the old month say the new one."""
    data = document.data
    before = date.fromisoformat(data["dates"]["first"])
    spots = [(document.place(("dates", "first")), data["dates"]["first"], first.isoformat())]
    spots += [(document.place(("dates", "last")), data["dates"]["last"], last.isoformat())]
    lines = text.splitlines(keepends=True)
    for lang in ("en", "zh"):
        place = document.place(("name", lang))
        written = lines[place.line - 1][place.column - 1 :]
        names = (pair for pair in month_names(before, first) if pair[0] in data["name"][lang])
        spots += [(place, *pair) for pair in names if pair[0] in written][:1]
    for place, old, new in sorted(spots, key=lambda spot: _order(spot[0]), reverse=True):
        tail = "".join(lines[place.line - 1 :])[place.column - 1 :]
        head = "".join(lines[: place.line - 1]) + lines[place.line - 1][: place.column - 1]
        lines = (head + tail.replace(old, new, 1)).splitlines(keepends=True)
    return "".join(lines)


def month_names(before: date, after: date) -> list[tuple[str, str]]:
    """How a scenario's name may say its month, and how it then says another."""
    return [
        *((one, other) for one, other in zip(_english(before), _english(after), strict=True)),
        (f"{before.year}年{before.month}月", f"{after.year}年{after.month}月"),
        (f"{before:%Y年%m月}", f"{after:%Y年%m月}"),
        (f"{before:%Y-%m}", f"{after:%Y-%m}"),
    ]


def _english(day: date) -> tuple[str, str]:
    names = (_MONTHS[day.month - 1], _MONTHS[day.month - 1][:3])
    return f"{names[0]} {day.year}", f"{names[1]} {day.year}"


def _order(place: Place) -> tuple[int, int]:
    return place.line, place.column

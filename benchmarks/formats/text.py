"""Text of published files: read whole, and every number exactly as it is printed."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path

_BOM = "\ufeff"
_LARGEST = Decimal(10**9)


def lines_of(path: Path) -> list[str]:
    """The lines, stripped; ValueError for a byte order mark, bytes that are no UTF-8, no text."""
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        raise ValueError(f"{path.name}: is not UTF-8 text") from None
    if text.startswith(_BOM):
        raise ValueError(f"{path.name}: starts with a byte order mark")
    if not text.strip():
        raise ValueError(f"{path.name}: is empty")
    return [line.strip() for line in text.splitlines()]


def number(text: str, what: str) -> Decimal:
    """The number of a text; ValueError naming `what` where it is none, infinite or too large."""
    try:
        found = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"{what}: {text!r} is no number") from None
    if not found.is_finite() or abs(found) > _LARGEST:
        raise ValueError(f"{what}: {text!r} is no number that can be planned with")
    return found


def whole(text: str, what: str, least: int | None = 0) -> int:
    """The whole number of a text, `least` or more; nothing is cut off: 0.6 is a ValueError."""
    found = number(text, what)
    if found != found.to_integral_value():
        raise ValueError(f"{what}: {text!r} is no whole number")
    if least is not None and found < least:
        raise ValueError(f"{what}: {text!r} is below {least}")
    return int(found)


def refuse_repeats(names: list[str], what: str) -> None:
    """ValueError when a name stands twice."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ValueError(f"{what}: {name} stands twice")
        seen.add(name)

"""A few shapes of SVG as text; positions in pixels, whole or with one decimal."""

from __future__ import annotations

import html
from collections.abc import Iterable
from itertools import pairwise

from optimizer.views.lettering import printable


def escape(text: str) -> str:
    """Text for HTML or SVG: control characters taken out, the rest escaped."""
    return html.escape(printable(text))


def picture(width: float, height: float, title: str, shapes: Iterable[str]) -> str:
    """A drawing that shrinks with the page; `title` is what a screen reader says."""
    body = "".join(shapes)
    return (
        f'<svg viewBox="0 0 {_n(width)} {_n(height)}" style="width:{_n(width)}px" role="img" '
        f'aria-label="{escape(title)}">{body}</svg>'
    )


def rect(x: float, y: float, width: float, height: float, style: str) -> str:
    """A rectangle of a CSS class."""
    return (
        f'<rect class="{style}" x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"/>'
    )


def text(x: float, y: float, words: str, style: str = "") -> str:
    """A text whose baseline is at y; the class may set size and anchor."""
    chosen = f' class="{style}"' if style else ""
    return f'<text{chosen} x="{_n(x)}" y="{_n(y)}">{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    """A straight line."""
    return f'<path class="{style}" d="M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}"/>'


def path(points: Iterable[tuple[float, float]], style: str) -> str:
    """A line through points; nothing where there are fewer than two after rounding."""
    spots = [f"{_n(x)} {_n(y)}" for x, y in points]
    kept = [*spots[:1], *(b for a, b in pairwise(spots) if a != b)]
    return f'<path class="{style}" d="M{"L".join(kept)}"/>' if len(kept) > 1 else ""


def dot(x: float, y: float, radius: float, style: str) -> str:
    """A circle."""
    return f'<circle class="{style}" cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"/>'


def named(title: str, shapes: str) -> str:
    """Shapes with a tool tip."""
    return f"<g><title>{escape(title)}</title>{shapes}</g>"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")

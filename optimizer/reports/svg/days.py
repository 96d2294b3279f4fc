"""The van days as a time line: a row per van day, a bar per drive, stay, wait and meal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from optimizer.reports.svg.shapes import line, named, picture, rect, text
from optimizer.views.lettering import text_width
from optimizer.views.route_day import Piece, pieces
from optimizer.views.routes import RoutesView, RouteView
from optimizer.views.words.roster import weekday
from optimizer.views.words.routes import clock, clocks, km_text, told
from optimizer.words.message import Lang

STYLE = (
    "rect.crewday{fill:#eef1f5}rect.drive{fill:#9db8d8}rect.stay{fill:#1f5fa8;stroke:#fff;stroke-width:.6}"
    "rect.wait{fill:#fff;stroke:#9aa5b5;stroke-width:.8}rect.meal{fill:#f2c14e}"
    "rect.overtime{fill:#c00000}.onbar{fill:#fff;font-size:11px}"
)
"""The classes of this picture, to be added to the page's style sheet."""

_TOP, _ROW, _HOUR, _BAR = 22.0, 24.0, 84.0, 15.0
_HOUR_S = 3600


def days_picture(view: RoutesView, lang: Lang) -> str:
    """Every van day between the first and the last date, those at home as well."""
    rows = _rows(view)
    first, last = _hours(view)
    left = 20 + max(text_width(_label(day, van, lang)) for day, van in rows) * 6.2
    right = left + _HOUR * (last - first)
    bottom = _TOP + _ROW * len(rows)
    shapes = []
    for hour in range(first, last + 1):
        x = left + _HOUR * (hour - first)
        shapes += [line(x, _TOP - 4, x, bottom, "grid"), text(x, 12, f"{hour:02d}:00", "mid soft")]
    for place, ((day, van), route) in enumerate(rows.items()):
        y = _TOP + _ROW * place
        shapes.append(text(6, y + 15, _label(day, van, lang), "name"))
        if route is None:
            state = "unmanned" if (van, day) in view.unmanned else "idle"
            shapes.append(text(left + 6, y + 15, told(state, lang), "soft"))
            continue
        shapes += _bars(route, y, left - _HOUR * first, lang)
        km = km_text(route.distance_m, lang)
        totals = " · ".join(filter(None, (str(len(route.stops)), km)))
        shapes.append(text(right + 24, y + 15, totals, "soft"))
    shapes.append(text(right + 24, 12, told("stops_km", lang), "soft"))
    shapes += _legend(left, bottom + 12, lang)
    return picture(right + 126, bottom + 34, told("heading.timeline", lang), shapes)


def _rows(view: RoutesView) -> dict[tuple[date, str], RouteView | None]:
    rows: dict[tuple[date, str], RouteView | None] = {
        (day, van): None for van, day in (*view.idle, *view.unmanned)
    }
    rows |= {(route.date, route.van): route for route in view.routes}
    return dict(sorted(rows.items(), key=lambda row: row[0]))


def _hours(view: RoutesView) -> tuple[int, int]:
    """The whole hours around every crew's day."""
    starts = [min(route.start_s, pieces(route)[0].start_s) for route in view.routes]
    ends = [max(route.end_s, pieces(route)[-1].end_s) for route in view.routes]
    if not starts:
        return 8, 18
    return min(starts) // _HOUR_S, -(-max(ends) // _HOUR_S)


def _label(day: date, van: str, lang: Lang) -> str:
    return f"{day:%m-%d} {weekday(day, lang)} {van}"


def _bars(route: RouteView, y: float, zero: float, lang: Lang) -> Iterator[str]:
    def bar(start_s: int, end_s: int, top: float, height: float, style: str) -> str:
        x = zero + _HOUR * start_s / _HOUR_S
        return rect(x, y + top, _HOUR * (end_s - start_s) / _HOUR_S, height, style)

    yield bar(route.start_s, route.end_s, 1, _ROW - 2, "crewday")
    for piece in pieces(route):
        shape = bar(piece.start_s, piece.end_s, (_ROW - _BAR) / 2, _BAR, piece.kind)
        if piece.kind == "stay":
            middle = zero + _HOUR * (piece.start_s + piece.end_s) / 2 / _HOUR_S
            shape += text(middle, y + 16, str(piece.stop), "mid onbar")
        yield named(_said(route, piece, lang), shape)
    if route.overtime_s:
        late = named(
            f"{told('piece.overtime', lang)} {clocks(route.end_s, route.return_s)}",
            bar(route.end_s, route.return_s, _ROW - 5, 4, "overtime"),
        )
        yield late


def _said(route: RouteView, piece: Piece, lang: Lang) -> str:
    place = f" {route.stops[piece.stop - 1].name.said(lang)}" if piece.kind == "stay" else ""
    until = f"{clock(piece.start_s)}–{clock(piece.end_s)}"
    return f"{until} {told(f'piece.{piece.kind}', lang)}{place}"


def _legend(left: float, y: float, lang: Lang) -> Iterator[str]:
    x = left
    for kind in ("drive", "stay", "wait", "meal", "overtime", "crewday"):
        words = told("crew_day" if kind == "crewday" else f"piece.{kind}", lang)
        yield rect(x, y, 22, 12, kind) + text(x + 28, y + 10, words, "soft")
        x += 50 + 6 * text_width(words)

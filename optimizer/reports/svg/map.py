"""Maps of the van's routes, drawn from the scenario's own roads: a day, and all days at once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from optimizer.reports.svg.map_frame import Frame, Spot, apart, frame_of
from optimizer.reports.svg.shapes import dot, line, named, path, picture, rect, text
from optimizer.views.lettering import text_width
from optimizer.views.routes import Point, RoutesView, RouteView, StopView
from optimizer.views.words.routes import clocks, told
from optimizer.words.message import Lang

_VANS = ("1f5fa8", "b4530a", "2f7a2b", "6b3fa0", "0e766b", "7d6a00")
STYLE = (
    ".land{fill:#fbfaf6;stroke:#d8dde5}.road{fill:none;stroke:#cdd2da;stroke-width:1.4}"
    ".casing{fill:none;stroke:#fff;stroke-width:6;stroke-linejoin:round}"
    ".way,.home{fill:none;stroke-width:2.6;stroke-linejoin:round;stroke-linecap:round}"
    ".home{stroke-dasharray:7 5}.thin{fill:none;stroke-width:1.6;stroke-opacity:.5}"
    ".arrow{stroke:#fff;stroke-width:.6}.lead{stroke:#1c2430;stroke-width:.8}"
    ".made{fill:#1f5fa8;stroke:#fff;stroke-width:1.2}"
    ".promised{fill:#0b2f5c;stroke:#fff;stroke-width:1.2}"
    ".standing{fill:#fff;stroke:#1f5fa8;stroke-width:1.8}"
    ".cross{stroke:#c00000;stroke-width:2.4;fill:none}.depot{fill:#1c2430;stroke:#fff}"
    ".num{font-size:11px;fill:#fff;text-anchor:middle}.num.dark{fill:#1f5fa8}"
    ".area{font-size:13px;fill:#667085;text-anchor:middle;stroke:#fbfaf6;stroke-width:3;"
    "paint-order:stroke}.map{font-size:11px;fill:#1c2430}.scale{stroke:#1c2430;stroke-width:2}"
) + "".join(
    f".v{at}{{stroke:#{colour}}}.arrow.v{at}{{fill:#{colour}}}" for at, colour in enumerate(_VANS)
)
"""The classes of these pictures, to be added to the page's style sheet."""

_DAY, _ALL = (560.0, 400.0), (900.0, 600.0)
_MARGIN, _MARKER, _LINE = 30.0, 9.0, 22.0


def day_map(view: RoutesView, route: RouteView, lang: Lang) -> str:
    """One van day: numbered stops in order, the way home dashed."""
    frame = frame_of([at for way in route.ways for at in way], *_DAY, _MARGIN)
    style = f"v{_colour(view, route.van)}"
    shapes = [*_ground(view, frame)]
    *drawn, home = ([frame.spot(at) for at in way] for way in route.ways)
    shapes += [path(way, "casing") for way in (*drawn, home)]
    shapes += [path(home, f"home {style}"), *(path(way, f"way {style}") for way in drawn)]
    shapes += [_arrow(way, style) for way in (*drawn, home)]
    spots = _spots(route, frame)
    shapes += _names(view, frame, [real for real, _ in spots], lang)
    shapes.append(_depot(frame, route.depot_at, route.depot.said(lang)))
    shapes += _numbers(route, spots[1:], lang)
    shapes += _scale(frame, lang)
    shapes += _day_legend(route, style, lang)
    return picture(_DAY[0], _DAY[1] + _LINE, f"{route.date} {route.van}", shapes)


def overview_map(view: RoutesView, lang: Lang) -> str:
    """All days: ways by van, stops, what is left out."""
    stops = [stop for route in view.routes for stop in route.stops]
    every = [at for route in view.routes for way in route.ways for at in way]
    every += [entry.at for entry in view.left_out]
    every += [at for _, at in view.districts] or [at for road in view.roads for at in road]
    if not every:
        return ""
    frame = frame_of(every, *_ALL, _MARGIN)
    shapes = [*_ground(view, frame)]
    for route in view.routes:
        style = f"thin v{_colour(view, route.van)}"
        shapes += [path(map(frame.spot, way), style) for way in route.ways]
    spots = [*(stop.at for stop in stops), *(entry.at for entry in view.left_out)]
    taken = [frame.spot(at) for at in spots]
    shapes += [*_names(view, frame, taken, lang), *_scale(frame, lang)]
    shapes += [_stop(frame, stop, lang) for stop in stops]
    for entry in view.left_out:
        words = f"{told('left_out', lang)}: {entry.name.said(lang)}"
        shapes.append(named(words, _cross(*frame.spot(entry.at))))
    depots = sorted({(route.depot_at, route.depot) for route in view.routes})
    shapes += [_depot(frame, at, name.said(lang)) for at, name in depots]
    shapes += _legend(view, lang)
    return picture(_ALL[0], _ALL[1] + 2 * _LINE, told("heading.overview", lang), shapes)


def _colour(view: RoutesView, van: str) -> int:
    vans = sorted({route.van for route in view.routes})
    return vans.index(van) % len(_VANS)


def _ground(view: RoutesView, frame: Frame) -> Iterator[str]:
    yield rect(0, 0, frame.width, frame.height, "land")
    for road in view.roads:
        if frame.shows(road):
            yield path(map(frame.spot, road), "road")


def _names(view: RoutesView, frame: Frame, taken: Sequence[Spot], lang: Lang) -> Iterator[str]:
    """The sub-districts by name, where no marker hides them."""
    for name, at in view.districts:
        x, y = frame.spot(at)
        if 0 <= x <= frame.width and 10 <= y <= frame.height:
            words = name.said(lang)
            spot = frame.label_spot(at, 6.8 * text_width(words), taken, _MARKER)
            yield text(*spot, words, "area")


def _scale(frame: Frame, lang: Lang) -> Iterator[str]:
    km, length = frame.scale_bar()
    left, low = frame.width - length - 14, frame.height - 14
    yield line(left, low, left + length, low, "scale")
    yield text(left, low - 5, told("km", lang).format(km), "map")


def _arrow(way: Sequence[Spot], style: str) -> str:
    """A small triangle halfway, pointing the way that is driven."""
    steps = [(a, b, math.dist(a, b)) for a, b in pairwise(way)]
    total = sum(length for _, _, length in steps)
    if total < 4 * _MARKER:
        return ""
    done = accumulate(length for _, _, length in steps)
    (a, b, length), end = next(
        pair for pair in zip(steps, done, strict=True) if pair[1] >= total / 2
    )
    share = 1 - (end - total / 2) / length
    x, y = a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])
    dx, dy = 5 * (b[0] - a[0]) / length, 5 * (b[1] - a[1]) / length
    tail = (x - dx - dy, y - dy + dx), (x - dx + dy, y - dy - dx)
    return path(((x + dx, y + dy), *tail, (x + dx, y + dy)), f"arrow {style}")


def _spots(route: RouteView, frame: Frame) -> list[tuple[Spot, Spot]]:
    """Where the depot and each stop are marked, and where they are; markers never touch."""
    real = [frame.spot(route.depot_at), *(frame.spot(stop.at) for stop in route.stops)]
    return list(zip(apart(real, 2 * _MARKER + 1), real, strict=True))


def _numbers(route: RouteView, spots: Iterable[tuple[Spot, Spot]], lang: Lang) -> Iterator[str]:
    """The stops in order; those moved apart keep a line to their place."""
    for number, (stop, ((x, y), (x0, y0))) in enumerate(
        zip(route.stops, spots, strict=True), start=1
    ):
        lead = line(x0, y0, x, y, "lead") if math.dist((x, y), (x0, y0)) > 1 else ""
        dark = " dark" if stop.is_standing else ""
        sign = text(x, y + 4, str(number), f"num{dark}")
        words = f"{number} {stop.name.said(lang)} {clocks(stop.start_s, stop.end_s)}"
        yield named(words, lead + dot(x, y, _MARKER, _tone(stop)) + sign)


def _tone(stop: StopView) -> str:
    return "standing" if stop.is_standing else "promised" if stop.is_promised else "made"


def _stop(frame: Frame, stop: StopView, lang: Lang) -> str:
    return named(stop.name.said(lang), dot(*frame.spot(stop.at), 4.5, _tone(stop)))


def _depot(frame: Frame, at: Point, name: str) -> str:
    x, y = frame.spot(at)
    return named(name, rect(x - 6, y - 6, 12, 12, "depot"))


def _cross(x: float, y: float) -> str:
    return line(x - 5, y - 5, x + 5, y + 5, "cross") + line(x - 5, y + 5, x + 5, y - 5, "cross")


def _day_legend(route: RouteView, style: str, lang: Lang) -> Iterator[str]:
    """The signs that this day's map has."""
    y, x = _DAY[1] + 14, 8.0
    signs = [
        (line(0, 0, 20, 0, f"sign way {style}"), told("way_out", lang)),
        (line(0, 0, 20, 0, f"sign home {style}"), told("way_home", lang)),
        (rect(4, -6, 12, 12, "depot"), told("depot", lang)),
    ]
    there = {_tone(stop) for stop in route.stops}
    tones = [tone for tone in ("made", "promised", "standing") if tone in there]
    signs += [(dot(10, 0, 6, tone), told(tone, lang)) for tone in tones]
    for sign, words in signs:
        yield f'<g transform="translate({x:.0f} {y - 4:.0f})">{sign}</g>'
        yield text(x + 26, y, words, "map")
        x += 44 + 5.6 * text_width(words)


def _legend(view: RoutesView, lang: Lang) -> Iterator[str]:
    y = _ALL[1] + 14
    signs: Iterable[tuple[str, str]] = (
        (rect(8, y - 8, 12, 12, "depot"), told("depot", lang)),
        (dot(154, y - 2, 4.5, "made"), told("made", lang)),
        (dot(294, y - 2, 4.5, "promised"), told("promised", lang)),
        (dot(434, y - 2, 4.5, "standing"), told("standing", lang)),
        (_cross(574, y - 2), told("left_out", lang)),
    )
    for place, (sign, words) in enumerate(signs):
        yield sign + text(28 + 140 * place, y + 2, words, "map")
    for place, van in enumerate(sorted({route.van for route in view.routes})):
        x = 10 + 140 * place
        yield line(x, y + 18, x + 20, y + 18, f"way v{_colour(view, van)}")
        yield text(x + 26, y + 22, van, "map")

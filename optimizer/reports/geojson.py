"""`routes.geojson`: routes, stops, left-out visits and depots as a map of RFC 7946."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import Any

from optimizer.exchange.routes_file import time_text
from optimizer.routes.explain.reason_codes import wording
from optimizer.travel.geodesic import near_lon
from optimizer.views.routes import LeftOutView, Point, RoutesView, RouteView, StopView
from optimizer.views.words.routes import moment, told
from optimizer.words.message import Lang

_DIGITS = 6
Position = list[float]


def routes_geojson(view: RoutesView, lang: Lang) -> bytes:
    """A FeatureCollection in UTF-8: lon/lat in WGS-84, six decimals, one feature a line."""
    features = list(_features(view, lang))
    positions = list(chain.from_iterable(_positions(one["geometry"]) for one in features))
    box = ""
    if positions:
        lons, lats = zip(*positions, strict=True)
        west, east = _sides(lons)
        box = f'"bbox": {[west, min(lats), east, max(lats)]}, '
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in features)
    whole = f'{{"type": "FeatureCollection", {box}"features": [\n{lines}\n]}}\n'
    return whole.encode("utf-8", errors="replace")


def _features(view: RoutesView, lang: Lang) -> Iterator[dict[str, Any]]:
    for name, at in sorted({(route.depot, route.depot_at) for route in view.routes}):
        yield _feature(_point(at), {"feature": "depot", "name": name.said(lang)})
    for route in view.routes:
        yield _feature(_line(route), _of_route(route, lang))
        for number, stop in enumerate(route.stops, start=1):
            yield _feature(_point(stop.at), _of_stop(route, number, stop, lang))
    for entry in view.left_out:
        yield _feature(_point(entry.at), _of_left_out(entry, lang))


def way(route: RouteView) -> tuple[Point, ...]:
    """The whole way of a route, depot to depot; a point that repeats the one before is left out."""
    every = [point for leg in route.ways for point in leg]
    return (*every[:1], *(b for a, b in pairwise(every) if a != b))


def _sides(lons: Iterable[float]) -> tuple[float, float]:
    """West and east of the narrowest box; west is the greater one if it crosses longitude 180."""
    every = sorted(set(lons))
    gaps = [(b - a, b, a) for a, b in pairwise(every)]
    outside = every[0] + 360 - every[-1]
    widest, west, east = max(gaps, default=(0.0, 0.0, 0.0))
    return (west, east) if widest > outside else (every[0], every[-1])


def _line(route: RouteView) -> dict[str, Any]:
    parts = _cut([_position(point) for point in way(route)])
    if len(parts) > 1:
        return {"type": "MultiLineString", "coordinates": parts}
    return {"type": "LineString", "coordinates": parts[0] * (2 if len(parts[0]) == 1 else 1)}


def _cut(line: list[Position]) -> list[list[Position]]:
    """The line in parts that end and go on at longitude 180, where it crosses it."""
    parts = [line[:1]]
    for (lon, lat), (lon_to, lat_to) in pairwise(line):
        there = near_lon(lon_to, lon)
        if there != lon_to:
            edge = 180.0 if there > lon_to else -180.0
            share = (edge - lon) / (there - lon) if there != lon else 0.0
            cut = round(lat + share * (lat_to - lat), _DIGITS)
            parts[-1] += [[edge, cut]] if [lon, lat] != [edge, cut] else []
            parts.append([[-edge, cut]])
        parts[-1] += [[lon_to, lat_to]] if parts[-1][-1] != [lon_to, lat_to] else []
    return [part for part in parts if len(part) > 1] or [line[:1]]


def _point(at: Point) -> dict[str, Any]:
    return {"type": "Point", "coordinates": _position(at)}


def _position(at: Point) -> Position:
    return [round(at[1], _DIGITS), round(at[0], _DIGITS)]


def _positions(geometry: dict[str, Any]) -> Iterable[Position]:
    found = geometry["coordinates"]
    if geometry["type"] == "MultiLineString":
        return list(chain.from_iterable(found))
    return [found] if geometry["type"] == "Point" else found


def _feature(geometry: dict[str, Any], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _of_route(route: RouteView, lang: Lang) -> dict[str, Any]:
    return {
        "feature": "route",
        "name": f"{route.date} {route.van}",
        "van": route.van,
        "date": route.date.isoformat(),
        "depot": route.depot.said(lang),
        "depart": time_text(route.depart_s),
        "return": time_text(route.return_s),
        "stops": len(route.stops),
        "distance_m": route.distance_m,
        "travel_s": route.travel_s,
        "overtime_s": route.overtime_s,
    }


def _of_stop(route: RouteView, number: int, stop: StopView, lang: Lang) -> dict[str, Any]:
    return {
        "feature": "stop",
        "name": stop.name.said(lang),
        "visit": stop.visit,
        "van": route.van,
        "date": route.date.isoformat(),
        "number": number,
        "kind": told(f"kind.{stop.kind}", lang),
        "sub_district": stop.sub_district.said(lang),
        "arrive": time_text(stop.arrive_s),
        "start": time_text(stop.start_s),
        "end": time_text(stop.end_s),
        "promised": stop.is_promised,
        "late_h": stop.late_h,
        "answer_by": stop.answer_by and moment(stop.answer_by),
        "items": [item.said(lang) for item in stop.items],
    }


def _of_left_out(entry: LeftOutView, lang: Lang) -> dict[str, Any]:
    return {
        "feature": "left_out",
        "name": entry.name.said(lang),
        "visit": entry.visit,
        "sub_district": entry.sub_district.said(lang),
        "priority": entry.priority,
        "answer_by": entry.answer_by and moment(entry.answer_by),
        "code": entry.code,
        "why": entry.why.said(lang),
        "change": wording(entry.change).said(lang),
    }

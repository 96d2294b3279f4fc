"""`routes.json`: the van's routes as a file that people may edit and the judge reads back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from optimizer.errors import Mistake, ScenarioError
from optimizer.exchange.json_file import read
from optimizer.exchange.routes_file import RouteRow, RoutesFile, StopRow, time_text
from optimizer.routes.explain.reason_codes import CHANGES, wording
from optimizer.routes.plan.plan import LeftOut, Remedy, Route, RoutePlan, Stop, UnmetTurn
from optimizer.views.json_text import as_json, assumptions, what_ifs
from optimizer.words.label import Label
from optimizer.words.message import LANGUAGES, message

if TYPE_CHECKING:
    from optimizer.exchange.routes_file import ChangeRow, CrewRow, LeftOutRow, MealRow
    from optimizer.routes.plan.solved import DayProof
    from optimizer.views.roster import Outcome
    from optimizer.views.routes import Crew, LeftOutView, RoutesView, RouteView, StopView
    from optimizer.words.message import Said

FILE = "routes.json"
Crews = Mapping[tuple[str, date], "Crew"]
_SEATS = ("officer_a", "officer_b", "driver")


def routes_json(view: RoutesView) -> bytes:
    """The plan of a view, in UTF-8 with a stable order of keys and rows."""
    turns = zip(view.plan.unmet_turns, view.unmet_turns, strict=True)
    return as_json(
        {
            "kind": "routes",
            "format": 1,
            "scenario": view.name._asdict(),
            "first": view.first.isoformat(),
            "last": view.last.isoformat(),
            "synthetic": view.synthetic,
            **_result(view.outcome),
            "what_ifs": what_ifs(view),
            **assumptions(view),
            "routes": [_route(view, route) for route in view.routes],
            "at_home": list(_at_home(view)),
            "left_out": [left_out_row(entry) for entry in view.left_out],
            "unmet_turns": [
                {
                    "sub_district": turn.sub_district,
                    "name": shown.sub_district._asdict(),
                    "week": turn.week.isoformat(),
                    "missing": turn.missing,
                }
                for turn, shown in turns
            ],
        }
    )


def left_out_row(entry: LeftOutView) -> dict[str, Any]:
    """A visit that is not made, with its reason in both languages."""
    return {
        "visit": entry.visit,
        "name": entry.name._asdict(),
        "sub_district": entry.sub_district._asdict(),
        "lat": entry.at[0],
        "lon": entry.at[1],
        "priority": entry.priority,
        "code": entry.code,
        "why": _both(entry.why),
        "change": _both(wording(entry.change)) | _facts(entry.change),
        "cost": entry.cost,
    }


def _both(text: Said) -> dict[str, str]:
    return {lang: text.said(lang) for lang in LANGUAGES}


def _facts(change: Remedy | Label | None) -> dict[str, Any]:
    """What a change says beside its text, as far as there is something."""
    if not isinstance(change, Remedy):
        return {}
    facts = {
        "kind": change.kind,
        "date": change.date.isoformat(),
        "van": change.van,
        "start": time_text(change.start_s),
        "end": time_text(change.end_s),
        "instead_of": change.instead_of,
        "items": list(change.items),
        "equipment": list(change.equipment),
    }
    return {name: fact for name, fact in facts.items() if fact}


def _result(outcome: Outcome) -> dict[str, Any]:
    return {
        "status": outcome.status,
        "objective": outcome.total.cost,
        "bound": outcome.total.bound,
        "travel_source": outcome.travel_source,
    }


def _time(name: str, second: int) -> dict[str, Any]:
    return {name: time_text(second), f"{name}_s": second}


def _crew(crew: Crew) -> dict[str, str | None]:
    return dict(zip(_SEATS, crew, strict=True))


def _proof(proof: DayProof | None) -> dict[str, Any] | None:
    """What is proven of a van day by itself, the others as they are; None if nothing is."""
    if proof is None:
        return None
    figures = {name: getattr(proof, name) for name in ("candidates", "objective", "bound")}
    return {**figures, "proven": proof.is_proven}


def _route(view: RoutesView, route: RouteView) -> dict[str, Any]:
    return {
        "shift": route.shift,
        "van": route.van,
        "date": route.date.isoformat(),
        "depot": route.depot._asdict(),
        "crew": _crew(route.crew),
        "day_start": time_text(route.start_s),
        "day_end": time_text(route.end_s),
        **_time("depart", route.depart_s),
        "meal": route.meal and {**_time("start", route.meal[0]), **_time("end", route.meal[1])},
        "stops": [_stop(stop) for stop in route.stops],
        "home_s": route.home_s,
        "home_m": route.home_m,
        **_time("return", route.return_s),
        "distance_m": route.distance_m,
        "travel_s": route.travel_s,
        "waiting_s": route.waiting_s,
        "overtime_s": route.overtime_s,
        "proof": _proof(view.proofs.get((route.van, route.date))),
    }


def _stop(stop: StopView) -> dict[str, Any]:
    start, end = map(time_text, stop.window)
    return {
        "visit": stop.visit,
        "name": stop.name._asdict(),
        "kind": stop.kind,
        "sub_district": stop.sub_district._asdict(),
        "lat": stop.at[0],
        "lon": stop.at[1],
        "leg_s": stop.leg_s,
        "leg_m": stop.leg_m,
        **_time("arrive", stop.arrive_s),
        **_time("start", stop.start_s),
        **_time("end", stop.end_s),
        "window": {"start": start, "end": end},
        "promised": stop.is_promised,
        "standing": stop.is_standing,
        "late_h": stop.late_h,
        "items": [item._asdict() for item in stop.items],
        "contact": stop.contact,
        "papers": list(stop.papers),
    }


def _at_home(view: RoutesView) -> Iterator[dict[str, Any]]:
    for van, day in sorted([*view.idle, *view.unmanned], key=lambda one: (one[1], one[0])):
        crew = view.crews.get((van, day))
        yield {
            "van": van,
            "date": day.isoformat(),
            "manned": (van, day) in view.idle,
            "crew": crew and _crew(crew),
            "proof": _proof(view.proofs.get((van, day))),
        }


def routes_from_json(data: bytes | Mapping[str, Any], file: str = FILE) -> tuple[RoutePlan, Crews]:
    """The plan in a file's bytes (or its parsed object) and the crews by van and date.

    ScenarioError lists every mistake, with the name of the `file`.
    """
    found = read(RoutesFile, data, file)
    mistakes = [*_clashing_times(found, file), *_clashing_crews(found, file)]
    if mistakes:
        raise ScenarioError(mistakes)
    plan = RoutePlan(
        routes=tuple(sorted(map(_route_in, found.routes), key=lambda route: route.shift)),
        left_out=tuple(sorted(map(_left_out_in, found.left_out), key=attrgetter("visit"))),
        unmet_turns=tuple(
            sorted(UnmetTurn(row.sub_district, row.week, row.missing) for row in found.unmet_turns)
        ),
    )
    crews = {key: _members(crew) for _, key, crew in _crew_rows(found)}
    return plan, dict(sorted(crews.items()))


def _route_in(row: RouteRow) -> Route:
    stops = tuple(Stop(s.visit, s.arrive, s.start, s.end) for s in row.stops)
    meal = row.meal.start if row.meal else None
    return Route(row.shift, row.depart, stops, row.return_, meal)


def _left_out_in(row: LeftOutRow) -> LeftOut:
    return LeftOut(row.visit, row.code, _change_in(row.change) if row.change else None, row.cost)


def _change_in(row: ChangeRow) -> Remedy | Label | None:
    if row.kind in CHANGES and row.date and row.start is not None and row.end is not None:
        times = row.date, row.van, row.start, row.end
        return Remedy(row.kind, *times, row.instead_of, row.items, row.equipment)
    return Label(row.en, row.zh) if row.en or row.zh else None


def _members(row: CrewRow) -> Crew:
    return row.officer_a, row.officer_b, row.driver


def _crew_rows(found: RoutesFile) -> Iterator[tuple[str, tuple[str, date], CrewRow]]:
    """Every crew of the file: where it stands, of which van day, who."""
    for place, route in enumerate(found.routes):
        yield f"routes[{place}]", (route.van, route.date), route.crew
    for place, home in enumerate(found.at_home):
        if home.crew is not None:
            yield f"at_home[{place}]", (home.van, home.date), home.crew


def _clashing_crews(found: RoutesFile, file: str) -> Iterator[Mistake]:
    first: dict[tuple[str, date], CrewRow] = {}
    for where, key, crew in _crew_rows(found):
        if first.setdefault(key, crew) != crew:
            problem = message("is not the crew that a row before names for this van and date")
            yield Mistake(f"{file}:$.{where}.crew", "crew", problem)


def _clashing_times(found: RoutesFile, file: str) -> Iterator[Mistake]:
    for place, route in enumerate(found.routes):
        at = f"{file}:$.routes[{place}]"
        yield from _clashes(route, ("depart", "return"), at)
        if route.meal:
            yield from _clashes(route.meal, ("start",), f"{at}.meal")
        for position, stop in enumerate(route.stops):
            yield from _clashes(stop, ("arrive", "start", "end"), f"{at}.stops[{position}]")


def _clashes(
    row: RouteRow | MealRow | StopRow, names: tuple[str, ...], at: str
) -> Iterator[Mistake]:
    for name in names:
        told = getattr(row, "return_" if name == "return" else name)
        seconds = getattr(row, f"{name}_s")
        if seconds is not None and seconds != told:
            problem = message(
                "is {seconds}, but {name} is {time} ({told})",
                seconds=seconds,
                name=name,
                time=time_text(told),
                told=told,
            )
            yield Mistake(f"{at}.{name}_s", f"{name}_s", problem, message("let both say the same"))

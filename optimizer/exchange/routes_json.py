"""`routes.json`: the van's routes as a file that people may edit and the judge reads back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from operator import attrgetter
from typing import Any

from optimizer.errors import Mistake, ScenarioError
from optimizer.exchange.fields import assumptions, text_row, what_if_rows
from optimizer.exchange.json_file import read, written
from optimizer.exchange.route_lists import elsewhere_rows, turn_rows
from optimizer.exchange.routes_file import (
    ChangeRow,
    CrewRow,
    HomeRow,
    LeftOutRow,
    MealRow,
    ProofRow,
    RouteRow,
    RoutesFile,
    StopRow,
    WindowRow,
    time_text,
)
from optimizer.routes.explain.reason_codes import CHANGES, wording
from optimizer.routes.plan.plan import LeftOut, Remedy, Route, RoutePlan, Stop, UnmetTurn
from optimizer.routes.plan.solved import DayProof
from optimizer.views.routes import Crew, RoutesView, RouteView, StopView
from optimizer.views.words.routes import moment
from optimizer.words.label import Label
from optimizer.words.message import message

FILE = "routes.json"
Crews = Mapping[tuple[str, date], "Crew"]


def routes_json(view: RoutesView) -> bytes:
    """The plan of a view, in UTF-8 with a stable order of keys and rows."""
    return written(routes_file(view))


def routes_file(view: RoutesView) -> RoutesFile:
    """What a file says of a view."""
    outcome = view.outcome
    return RoutesFile(
        kind="routes",
        format=1,
        scenario=view.name,
        first=view.first,
        last=view.last,
        synthetic=view.synthetic,
        status=outcome.status,
        objective=outcome.total.cost,
        bound=outcome.total.bound,
        travel_source=outcome.travel_source,
        what_ifs=what_if_rows(view),
        **assumptions(view),
        routes=[_route(view, route) for route in view.routes],
        at_home=list(_at_home(view)),
        left_out=left_out_rows(view),
        unmet_turns=turn_rows(view),
        elsewhere=elsewhere_rows(view),
    )


def left_out_rows(view: RoutesView) -> tuple[LeftOutRow, ...]:
    """Every visit that is not made, with its reason in both languages."""
    return tuple(
        LeftOutRow(
            visit=entry.visit,
            name=entry.name,
            sub_district=entry.sub_district,
            lat=entry.at[0],
            lon=entry.at[1],
            priority=entry.priority,
            code=entry.code,
            why=text_row(entry.why),
            change=_change(entry.change),
            cost=entry.cost,
            answer_by=entry.answer_by and moment(entry.answer_by),
        )
        for entry in view.left_out
    )


def _change(change: Remedy | Label | None) -> ChangeRow:
    """A change in words, and what it says beside them, as far as there is something."""
    facts: dict[str, Any] = {}
    if isinstance(change, Remedy):
        facts = {
            "kind": change.kind,
            "date": change.date,
            "van": change.van,
            "start": change.start_s,
            "end": change.end_s,
            "instead_of": change.instead_of,
            "items": change.items,
            "equipment": change.equipment,
        }
    told = {name: fact for name, fact in facts.items() if fact not in ("", ())}
    return ChangeRow(**dict(text_row(wording(change))), **told)


def _time(name: str, second: int) -> dict[str, int]:
    return {name: second, f"{name}_s": second}


def _crew(crew: Crew) -> CrewRow:
    officer_a, officer_b, driver = crew
    return CrewRow(officer_a=officer_a, officer_b=officer_b, driver=driver)


def _proof(proof: DayProof | None) -> ProofRow | None:
    if proof is None:
        return None
    return ProofRow(
        candidates=proof.candidates,
        objective=proof.objective,
        bound=proof.bound,
        proven=proof.is_proven,
    )


def _route(view: RoutesView, route: RouteView) -> RouteRow:
    meal = route.meal and MealRow(**_time("start", route.meal[0]), **_time("end", route.meal[1]))
    return RouteRow(
        shift=route.shift,
        van=route.van,
        date=route.date,
        depot=route.depot,
        crew=_crew(route.crew),
        day_start=route.start_s,
        day_end=route.end_s,
        **_time("depart", route.depart_s),
        meal=meal,
        stops=[_stop(stop) for stop in route.stops],
        home_s=route.home_s,
        home_m=route.home_m,
        **_time("return", route.return_s),
        distance_m=route.distance_m,
        travel_s=route.travel_s,
        waiting_s=route.waiting_s,
        overtime_s=route.overtime_s,
        overtime_max_s=view.overtime_max_s.get((route.van, route.date)),
        proof=_proof(view.proofs.get((route.van, route.date))),
    )


def _stop(stop: StopView) -> StopRow:
    start, end = stop.window
    return StopRow(
        visit=stop.visit,
        name=stop.name,
        kind=stop.kind,
        sub_district=stop.sub_district,
        lat=stop.at[0],
        lon=stop.at[1],
        leg_s=stop.leg_s,
        leg_m=stop.leg_m,
        **_time("arrive", stop.arrive_s),
        **_time("start", stop.start_s),
        **_time("end", stop.end_s),
        window=WindowRow(start=start, end=end),
        promised=stop.is_promised,
        standing=stop.is_standing,
        late_h=stop.late_h,
        answer_by=stop.answer_by and moment(stop.answer_by),
        items=stop.items,
        contact=stop.contact,
        papers=stop.papers,
    )


def _at_home(view: RoutesView) -> Iterator[HomeRow]:
    for van, day in sorted([*view.idle, *view.unmanned], key=lambda one: (one[1], one[0])):
        crew = view.crews.get((van, day))
        yield HomeRow(
            van=van,
            date=day,
            manned=(van, day) in view.idle,
            overtime_max_s=view.overtime_max_s.get((van, day)),
            crew=crew and _crew(crew),
            proof=_proof(view.proofs.get((van, day))),
        )


def routes_from_json(data: bytes | Mapping[str, Any], file: str = FILE) -> tuple[RoutePlan, Crews]:
    """The plan in a file's bytes (or its parsed object) and the crews by van and date.

    ScenarioError lists every mistake, with the name of the `file`.
    """
    found = routes_file_in(data, file)
    return routes_in(found), crews_in(found)


def routes_file_in(data: bytes | Mapping[str, Any], file: str = FILE) -> RoutesFile:
    """All that a file says, of the plan or not; ScenarioError as for `routes_from_json`."""
    found = read(RoutesFile, data, file)
    mistakes = [*_clashing_times(found, file), *_clashing_crews(found, file)]
    if mistakes:
        raise ScenarioError(mistakes)
    return found


def routes_in(found: RoutesFile) -> RoutePlan:
    """The routes that a file says."""
    return RoutePlan(
        routes=tuple(sorted(map(_route_in, found.routes), key=lambda route: route.shift)),
        left_out=tuple(sorted(map(_left_out_in, found.left_out), key=attrgetter("visit"))),
        unmet_turns=tuple(
            sorted(UnmetTurn(row.sub_district, row.week, row.missing) for row in found.unmet_turns)
        ),
    )


def crews_in(found: RoutesFile) -> Crews:
    """The crews that a file says, by van and date."""
    crews = {key: _members(crew) for _, key, crew in _crew_rows(found)}
    return dict(sorted(crews.items()))


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

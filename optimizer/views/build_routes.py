"""From a scenario, its route problem and a plan to the view that reports are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from statistics import fmean
from typing import TYPE_CHECKING

from optimizer.routes.explain.reason_codes import reason
from optimizer.routes.plan.facts import late_h, overtime_s, travel_s, waiting_s
from optimizer.routes.plan.plan import LeftOut, Route, RoutePlan, Stop, UnmetTurn
from optimizer.routes.plan.solved import DayProof
from optimizer.routes.problem import Deadline, Elsewhere, RouteProblem, Shift, Visit
from optimizer.scenario.journeys import road_path
from optimizer.scenario.scenario import Scenario
from optimizer.travel.geodesic import near_lon
from optimizer.views.roster import Outcome
from optimizer.views.routes import (
    Crew,
    ElsewhereView,
    LeftOutView,
    Point,
    RoutesView,
    RouteView,
    StopView,
    TurnView,
)
from optimizer.words.label import Label

if TYPE_CHECKING:
    VanDay = tuple[str, date]


def routes_view(
    scenario: Scenario,
    problem: RouteProblem,
    plan: RoutePlan,
    crews: Mapping[tuple[str, date], Crew],
    outcome: Outcome,
    *,
    first: date | None = None,
    last: date | None = None,
    proofs: Iterable[DayProof] = (),
) -> RoutesView:
    """What reports show; `crews` by van and date, `first` to `last` the dates planned."""
    builder, days = _Builder(scenario, problem), problem.dates or (scenario.file.first,)
    begin, end = first or days[0], last or days[-1]
    planned = sorted((one.van, one.date) for one in scenario.van_days if begin <= one.date <= end)
    return RoutesView(
        name=Label(scenario.file.name.en, scenario.file.name.zh),
        synthetic=scenario.file.synthetic,
        outcome=outcome,
        plan=plan,
        first=begin,
        last=end,
        routes=builder.routes(plan, crews),
        left_out=tuple(map(builder.left_out, plan.left_out)),
        unmet_turns=tuple(map(builder.turn, plan.unmet_turns)),
        idle=builder.idle(plan),
        unmanned=builder.unmanned(planned),
        crews={day: crews[day] for day in planned if day in crews},
        roads=_roads(scenario),
        districts=builder.districts(),
        proofs=builder.proofs(proofs),
        overtime_max_s={(s.vehicle, s.date): s.overtime_max_s for s in problem.shifts},
        elsewhere=tuple(map(builder.elsewhere, problem.elsewhere)),
        visits=len(scenario.visits),
        time_zone=scenario.file.time_zone,
        what_ifs=scenario.what_ifs,
        changes=scenario.changes,
        assumptions=scenario.assumptions,
    )


def _roads(scenario: Scenario) -> tuple[tuple[Point, ...], ...]:
    nodes = {node.id: (node.lat, node.lon) for node in scenario.road_nodes}
    return tuple((nodes[road.origin], nodes[road.destination]) for road in scenario.roads)


def _moment(deadline: Deadline | None) -> tuple[date, int] | None:
    return None if deadline is None else (deadline.date, deadline.end_s)


def _middle(spots: Sequence[Point]) -> Point:
    """The mean of points that lie near each other."""
    lons = [near_lon(lon, spots[0][1]) for _, lon in spots]
    return fmean(lat for lat, _ in spots), near_lon(fmean(lons), 0)


class _Builder:
    """A scenario's names and ways by id."""

    def __init__(self, scenario: Scenario, problem: RouteProblem) -> None:
        self._scenario, self._problem = scenario, problem
        self._rows = {row.id: row for row in scenario.visits}
        self._stops = {row.id: row for row in scenario.stops}
        self._items = {row.id: Label(row.name_en, row.name_zh) for row in scenario.items}
        self._places = {row.id: Label(row.name_en, row.name_zh) for row in scenario.places}
        self._classes = scenario.file.item_classes

    def district(self, key: str) -> Label:
        """A sub-district's name."""
        known = self._scenario.file.sub_districts.get(key)
        return Label(known.en, known.zh) if known else Label(key, key)

    def idle(self, plan: RoutePlan) -> tuple[VanDay, ...]:
        """The van days that have a crew and no route."""
        out = {route.shift for route in plan.routes}
        shifts = self._problem.shifts
        return tuple((shift.vehicle, shift.date) for shift in shifts if shift.id not in out)

    def unmanned(self, planned: Iterable[VanDay]) -> tuple[VanDay, ...]:
        """The planned van days that no shift came of."""
        manned = {(shift.vehicle, shift.date) for shift in self._problem.shifts}
        return tuple(sorted(set(planned) - manned))

    def proofs(self, found: Iterable[DayProof]) -> dict[VanDay, DayProof]:
        """What is proven of single van days."""
        shift = self._problem.shift
        return {(shift[one.shift].vehicle, shift[one.shift].date): one for one in found}

    def districts(self) -> tuple[tuple[Label, Point], ...]:
        """Every sub-district at the mean of its demand points, or of its places without any."""
        rows = self._scenario.points or self._scenario.places
        found: dict[str, list[Point]] = {}
        for row in rows:
            found.setdefault(row.sub_district, []).append((row.lat, row.lon))
        return tuple(
            (self.district(key), _middle(spots)) for key, spots in sorted(found.items()) if key
        )

    def turn(self, turn: UnmetTurn) -> TurnView:
        """A sub-district that is served too rarely."""
        return TurnView(self.district(turn.sub_district), turn.week, turn.missing)

    def left_out(self, entry: LeftOut) -> LeftOutView:
        """A visit that is not made."""
        visit = self._problem.visit[entry.visit]
        row = self._rows.get(entry.visit)
        return LeftOutView(
            visit=entry.visit,
            name=self._name(visit),
            sub_district=self.district(visit.sub_district),
            at=self._at(visit.place),
            priority=row.priority if row else 0,
            code=entry.code,
            why=reason(entry.code),
            change=entry.change,
            cost=entry.cost,
            answer_by=_moment(visit.answer_by),
        )

    def elsewhere(self, one: Elsewhere) -> ElsewhereView:
        """A visit of another date."""
        row = self._rows[one.visit]
        return ElsewhereView(
            visit=one.visit,
            name=Label(row.name or row.id, row.name or row.id),
            sub_district=self.district(row.sub_district),
            why=one.why,
            van=one.vehicle,
            date=one.date,
            start_s=one.start_s,
        )

    def routes(
        self, plan: RoutePlan, crews: Mapping[tuple[str, date], Crew]
    ) -> tuple[RouteView, ...]:
        """The van days that go out, by date and van."""
        found = [self.route(route, crews) for route in plan.routes]
        return tuple(sorted(found, key=lambda route: (route.date, route.van)))

    def route(self, route: Route, crews: Mapping[tuple[str, date], Crew]) -> RouteView:
        """A van day."""
        problem, shift = self._problem, self._problem.shift[route.shift]
        officer_a, officer_b, driver = crews.get((shift.vehicle, shift.date), (None, None, None))
        place, stops = shift.start_place, []
        for stop in route.stops:
            stops.append(self._stop(shift, stop, place))
            place = problem.visit[stop.visit].place
        meal = route.meal_start_s
        return RouteView(
            shift=shift.id,
            van=shift.vehicle,
            date=shift.date,
            depot=self._places.get(shift.start_place, Label(shift.start_place, shift.start_place)),
            depot_at=self._at(shift.start_place),
            officer_a=officer_a,
            officer_b=officer_b,
            driver=driver,
            start_s=shift.start_s,
            end_s=shift.end_s,
            depart_s=route.depart_s,
            return_s=route.return_s,
            meal=None if meal is None else (meal, meal + shift.meal_s),
            stops=tuple(stops),
            home_s=problem.leg_s(place, shift.end_place),
            home_m=self._metres(place, shift.end_place),
            home_path=road_path(self._scenario, place, shift.end_place),
            travel_s=travel_s(problem, route),
            waiting_s=waiting_s(problem, route),
            overtime_s=overtime_s(problem, route),
        )

    def _stop(self, shift: Shift, stop: Stop, before: str) -> StopView:
        visit = self._problem.visit[stop.visit]
        row = self._rows.get(visit.id)
        windows = (
            (w.start_s, w.end_s)
            for w in visit.windows
            if w.date in (None, shift.date) and w.start_s <= stop.start_s and stop.end_s <= w.end_s
        )
        return StopView(
            visit=visit.id,
            name=self._name(visit),
            kind=row.kind if row else "standing",
            sub_district=self.district(visit.sub_district),
            at=self._at(visit.place),
            arrive_s=stop.arrive_s,
            start_s=stop.start_s,
            end_s=stop.end_s,
            window=next(windows, (stop.start_s, stop.end_s)),
            leg_s=self._problem.leg_s(before, visit.place),
            leg_m=self._metres(before, visit.place),
            path=road_path(self._scenario, before, visit.place),
            items=self._doings(visit),
            is_promised=visit.required,
            is_standing=visit.is_standing,
            late_h=late_h(visit.answer_by, shift.date, stop.end_s) if visit.answer_by else 0,
            answer_by=_moment(visit.answer_by),
            contact=row.contact if row else "",
            papers=row.papers if row else (),
        )

    def _name(self, visit: Visit) -> Label:
        stop = self._stops.get(visit.place) if visit.is_standing else None
        if stop:
            return Label(stop.name_en, stop.name_zh)
        name = self._rows[visit.id].name if visit.id in self._rows else visit.id
        return Label(name or visit.id, name or visit.id)

    def _doings(self, visit: Visit) -> tuple[Label, ...]:
        """What is done there: items, or the item classes that a standing stop offers."""
        if visit.is_standing and visit.place in self._stops:
            names = [self._classes[key] for key in self._stops[visit.place].offers]
            return tuple(Label(name.en, name.zh) for name in names)
        items = self._rows[visit.id].items if visit.id in self._rows else sorted(visit.items)
        return tuple(self._items.get(item, Label(item, item)) for item in items)

    def _at(self, place: str) -> Point:
        return self._problem.where[place]

    def _metres(self, origin: str, destination: str) -> int | None:
        index = self._problem.index
        metres = int(self._problem.distance_m[index[origin], index[destination]])
        return None if metres < 0 else metres

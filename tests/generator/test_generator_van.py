"""The generator's van and coverage tables, and planted weeks whose known routes keep every time."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from geopy.distance import geodesic

from optimizer.exchange.roster_json import plan_from_json
from optimizer.roster.from_scenario import roster_problem
from optimizer.roster.judge import judge
from optimizer.roster.rulebook import ROSTER
from optimizer.scenario.load import load
from optimizer.scenario.schema.fields import Span
from scenarios.generator import generate, month, week
from scenarios.generator.__main__ import main
from tests.source import ROOT

if TYPE_CHECKING:
    from optimizer.scenario.scenario import Scenario
    from optimizer.scenario.schema.rows_van import VisitRow
    from scenarios.generator.week import KnownRoute

SHIPPED = ROOT / "scenarios"
DEPOT = "政务服务中心"
Spot = tuple[float, float]


def read(folder: Path, what_if: str = "") -> Scenario:
    what_ifs = (what_if,) if what_if else ()
    return load(folder, what_ifs, rules=ROSTER.rule_settings, goals=ROSTER.goal_settings)


@cache
def laoshan(what_if: str = "") -> Scenario:
    return read(SHIPPED / "laoshan", what_if)


def written(files: dict[str, str], folder: Path) -> Scenario:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return read(folder)


# --- the district


def test_twelve_visits_are_promised_and_about_108_are_open():
    visits = laoshan().visits
    assert len(visits) == 120
    assert sum(visit.promised_date is not None for visit in visits) == 12
    assert {visit.kind for visit in visits} == {"licence", "project", "community", "same_day"}
    assert min(Counter(visit.kind for visit in visits).values()) >= 8
    assert len({visit.sub_district for visit in visits}) == 5
    assert {visit.priority for visit in visits} == {1, 2, 3}
    assert {len(visit.items) for visit in visits} == {1, 2, 3}


def test_every_visit_has_a_call_a_contact_code_and_a_chance():
    scenario = laoshan()
    out = [row.date for row in scenario.van_days]
    for visit in scenario.visits:
        assert visit.called_on
        assert visit.contact.startswith("联系-")
        if not visit.promised_date:
            dates = [d for d in out for w in visit.windows if w.first <= d <= w.last]
            assert any(day >= visit.called_on for day in dates)
    assert len({visit.contact for visit in scenario.visits}) == 120


def test_a_same_day_call_is_answered_on_its_day():
    calls = [visit for visit in laoshan().visits if visit.kind == "same_day"]
    for call in calls:
        assert call.answer_by
        assert call.called_on == call.answer_by.date == call.windows[0].first


def test_some_project_sites_are_asked_for_by_two_firms():
    shared = Counter(visit.place for visit in laoshan().visits if visit.place)
    assert len(shared) >= 5
    assert set(shared.values()) == {2}


def test_a_few_dates_are_asked_for_by_more_than_one_van_can_serve():
    wanted: Counter[date] = Counter()
    for visit in laoshan().visits:
        dates = {window.first for window in visit.windows} | {w.last for w in visit.windows}
        dates |= {visit.promised_date} - {None}
        if len(dates) == 1:
            wanted[dates.pop()] += 1
    assert sum(count > 7 for count in wanted.values()) in (1, 2, 3)


def test_each_sub_district_has_two_standing_stops():
    stops = laoshan().stops
    assert len(stops) == 10
    assert set(Counter(stop.sub_district for stop in stops).values()) == {2}


def test_about_400_000_people_live_at_139_points_near_their_halls():
    scenario = laoshan()
    assert len(scenario.points) == 139
    assert all(200 <= point.population <= 4000 for point in scenario.points)
    assert 380_000 < sum(point.population for point in scenario.points) < 420_000
    halls = {place.id: place for place in scenario.places}
    for point in scenario.points:
        hall = halls[point.id[:-3]]
        assert point.id[-3] == "村"
        assert point.sub_district == hall.sub_district
        assert geodesic((point.lat, point.lon), (hall.lat, hall.lon)).km < 2.5


def test_service_points_are_as_many_as_the_source_counts():
    kinds = Counter(point.kind for point in laoshan().service_points)
    assert kinds == {
        "station": 139,
        "college": 2,
        "enterprise": 1,
        "hospital": 18 + 1,
        "institution": 10,
        "bank": 23,
    }
    assert len({point.offers for point in laoshan().service_points}) >= 3
    assert {point.days for point in laoshan().service_points} == {"workday", "every"}


def test_beizhai_has_the_districts_own_points():
    beizhai, whole = read(SHIPPED / "beizhai"), laoshan()
    for table in ("points", "service_points"):
        assert 0 < len(getattr(beizhai, table)) < len(getattr(whole, table))
        assert set(getattr(beizhai, table)) <= set(getattr(whole, table))
    assert not beizhai.visits
    assert not beizhai.stops


def test_what_ifs_of_the_van_change_what_they_say():
    assert [van.id for van in laoshan("second-van").vans] == ["V1", "V2"]
    assert len(laoshan("second-van").van_days) == 38
    assert laoshan("longer-van-day").vans[0].hours.minutes == 600
    assert laoshan("no-standing-stops").stops == ()
    before, after = laoshan().file.road_classes, laoshan("slow-roads").file.road_classes
    assert set(before) == set(after)
    for name, road in before.items():
        assert abs(after[name].speed_kmh - 0.7 * road.speed_kmh) <= 0.5


def test_a_month_of_any_size_has_visits_by_its_workdays():
    files, _ = generate(month(3, 1, date(2024, 2, 5), date(2024, 2, 9), 4))
    assert len(files["visits.csv"].splitlines()) == 2 + round(12 * 5 / 19) + round(108 * 5 / 19)


# --- planted weeks


def assert_routes_keep_every_time(scenario: Scenario, routes: list[KnownRoute]) -> None:
    """Every visit once, in its windows, with travel, set-up, a meal, home by the end."""
    visits = {visit.id: visit for visit in scenario.visits}
    assert sorted(visit for _, _, stays in routes for visit, _ in stays) == sorted(visits)
    assert {(van, day) for van, day, _ in routes} <= {
        (row.van, row.date.isoformat()) for row in scenario.van_days
    }
    depot = next((place.lat, place.lon) for place in scenario.places if place.id == DEPOT)
    for _, day, stays in routes:
        times = [(DEPOT, depot, 0.0, 510.0)]
        for name, start in stays:
            visit, start_min = visits[name], 60 * int(start[:2]) + int(start[3:])
            end_min = start_min + stay_min(scenario, visit, times[-1][0])
            assert is_in_time(visit, date.fromisoformat(day), start_min, end_min)
            times.append((visit.where, (visit.lat, visit.lon), start_min, end_min))
        times.append((DEPOT, depot, 1020, 0))
        spare = [
            (one[3], two[2], two[2] - one[3] - leg_min(one[1], two[1]))
            for one, two in pairwise(times)
        ]
        assert min(minutes for _, _, minutes in spare) >= 0
        assert any(
            minutes >= 30 and min(end, 810) - max(start, 660) >= 30 for start, end, minutes in spare
        )


def leg_min(one: Spot, two: Spot) -> float:
    """Straight line x 160 % at 30 km/h."""
    return geodesic(one, two).km * 1.6 * 2


def stay_min(scenario: Scenario, visit: VisitRow, before: str) -> int:
    minutes = {item.id: item.minutes for item in scenario.items}
    return sum(minutes[item] for item in visit.items) + 10 * (visit.where != before)


def is_in_time(visit: VisitRow, day: date, start_min: int, end_min: int) -> bool:
    windows = [w.span for w in visit.windows if w.first <= day <= w.last]
    if visit.promised_date:
        windows = [visit.promised_window] if visit.promised_date == day else []
    elif not visit.windows:
        windows = [Span(510, 1020)]
    called = visit.called_on is None or visit.called_on <= day
    by = visit.answer_by
    answered = by is None or (day, end_min) <= (by.date, by.minute or 1440)
    fits = any(span.start_min <= start_min and end_min <= span.end_min for span in windows)
    return called and answered and fits


@pytest.mark.parametrize("seed", range(1, 7))
@pytest.mark.parametrize(("vans", "visits"), [(1, 24), (2, 44)])
def test_the_known_routes_of_a_planted_week_serve_every_visit_in_time(seed, vans, visits, tmp_path):
    files, routes = week(visits, seed, vans)
    scenario = written(files, tmp_path)
    assert scenario.file.travel.source == "estimate"
    assert len(scenario.visits) == visits
    assert_routes_keep_every_time(scenario, routes)
    assert {v.sub_district for v in scenario.visits} == set(scenario.file.sub_districts)


def test_the_known_roster_of_a_planted_week_is_legal_and_mans_the_van(tmp_path):
    files, _ = week(24, 3)
    plan = json.loads(files["known_plan.json"])
    problem = roster_problem(written(files, tmp_path))
    assert judge(problem, plan_from_json(plan)).violations == ()
    assert [crew["date"] for crew in plan["crews"]] == [f"2023-10-{n}" for n in range(16, 21)]


def test_only_promised_visits_of_a_planted_week_need_special_items(tmp_path):
    files, _ = week(24, 2)
    scenario = written(files, tmp_path)
    special = {item.id for item in scenario.items if item.special}
    for visit in scenario.visits:
        assert bool(special & set(visit.items)) == (visit.promised_date is not None)


def test_a_week_that_cannot_hold_its_visits_is_refused():
    with pytest.raises(ValueError, match="90 visits do not fit"):
        week(90, 1)


def test_the_week_command_writes_its_known_routes(tmp_path):
    main(["week", "--visits", "10", "--seed", "5", str(tmp_path)])
    routes = json.loads((tmp_path / "known_routes.json").read_text("utf-8"))
    assert sum(len(stays) for _, _, stays in routes) == 10
    assert (tmp_path / "known_plan.json").exists()

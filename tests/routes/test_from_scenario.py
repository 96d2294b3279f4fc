"""What a scenario's van tables and a roster's crews ask of the routes."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from optimizer import load_scenario
from optimizer.routes.from_scenario import Crew, route_problem
from optimizer.routes.problem import Deadline, Elsewhere, Frozen, RouteProblem, Told, Visit, Window
from optimizer.scenario.journeys import travel_of
from tests.routes.sample import window
from tests.scenario.sample import Folder

if TYPE_CHECKING:
    from pathlib import Path

TUE, THU = date(2023, 10, 10), date(2023, 10, 12)
HEAD = (
    "id,name,sub_district,lat,lon,items,promised_date,promised_window,kind,place,priority,"
    "called_on,windows,answer_by,contact,papers\n"
)
FULL: Crew = ("服务中心-01", "服务中心-02", "服务中心-03")
CREWS = {("van-1", TUE): FULL, ("van-1", THU): FULL}


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Folder:
    shutil.copytree(root / "scenarios/broken/_valid", tmp_path / "scenario")
    folder = Folder(tmp_path / "scenario")
    folder.write("route_pins.csv", "visit,van,date,start,reason\n")
    return folder


def asked(folder: Folder, crews=CREWS, **more) -> RouteProblem:
    return route_problem(load_scenario(folder.path), crews, **more)


def only(folder: Folder, **fields: str) -> Visit:
    """The problem's visit when there is just one, of 60 minutes; called V unless said."""
    row = {"id": "V", "lat": "36.27", "lon": "120.63", "items": "食品许可", "kind": "licence"}
    row |= fields
    columns = HEAD.strip().split(",")
    folder.write("visits.csv", HEAD + ",".join(row.get(name, "") for name in columns) + "\n")
    return next(v for v in asked(folder).visits if not v.is_standing)


def weekly(folder: Folder, days: int, per_week: int = 1) -> None:
    """The van goes out on so many days from Monday the 9th."""
    rows = "".join(f"van-1,2023-10-{9 + day:02}\n" for day in range(days))
    folder.write("van_days.csv", "van,date\n" + rows)
    rule = f"rules:\n  sub_district_turn: {{visits_per_week: {per_week}}}"
    folder.replace("scenario.yaml", "rules:", rule)
    folder.write("visits.csv", HEAD)


def crews_of(days: int) -> dict[tuple[str, date], Crew]:
    return {("van-1", date(2023, 10, 9 + day)): FULL for day in range(days)}


def windows(*texts: str) -> tuple[Window, ...]:
    return tuple(window(text) for text in texts)


def test_a_van_day_with_a_crew_is_a_shift(folder: Folder) -> None:
    tuesday, thursday = asked(folder).shifts
    assert (tuesday.id, tuesday.vehicle, tuesday.date) == ("van-1/2023-10-10", "van-1", TUE)
    assert (thursday.id, thursday.date) == ("van-1/2023-10-12", THU)
    assert (tuesday.start_place, tuesday.end_place) == ("服务中心", "服务中心")
    assert (tuesday.start_s, tuesday.end_s) == (8 * 3600 + 1800, 17 * 3600)
    assert (tuesday.overtime_max_s, tuesday.meal_s, tuesday.capacity) == (3600, 1800, None)
    assert tuesday.equipment == {"printer", "scanner"}


def test_every_van_has_its_own_set_up(folder: Folder) -> None:
    folder.write(
        "vans.csv",
        "id,depot,hours,meal_min,equipment,setup_min\n"
        "van-1,服务中心,08:30-17:00,30,printer,10\nvan-2,服务中心,08:30-17:00,30,printer,25\n",
    )
    folder.write("van_days.csv", "van,date\nvan-1,2023-10-10\nvan-2,2023-10-12\n")
    found = asked(folder, {("van-1", TUE): FULL, ("van-2", THU): FULL})
    visit = found.visits[0]
    assert {
        shift.vehicle: found.stay_s(shift, visit, None) - visit.service_s for shift in found.shifts
    } == {"van-1": 600, "van-2": 1500}
    assert {found.stay_s(shift, visit, visit.place) for shift in found.shifts} == {visit.service_s}


def test_overtime_and_meal_are_settings(folder: Folder) -> None:
    folder.replace("scenario.yaml", "rules:", "rules:\n  van_day: {overtime_max_min: 25}")
    folder.replace("vans.csv", "08:30-17:00,30", "09:00-16:30,45")
    shift = asked(folder).shifts[0]
    assert (shift.start_s, shift.end_s) == (9 * 3600, 16 * 3600 + 1800)
    assert (shift.overtime_max_s, shift.meal_s) == (25 * 60, 45 * 60)


@pytest.mark.parametrize(
    ("crew", "goes"),
    [
        (FULL, True),
        (("服务中心-01", None, "服务中心-03"), True),
        ((None, "服务中心-02", "服务中心-03"), True),
        ((None, None, "服务中心-03"), False),
        (("服务中心-01", "服务中心-02", None), False),
        ((None, None, None), False),
    ],
)
def test_a_shift_needs_a_driver_and_an_officer(folder: Folder, crew: Crew, goes: bool) -> None:
    crews = {("van-1", TUE): crew, ("van-1", THU): FULL}
    assert [s.date for s in asked(folder, crews).shifts] == [*([TUE] if goes else []), THU]


def test_a_van_day_without_a_crew_is_no_shift(folder: Folder) -> None:
    assert [s.date for s in asked(folder, {("van-1", THU): FULL}).shifts] == [THU]
    assert asked(folder, {}).shifts == ()


def test_a_special_item_is_done_by_who_holds_it_another_one_by_its_class_too(
    folder: Folder,
) -> None:
    driver = "服务中心-03"
    crews = {
        ("van-1", TUE): ("服务中心-01", None, driver),
        ("van-1", THU): ("服务中心-02", None, driver),
    }
    assert [s.items for s in asked(folder, crews).shifts] == [{"食品许可"}, set()]
    folder.replace("items.csv", "licence,60,yes", "licence,60,no")
    assert [s.items for s in asked(folder, crews).shifts] == [{"食品许可"}, {"食品许可"}]
    assert asked(folder).shifts[0].items == {"食品许可"}


def test_the_driver_s_items_do_not_count(folder: Folder) -> None:
    folder.replace(
        "people.csv", "服务中心-03,服务中心,driver,", "服务中心-03,服务中心,driver,食品许可"
    )
    crew = ("服务中心-02", None, "服务中心-03")
    assert asked(folder, {("van-1", TUE): crew}).shifts[0].items == set()


def test_a_visit_asks_for_its_items_and_what_they_need(folder: Folder) -> None:
    visit = only(folder, items="食品许可; 参保登记", sub_district="中韩", priority="2")
    assert visit.items == {"食品许可", "参保登记"}
    assert visit.equipment == {"printer"}
    assert (visit.service_s, visit.setup_s) == (75 * 60, 600)
    assert (visit.place, visit.sub_district) == ("V", "中韩")
    assert (visit.left_out_price, visit.required, visit.is_standing) == (200_000, False, False)


def test_the_price_goes_by_priority_and_is_a_setting(folder: Folder) -> None:
    folder.replace("scenario.yaml", "rules:", "goals:\n  left_out: {priority_3: 77}\nrules:")
    assert only(folder, priority="1").left_out_price == 100_000
    assert only(folder, priority="3").left_out_price == 77


def test_visits_at_one_place_share_it(folder: Folder) -> None:
    visits = asked(folder).visit
    assert visits["V2"].place == visits["V3"].place == "工地"
    assert visits["V1"].place == "V1"


def test_a_range_of_dates_stands_for_each_of_them(folder: Folder) -> None:
    found = only(folder, windows="2023-10-10..2023-10-12 13:30-17:00; 2023-10-10 09:00-11:30")
    assert found.windows == windows(
        "2023-10-10 09:00-11:30",
        "2023-10-10 13:30-17:00",
        "2023-10-11 13:30-17:00",
        "2023-10-12 13:30-17:00",
    )


def test_windows_before_the_call_do_not_count(folder: Folder) -> None:
    span = "2023-10-09..2023-10-12 13:30-17:00"
    assert only(folder, windows=span, called_on="2023-10-11").windows == windows(
        "2023-10-11 13:30-17:00", "2023-10-12 13:30-17:00"
    )
    assert len(only(folder, windows=span, called_on="2023-10-12").windows) == 1


def test_windows_outside_the_planned_dates_do_not_count(folder: Folder) -> None:
    found = only(folder, windows="2023-09-25..2023-10-01 09:00-11:30")
    assert found.windows == windows("2023-10-01 09:00-11:30")
    found = only(folder, windows="2023-10-15..2023-11-20 09:00-11:30")
    assert found.windows == windows("2023-10-15 09:00-11:30")


def test_without_windows_the_van_may_come_in_all_its_hours(folder: Folder) -> None:
    assert only(folder).windows == windows("2023-10-10 08:30-17:00", "2023-10-12 08:30-17:00")
    assert only(folder, called_on="2023-10-11").windows == windows("2023-10-12 08:30-17:00")
    assert only(folder, called_on="2023-10-13").windows == ()


def test_without_windows_the_hours_are_those_of_the_vans_of_the_date(folder: Folder) -> None:
    folder.write(
        "vans.csv",
        "id,depot,hours,meal_min,equipment,setup_min\n"
        "van-1,服务中心,08:30-17:00,30,printer,10\nvan-2,服务中心,10:00-18:00,30,printer,10\n",
    )
    folder.write("van_days.csv", "van,date\nvan-1,2023-10-10\nvan-2,2023-10-12\n")
    assert only(folder).windows == windows("2023-10-10 08:30-17:00", "2023-10-12 10:00-18:00")


def test_a_promise_is_required_in_its_own_window_only(folder: Folder) -> None:
    found = only(
        folder,
        promised_date="2023-10-10",
        promised_window="09:00-11:00",
        windows="2023-10-10..2023-10-12 08:30-17:00",
    )
    assert found.required
    assert found.windows == windows("2023-10-10 09:00-11:00")


def test_a_deadline_is_a_moment_or_the_end_of_the_van_s_day(folder: Folder) -> None:
    assert only(folder).answer_by is None
    assert only(folder, answer_by="2023-10-12 16:00").answer_by == Deadline(THU, 16 * 3600)
    assert only(folder, answer_by="2023-10-12").answer_by == Deadline(THU, 17 * 3600)
    folder.replace("vans.csv", "08:30-17:00", "08:30-16:00")
    assert only(folder, answer_by="2023-10-12").answer_by == Deadline(THU, 16 * 3600)


def test_a_standing_stop_offers_a_stay_for_each_turn_of_a_week(folder: Folder) -> None:
    weekly(folder, 5, per_week=2)
    first, second = asked(folder, crews_of(5)).visits
    assert (first.id, second.id) == ("S1/2023-10-09/1", "S1/2023-10-09/2")
    assert first.windows == windows(*(f"2023-10-{9 + n:02} 09:00-11:30" for n in range(5)))
    assert (first.place, first.sub_district, first.is_standing) == ("S1", "王哥庄", True)
    assert (first.service_s, first.setup_s, first.left_out_price) == (3600, 600, 0)
    assert (first.items, first.equipment, first.required) == (set(), set(), False)


@pytest.mark.parametrize(
    ("days", "per_week", "stays"),
    [(5, 1, 1), (4, 1, 0), (2, 1, 0), (4, 2, 1), (3, 5, 3), (5, 0, 0)],
)
def test_a_short_week_wants_fewer_turns(
    folder: Folder, days: int, per_week: int, stays: int
) -> None:
    weekly(folder, days, per_week)
    assert len(asked(folder, crews_of(days)).visits) == stays


def test_every_week_has_its_own_stays(folder: Folder) -> None:
    weekly(folder, 0, per_week=5)
    folder.write("van_days.csv", "van,date\nvan-1,2023-10-08\nvan-1,2023-10-09\nvan-1,2023-10-10\n")
    found = asked(folder, {}).visits
    assert [v.id for v in found] == ["S1/2023-10-02/1", "S1/2023-10-09/1", "S1/2023-10-09/2"]
    assert found[0].windows == windows("2023-10-08 09:00-11:30")


def test_a_route_pin_fixes_shift_and_start(folder: Folder) -> None:
    folder.write("route_pins.csv", "visit,van,date,start,reason\nV2,van-1,2023-10-10,13:30,done\n")
    kept = (Frozen("V2", "van-1/2023-10-10", 13 * 3600 + 1800),)
    assert asked(folder).frozen == kept
    assert asked(folder, last=TUE).frozen == kept
    assert asked(folder, first=THU).frozen == ()


def test_every_known_sub_district_wants_its_turn(folder: Folder) -> None:
    assert asked(folder).turns_of == ("北宅",)
    folder.replace(
        "scenario.yaml",
        "regimes:",
        "sub_districts: {北宅: {en: B, zh: 北}, 王哥庄: {en: W, zh: 王}, "
        "中韩: {en: Z, zh: 中}}\nregimes:",
    )
    assert asked(folder).turns_of == ("中韩", "北宅", "王哥庄")


def test_of_a_part_of_the_dates_later_visits_are_left_to_the_others(folder: Folder) -> None:
    """V1 is promised for Tuesday, V4 called on Thursday, V2 and V3 may be on both days."""
    first, second = asked(folder, last=TUE), asked(folder, first=date(2023, 10, 11))
    assert ([s.date for s in first.shifts], [s.date for s in second.shifts]) == ([TUE], [THU])
    assert [v.id for v in first.visits] == ["V1", "V2", "V3"]
    assert first.elsewhere == (Elsewhere("V4", "later"),)
    assert [v.id for v in second.visits] == ["V1", "V2", "V3", "V4"]
    assert second.elsewhere == ()
    assert {w.date for v in first.visits for w in v.windows} == {date(2023, 10, 9), TUE}
    assert [v.id for v in asked(folder).visits] == ["V1", "V2", "V3", "V4"]


def test_what_was_told_of_other_visits_does_not_matter(folder: Folder) -> None:
    told = (Told("V1", TUE, 32_400), Told("V4", THU, 36_000))
    assert asked(folder, told=told).told == told
    assert asked(folder, told=told, last=TUE).told == told[:1]


def test_ways_are_those_of_the_scenario(folder: Folder) -> None:
    found, travel = asked(folder), travel_of(load_scenario(folder.path))
    assert found.travel_source == travel.source
    assert found.leg_s("双石", "大崂") == 720
    assert found.places == travel.places
    assert {v.place for v in found.visits} <= set(found.places)
    assert found.where["V1"] == (36.27, 120.63)

"""Small cases whose coverage everybody can tell."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from optimizer.coverage import Uncovered, VanStay, van_stays
from optimizer.errors import UsageError
from optimizer.routes.plan.plan import Route, RoutePlan, Stop
from optimizer.routes.problem import RouteProblem, Shift, Visit
from tests.coverage.case import (
    Case,
    Duty,
    Place,
    Point,
    Post,
    ServicePoint,
    Slot,
    Stay,
    VanSite,
)
from tests.coverage.convert import measured

MONDAY, SATURDAY, HOLIDAY = date(2023, 10, 9), date(2023, 10, 10), date(2023, 10, 11)
NEAR_S, FAR_S = 900, 901
HALL, VAN, POINT, CENTRE = (1.0, 0.0), (4.0, 0.0), (0.0, 0.0), (2.0, 0.0)


def village(**changes) -> Case:
    """One hall near one village of 100, a workday, a rest day and a holiday."""
    case = Case(
        kinds={MONDAY: "workday", SATURDAY: "rest_day", HOLIDAY: "statutory_holiday"},
        morning=(510, 690),
        afternoon=(810, 1020),
        slots={
            "noon": Slot("workday", (690, 810)),
            "weekend": Slot("rest_day", (540, 690)),
            "holiday": Slot("holiday", (540, 690), booked_only=True),
        },
        item_classes=("universal", "medical", "civil", "licence"),
        places=[Place("大崂", "hall", HALL)],
        points=[Point("村", "北宅", POINT, 100)],
        held=[("universal", "medical", "civil"), ("licence",)],
        openings={("大崂", slot): "universal" for slot in ("noon", "weekend", "holiday")},
        seconds={(mode, POINT, spot): NEAR_S for mode in ("walk", "car")
                 for spot in (HALL, VAN, CENTRE)},
        metres={(POINT, spot): 1000 for spot in (HALL, VAN, CENTRE)},
    )  # fmt: skip
    return replace(case, **changes)


def covered(case: Case, patch, day=MONDAY, item_class="medical", mode="walk") -> set[str]:
    """The starts of the half-hours in which the whole village is covered."""
    found = measured(case, patch)
    row = found.month(item_class, mode)[found.dates.index(day)]
    assert set(row) <= {0.0, 1.0}
    return {f"{half // 2:02d}:{half % 2 * 30:02d}" for half in np.flatnonzero(row)}


ORDINARY = {
    "08:30", "09:00", "09:30", "10:00", "10:30", "11:00",
    "13:30", "14:00", "14:30", "15:00", "15:30", "16:00", "16:30",
}  # fmt: skip
NOON = {"11:30", "12:00", "12:30", "13:00"}
MORNING_OFF = {"09:00", "09:30", "10:00", "10:30", "11:00"}


def test_a_hall_is_open_in_ordinary_hours_and_closed_at_noon(monkeypatch):
    assert covered(village(), monkeypatch) == ORDINARY


def test_a_noon_duty_with_a_holder_opens_noon(monkeypatch):
    case = village(duties=[Duty("大崂", MONDAY, "noon")])
    assert covered(case, monkeypatch) == ORDINARY | NOON


@pytest.mark.parametrize("backup", [None, "大崂-02"])
def test_a_duty_without_a_holder_opens_nothing_even_with_a_backup(backup, monkeypatch):
    case = village(duties=[Duty("大崂", MONDAY, "noon", None, backup)])
    assert covered(case, monkeypatch) == ORDINARY


def test_a_rest_day_is_open_only_by_its_duty(monkeypatch):
    assert covered(village(), monkeypatch, SATURDAY) == set()
    case = village(duties=[Duty("大崂", SATURDAY, "weekend")])
    assert covered(case, monkeypatch, SATURDAY) == MORNING_OFF
    assert covered(case, monkeypatch) == ORDINARY


def test_a_booked_holiday_duty_opens_the_hall(monkeypatch):
    case = village(duties=[Duty("大崂", HOLIDAY, "holiday")], booked=[("大崂", HOLIDAY, "holiday")])
    assert covered(case, monkeypatch, HOLIDAY) == MORNING_OFF


def test_a_holiday_duty_that_nobody_booked_is_refused(monkeypatch):
    with pytest.raises(UsageError, match="大崂 2023-10-11 holiday is no open duty"):
        measured(village(duties=[Duty("大崂", HOLIDAY, "holiday")]), monkeypatch)


def test_a_duty_that_the_scenario_does_not_have_is_refused(monkeypatch):
    with pytest.raises(UsageError, match="大崂 2023-10-10 noon is no open duty"):
        measured(village(duties=[Duty("大崂", SATURDAY, "noon")]), monkeypatch)


def test_universal_counts_for_what_its_people_hold_and_for_nothing_else(monkeypatch):
    case = village(duties=[Duty("大崂", MONDAY, "noon")])
    for item_class in ("universal", "medical", "civil"):
        assert covered(case, monkeypatch, item_class=item_class) == ORDINARY | NOON
    assert covered(case, monkeypatch, item_class="licence") == set()


def test_a_duty_offers_only_the_class_of_its_opening(monkeypatch):
    case = village(duties=[Duty("大崂", MONDAY, "noon")])
    case.openings["大崂", "noon"] = "medical"
    assert covered(case, monkeypatch) == ORDINARY | NOON
    assert covered(case, monkeypatch, item_class="civil") == ORDINARY


def test_a_post_of_the_hall_is_served_in_ordinary_hours(monkeypatch):
    case = village(posts=[Post("大崂", "line", "licence")])
    assert covered(case, monkeypatch, item_class="licence") == ORDINARY


def test_the_service_centre_offers_everything_and_other_places_nothing(monkeypatch):
    centre = village(places=[Place("中心", "service_centre", CENTRE)], openings={})
    assert covered(centre, monkeypatch, item_class="licence") == ORDINARY
    other = village(places=[Place("别处", "other", CENTRE), Place("大崂", "hall", HALL)])
    assert covered(other, monkeypatch, item_class="licence") == set()


def test_the_insurance_hall_offers_what_stations_do(monkeypatch):
    hall = Place("医保大厅", "insurance_hall", CENTRE)
    station = ServicePoint("站", "station", VAN, ("medical",), hours=((0, 30),))
    case = village(places=[hall], openings={}, service_points=[station])
    assert covered(case, monkeypatch) == ORDINARY | {"00:00"}
    assert covered(case, monkeypatch, item_class="civil") == set()


def test_fifteen_minutes_are_near_and_a_second_more_is_not(monkeypatch):
    case = village()
    case.seconds["walk", POINT, HALL] = FAR_S
    assert covered(case, monkeypatch) == set()
    assert covered(case, monkeypatch, mode="car") == ORDINARY
    assert covered(replace(case, within_min=16), monkeypatch) == ORDINARY


@pytest.mark.parametrize(
    ("start", "minutes", "half_hours"),
    [
        ("10:00", 20, {"10:00"}),
        ("10:00", 14, set()),
        ("10:20", 20, set()),
        ("10:15", 30, {"10:00", "10:30"}),
        ("10:15", 44, {"10:00", "10:30"}),
        ("10:15", 60, {"10:00", "10:30", "11:00"}),
    ],
)
def test_a_van_serves_a_half_hour_when_it_stays_fifteen_minutes_of_it(
    start, minutes, half_hours, monkeypatch
):
    start_s = int(start[:2]) * 3600 + int(start[3:]) * 60
    case = village(
        van_sites=[VanSite("幼儿园", VAN, ("licence",))],
        stays=[Stay("幼儿园", MONDAY, start_s, start_s + minutes * 60)],
    )
    assert covered(case, monkeypatch, item_class="licence") == half_hours
    assert covered(case, monkeypatch) == ORDINARY


def test_two_stays_of_the_van_at_one_place_add_up(monkeypatch):
    case = village(
        van_sites=[VanSite("站点", VAN, ("licence",), is_stop=True)],
        stays=[Stay("站点", MONDAY, 36000, 36600), Stay("站点", MONDAY, 36600, 37200)],
    )
    assert covered(case, monkeypatch, item_class="licence") == {"10:00"}


def test_a_stay_nobody_knows_of_is_refused(monkeypatch):
    case = village(stays=[Stay("哪里", MONDAY, 36000, 39600)])
    with pytest.raises(UsageError, match="哪里 is no visit or standing stop"):
        measured(case, monkeypatch)
    case = village(
        van_sites=[VanSite("幼儿园", VAN, ("licence",))],
        stays=[Stay("幼儿园", date(2023, 11, 1), 36000, 39600)],
    )
    with pytest.raises(UsageError, match="no planned date"):
        measured(case, monkeypatch)


def test_a_service_point_keeps_its_own_hours_and_days(monkeypatch):
    bank = ServicePoint("银行", "bank", VAN, ("medical",), ((1020, 1065),), every_day=True)
    case = village(service_points=[bank])
    assert covered(case, monkeypatch) == ORDINARY | {"17:00"}
    assert covered(case, monkeypatch, SATURDAY) == {"17:00"}
    bank.every_day = False
    assert covered(case, monkeypatch, SATURDAY) == set()


def test_two_openings_that_meet_inside_a_half_hour_fill_it(monkeypatch):
    case = village(
        morning=(510, 700),
        slots={"noon": Slot("workday", (700, 780))},
        openings={("大崂", "noon"): "universal"},
    )
    assert "11:30" not in covered(case, monkeypatch)
    case.duties.append(Duty("大崂", MONDAY, "noon"))
    assert {"11:30", "12:30"} < covered(case, monkeypatch)


def test_shares_are_weighted_by_population_and_told_by_sub_district(monkeypatch):
    hamlet = (0.0, 1.0)
    case = village(points=[Point("村", "北宅", POINT, 100), Point("庄", "沙子口", hamlet, 300)])
    case.seconds |= {(mode, hamlet, HALL): 1200 for mode in ("walk", "car")}
    case.metres[hamlet, HALL] = 9000
    found = measured(case, monkeypatch)
    assert (found.areas, found.residents) == (("", "北宅", "沙子口"), (400, 100, 300))
    at_ten = [found.month("medical", "car", area)[0, 20] for area in found.areas]
    assert at_ten == [0.25, 1.0, 0.0]
    [ordinary] = [
        a for a in found.access
        if (a.item_class, a.mode, a.sub_district, a.band) == ("medical", "car", "", "ordinary")
    ]  # fmt: skip
    assert (ordinary.share, ordinary.mean_s) == (0.25, (900 * 100 + 1200 * 300) / 400)
    assert (ordinary.p90_s, ordinary.max_s, ordinary.none_share) == (1200, 1200, 0.0)
    never = [u for u in found.uncovered if (u.item_class, u.mode) == ("medical", "car")]
    assert never == [Uncovered("medical", "car", "庄", "庄", "沙子口", 300)]


def test_what_is_never_open_covers_nobody_and_has_no_ways(monkeypatch):
    found = measured(village(), monkeypatch)
    assert {u.point for u in found.uncovered if u.item_class == "licence"} == {"村"}
    licence = [a for a in found.access if a.item_class == "licence"]
    assert {(a.share, a.mean_s, a.p90_s, a.max_s, a.none_share) for a in licence} == {
        (0.0, None, None, None, 1.0)
    }


def test_a_hall_at_the_door_saves_the_way_to_the_service_centre(monkeypatch):
    case = village(places=[Place("大崂", "hall", HALL), Place("中心", "service_centre", CENTRE)])
    case.metres[POINT, CENTRE] = 35_000
    saved = {(s.item_class, s.band): s for s in measured(case, monkeypatch).savings
             if s.sub_district == ""}  # fmt: skip
    ordinary, noon = saved["medical", "ordinary"], saved["medical", "noon"]
    assert (ordinary.before_km, ordinary.saved_km) == (7000.0, 6800.0)
    assert (noon.before_km, noon.saved_km) == (7000.0, 0.0)
    assert saved["licence", "ordinary"].saved_km == 0.0
    case.duties.append(Duty("大崂", MONDAY, "noon"))
    saved = {(s.item_class, s.band): s.saved_km for s in measured(case, monkeypatch).savings}
    assert saved["medical", "noon"] == 6800.0


def test_without_a_district_hall_nothing_is_saved_nor_told(monkeypatch):
    assert measured(village(), monkeypatch).savings == ()


def test_a_typical_day_is_the_mean_of_its_dates(monkeypatch):
    case = village(kinds={MONDAY: "workday", SATURDAY: "makeup_workday", HOLIDAY: "rest_day"})
    case.duties.append(Duty("大崂", MONDAY, "noon"))
    found = measured(case, monkeypatch)
    assert found.typical("workday", "medical", "walk")[[20, 24, 40]].tolist() == [1.0, 0.5, 0.0]
    assert found.typical("rest_day", "medical", "walk").tolist() == [0.0] * 48
    with pytest.raises(ValueError, match="no planned date is a holiday"):
        found.typical("holiday", "medical", "walk")


def test_no_demand_point_and_no_place_of_service_are_said(monkeypatch):
    with pytest.raises(UsageError, match="no coverage is measured: the table `points` is empty"):
        measured(village(points=[]), monkeypatch)
    with pytest.raises(UsageError, match="there is no hall or service point"):
        measured(village(places=[Place("别处", "other", CENTRE)], openings={}), monkeypatch)


def test_stays_of_a_route_plan_name_visits_and_standing_stops():
    visits = [
        Visit("幼儿园", "园门口", (), 600),
        Visit("东台·2023-10-09·1", "东台", (), 600, is_standing=True),
    ]
    shift = Shift("V1/9", "V1", MONDAY, "中心", "中心", 0, 9999)
    problem = RouteProblem((shift,), tuple(visits), (), np.zeros((0, 0)), np.zeros((0, 0)), {}, {})
    stops = (Stop("东台·2023-10-09·1", 5, 10, 20), Stop("幼儿园", 25, 30, 40))
    plan = RoutePlan((Route("V1/9", 0, stops, 50),))
    assert van_stays(problem, plan) == (
        VanStay("东台", MONDAY, 10, 20),
        VanStay("幼儿园", MONDAY, 30, 40),
    )


def test_nine_of_ten_residents_are_ninety_percent(monkeypatch):
    far = (0.0, 1.0)
    case = village(points=[Point("村", "", POINT, 9), Point("庄", "", far, 1)])
    case.seconds |= {(mode, far, HALL): 1200 for mode in ("walk", "car")}
    case.metres[far, HALL] = 9000
    [ordinary] = [
        a for a in measured(case, monkeypatch).access
        if (a.item_class, a.mode, a.band) == ("medical", "car", "ordinary")
    ]  # fmt: skip
    assert (ordinary.share, ordinary.p90_s, ordinary.max_s) == (0.9, 900, 1200)

"""What the tables of the van and of coverage say: dated windows, deadlines, places, coordinates."""

from datetime import date

import pytest
from pydantic import ValidationError

from optimizer.scenario.schema.fields import DatedSpan, Moment, Span
from optimizer.scenario.schema.rows_coverage import ServicePointRow
from optimizer.scenario.schema.rows_van import VisitRow
from tests.scenario.sample import Folder

VISIT = {"id": "V", "kind": "licence", "lat": 36.1, "lon": 120.5, "items": "许可"}


def visit(**fields: str) -> VisitRow:
    return VisitRow.model_validate({**VISIT, **fields}, context={"from_file": True})


def test_a_window_is_on_one_date_or_on_each_of_several() -> None:
    windows = visit(windows="2023-10-09 09:00-11:30; 2023-10-10..2023-10-13 13:30-17:00").windows
    assert windows == (
        DatedSpan(date(2023, 10, 9), date(2023, 10, 9), Span(540, 690)),
        DatedSpan(date(2023, 10, 10), date(2023, 10, 13), Span(810, 1020)),
    )


def test_a_window_may_be_written_the_chinese_way(folder: Folder) -> None:
    before = folder.load().visits
    folder.replace(
        "visits.csv",
        "2023-10-09..2023-10-13 13:30-17:00",
        "2023年10月9日至2023/10/13 13：30至17：00",
    )
    folder.replace(
        "visits.csv",
        "2023-10-10 09:00-11:30; 2023-10-12 09:00-11:30",
        "2023/10/10 9：00-11：30；2023-10-12 09:00-11:30",
    )
    assert folder.load().visits == before


@pytest.mark.parametrize(
    "text",
    [
        "2023-10-09",
        "09:00-11:30",
        "2023-10-09.2023-10-10 09:00-11:30",
        "2023-10-09..2023-10-08 09:00-11:30",
        "2023-10-09 11:30-09:00",
        "2023-02-30 09:00-11:30",
        "2023-10-09 09:00-11:30, 13:30-17:00",
    ],
)
def test_a_window_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        visit(windows=text)


def test_a_deadline_is_a_date_or_a_moment_of_it() -> None:
    assert visit(answer_by="2023-10-12").answer_by == Moment(date(2023, 10, 12), None)
    assert visit(answer_by="2023-10-12 16:00").answer_by == Moment(date(2023, 10, 12), 960)
    assert visit(answer_by="").answer_by is None
    for text in ("16:00", "2023-10-12 16", "2023-10-12 16:00 17:00", "soon"):
        with pytest.raises(ValidationError):
            visit(answer_by=text)


def test_rows_say_themselves_as_they_are_written() -> None:
    windows = "2023-10-09 09:00-11:30; 2023-10-10..2023-10-13 13:30-17:00"
    said = visit(windows=windows, answer_by="2023-10-12 16:00").model_dump(mode="json")
    assert "; ".join(said["windows"]) == windows
    assert said["answer_by"] == "2023-10-12 16:00"
    assert visit(**{**said, "windows": windows, "called_on": "", "promised_window": ""}) == visit(
        windows=windows, answer_by="2023-10-12 16:00"
    )


def test_a_visit_is_at_its_place_or_at_its_own() -> None:
    assert visit(place="工地").where == "工地"
    assert visit().where == "V"


def test_a_service_point_may_close_at_noon() -> None:
    row = {"id": "F", "kind": "bank", "lat": 36.1, "lon": 120.5, "offers": "medical"}
    point = ServicePointRow.model_validate({**row, "hours": "08:30-11:30; 13:30-17:00"})
    assert point.hours == (Span(510, 690), Span(810, 1020))
    assert ServicePointRow.model_validate(row).hours == ()


def test_all_coordinates_are_converted_from_gcj_02(folder: Folder) -> None:
    before = folder.load()
    folder.replace("scenario.yaml", "synthetic: true", "coordinates: GCJ-02")
    after = folder.load()
    for table in ("places", "visits", "stops", "points", "service_points"):
        for old, new in zip(getattr(before, table), getattr(after, table), strict=True):
            assert 300 < 111_000 * abs(new.lon - old.lon) * 0.81 < 600, table


def test_an_open_visit_may_ask_for_what_nobody_on_the_van_holds(folder: Folder) -> None:
    folder.replace(
        "visits.csv", "V4,,王哥庄,36.26,120.62,食品许可", "V4,,王哥庄,36.26,120.62,困难救助"
    )
    assert folder.load().visits[3].items == ("困难救助",)


def test_an_open_visit_may_need_what_no_van_has_on_board(folder: Folder) -> None:
    folder.replace(
        "items.csv",
        "困难救助,困难救助,Hardship aid,universal,30,yes,",
        "困难救助,困难救助,Hardship aid,universal,30,yes,大屏",
    )
    folder.replace(
        "visits.csv", "V4,,王哥庄,36.26,120.62,食品许可", "V4,,王哥庄,36.26,120.62,困难救助"
    )
    folder.load()


def test_the_set_up_counts_into_the_stay_unless_the_place_is_shared(folder: Folder) -> None:
    folder.replace("visits.csv", "10:00-17:00", "10:00-11:09")
    assert folder.mistakes() == [
        "visits.csv:5:13: windows: 2023-10-12 10:00-11:09 has 69 min, but the stay takes 70 min"
    ]
    folder.replace("visits.csv", "10:00-11:09", "10:00-11:10")
    folder.replace("visits.csv", "2023-10-10 09:00-11:30", "2023-10-10 09:00-10:00")
    folder.load()


def test_a_window_may_begin_before_the_planned_dates(folder: Folder) -> None:
    folder.replace("visits.csv", "2023-10-10 09:00-11:30", "2023-09-25..2023-10-10 09:00-11:30")
    folder.load()


def test_a_deadline_may_be_in_the_middle_of_a_window(folder: Folder) -> None:
    folder.replace("visits.csv", "2023-10-12 16:00", "2023-10-10 09:01")
    folder.load()


def test_visits_may_name_a_hall_as_their_place_if_it_is_there(folder: Folder) -> None:
    folder.replace("visits.csv", ",same_day,,", ",same_day,大崂,")
    assert folder.mistakes() == [
        "visits.csv:5:4: lat: '大崂' is at 36.25, 120.58 (see places.csv:2:1)"
    ]
    folder.replace("visits.csv", "36.26,120.62", "36.25,120.58")
    folder.load()


def test_a_route_pin_may_use_the_whole_window(folder: Folder) -> None:
    folder.replace("route_pins.csv", "13:30", "16:00")  # V2 shares its place: no set-up
    folder.load()
    folder.replace("route_pins.csv", "16:00", "16:01")
    assert "lies in none of the visit's windows" in folder.mistakes()[0]


def test_pins_of_one_van_may_touch(folder: Folder) -> None:
    rows = ["V2,van-1,2023-10-12,13:30,done", "V4,van-1,2023-10-12,14:30,confirmed"]
    folder.write("route_pins.csv", "\n".join(["visit,van,date,start,reason", *rows]))
    folder.load()


def test_a_deadline_at_the_begin_of_the_first_window_is_too_early(folder: Folder) -> None:
    folder.replace("visits.csv", "2023-10-12 16:00", "2023-10-10 09:00")
    assert "is before the first window" in folder.mistakes()[0]


def test_a_pinned_visit_without_windows_stays_in_the_vans_hours(folder: Folder) -> None:
    folder.replace("visits.csv", "2023-10-07,2023-10-09..2023-10-13 13:30-17:00", "2023-10-10,")
    folder.replace("route_pins.csv", "13:30", "16:00")
    folder.load()
    folder.replace("route_pins.csv", "16:00", "16:01")
    assert "is outside the van's hours 08:30-17:00" in folder.mistakes()[0]


def test_a_pin_is_not_before_the_call(folder: Folder) -> None:
    folder.replace("visits.csv", "2023-10-07,2023-10-09..", "2023-10-11,2023-10-09..")
    assert folder.mistakes() == [
        "route_pins.csv:2:3: date: 2023-10-10 is before the call on 2023-10-11"
    ]

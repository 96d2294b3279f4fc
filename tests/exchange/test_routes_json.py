"""`routes.json`: round trip, and every malformed file is told where it is wrong."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from optimizer.errors import ScenarioError
from optimizer.exchange.routes_json import routes_from_json, routes_json
from optimizer.routes.explain.reason_codes import CHANGES
from optimizer.routes.plan.plan import LeftOut, Remedy, Route, RoutePlan, Stop
from optimizer.words.label import Label
from tests.views.route_sample import CREW, MONDAY, TUESDAY, WEDNESDAY, sample_routes

HOSTILE = '<b>"&\\ #[$*_` \u202e😀'


def told(data: Any) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        routes_from_json(data)
    for mistake in caught.value.mistakes:
        assert re.search(r"[\u4e00-\u9fff]", mistake.problem.said("zh"))
        assert not mistake.hint or re.search(r"[\u4e00-\u9fff]", mistake.hint.said("zh"))
    return [mistake.place for mistake in caught.value.mistakes]


def stop(**changes: Any) -> dict[str, Any]:
    return {"visit": "v", "arrive": "09:00", "start": "09:05:30", "end": "10:00"} | changes


def route(**changes: Any) -> dict[str, Any]:
    crew = {"officer_a": "a", "officer_b": None, "driver": "d"}
    row = {"shift": "V1 monday", "van": "V1", "date": "2023-10-09", "crew": crew, "meal": None,
           "depart": "08:30", "return": "17:00", "stops": [stop()]}  # fmt: skip
    return row | changes


def file(*routes: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"kind": "routes", "format": 1, "routes": list(routes), **more}


def test_a_plan_written_and_read_is_the_same_plan():
    for view in (sample_routes(), sample_routes(hostile=HOSTILE)):
        plan, _ = routes_from_json(routes_json(view))
        assert plan == view.plan
        assert routes_from_json(json.loads(routes_json(view)))[0] == view.plan


def test_the_crews_of_all_manned_van_days_come_back():
    _, crews = routes_from_json(routes_json(sample_routes()))
    assert crews == {
        ("V1", MONDAY): CREW,
        ("V1", TUESDAY): (CREW[0], None, CREW[2]),
        ("V1", WEDNESDAY): CREW,
    }


def test_a_short_file_by_hand_is_enough():
    plan, crews = routes_from_json(file(route(meal={"start": "11:30"})))
    stops = (Stop("v", 32_400, 32_730, 36_000),)
    assert plan == RoutePlan((Route("V1 monday", 30_600, stops, 61_200, 41_400),))
    assert crews == {("V1", MONDAY): ("a", None, "d")}


def test_readers_find_times_as_text_and_seconds_names_and_reasons():
    whole = json.loads(routes_json(sample_routes()))
    assert whole["kind"] == "routes"
    assert (whole["status"], whole["objective"], whole["bound"]) == ("FEASIBLE", 412_000, 409_940)
    assert whole["synthetic"] is True
    assert whole["travel_source"] == "roads"
    monday = whole["routes"][0]
    assert (monday["depart"], monday["depart_s"]) == ("08:35:00", 30_900)
    assert monday["meal"] == {
        "start": "11:30:00", "start_s": 41_400, "end": "12:00:00", "end_s": 43_200
    }  # fmt: skip
    assert (monday["home_s"], monday["home_m"], monday["travel_s"]) == (1500, 9800, 6000)
    assert (monday["waiting_s"], monday["overtime_s"]) == (300, 720)
    assert (monday["stops"][0]["leg_s"], monday["stops"][0]["leg_m"]) == (1500, 14_200)
    assert monday["distance_m"] == 3 * 14_200 + 9_800
    assert [one["promised"] for one in monday["stops"]] == [True, False, False, False]
    assert monday["stops"][0]["window"] == {"start": "09:00:00", "end": "17:00:00"}
    full, far = whole["left_out"]
    assert full["change"]["zh"].startswith("若2023-10-10")
    assert (full["code"], full["cost"], far["cost"]) == ("day_full", 1234, None)
    assert full["change"] == {
        "en": "if 2023-10-10 09:00-12:00 suits the caller", "zh": "若2023-10-10 09:00至12:00可行",
        "kind": "time", "date": "2023-10-10", "van": "V1", "start": "09:00:00", "end": "12:00:00",
    }  # fmt: skip
    assert far["change"] == {"en": "", "zh": ""}
    assert [row["manned"] for row in whole["at_home"]] == [True, False]
    proof = {"candidates": 6, "objective": 1300, "bound": 1300, "proven": True}
    assert monday["proof"] == proof
    assert whole["routes"][1]["proof"]["proven"] is False
    assert whole["at_home"][0]["proof"] is None


def test_the_bytes_are_stable_utf8_with_a_line_end():
    data = routes_json(sample_routes())
    assert data == routes_json(sample_routes())
    assert data.endswith(b"}\n")
    assert "上门01".encode() in data


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"depart": "8.30"}, "$.routes[1].depart"),
        ({"depart": 30600}, "$.routes[1].depart"),
        ({"return": "17:60"}, "$.routes[1].return"),
        ({"return": "48:00"}, "$.routes[1].return"),
        ({"depart_s": 30_601}, "$.routes[1].depart_s"),
        ({"return_s": 61_201}, "$.routes[1].return_s"),
        ({"meal": {"start": "11:30", "start_s": 0}}, "$.routes[1].meal.start_s"),
        ({"stops": [stop(arrive_s=1)]}, "$.routes[1].stops[0].arrive_s"),
        ({"stops": [stop(end="25:61")]}, "$.routes[1].stops[0].end"),
        ({"stops": [stop(visit=7)]}, "$.routes[1].stops[0].visit"),
        ({"stops": {}}, "$.routes[1].stops"),
        ({"date": "2023-02-30"}, "$.routes[1].date"),
        ({"retrun": "17:00"}, "$.routes[1].retrun"),
        ({"crew": {"officer_a": "a"}}, "$.routes[1].crew.driver"),
        (
            {"crew": {"officer_a": "z", "officer_b": None, "driver": "d"}, "date": "2023-10-09"},
            "$.routes[1].crew",
        ),
    ],
)
def test_a_wrong_field_is_told_with_its_path(changes, place):
    other = {"shift": "V1 tuesday", "date": "2023-10-10"} | changes
    assert f"routes.json:{place}" in told(file(route(), route(**other)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{",
        b"\xff\xfe",
        b'{"kind": "routes", "kind": "routes"}',
        b"[" * 100_000,
        b'{"format": 1, "routes": []}',
        b'{"kind": "roster", "format": 1, "routes": []}',
        b'{"kind": "routes", "format": 2, "routes": []}',
        b'{"kind": "routes", "format": NaN, "routes": []}',
        b'{"kind": "routes", "format": 1}',
    ],
)
def test_what_is_no_routes_file_is_a_scenario_error(data):
    assert told(data)


def test_every_mistake_is_told_at_once():
    wrong = route(depart_s=1, return_s=2, stops=[stop(start_s=3)])
    assert len(told(file(wrong))) == 3


def test_lists_are_sorted_and_a_cost_may_be_unknown():
    rows = [{"visit": "b", "cost": None}, {"visit": "b", "cost": 3}, {"visit": "a"}]
    turns = [{"sub_district": name, "week": "2023-10-09"} for name in "ba"]
    plan, _ = routes_from_json(file(left_out=rows, unmet_turns=turns))
    assert [(entry.visit, entry.cost) for entry in plan.left_out] == [
        ("a", None), ("b", None), ("b", 3)
    ]  # fmt: skip
    assert [turn.sub_district for turn in plan.unmet_turns] == ["a", "b"]


WORDS = {"en": "if so", "zh": "若"}
KNOWN = {"kind": "crew", "date": "2023-10-10", "van": "V1", "start": "09:00", "end": "09:30"}


def change_in(row: Any) -> Any:
    plan, _ = routes_from_json(file(left_out=[{"visit": "v", "change": row}]))
    return plan.left_out[0].change


def test_a_change_is_read_by_what_it_says_not_by_its_text():
    needed = ("food", "\u202e{x}")
    remedy = Remedy("crew", TUESDAY, "V1", 32_400, 34_200, items=needed)
    assert change_in(WORDS | KNOWN | {"items": list(needed)}) == remedy


@pytest.mark.parametrize("kind", sorted(CHANGES))
def test_every_kind_of_change_comes_back_from_a_file(kind):
    remedy = Remedy(kind, TUESDAY, "V1", 0, 34_200, "v", ("food",), ("printer", "}"))
    plan = replace(sample_routes().plan, left_out=(LeftOut("v", "day_full", remedy, 1),))
    view = sample_routes()
    shown = replace(view.left_out[0], visit="v", change=remedy, cost=1)
    view = replace(view, plan=plan, left_out=(shown,))
    assert routes_from_json(routes_json(view))[0] == plan


@pytest.mark.parametrize("more", [{}, {"kind": "magic"}, KNOWN | {"date": None}, {"kind": "crew"}])
def test_of_an_older_or_newer_file_the_text_of_a_change_is_kept(more):
    assert change_in(WORDS | more) == Label("if so", "若")


def test_no_change_is_none():
    assert change_in(None) is None
    assert change_in({"en": "", "zh": ""}) is None


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"date": "2023-02-30"}, "date"),
        ({"start": "9"}, "start"),
        ({"items": "food"}, "items"),
        ({"items": [7]}, "items[0]"),
        ({"wen": 1}, "wen"),
    ],
)
def test_a_wrong_fact_of_a_change_is_told_with_its_path(more, field):
    row = {"visit": "v", "change": WORDS | KNOWN | more}
    assert told(file(left_out=[row])) == [f"routes.json:$.left_out[0].change.{field}"]

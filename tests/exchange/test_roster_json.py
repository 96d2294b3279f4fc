"""`roster.json`: round trip, and every malformed file is told where it is wrong."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from optimizer.errors import ScenarioError
from optimizer.exchange.roster_json import plan_from_json, roster_json
from optimizer.roster.plan.plan import Meal


def told(data: Any) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        plan_from_json(data)
    return [mistake.place for mistake in caught.value.mistakes]


def duty(**changes: Any) -> dict[str, Any]:
    row = {"hall": "h", "date": "2023-10-09", "slot": "early", "holder": "a", "backup": None}
    return row | changes


def test_a_plan_written_and_read_is_the_same_plan(view, hostile_view):
    for one in (view, hostile_view):
        clean = json.loads(roster_json(one))
        assert plan_from_json(roster_json(one)) == one.plan
        assert plan_from_json(clean) == one.plan


def test_a_meal_outside_every_duty_is_not_lost(view):
    stray = Meal("大崂-01", view.days[20][0], 700)
    strange = replace(view, plan=replace(view.plan, meals=(*view.plan.meals, stray)))
    assert stray in plan_from_json(roster_json(strange)).meals


def test_several_holders_survive():
    plan = plan_from_json({"format": 1, "duties": [duty(other_holders=["b"])]})
    assert plan.assignments[0].holders == ("a", "b")


def test_an_unfilled_place_is_null(view):
    rows = json.loads(roster_json(view))["duties"]
    assert any(row["holder"] is None for row in rows)
    assert all({"hall", "date", "slot", "holder", "backup"} <= row.keys() for row in rows)
    short = next(row for row in rows if row["holder"] is None)
    assert {"place": "holder", "person": "大崂-03", "why": "overtime_limit"} in short["reasons"]


def test_the_head_says_what_the_plan_rests_on(view):
    head = json.loads(roster_json(view))
    assert head["synthetic"] is True
    assert head["status"] == "FEASIBLE"
    assert head["what_ifs"][0]["changes"][0]["where"] == "openings[3].dates"
    assert (len(head["assumptions"]), len(head["assumptions_zh"])) == (1, 1)


def test_the_bytes_are_stable_utf8_with_a_line_end(view):
    data = roster_json(view)
    assert data == roster_json(view)
    assert data.endswith(b"}\n")
    assert "大崂-02".encode() in data


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"holder": 7}, "roster.json:$.duties[1].holder"),
        ({"holder": ""}, "roster.json:$.duties[1].holder"),
        ({"holdr": "x"}, "roster.json:$.duties[1].holdr"),
        ({"date": "2023-02-30"}, "roster.json:$.duties[1].date"),
        ({"date": 20231009}, "roster.json:$.duties[1].date"),
        ({"meals": [{"person": "a", "start": "25:00"}]}, "roster.json:$.duties[1].meals[0].start"),
        ({"backup": "\ud800"}, "roster.json:$.duties[1].backup"),
        ({"holder": None, "other_holders": ["b"]}, "roster.json:$.duties[1].holder"),
        ({"slot": "early", "hall": "g"}, "roster.json:$.duties[1]"),
    ],
)
def test_a_wrong_field_is_told_with_its_path(changes, place):
    assert place in told({"format": 1, "duties": [duty(hall="g"), duty(slot="late") | changes]})


def test_a_misspelt_key_is_told_with_the_one_that_was_meant():
    row = {name: value for name, value in duty().items() if name != "holder"} | {"holdr": "x"}
    with pytest.raises(ScenarioError) as error:
        plan_from_json({"format": 1, "duties": [row]})
    assert str(error.value) == (
        "roster.json:$.duties[0].holdr: holdr: unknown setting (did you mean 'holder'?)"
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{",
        b'{"a" 1}',
        b'{"a": 1',
        b"\xff\xfe",
        b'{"format": 1, "format": 1, "duties": []}',
        b'{"format": NaN, "duties": []}',
        b"[" * 100_000,
        b'{"format": 1, "duties": [' + b"9" * 5000 + b"]}",
        b'{"format": 2, "duties": {}, "comp": [{"person": 7, "date": "2023-02-30"}]}',
    ],
)
def test_what_is_wrong_with_a_roster_is_told_in_chinese_too(data):
    with pytest.raises(ScenarioError) as error:
        plan_from_json(data)
    for mistake in error.value.mistakes:
        assert re.search(r"[\u4e00-\u9fff]", mistake.problem.said("zh"))
        assert not mistake.hint or re.search(r"[\u4e00-\u9fff]", mistake.hint.said("zh"))


def test_a_missing_holder_is_no_unfilled_place():
    row = duty()
    del row["holder"]
    assert told({"format": 1, "duties": [row]}) == ["roster.json:$.duties[0].holder"]


def test_every_mistake_is_told_at_once():
    wrong = {"format": 2, "duties": [duty(hall=1)], "comp": [{"person": "a"}], "extra": 1}
    assert len(told(wrong)) == 5


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"null",
        b"{",
        b"\xff\xfe",
        b'{"format": 1, "format": 1, "duties": []}',
        b'{"format": NaN, "duties": []}',
        b"[" * 100_000,
        b'{"format": 1, "duties": [' + b"9" * 5000 + b"]}",
        b'{"format": 1, "duties": {}}',
        b'{"format": 1}',
    ],
)
def test_what_is_no_roster_is_a_scenario_error(data):
    assert told(data)


def test_a_row_that_stands_twice_is_refused():
    row = {"person": "a", "date": "2023-10-09", "half": "morning"}
    assert told({"format": 1, "duties": [], "comp": [row, row]}) == ["roster.json:$.comp[1]"]


def test_a_byte_order_mark_is_no_mistake():
    assert plan_from_json(b'\xef\xbb\xbf{"format": 1, "duties": []}').assignments == ()

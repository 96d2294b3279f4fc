"""`summary.json` of routes, coverage and the whole plan; the files; the screens."""

import json
from dataclasses import replace

import pytest

from optimizer.coverage import Uncovered
from optimizer.reports.json.summary import summary_json
from optimizer.reports.json.summary_whole import (
    coverage_summary_json,
    routes_summary_json,
    whole_summary_json,
)
from optimizer.reports.terminal.routes import coverage_screen, route_screen, whole_screen
from optimizer.scenario.scenario import Change
from optimizer.solving.status import Status
from optimizer.tasks.outputs import coverage_files, plan_files, route_files
from optimizer.views.coverage_rows import never_rows, percent, share_rows
from optimizer.views.roster import Figure
from optimizer.views.words.routes import TEXTS
from optimizer.words.message import message
from tests.coverage.case import Duty
from tests.coverage.convert import measured, scenario_of
from tests.coverage.test_by_hand import MONDAY, village
from tests.views.route_sample import sample_routes


@pytest.fixture
def covered(monkeypatch):
    case = village(duties=[Duty("大崂", MONDAY, "noon")])
    return measured(case, monkeypatch), scenario_of(case)


def whole(view, covered, road=0, **changes):
    routes = sample_routes()
    routes = replace(routes, outcome=replace(routes.outcome, **changes))
    objective = view.outcome.total.cost + routes.outcome.total.cost + road
    return json.loads(whole_summary_json(view, routes, *covered, objective))


def test_the_bound_is_the_sum_and_the_road_s_overtime_is_told(view, covered):
    found = whole(view, covered, road=150)
    assert found["objective"] == 5230 + 412_000 + 150
    assert found["bound"] == 5102 + 409_940
    assert found["gap"] == 128 + 2060 + 150
    assert found["gap_percent"] == round(100 * 2338 / (417_380 - 4000), 1)
    assert found["road_overtime_cost"] == 150
    assert found["roster"]["objective"] == 5230
    assert found["routes"]["objective"] == 412_000
    assert whole(view, covered, total=Figure(1))["bound"] is None


def test_no_bound_lies_above_its_plan(view, covered):
    found = whole(view, covered, road=-5000)
    assert found["bound"] == found["objective"] == 5230 + 412_000 - 5000
    assert found["status"] == "FEASIBLE"


def test_the_whole_is_never_called_optimal_and_its_bound_is_explained(view, covered):
    cost = view.outcome.total.cost
    optimal = replace(view.outcome, status=Status.OPTIMAL, total=Figure(cost, cost))
    best = replace(view, outcome=optimal)
    found = whole(best, covered, status=Status.OPTIMAL, total=Figure(412_000, 412_000))
    assert found["roster"]["status"] == found["routes"]["status"] == "OPTIMAL"
    assert (found["status"], found["gap"]) == ("FEASIBLE", 0)
    assert "of each stage" in found["bound_of"]["en"]
    assert "分阶段" in found["bound_of"]["zh"]


def test_seconds_are_null_unless_both_were_timed(view, covered):
    assert whole(view, covered)["seconds"] is None
    assert whole(view, covered, seconds=3.25)["seconds"] is None
    timed = replace(view, outcome=replace(view.outcome, seconds=10.0))
    assert whole(timed, covered, seconds=3.25)["seconds"] == 13.2


def test_the_roster_s_part_is_what_its_own_summary_says(view, covered):
    part, alone = whole(view, covered)["roster"], json.loads(summary_json(view))
    assert {key: alone[key] for key in part} == part
    assert part["counts"]["duties"] == len(view.duties)


def test_the_routes_part_counts_and_lists(view, covered):
    part = whole(view, covered)["routes"]
    assert part["counts"] == dict(sample_routes().counts)
    assert [row["visit"] for row in part["left_out"]] == ["上门08", "上门09"]
    assert part["unmet_turns"][0]["sub_district"] == "沙子口街道"
    assert part["goals"]["travel"]["cost"] == 18_000
    alone = json.loads(routes_summary_json(sample_routes()))
    assert {key: alone[key] for key in part} == part
    assert alone["travel_source"] == "roads"
    assert alone["what_ifs"][0]["name"] == "one-more-van"


def test_the_counts_of_the_sample_are_right():
    counts = sample_routes().counts
    assert counts["van_days"] == 4
    assert counts["van_days_out"] == 2
    assert counts["visits_made"] + counts["visits_left_out"] == counts["visits"] == 6
    assert (counts["late_visits"], counts["promises_kept"], counts["standing_stops"]) == (1, 1, 1)
    assert counts["distance_m"] == 76_400
    assert counts["van_days_proven"] == 1


def test_the_coverage_part_is_of_the_whole_district(covered):
    found = json.loads(coverage_summary_json(*covered))["coverage"]
    coverage = covered[0]
    assert found["residents"] == coverage.residents[0]
    pairs = len(coverage.item_classes) * len(coverage.modes)
    bands = len({row.band for row in coverage.access})
    assert len(found["shares"]) == pairs * bands
    assert len(found["never_covered"]) == pairs
    assert sum(row["points"] for row in found["never_covered"]) == len(coverage.uncovered)
    assert {row["band"] for row in found["person_km_saved"]} == {
        row.band for row in coverage.savings
    }


def test_a_sub_district_s_figures_are_not_the_district_s(covered):
    coverage, scenario = covered
    strange = replace(
        coverage,
        access=tuple(replace(r, share=0.1234) if r.sub_district else r for r in coverage.access),
        savings=tuple(replace(r, saved_km=98.7) if r.sub_district else r for r in coverage.savings),
        uncovered=tuple(
            Uncovered("medical", "car", point, "", "", people)
            for point, people in (("k1", 70), ("k2", 5))
        ),
    )
    found = json.loads(coverage_summary_json(strange, scenario))["coverage"]
    assert not any(row["share"] == 0.1234 for row in found["shares"])
    assert not any(row["saved_km"] == 98.7 for row in found["person_km_saved"])
    counted = [row for row in found["never_covered"] if row["points"]]
    assert counted == [{"item_class": "medical", "mode": "car", "points": 2, "residents": 75}]
    shares = [cell for row in share_rows(strange, scenario.file, "en") for cell in row]
    assert "12 %" not in shares
    assert [row[2:4] for row in never_rows(strange, scenario.file, "en")] == [(2, 75)]


def test_each_command_leaves_its_files(view, covered):
    routes = {"routes.json", "routes.geojson", "run-sheets.pdf"}
    both = {"report.html", "summary.json"}
    files = route_files(sample_routes(), "zh")
    assert files.keys() == routes | both
    assert coverage_files(*covered, "zh").keys() == {"coverage.json"} | both
    every = plan_files(view, sample_routes(), *covered, 417_230, "zh")
    calendars = {name for name in every if name.startswith("calendars/")}
    assert calendars
    roster = {"roster.json", "roster.xlsx"}
    assert every.keys() - calendars == routes | both | roster | {"coverage.json"}
    assert files["routes.json"] == every["routes.json"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_screen_of_routes_says_what_matters_first(lang):
    shown = route_screen(sample_routes(), lang)
    for wanted in ("412000", "409940", "76.4", "08:35–17:12", "上门08", "2023-10-10", "~ one-more"):
        assert wanted in shown, wanted
    assert "\n\n" not in shown


def test_the_screen_says_what_is_proven_of_each_day():
    monday, tuesday = (
        line for line in route_screen(sample_routes(), "en").splitlines() if "V1  " in line
    )
    assert "proven best of 6 candidates: Place" in monday
    assert "at most 50 above the best of 3 candidates: Place" in tuesday


@pytest.mark.parametrize(("lang", "words"), [("en", "one plan"), ("zh", "合为一个计划")])
def test_the_screen_of_the_whole_says_what_the_road_costs(view, lang, words):
    shown = whole_screen(view, sample_routes(), 417_380, lang)
    for wanted in (words, "417380", "415042", "2338", ": 150"):
        assert wanted in shown, wanted


def test_a_long_list_on_the_screen_says_where_the_rest_is():
    view = sample_routes()
    view = replace(view, left_out=view.left_out * 10)
    assert "8 more; all are in routes.json" in route_screen(view, "en")


def test_only_the_first_of_many_changes_are_on_the_screen():
    changes = tuple(Change("w", f"table.{n}", message("no row"), "new") for n in range(30))
    shown = route_screen(replace(sample_routes(), changes=changes), "zh")
    assert "  ~ w: table.11: 无此行 -> new\n  ~ ……另有18处改动\n" in shown
    assert "table.12" not in shown


def test_the_screen_of_coverage_has_columns(covered):
    shown = coverage_screen(*covered, "zh")
    assert "正常办公时间" in shown
    assert "15分钟内可达居民比例" in shown
    assert "100 %" in shown
    assert "步行：估算，直线×" in shown


def test_a_share_near_nobody_or_everybody_is_not_rounded_to_it():
    assert [percent(share) for share in (0, 0.004, 0.006, 0.994, 0.996, 1, None)] == [
        "0 %", "<1 %", "1 %", "99 %", ">99 %", "100 %", "–"
    ]  # fmt: skip


def test_every_count_on_the_screen_has_a_name():
    apart = {"distance_m", "travel_s", "waiting_s", "overtime_s"}
    assert {f"count.{key}" for key in sample_routes().counts.keys() - apart} <= TEXTS.keys()

"""`summary.json` of a roster, of routes, of coverage and of the whole plan."""

import json
from dataclasses import replace

from optimizer.coverage import Uncovered
from optimizer.exchange.summary_json import (
    coverage_summary_json,
    roster_summary_json,
    routes_summary_json,
    whole_summary_json,
)
from optimizer.solving.status import Status
from optimizer.views.coverage_rows import never_rows, share_rows
from optimizer.views.roster import Figure
from tests.views.route_sample import sample_routes


def test_the_summary_counts_what_the_view_holds(view):
    whole = json.loads(roster_summary_json(view))
    assert whole["status"] == "FEASIBLE"
    assert (whole["objective"], whole["bound"], whole["gap"]) == (5230, 5102, 128)
    assert whole["goals"]["fairness"]["gap"] == 128
    assert whole["counts"]["filled"] + whole["counts"]["unfilled"] == len(view.duties)
    assert sum(whole["shortages"].values()) == whole["counts"]["shortages"]
    assert whole["seconds"] is None
    assert roster_summary_json(view) == roster_summary_json(view)


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
    assert "one after the other" in found["bound_of"]["en"]
    assert "换用其他车组" in found["bound_of"]["zh"]


def test_seconds_are_null_unless_both_were_timed(view, covered):
    assert whole(view, covered)["seconds"] is None
    assert whole(view, covered, seconds=3.25)["seconds"] is None
    timed = replace(view, outcome=replace(view.outcome, seconds=10.0))
    assert whole(timed, covered, seconds=3.25)["seconds"] == 13.2


def test_the_roster_s_part_is_what_its_own_summary_says(view, covered):
    part, alone = whole(view, covered)["roster"], json.loads(roster_summary_json(view))
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


def test_what_is_unavoidable_is_said_of_the_whole_alone(view, covered):
    """Of a goal it would be its bound again."""
    found = whole(view, covered)
    for part in (found["roster"], found["routes"]):
        assert all(set(goal) == {"cost", "bound", "gap"} for goal in part["goals"].values())
        assert {"unavoidable", "gap_percent"} <= part.keys()

"""Plan files judged: what a file states is so, or the judge names it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from optimizer import judge, load_scenario, plan_roster
from optimizer.exchange.roster_json import roster_json
from optimizer.exchange.routes_json import routes_json
from optimizer.tasks.judge_files import judge_files
from optimizer.tasks.plan_routes import plan_routes
from optimizer.tasks.show_roster import roster_view_of
from optimizer.tasks.show_routes import routes_view_of
from tests.tasks.made import Facts, Made, read

if TYPE_CHECKING:
    from optimizer.roster.plan.plan import RosterPlan


def test_what_was_planned_is_true(made: Made) -> None:
    found = made.both(made.roster, made.routes)
    assert list(found) == ["a", "b", "a + b"]
    assert [v.line("en") for verdict in found.values() for v in verdict.violations] == []
    assert found["a"].objective == made.roster["objective"]
    assert found["b"].objective == made.routes["objective"]
    assert found["a + b"].objective == made.roster["objective"] + made.routes["objective"]
    assert made.roster["shortages"]
    assert {row["code"] for row in made.routes["left_out"]} == {"no_item", "no_van"}


def without(file: Facts, day: str) -> Facts:
    """Routes without a van day, as if it had never been."""
    for name in ("routes", "at_home"):
        file[name] = [row for row in file[name] if row["date"] != day]
    return file


def test_days_that_are_cut_off_are_missed(made: Made) -> None:
    for day in ("2023-10-10", "2023-10-12"):
        said = made.lines(without(made.file("routes"), day))
        assert any(f"$.at_home {day}: the file does not say van-1 {day}" in line for line in said)
    gone = made.file("routes") | {"routes": []}
    del gone["at_home"]
    assert len([line for line in made.lines(gone) if "$.at_home" in line]) == 3


def test_the_dates_of_a_part_are_those_of_its_file(made: Made) -> None:
    part = plan_routes(made.scenario, made.plan, first=date(2023, 10, 11), days=2, limit_s=1)
    view = routes_view_of(part, stamp=datetime(2023, 9, 30, tzinfo=UTC), versions={})
    file = json.loads(routes_json(view))
    assert made.lines(file) == []
    said = made.lines(file | {"first": "2023-10-10"})
    assert "promised_visits: V1: V1 was promised and is not made" in said


def test_what_other_dates_have_is_stated_and_true(made: Made) -> None:
    part = plan_routes(made.scenario, made.plan, first=date(2023, 10, 9), days=2, limit_s=1)
    view = routes_view_of(part, stamp=datetime(2023, 9, 30, tzinfo=UTC), versions={})
    file = json.loads(routes_json(view))
    assert made.lines(file) == []
    later = file["elsewhere"]
    assert [row["why"] for row in later] == ["later"] * len(later) != []
    for forged in ([], later[1:], [*later, later[0]], [later[0] | {"why": "done"}, *later[1:]]):
        said = made.lines(file | {"elsewhere": forged})
        assert [line for line in said if line.startswith("file: $.elsewhere")]
    del file["elsewhere"]
    assert [line for line in made.lines(file) if line.startswith("file: $.elsewhere")]


def test_a_shortage_says_why(made: Made) -> None:
    for reasons in ([], None, [{"person": "大崂-01", "why": "on_leave"}]):
        file = made.file("roster")
        short = next(row for row in file["shortages"] if row["reasons"])
        if reasons is None:
            del short["reasons"]
        else:
            short["reasons"] = reasons
        assert any(line.startswith("file: $.shortages[") for line in made.lines(file))


def test_a_visit_left_out_has_a_true_code_change_and_cost(made: Made) -> None:
    for name, value in (("code", "too_far"), ("code", ""), ("code", None), ("cost", 7)):
        file = made.file("routes")
        row = file["left_out"][0]
        if value is None:
            del row[name]
        else:
            row[name] = value
        assert any(f"$.left_out[0].{name}" in line for line in made.lines(file))


def test_that_a_reason_was_not_found_out_is_true(made: Made) -> None:
    file = made.file("routes")
    row = file["left_out"][0]
    for name in ("why", "change", "cost"):
        del row[name]
    assert (
        made.lines(file | {"left_out": [row | {"code": "unexplained"}, *file["left_out"][1:]]})
        == []
    )
    row["code"], row["cost"] = "unexplained", 7
    assert any("$.left_out[0].code" in line for line in made.lines(file))


@pytest.mark.parametrize("name", ["roster", "routes"])
def test_a_what_if_that_is_not_laid_is_one_sentence(made: Made, name: str) -> None:
    base = load_scenario(made.folder.path)
    told = (
        "file: $.what_ifs: the plan was made with the what-if noon-everywhere: "
        "judge it with --what-if noon-everywhere"
    )
    assert made.lines(made.file(name), base) == [told]
    assert list(judge_files(base, {"a": read(made.roster), "b": read(made.routes)})) == ["a", "b"]


def test_a_what_if_that_the_plan_does_not_know_is_named(made: Made) -> None:
    more = load_scenario(made.folder.path, ["noon-everywhere", "flu-week"])
    said = made.lines(made.file("roster"), more)
    assert "file: $.what_ifs: the file does not say flu-week" in said


def test_a_bound_is_no_higher_than_the_cost(made: Made) -> None:
    file = made.file("roster")
    cost = file["objective"]
    (said,) = made.lines(file | {"bound": cost + 1})
    assert said == (
        f"file: $.bound: the file says that no plan costs less than {cost + 1}, "
        f"but this one costs {cost}"
    )
    assert made.lines(file | {"bound": cost, "status": "OPTIMAL"}) == []
    (said,) = made.lines(file | {"bound": cost - 1, "status": "OPTIMAL"})
    assert said == "file: $.status: the file says OPTIMAL, but it is FEASIBLE"


def test_officers_in_another_order_are_the_same_crew(made: Made) -> None:
    swapped = made.file("routes")
    for row in (*swapped["routes"], *swapped["at_home"]):
        crew = row["crew"]
        crew["officer_a"], crew["officer_b"] = crew["officer_b"], crew["officer_a"]
    found = made.both(made.file("roster"), swapped)
    assert all(verdict.is_legal for verdict in found.values())


def test_another_crew_is_named(made: Made) -> None:
    routes = made.file("routes")
    row = next(row for row in routes["routes"] if row["date"] == "2023-10-12")
    row["crew"]["officer_b"] = None
    violations = made.both(made.file("roster"), routes)["a + b"].violations
    assert [(v.rule, str(v.date), v.said("en")) for v in violations] == [
        ("van_crew", "2023-10-12", "the routes name another crew of van-1 than the roster")
    ]


def test_a_crew_that_cannot_be_on_board_is_named(made: Made) -> None:
    routes = made.file("routes")
    routes["routes"][0]["crew"]["driver"] = "大崂-02"
    assert any("大崂-02 is no driver of 服务中心" in line for line in made.lines(routes))


def repaired(made: Made) -> tuple[Facts, RosterPlan]:
    """A plan of the flu week against the plan of the month, and that plan."""
    scenario = load_scenario(made.folder.path, ["noon-everywhere", "flu-week"])
    found = plan_roster(scenario, limit_s=4, published=made.plan)
    view = roster_view_of(found, stamp=datetime(2023, 9, 30, tzinfo=UTC), versions={})
    return json.loads(roster_json(view)), made.plan


def test_a_repair_is_judged_beside_what_was_published(made: Made) -> None:
    file, published = repaired(made)
    scenario = load_scenario(made.folder.path, ["noon-everywhere", "flu-week"])
    verdict = made.verdict(file, scenario, published=published)
    assert verdict.is_legal
    assert verdict.objective == file["objective"]
    assert verdict.cost_of("changes") > 0
    file["changes"][0]["after"], file["changed_person_days"] = [], 1
    forged = made.verdict(file, scenario, published=published)
    assert len(forged.violations) >= 2
    alone = made.lines(file, scenario)
    assert any("give that plan with --published FILE" in line for line in alone)


def test_the_judge_of_plans_prices_changes_too(made: Made) -> None:
    assert judge(made.scenario, made.plan, published=made.plan).cost_of("changes") == 0
    emptier = type(made.plan)(assignments=made.plan.assignments[:1])
    assert judge(made.scenario, emptier, published=made.plan).cost_of("changes") > 0

"""Roster and routes as one plan: the same crews, and the road is working time."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from optimizer import load_scenario, plan_roster
from optimizer.roster.plan.plan import Assignment, Crew, RosterPlan
from optimizer.tasks.plan_routes import plan_routes
from optimizer.whole import (
    Crews,
    crews_of,
    judge_whole,
)
from tests.scenario.sample import Folder

if TYPE_CHECKING:
    from pathlib import Path

    from optimizer.routes.plan.plan import RoutePlan
    from optimizer.scenario.scenario import Scenario

TUESDAY, THURSDAY = date(2023, 10, 10), date(2023, 10, 12)


@dataclass(frozen=True)
class Whole:
    """A legal whole plan of the tiny district."""

    folder: Folder
    scenario: Scenario
    roster: RosterPlan
    routes: RoutePlan

    def broken(self, **changed: Any) -> set[tuple[str, str]]:
        """Rule and text of everything that the joint judge finds."""
        given = {"roster": self.roster, "routes": self.routes} | changed
        scenario = given.pop("scenario", self.scenario)
        found = judge_whole(scenario, **given).violations
        return {(violation.rule, violation.said("en")) for violation in found}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Whole:
    path = tmp_path_factory.mktemp("whole") / "scenario"
    shutil.copytree(root / "scenarios/broken/_valid", path)
    scenario = load_scenario(path)
    made = plan_roster(scenario, limit_s=3).plan
    assert made is not None
    routes = plan_routes(scenario, made, limit_s=1).plan
    assert routes is not None
    return Whole(Folder(path), scenario, made, routes)


def with_crew(plan: RosterPlan, day: date, *members: str | None) -> RosterPlan:
    crews = (Crew(c.van, c.date, *members) if c.date == day else c for c in plan.crews)
    return replace(plan, crews=tuple(crews))


def late_home(plan: RoutePlan, minutes: int) -> RoutePlan:
    """Every van comes back so many minutes after five."""
    back_s = 17 * 3600 + 60 * minutes
    return replace(plan, routes=tuple(replace(route, return_s=back_s) for route in plan.routes))


def test_a_good_plan_is_accepted(whole: Whole) -> None:
    assert len(whole.routes.routes) == 2
    assert whole.broken() == set()


def test_the_amounts_are_those_of_both(whole: Whole) -> None:
    verdict = judge_whole(whole.scenario, whole.roster, whole.routes)
    assert {"travel", "fairness"} <= {amount.goal for amount in verdict.amounts}
    goals = [verdict.cost_of(goal) for goal in sorted({a.goal for a in verdict.amounts})]
    assert sum(goals) == verdict.objective


def test_somebody_on_the_van_and_on_duty_is_found(whole: Whole) -> None:
    """Each plan is fine by itself: the routes know no duties."""
    duty = next(a for a in whole.roster.assignments if a.key.date == TUESDAY)
    busy = Assignment(duty.key, ("服务中心-03",), duty.backup)
    plan = replace(
        whole.roster,
        assignments=tuple(busy if a is duty else a for a in whole.roster.assignments),
    )
    assert ("van_crew", "服务中心-03 is on the van and on duty") in whole.broken(roster=plan)


def test_an_officer_without_the_item_of_a_visit_is_found(whole: Whole) -> None:
    """On Thursday nothing is promised, so the roster alone allows any officer."""
    unable = with_crew(whole.roster, THURSDAY, "服务中心-02", "服务中心-02", "服务中心-03")
    made = [s.visit for r in whole.routes.routes if r.shift.endswith("12") for s in r.stops]
    assert made
    lacking = {("on_board", f"van-1/2023-10-12 lacks 食品许可 for {visit}") for visit in made}
    assert lacking <= whole.broken(roster=unable)


def test_a_van_without_a_driver_does_not_go_out(whole: Whole) -> None:
    nobody = with_crew(whole.roster, THURSDAY, "服务中心-01", "服务中心-02", None)
    assert ("van_day", "van-1/2023-10-12 is no shift") in whole.broken(roster=nobody)


@pytest.mark.parametrize(
    ("limit", "late_min", "text"),
    [
        ("overtime_workday_max_min: 130", 40, ""),
        ("overtime_workday_max_min: 130", 41, "131 min overtime, at most 130"),
        ("overtime_month_max_min: 280", 50, ""),
        ("overtime_month_max_min: 280", 51, "282 min overtime in 2023-10, at most 280"),
    ],
)
def test_overtime_on_the_road_counts_as_work(
    whole: Whole, tmp_path: Path, limit: str, late_min: int, text: str
) -> None:
    """The crew's day has 90 minutes beyond ordinary hours, twice."""
    shutil.copytree(whole.folder.path, tmp_path / "strict")
    folder = Folder(tmp_path / "strict")
    folder.replace("scenario.yaml", 'zh: "劳动合同制"}', f'zh: "劳动合同制"}}\n    {limit}')
    scenario = load_scenario(folder.path)
    late = late_home(whole.routes, late_min)
    crew = ("服务中心-01", "服务中心-02", "服务中心-03")
    broken = whole.broken(scenario=scenario, routes=late)
    assert {(rule, said) for rule, said in broken if "服务中心" in said} == {
        ("working_time", f"{code}: {text}") for code in crew if text
    }


def test_routes_with_another_crew_than_the_roster_are_found(whole: Whole) -> None:
    others: Crews = crews_of(whole.roster) | {  # type: ignore[operator]
        ("van-1", TUESDAY): ("服务中心-01", None, "服务中心-03")
    }
    assert whole.broken(crews=others) == {
        ("van_crew", "the routes name another crew of van-1 than the roster")
    }


@pytest.mark.parametrize(
    ("first", "days", "planned"),
    [
        (None, 11, [TUESDAY]),
        (date(2023, 10, 11), 2, [THURSDAY]),
    ],
)
def test_routes_of_a_part_of_the_dates_are_judged_as_that(
    whole: Whole, first: date | None, days: int | None, planned: list[date]
) -> None:
    found = plan_routes(whole.scenario, whole.roster, first=first, days=days, limit_s=1)
    assert found.plan is not None
    assert [shift.date for shift in found.problem.shifts] == planned
    crews = {key: crew for key, crew in found.crews.items() if key[1] in planned}
    assert whole.broken(routes=found.plan, crews=crews) == set()


def test_without_a_roster_the_crews_are_planned_first(whole: Whole) -> None:
    found = plan_routes(whole.scenario, limit_s=4)
    assert found.plan is not None
    assert sorted(found.crews) == [("van-1", TUESDAY), ("van-1", THURSDAY)]
    assert all(None not in crew for crew in found.crews.values())


# What the road adds, on a roster of van days alone.

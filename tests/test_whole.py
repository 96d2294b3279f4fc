"""Roster and routes as one plan: the same crews, and the road is working time."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from optimizer import load_scenario, plan_roster
from optimizer.api_routes import plan_routes
from optimizer.roster.plan import Assignment, Crew, RosterPlan
from optimizer.roster.problem import CrewDay, Hall, RosterProblem
from optimizer.solving.judge import judge
from optimizer.solving.whole import (
    Crews,
    allowed_overtime,
    crews_of,
    judge_files,
    judge_whole,
    road_overtime_min,
    with_road_overtime,
)
from tests.routes import sample
from tests.rules.ward import FRI, LABOUR, MON, SAT, THU, TUE, WED, Span, roster, somebody, tiny
from tests.scenario.sample import Folder

if TYPE_CHECKING:
    from pathlib import Path

    from optimizer.routes.plan import RoutePlan
    from optimizer.routes.problem import RouteProblem
    from optimizer.scenario.value import Scenario

TUESDAY, THURSDAY = date(2023, 10, 10), date(2023, 10, 12)
VAN_DAYS = (MON, TUE, WED, THU, FRI)
STAFF = [somebody(code, "V", "officer") for code in "OPQR"] + [
    somebody(code, "V", "driver") for code in "DE"
]


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
        return {(violation.rule, violation.text) for violation in found}


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


def test_a_roster_and_routes_in_files_are_judged_apart_and_together(whole: Whole) -> None:
    crews = crews_of(whole.roster)
    verdicts = judge_files(whole.scenario, {"a": whole.roster}, {"b": (whole.routes, crews)})
    assert list(verdicts) == ["a", "b", "a + b"]
    assert all(verdict.is_legal for verdict in verdicts.values())
    whole_cost = verdicts["a"].objective + verdicts["b"].objective
    assert verdicts["a + b"].objective == whole_cost


def test_routes_with_another_crew_than_the_roster_are_found(whole: Whole) -> None:
    others: Crews = crews_of(whole.roster) | {  # type: ignore[operator]
        ("van-1", TUESDAY): ("服务中心-01", None, "服务中心-03")
    }
    verdicts = judge_files(whole.scenario, {"a": whole.roster}, {"b": (whole.routes, others)})
    assert verdicts["b"].is_legal
    assert [(v.rule, v.date, v.text) for v in verdicts["a + b"].violations] == [
        ("van_crew", TUESDAY, "the routes name another crew of van-1 than the roster")
    ]


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
    verdicts = judge_files(whole.scenario, {"a": whole.roster}, {"b": (found.plan, crews)})
    assert all(verdict.is_legal for verdict in verdicts.values())


def test_without_a_roster_the_crews_are_planned_first(whole: Whole) -> None:
    found = plan_routes(whole.scenario, limit_s=4)
    assert found.plan is not None
    assert sorted(found.crews) == [("van-1", TUESDAY), ("van-1", THURSDAY)]
    assert all(None not in crew for crew in found.crews.values())


# What the road adds, on a roster of van days alone.


def driving(**more: Any) -> RosterProblem:
    """Five van days from half past eight to five; ninety minutes of each are overtime."""
    days = tuple(CrewDay("van", day, "V", Span(510, 1020), 90) for day in VAN_DAYS)
    given: dict[str, Any] = {"days": VAN_DAYS, "halls": (Hall("V"),), "crew_days": days}
    return tiny(STAFF, **(given | more))


def crewed(problem: RosterProblem, **drivers: str) -> RosterPlan:
    """Officers O and P; driver D unless said otherwise by the date's day, `d16="E"`."""
    return roster(
        problem,
        crews=[
            Crew("van", day.date, "O", "P", drivers.get(f"d{day.date.day}", "D"))
            for day in problem.crew_days
        ],
    )


def shifts(late_max_min: int = 60) -> RouteProblem:
    days = [sample.shift(f"van/{d}", d, overtime_max_s=60 * late_max_min) for d in VAN_DAYS]
    return sample.problem(days, [])


def rooms(question: RosterProblem, plan: RosterPlan, late_max_min: int = 60) -> list[int]:
    """Minutes of overtime that each shift may have."""
    found = allowed_overtime(question, plan, shifts(late_max_min))
    return [shift.overtime_max_s // 60 for shift in found.shifts]


def broken_by(late_min: int, **more: Any) -> set[tuple[str, str, date | None]]:
    question = driving(**more)
    late = with_road_overtime(question, {("van", MON): late_min})
    found = judge(late, crewed(question)).violations
    return {(v.rule, v.where, v.date) for v in found}


def regime(**limits: int) -> dict[str, Any]:
    return {"regimes": {"labour": LABOUR.model_copy(update=limits)}}


def test_minutes_on_the_road_are_rounded_up() -> None:
    question = sample.problem([sample.shift("m", MON), sample.shift("t", TUE)], [])
    late = sample.route("m", "16:00", back="17:00:01")
    in_time = sample.route("t", "16:00", back="17:00")
    assert road_overtime_min(question, sample.plan(late, in_time)) == {("van", MON): 1}


def test_three_hours_a_day_are_the_limit() -> None:
    assert broken_by(90) == set()
    assert broken_by(91) == {("working_time", code, MON) for code in "DOP"}


def test_thirty_six_hours_a_month_are_the_limit() -> None:
    """Four hours already, beside five times ninety minutes."""
    assert broken_by(60, **regime(overtime_month_max_min=510)) == set()
    tired = {("working_time", code, None) for code in "DOP"}
    assert broken_by(61, **regime(overtime_month_max_min=510)) == tired


def test_eleven_hours_of_rest_are_the_limit() -> None:
    """Back at half past nine, out again at half past eight."""
    long_days = regime(overtime_workday_max_min=600)
    assert broken_by(270, **long_days) == set()
    assert broken_by(271, **long_days) == {("rest_between_days", code, TUE) for code in "DOP"}


def test_coming_back_late_within_ordinary_hours_is_no_overtime() -> None:
    short = CrewDay("van", MON, "V", Span(510, 960), 30)
    late = with_road_overtime(driving(crew_days=(short,)), {("van", MON): 90})
    assert late.crew_days[0] == CrewDay("van", MON, "V", Span(510, 1050), 60)


def test_on_a_rest_day_there_are_no_ordinary_hours() -> None:
    day = CrewDay("van", SAT, "V", Span(510, 960), 420)
    late = with_road_overtime(driving(days=(SAT,), crew_days=(day,)), {("van", SAT): 90})
    assert late.crew_days[0].minutes_beyond == 510


def test_crews_with_room_keep_their_overtime() -> None:
    question = driving()
    assert rooms(question, crewed(question)) == [60, 60, 60, 60, 60]


def test_a_crew_without_room_in_its_day_has_no_overtime() -> None:
    """E may do an hour less a day than the others, and drives on Tuesday."""
    civil = LABOUR.model_copy(update={"overtime_workday_max_min": 120})
    question = driving(regimes={"labour": LABOUR, "civil": civil})
    people = tuple(replace(p, regime="civil") if p.code == "E" else p for p in question.people)
    question = replace(question, people=people)
    plan = crewed(question, d17="E")
    assert rooms(question, plan) == [60, 0, 60, 60, 60]
    assert rooms(question, plan, late_max_min=30) == [30] * 5


def test_a_crew_without_room_in_its_month_has_overtime_on_some_days_only() -> None:
    """Five days of ninety minutes leave 130 minutes for O and P: two hours on the road."""
    question = driving(**regime(overtime_month_max_min=450 + 130))
    assert rooms(question, crewed(question)) == [60, 60, 0, 0, 0]


def test_what_is_broken_already_takes_nothing_away() -> None:
    question = driving()
    plan = crewed(question, d16="Q")
    assert judge(question, plan).violations
    assert rooms(question, plan) == [60] * 5

"""What a sheet says can be pinned: the plan stays legal, and planning again changes nothing."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from optimizer import load_scenario
from optimizer.errors import ScenarioError
from optimizer.routes.from_scenario import route_problem
from optimizer.routes.judge import judge_routes
from optimizer.routes.planning.solve import solve_routes
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from optimizer.views.words.routes import clock
from tests.scenario.sample import Folder

if TYPE_CHECKING:
    from pathlib import Path

    from optimizer.routes.plan.plan import RoutePlan
    from optimizer.routes.problem import RouteProblem

DAYS = (date(2023, 10, 10), date(2023, 10, 12))
CREWS = {("van-1", day): ("服务中心-01", "服务中心-02", "服务中心-03") for day in DAYS}
NO_PINS = "visit,van,date,start,reason\n"
EFFORT = Effort(limit_s=5, reproducible=True)


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Folder:
    shutil.copytree(root / "scenarios/broken/_valid", tmp_path / "scenario")
    folder = Folder(tmp_path / "scenario")
    folder.write("route_pins.csv", NO_PINS)
    return folder


def in_steps(folder: Folder, step_min: int) -> None:
    folder.replace("scenario.yaml", "rules:", f"rules:\n  whole_minutes: {{step_min: {step_min}}}")


def problem_of(folder: Folder) -> RouteProblem:
    return route_problem(load_scenario(folder.path), CREWS)


def planned(problem: RouteProblem) -> RoutePlan:
    solved = solve_routes(problem, EFFORT)
    assert solved.status is Status.OPTIMAL
    assert solved.plan is not None
    assert judge_routes(problem, solved.plan).violations == ()
    return solved.plan


def seconds_of(plan: RoutePlan) -> list[int]:
    times = [second for one in plan.routes for second in (one.depart_s, one.return_s)]
    times += [one.meal_start_s for one in plan.routes if one.meal_start_s is not None]
    stops = [stop for one in plan.routes for stop in one.stops]
    return times + [
        second for stop in stops for second in (stop.arrive_s, stop.start_s, stop.end_s)
    ]


@pytest.mark.parametrize("step_min", [1, 5, 15])
def test_pinning_every_published_time_changes_nothing(folder: Folder, step_min: int) -> None:
    in_steps(folder, step_min)
    published = planned(problem_of(folder))
    assert [second for second in seconds_of(published) if second % (60 * step_min)] == []
    pins = [
        f"{stop.visit},{one.shift.replace('/', ',')},{clock(stop.start_s)},confirmed\n"
        for one in published.routes
        for stop in one.stops
        if "/" not in stop.visit
    ]
    assert len(pins) >= 3
    folder.write("route_pins.csv", NO_PINS + "".join(pins))
    pinned = problem_of(folder)
    assert judge_routes(pinned, published).violations == ()
    assert planned(pinned).routes == published.routes


def test_ways_and_stays_take_whole_steps(folder: Folder) -> None:
    folder.replace("items.csv", "licence,60", "licence,46")
    rough = problem_of(folder)
    assert (rough.step_s, (rough.travel_s % 60).any()) == (60, False)
    assert rough.stay_s(rough.shifts[0], rough.visit["V1"], None) == 56 * 60
    in_steps(folder, 15)
    steps = problem_of(folder)
    assert not (steps.travel_s % 900).any()
    assert (steps.travel_s >= rough.travel_s).all()
    assert (steps.travel_s - rough.travel_s < 900).all()
    assert steps.stay_s(steps.shifts[0], steps.visit["V1"], None) == 60 * 60
    assert steps.stay_s(steps.shifts[0], steps.visit["V1"], "V1") == 60 * 60


@pytest.mark.parametrize(
    ("table", "old", "new", "line"),
    [
        (
            "route_pins.csv",
            NO_PINS,
            NO_PINS + "V2,van-1,2023-10-10,13:37,done\n",
            "route_pins.csv:2:4: start: 13:37 is not on a whole step of 5 min",
        ),
        (
            "visits.csv",
            "2023-10-10,09:00-11:00",
            "2023-10-10,09:01-10:14",
            "visits.csv:2:8: promised_window: has 65 min, but the stay takes 70 min",
        ),
        (
            "visits.csv",
            "2023-10-10 09:00-11:30;",
            "2023-10-10 09:01-10:14;",
            "visits.csv:4:13: windows: 2023-10-10 09:01-10:14 has 65 min, "
            "but the stay takes 70 min",
        ),
    ],
)
def test_what_no_step_fits_into_is_a_mistake(
    folder: Folder, table: str, old: str, new: str, line: str
) -> None:
    folder.replace(table, old, new)
    if table == "visits.csv":
        folder.replace("visits.csv", ",食品许可,,,project,工地,3", ",食品许可,,,project,,3")
    in_steps(folder, 5)
    with pytest.raises(ScenarioError) as error:
        load_scenario(folder.path)
    assert str(error.value) == line

"""What a part of the dates asks for: done, missed and later visits, turns of whole weeks."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from optimizer import load_scenario
from optimizer.routes.explain.left_out import explained
from optimizer.routes.explain.relaxations import RELAXATIONS_OF
from optimizer.routes.from_scenario import Crew, route_problem
from optimizer.routes.judge import judge_routes
from optimizer.routes.plan.plan import LeftOut, RoutePlan
from optimizer.routes.problem import Elsewhere, RouteProblem
from optimizer.routes.rules.sub_district_turn import required, unmet_turns
from tests.routes.sample import route
from tests.scenario.sample import Folder

if TYPE_CHECKING:
    from pathlib import Path

CREW: Crew = ("服务中心-01", "服务中心-02", "服务中心-03")
MON, TUE, WED, THU, FRI = (date(2023, 10, day) for day in range(9, 14))
HEAD = "id,kind,sub_district,lat,lon,items,priority,called_on,windows,promised_date,promised_window"


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Folder:
    """A van day on each date from Monday to Friday; no visits yet."""
    shutil.copytree(root / "scenarios/broken/_valid", tmp_path / "scenario")
    folder = Folder(tmp_path / "scenario")
    folder.write(
        "van_days.csv", "van,date\n" + "".join(f"van-1,2023-10-{d:02}\n" for d in range(9, 14))
    )
    folder.replace(
        "scenario.yaml",
        "regimes:",
        "sub_districts: {北宅: {en: B, zh: 北}, 王哥庄: {en: W, zh: 王}, "
        "中韩: {en: Z, zh: 中}}\nregimes:",
    )
    pins(folder)
    return folder


def visits(folder: Folder, *rows: str) -> None:
    """Rows of `id,sub_district,called_on,windows,promised_date,promised_window`."""
    lines = []
    for row in rows:
        name, district, *rest = row.split(",")
        lines.append(
            ",".join([name, "licence", district, "36.27", "120.63", "食品许可", "2", *rest])
        )
    folder.write("visits.csv", "\n".join([HEAD, *lines]) + "\n")


def pins(folder: Folder, *rows: str) -> None:
    folder.write("route_pins.csv", "\n".join(["visit,van,date,start,reason", *rows]) + "\n")


def asked(folder: Folder, first: date, last: date) -> RouteProblem:
    crews = {("van-1", date(2023, 10, day)): CREW for day in range(9, 14)}
    return route_problem(load_scenario(folder.path), crews, first=first, last=last)


def wanted(problem: RouteProblem) -> list[str]:
    return [visit.id for visit in problem.visits if not visit.is_standing]


@pytest.mark.parametrize("reason", ["done", "under_way", "confirmed"])
def test_what_is_fixed_on_another_date_is_not_asked_for_again(folder: Folder, reason: str) -> None:
    visits(folder, "X,北宅,,,,", "Y,北宅,,,,")
    pins(folder, f"X,van-1,2023-10-09,09:00,{reason}")
    later, earlier = asked(folder, TUE, FRI), asked(folder, MON, MON)
    assert wanted(later) == ["Y"]
    assert later.elsewhere == (Elsewhere("X", reason, "van-1", MON, 9 * 3600),)
    assert later.frozen == ()
    assert wanted(earlier) == ["X", "Y"]
    assert [kept.visit for kept in earlier.frozen] == ["X"]


def test_driving_it_again_is_illegal(folder: Folder) -> None:
    visits(folder, "X,北宅,,,,")
    pins(folder, "X,van-1,2023-10-09,09:00,done")
    problem = asked(folder, TUE, TUE)
    again = RoutePlan((route("van-1/2023-10-10", "08:30", "X 10:00-11:10", back="13:00"),))
    told = [one.said("en") for one in judge_routes(problem, again).violations]
    assert told == ["X is driven again: van-1 has it on 2023-10-09 at 09:00"]


MISSED = {
    "its windows": "X,北宅,,2023-10-09 09:00-11:30,,",
    "its promise": "X,北宅,,,2023-10-09,09:00-11:30",
    "both": "X,北宅,,2023-10-09..2023-10-12 09:00-11:30,2023-10-09,09:00-11:30",
}


@pytest.mark.parametrize("row", MISSED.values(), ids=MISSED)
def test_a_visit_whose_time_is_over_is_left_out_with_that_reason(folder: Folder, row: str) -> None:
    visits(folder, row, "Y,北宅,,,,")
    problem = asked(folder, TUE, FRI)
    assert wanted(problem) == ["X", "Y"]
    assert not problem.visit["X"].required
    made = RoutePlan(left_out=(LeftOut("X"), LeftOut("Y")))
    entry = explained(problem, made, "X")[0]
    assert entry.code == "passed"
    assert entry.change is not None
    hidden = judge_routes(problem, RoutePlan(left_out=(LeftOut("Y"),)))
    assert "X is neither made nor listed as left out" in [
        one.said("en") for one in hidden.violations
    ]


LATER = {
    "its windows": "X,北宅,,2023-10-12..2023-10-13 09:00-11:30,,",
    "its promise": "X,北宅,,,2023-10-12,09:00-11:30",
    "the call": "X,北宅,2023-10-11,,,",
    "windows before and after": "X,北宅,,2023-10-09 09:00-11:30; 2023-10-13 09:00-11:30,,",
}


@pytest.mark.parametrize("row", LATER.values(), ids=LATER)
def test_what_only_later_dates_allow_is_kept_for_them(folder: Folder, row: str) -> None:
    visits(folder, row)
    problem = asked(folder, TUE, TUE)
    assert wanted(problem) == []
    assert problem.elsewhere == (Elsewhere("X", "later"),)
    listed = judge_routes(problem, RoutePlan(left_out=(LeftOut("X"),)))
    assert [one.said("en") for one in listed.violations] == [
        "X is left out, but other dates have it"
    ]


def test_after_the_last_van_day_nothing_is_later(folder: Folder) -> None:
    """The window of Saturday has no van day: the part that sees Friday last says so."""
    visits(folder, "X,北宅,,2023-10-14 09:00-11:30,,")
    problem = asked(folder, WED, FRI)
    assert (wanted(problem), problem.elsewhere) == (["X"], ())
    assert explained(problem, RoutePlan(left_out=(LeftOut("X"),)), "X")[0].code == "no_van"


def test_every_visit_is_asked_for_or_elsewhere_whatever_part_is_planned(folder: Folder) -> None:
    rows = [
        row.replace("X", f"X{n}", 1) for n, row in enumerate([*MISSED.values(), *LATER.values()])
    ]
    visits(folder, *rows, "Z,王哥庄,,,,")
    pins(folder, "Z,van-1,2023-10-11,09:00,confirmed")
    days = [MON, TUE, WED, THU, FRI]
    for number, first in enumerate(days):
        for last in days[number:]:
            problem = asked(folder, first, last)
            known = [*wanted(problem), *(one.visit for one in problem.elsewhere)]
            assert sorted(known) == sorted([*(f"X{n}" for n in range(len(rows))), "Z"])
    assert asked(folder, MON, FRI).elsewhere == ()


def unmet(problem: RouteProblem) -> list[tuple[str, int]]:
    """What a plan lacks that stays at home, by the judge."""
    found = [(turn.sub_district, turn.missing) for turn in unmet_turns(problem, RoutePlan())]
    return [one for one in found if one[0] != "中韩"]


def test_a_week_is_looked_at_as_a_whole(folder: Folder) -> None:
    """Three of five van days are left; north was served on Monday, and X is left."""
    visits(folder, "X,北宅,,,,", "Y,王哥庄,,,,")
    problem = asked(folder, WED, FRI)
    assert required(problem, MON) == 1
    assert unmet(problem) == [("北宅", 1), ("王哥庄", 1)]
    pins(folder, "X,van-1,2023-10-09,09:00,done")
    assert unmet(asked(folder, WED, FRI)) == [("王哥庄", 1)]


def test_what_later_days_may_still_bring_is_not_missing_yet(folder: Folder) -> None:
    visits(folder)
    assert unmet(asked(folder, MON, WED)) == []
    assert unmet(asked(folder, MON, FRI)) == [("北宅", 1), ("王哥庄", 1)]
    rule = "rules:\n  sub_district_turn: {visits_per_week: 2, days_apart: 2}"
    folder.replace("scenario.yaml", "rules:", rule)
    assert unmet(asked(folder, MON, WED)) == [("北宅", 1), ("王哥庄", 1)]
    assert unmet(asked(folder, MON, TUE)) == []


def test_standing_stops_offer_the_turns_of_the_whole_week(folder: Folder) -> None:
    visits(folder)
    stops = [visit for visit in asked(folder, WED, FRI).visits if visit.is_standing]
    assert [stop.id for stop in stops] == ["S1/2023-10-09/1"]
    assert {window.date for window in stops[0].windows} == {WED, THU, FRI}


def test_the_cheapest_change_looks_at_every_date_from_the_call_on(folder: Folder) -> None:
    """The window is Friday's, which is full; the call came on Tuesday."""
    visits(folder, "X,北宅,2023-10-10,2023-10-13 09:00-10:30,,", "Y,北宅,,,2023-10-13,09:00-11:30")
    problem = asked(folder, MON, FRI)
    made, found = RoutePlan(left_out=(LeftOut("X"),)), []
    for kind in RELAXATIONS_OF["day_full"]:
        changes = kind(problem, made, problem.visit["X"], problem.shifts)
        found += [change.shift.date for change in changes if change.kind == "time"]
    assert found == [TUE, WED, THU, FRI]

"""Next month's folder: what is carried over, what stays, what leaves, in the old one's form."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from optimizer import load_scenario, next_month
from optimizer.roster.from_scenario import roster_problem
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.rules.working_time import is_out
from optimizer.routes.plan.plan import LeftOut, RoutePlan
from optimizer.solving.verdict import Verdict
from optimizer.whole import crews_of
from tests.scenario.sample import Folder

if TYPE_CHECKING:
    from pathlib import Path

    from optimizer.scenario.scenario import Scenario
    from tests.tasks.made import Made


@pytest.fixture
def town(made: Made, tmp_path: Path) -> Folder:
    """A copy of the tiny district."""
    shutil.copytree(made.folder.path, tmp_path / "old")
    return Folder(tmp_path / "old")


def following(town: Folder, made: Made, tmp_path: Path, routes: Any = None) -> Scenario:
    """The scenario after the tiny district's, its plan made with all halls open at noon."""
    scenario = load_scenario(town.path, ["noon-everywhere"])
    found = next_month(scenario, made.plan, routes)
    found.write(tmp_path / "new")
    return load_scenario(tmp_path / "new")


def texts(folder: Path, table: str) -> list[str]:
    return (folder / f"{table}.csv").read_text("utf-8").splitlines()


def to_do(town: Folder, made: Made, routes: Any = None) -> list[str]:
    scenario = load_scenario(town.path, ["noon-everywhere"])
    return [
        f"{one.about}: {one.text.said('en')}"
        for one in next_month(scenario, made.plan, routes).view.to_do
    ]


def test_the_rest_of_the_month_follows_a_part_of_it(
    town: Folder, made: Made, tmp_path: Path
) -> None:
    new = following(town, made, tmp_path)
    assert (new.file.first, new.file.last) == (date(2023, 10, 16), date(2023, 10, 31))
    assert any(one.startswith("people: overtime of 2023-10") for one in to_do(town, made))


def test_opening_and_earned_less_spent_is_closing(town: Folder, made: Made, tmp_path: Path) -> None:
    """By credit date, worked out from the plan and the settings alone."""
    new = following(town, made, tmp_path)
    closing: dict[str, dict[date, int]] = {}
    for row in new.comp_credits:
        closing.setdefault(row.person, {})[row.earned_on] = row.minutes
    for person in made.scenario.people:
        left = left_of(made.scenario, made.plan, person.code)
        assert closing.get(person.code, {}) == left
        balance = {row.code: row.comp_balance_min for row in new.people}[person.code]
        assert balance == sum(left.values())
    assert any(len(left) > 1 for left in closing.values())


def left_of(scenario: Scenario, plan: RosterPlan, code: str) -> dict[date, int]:
    """Somebody's credits: a queue, the oldest first, of what the duties of the tiny town earn."""
    queue = [[row.earned_on, row.minutes] for row in scenario.comp_credits if row.person == code]
    halves = {"morning": 180, "afternoon": 210}
    for day in sorted(scenario.day_kinds):
        spent = sum(halves[c.half] for c in plan.comp if (c.person, c.date) == (code, day))
        for one in sorted(queue):
            used = min(spent, one[1])
            one[1] -= used
            spent -= used
        assert spent == 0
        earned = 0
        for key, (holders, backup) in (
            (a.key, (a.holders, a.backup)) for a in plan.assignments if a.key.date == day
        ):
            hours, is_noon = scenario.file.slots[key.slot].hours, key.slot == "noon"
            if code in holders or (is_noon and code == backup):
                earned += hours.minutes - (30 if is_noon else 0)
        on_board = any(code in c.members for c in plan.crews if c.date == day)
        earned += 8 * 60 + 30 - 180 - 210 - 30 if on_board else 0
        paid = scenario.day_kinds[day] == "statutory_holiday"
        queue += [[day, earned]] if earned and not paid else []
    return {day: minutes for day, minutes in queue if minutes}


def test_a_rotation_of_the_quarter_counts_and_a_new_quarter_starts_afresh(
    town: Folder, made: Made, tmp_path: Path
) -> None:
    assert made.plan.rotations
    done = {one.person: 1 for one in made.plan.rotations}
    new = following(town, made, tmp_path)
    assert {p.code: p.rotation_days_done for p in new.people if p.rotation_days_done} == done


def test_wishes_that_were_not_met_weigh_more_next_month(
    made: Made, town: Folder, tmp_path: Path
) -> None:
    late = next(a for a in made.plan.assignments if a.key.slot == "late" and a.holder)
    town.write(
        "requests.csv",
        f"person,date,part,wish,weight\n{late.holder},{late.key.date},late,no_duty,2\n",
    )
    following(town, made, tmp_path)
    new = Folder(tmp_path / "new")
    assert {p.code: p.wishes_unmet for p in load_scenario(new.path).people if p.wishes_unmet} == {
        late.holder: 2
    }
    new.write(
        "requests.csv", f"person,date,part,wish,weight\n{late.holder},2023-10-18,late,no_duty,1\n"
    )
    assert [one.weight for one in roster_problem(load_scenario(new.path)).requests] == [3]


def test_what_reaches_into_the_new_month_stays(town: Folder, made: Made, tmp_path: Path) -> None:
    town.write(
        "absences.csv",
        "person,first,last,part,kind\n"
        "大崂-02,2023-10-11,2023-10-12,day,annual_leave\n"
        "双石-02,2023-10-14,2023-10-17,day,business\n"
        "双石-02,2023-10-09,2023-10-09,morning,business\n"
        "大崂-03,2023-10-20,2023-10-20,morning,sick_leave\n",
    )
    town.write(
        "requests.csv",
        "person,date,part,wish\n大崂-03,2023-10-20,late,no_duty\n大崂-03,2023-10-10,late,no_duty\n",
    )
    following(town, made, tmp_path)
    new = tmp_path / "new"
    assert texts(new, "absences")[1:] == [
        "双石-02,2023-10-14,2023-10-17,day,business",
        "大崂-03,2023-10-20,2023-10-20,morning,sick_leave",
    ]
    assert texts(new, "requests")[1:] == ["大崂-03,2023-10-20,late,no_duty"]
    for table in (
        "bookings",
        "pins",
        "trainings",
        "rotations",
        "batch_work",
        "van_days",
        "route_pins",
    ):
        assert (table, texts(new, table)[1:]) == (table, [])
    for table in ("places", "openings", "posts", "items", "vans", "stops", "points", "roads"):
        assert (new / f"{table}.csv").read_bytes() == (town.path / f"{table}.csv").read_bytes()


VISITS = (
    "id,sub_district,lat,lon,items,kind,windows,answer_by,contact\n"
    "V1,中韩,36.12,120.45,食品许可,project,,,\n"
    "V2,中韩,36.12,120.45,食品许可,project,2023-10-09..2023-10-18 13:30-17:00,2023-10-12,\n"
    "V3,中韩,36.12,120.45,食品许可,project,2023-10-10 09:00-11:30,,联系-003\n"
    "V4,中韩,36.12,120.45,食品许可,project,2023-10-09 09:00-11:30; "
    "2023-10-14..2023-10-20 09:00-11:30,,\n"
    "V5,中韩,36.12,120.45,食品许可,same_day,2023-10-12..2023-10-20 10:00-17:00,2023-10-12,\n"
    "V6,中韩,36.12,120.45,食品许可,project,,,\n"
)


def test_open_visits_stay_with_the_windows_that_are_left(
    town: Folder, made: Made, tmp_path: Path
) -> None:
    from optimizer.scenario.schema.rows_van import VisitRow
    from optimizer.tasks.new_month.visits import open_visits

    town.write("visits.csv", VISITS)
    town.write("route_pins.csv", "visit,van,date,start,reason\n")
    rows: list[VisitRow] = sorted(load_scenario(town.path).visits, key=lambda row: row.id)
    plan = RoutePlan(left_out=tuple(LeftOut(f"V{n}") for n in range(1, 6)))
    found = open_visits(rows, plan, date(2023, 10, 16))
    assert found.kept == {
        0: {},
        1: {"answer_by": ""},
        3: {"windows": "2023-10-14..2023-10-20 09:00-11:30"},
        5: {},
    }
    assert [one.said("en") for one in found.to_do] == [
        "V2 was not answered by 2023-10-12: agree on a new deadline",
        "V3 was left out and may no longer be made from 2023-10-16 on: call 联系-003 again",
        "V5 was left out and may no longer be made from 2023-10-16 on: call the caller again",
    ]


def test_made_visits_leave_and_without_routes_somebody_must_say(
    town: Folder, made: Made, tmp_path: Path
) -> None:
    town.write("visits.csv", VISITS)
    town.write("route_pins.csv", "visit,van,date,start,reason\n")
    town.write(
        "travel.csv", "origin,destination,seconds\n大崂,双石,720\nV3,双石,700\n大崂,V1,700\n"
    )
    new = following(town, made, tmp_path)
    assert [row.id for row in new.visits] == ["V1", "V2", "V4", "V6"]
    assert [(row.origin, row.destination) for row in new.travel] == [
        ("大崂", "V1"),
        ("大崂", "双石"),
    ]
    assert any("no routes were given" in one for one in to_do(town, made))


def test_what_ifs_of_the_old_month_are_left_out(town: Folder, made: Made, tmp_path: Path) -> None:
    town.write(
        "what-if/no-bookings.yaml",
        'description: {en: "a", zh: "b"}\ndrop:\n  bookings:\n    - where: {slot: late}\n',
    )
    town.write(
        "what-if/no-such-training.yaml",
        'description: {en: "a", zh: "b"}\ndrop:\n  trainings:\n    - key: 训1\n',
    )
    following(town, made, tmp_path)
    left = sorted(path.stem for path in (tmp_path / "new/what-if").iterdir())
    assert left == ["no-bookings", "no-lending", "noon-everywhere"]
    told = [one for one in to_do(town, made) if one.startswith("what-if")]
    assert told == [
        "what-if: the plan was made with the what-ifs noon-everywhere: here they are not laid over",
        "what-if: the what-if flu-week is left out: it names 2023-10-09",
        "what-if: the what-if no-such-training is left out: trainings has no row '训1'",
        "what-if: the what-if no-bookings cannot be laid over yet: no row of bookings matches",
    ]


def test_a_trip_on_a_day_off_shortly_before_is_still_no_free_day(
    town: Folder, made: Made, tmp_path: Path
) -> None:
    absences = (town.path / "absences.csv").read_text("utf-8")
    trips = [f"服务中心-03,{day},{day},day,business\n" for day in ("2023-10-09", "2023-10-14")]
    town.write("absences.csv", absences + "".join(trips))
    new = following(town, made, tmp_path)
    assert [row.first for row in new.absences] == [date(2023, 10, 14)]
    problem = roster_problem(new)
    assert is_out(problem, problem.person["服务中心-03"], date(2023, 10, 14))
    assert all(row.person != "服务中心-03" for row in new.previous_days if row.date.day == 14)


def test_the_road_s_overtime_is_earned(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """With routes a van that comes back late earns its crew more."""
    day = date(2023, 10, 10)
    crew = next(one for one in made.plan.crews if one.date == day)
    routes = (RoutePlan(), crews_of(made.plan))
    monkeypatch.setattr("optimizer.tasks.next_month.judge_whole", lambda *_, **__: Verdict((), ()))
    monkeypatch.setattr(
        "optimizer.tasks.next_month.road_overtime_min", lambda *_: {(crew.van, day): 20}
    )
    found = next_month(made.scenario, made.plan, routes)
    person = next(one for one in found.view.people if one.code == crew.driver)
    assert {one.earned_on: one.minutes for one in person.credits}[day] == 90 + 20

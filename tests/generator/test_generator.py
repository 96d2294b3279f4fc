"""The generator of scenarios: reproducible, synthetic by its own word, with a legal known plan."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from optimizer.exchange.roster_json import plan_from_json
from optimizer.roster.from_scenario import roster_problem
from optimizer.roster.judge import judge
from optimizer.roster.rulebook import ROSTER
from optimizer.scenario.load import load
from scenarios.generator import Spec, beizhai, generate, laoshan, month
from scenarios.generator.__main__ import main
from tests.source import ROOT

if TYPE_CHECKING:
    from optimizer.scenario.scenario import Scenario

SHIPPED = ROOT / "scenarios"
MONTHS = {
    "spring festival": (date(2024, 2, 1), date(2024, 2, 29)),
    "mid-autumn": (date(2024, 9, 1), date(2024, 9, 30)),
    "national day": (date(2025, 10, 1), date(2025, 10, 31)),
    "two months": (date(2024, 1, 15), date(2024, 3, 10)),
    "one day of a holiday": (date(2023, 10, 1), date(2023, 10, 1)),
    "a week": (date(2023, 10, 9), date(2023, 10, 15)),
}


def written(files: dict[str, str], folder: Path) -> Scenario:
    """The scenario of generated files, through the loader."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return load(folder, rules=ROSTER.rule_settings, goals=ROSTER.goal_settings)


@cache
def shipped(name: str, what_if: str = "") -> Scenario:
    what_ifs = (what_if,) if what_if else ()
    return load(SHIPPED / name, what_ifs, rules=ROSTER.rule_settings, goals=ROSTER.goal_settings)


def bytes_in(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def assert_legal_and_full(spec: Spec, folder: Path) -> None:
    """No rule is broken, and every A place of the extended halls is filled."""
    files, plan = generate(spec)
    problem = roster_problem(written(files, folder))
    assert judge(problem, plan_from_json(plan)).violations == ()
    unfilled = [s for s in plan["shortages"] if s["what"] == "holder"]
    assert [s for s in unfilled if s["hall"] in spec.extended] == []


@pytest.mark.parametrize("name", ["laoshan", "beizhai"])
def test_the_command_reproduces_the_shipped_folder_byte_for_byte(name, tmp_path):
    main([name, str(tmp_path)])
    made, there = bytes_in(tmp_path), bytes_in(SHIPPED / name)
    assert {file: there.get(file) for file in made} == made
    by_us = {file for file, raw in there.items() if b"scenarios/generator" in raw.split(b"\n")[0]}
    assert by_us <= set(made)


@pytest.mark.parametrize("spec", [laoshan(), beizhai()], ids=["laoshan", "beizhai"])
def test_the_known_plan_of_a_shipped_month_is_legal(spec, tmp_path):
    assert_legal_and_full(spec, tmp_path)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("name", MONTHS)
def test_the_known_plan_of_any_month_is_legal(name, seed, tmp_path):
    assert_legal_and_full(month(8, 4, *MONTHS[name], seed), tmp_path)


@pytest.mark.parametrize("name", ["laoshan", "beizhai"])
def test_every_what_if_of_a_shipped_month_loads(name):
    names = sorted(path.stem for path in (SHIPPED / name / "what-if").glob("*.yaml"))
    assert len(names) >= 6
    assert all(shipped(name, what_if).changes for what_if in names)


def test_beizhai_has_483_duties_and_exactly_four_booked_holiday_halves():
    problem = roster_problem(shipped("beizhai"))
    kinds = Counter(problem.day_kinds[duty.key.date].is_holiday for duty in problem.open_duties)
    assert kinds == {False: 483, True: 4}


def test_holiday_bookings_are_made_before_the_break():
    scenario = shipped("laoshan")
    booked = [b for b in scenario.bookings if b.slot.startswith("holiday")]
    assert booked
    assert all(b.made_on < date(2023, 9, 29) for b in booked)


def test_a_quarter_of_beizhais_duties_have_a_booked_special_item():
    problem = roster_problem(shipped("laoshan"))
    places = {place.id for place in shipped("beizhai").places}
    duties = [duty for duty in problem.open_duties if duty.key.hall in places]
    share = sum(bool(duty.special_items) for duty in duties) / len(duties)
    assert 0.23 < share < 0.27


def test_the_district_has_about_190_people_and_its_van_goes_out_on_19_days():
    problem = roster_problem(shipped("laoshan"))
    assert 185 <= len(problem.people) <= 195
    assert len(problem.crew_days) == 19
    assert sum(bool(day.promised_items) for day in problem.crew_days) == 12


def test_every_hall_has_one_clerk_two_civil_servants_and_five_to_seven_people():
    scenario = shipped("laoshan")
    for hall in (place.id for place in scenario.places if place.kind == "hall"):
        team = [person for person in scenario.people if person.hall == hall]
        assert 5 <= len(team) <= 7
        assert [person.role for person in team].count("clerk") == 1
        assert [person.regime for person in team].count("civil_servant") >= 2


def test_about_four_percent_of_the_workdays_are_absences():
    problem = roster_problem(shipped("laoshan"))
    assert 0.025 < len(problem.away) / (len(problem.people) * 19 * 2) < 0.055


def test_every_file_says_that_it_is_synthetic():
    files, _ = generate(month(3, 1, *MONTHS["a week"], 1))
    assert all("synthetic" in text.partition("\n")[0] for text in files.values())
    assert "\nsynthetic: true\n" in files["scenario.yaml"]


def test_nobody_of_a_post_sits_beside_the_other_in_a_weekly_session():
    scenario = shipped("laoshan")
    courses = Counter(session.course for session in scenario.trainings)
    for session in scenario.trainings:
        if session.mode == "on_site" and courses[session.course] == 1:
            for post in scenario.posts:
                assert not {post.holder, post.backup} <= set(session.invited)
    assert max(courses.values()) == 2


def test_the_same_seed_gives_the_same_month_and_another_seed_another():
    one, again, other = (generate(month(4, 2, *MONTHS["a week"], seed)) for seed in (1, 1, 2))
    assert one == again
    assert one[0]["absences.csv"] != other[0]["absences.csv"]


def test_halls_beyond_the_known_names_are_numbered(tmp_path):
    files, _ = generate(month(33, 1, *MONTHS["a week"], 1))
    scenario = written(files, tmp_path)
    halls = {place.id for place in scenario.places if place.kind == "hall"}
    assert len(halls) == 33
    assert {"大崂", "第31管区", "厅32", "厅33"} <= halls


def test_only_the_month_command_writes_its_known_plan(tmp_path):
    dates = ["--first", "2023-10-09", "--last", "2023-10-15"]
    main(["month", "--halls", "2", "--extended", "1", *dates, "--seed", "7", str(tmp_path)])
    plan = json.loads((tmp_path / "known_plan.json").read_text("utf-8"))
    assert {duty["slot"] for duty in plan["duties"]} >= {"early", "noon", "late"}
    assert not list(SHIPPED.rglob("known_plan.json"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--halls", "1", "--extended", "2", "--first", "2024-02-01", "--last", "2024-02-29"],
        ["--halls", "1", "--extended", "1", "--first", "2024-02-02", "--last", "2024-02-01"],
        ["--halls", "1", "--extended", "1", "--first", "2099-02-01", "--last", "2099-02-28"],
    ],
    ids=["more extended halls than halls", "no dates", "no notice"],
)
def test_an_impossible_month_is_refused(arguments, tmp_path, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["month", *arguments, str(tmp_path)])
    assert stopped.value.code == 2
    assert "error:" in capsys.readouterr().err

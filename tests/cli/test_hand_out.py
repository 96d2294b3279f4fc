"""`optimizer hand-out` from end to end: files, refusals, ids that are kept."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from optimizer import load_scenario
from optimizer.exchange.roster_json import plan_from_json
from optimizer.roster.plan.facts import duties_of
from optimizer.tasks.plan_roster import roster_question
from tests.cli.planned import Planned, Told, ran
from tests.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from optimizer.scenario.scenario import Scenario


def asked(planned: Planned, out: Path, *more: str | Path) -> Told:
    return ran("hand-out", planned.scenario, planned.out / "roster.json", "--out", out, *more)


@pytest.fixture(scope="module")
def handed(planned: Planned, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("handed") / "out"
    code, told, err = asked(planned, out, "--json")
    assert code == 0, err
    files = {str(path.relative_to(out)) for path in out.rglob("*.*") if path.is_file()}
    assert set(json.loads(told)["files"]) == files
    return out


def scenario_of(planned: Planned) -> Scenario:
    return load_scenario(planned.scenario)


def test_every_hall_and_everybody_gets_files(planned: Planned, handed: Path) -> None:
    scenario = scenario_of(planned)
    halls = {person.hall for person in scenario.people}
    assert {path.stem for path in (handed / "walls").iterdir()} >= halls
    assert {path.stem for path in (handed / "people").iterdir()} == halls
    assert {path.stem for path in (handed / "feeds").iterdir()} >= halls
    people = {person.code for person in scenario.people}
    assert {path.stem for path in (handed / "calendars").iterdir()} == people
    uploads = {path.name for path in (handed / "upload").iterdir()}
    assert uploads == {"wecom.xlsx", "dingtalk.xlsx", "feishu.xlsx"}


def rows_of(path: Path) -> list[dict[str, str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return [*csv.DictReader(io.StringIO(text, newline=""))]


def test_the_wages_are_the_plan_s_minutes(planned: Planned, handed: Path) -> None:
    """Recounted from the duties, the van and the comp half-days of the plan alone."""
    question = roster_question(scenario_of(planned))
    plan = plan_from_json((planned.out / "roster.json").read_bytes())
    due: dict[tuple[str, str], int] = {}
    for person, duty, role in duties_of(question, plan):
        minutes = duty.minutes if role == "holder" else duty.backup_minutes
        key = person, duty.key.date.isoformat()
        due[key] = due.get(key, 0) + minutes
    beyond = {(day.van, day.date): day.minutes_beyond for day in question.crew_days}
    for crew in plan.crews:
        for member in crew.members:
            key = member, crew.date.isoformat()
            due[key] = due.get(key, 0) + beyond[crew.van, crew.date]
    rows = rows_of(handed / "hr.csv")
    told = {(row["Person"], row["Date"]): int(row["Duty, min"]) for row in rows}
    assert {key: n for key, n in told.items() if n} == {key: n for key, n in due.items() if n}
    spent: dict[str, int] = {}
    for taken in plan.comp:
        spent[taken.person] = spent.get(taken.person, 0) + question.hours[taken.half].minutes
    totals = rows_of(handed / "hr-totals.csv")
    assert {r["Person"]: int(r["Spent, min"]) for r in totals if int(r["Spent, min"])} == spent


def test_ids_that_were_filled_in_are_kept_and_used(planned: Planned, tmp_path: Path) -> None:
    out = tmp_path / "out"
    asked(planned, out)
    ids = out / "user-ids.csv"
    code = scenario_of(planned).people[0].code
    filled = ids.read_text("utf-8-sig").replace(f"{code},,", f"{code},张三,z3")
    ids.write_text(filled, "utf-8")
    status, told, _ = asked(planned, out, "--json")
    assert status == 0
    missing = json.loads(told)["without_id"]
    assert code not in missing["wecom"]
    assert code in missing["feishu"]
    assert ids.read_text("utf-8") == filled
    rows = load_workbook(out / "upload/wecom.xlsx")["排班"].iter_rows(values_only=True)
    assert ("张三", "z3") in [row[:2] for row in rows]
    status, told, _ = asked(planned, tmp_path / "other", "--ids", ids, "--lang", "en")
    assert status == 0
    assert "no WeCom id: " in told
    assert "nobody has a Feishu id yet" in told
    assert not (tmp_path / "other/user-ids.csv").exists()


@pytest.mark.parametrize(("lang", "words"), [("zh", "墙上月表"), ("en", "for the wall")])
def test_the_screen_says_what_there_is(
    planned: Planned, tmp_path: Path, lang: str, words: str
) -> None:
    code, told, _ = asked(planned, tmp_path / "out", "--lang", lang)
    assert code == 0
    assert words in told


def test_the_same_twice_where_it_is_asked_for(planned: Planned, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert asked(planned, tmp_path / name, "--reproducible", "--lang", "zh")[0] == 0
    one, other = (
        {p.relative_to(tmp_path / name): p.read_bytes() for p in (tmp_path / name).rglob("*.*")}
        for name in ("a", "b")
    )
    assert one == other


def refused(planned: Planned, tmp_path: Path, roster: Path, *more: str | Path) -> Told:
    out = tmp_path / "out"
    found = ran("hand-out", planned.scenario, roster, "--out", out, "--lang", "en", *more)
    assert not out.exists()
    return found


def test_a_plan_that_breaks_a_rule_is_not_handed_out(planned: Planned, tmp_path: Path) -> None:
    def same_twice(file: Any) -> None:
        duty = next(one for one in file["duties"] if one["holder"] and one["backup"])
        duty["backup"] = duty["holder"]

    roster = planned.edited("roster.json", tmp_path / "broken.json", same_twice)
    code, _, err = refused(planned, tmp_path, roster)
    assert code == 3
    assert "nothing is handed out" in err
    assert "backup_ready" in err


def test_a_plan_of_another_scenario_or_month_is_refused(planned: Planned, tmp_path: Path) -> None:
    def other_month(file: Any) -> None:
        for duty in file["duties"]:
            duty["date"] = duty["date"].replace("2023-10", "2023-11")
        file["comp"] = file["crews"] = []

    def other_people(file: Any) -> None:
        for duty in file["duties"]:
            duty["hall"] += "x"
            duty["holder"], duty["backup"] = "y", "z"
        file["comp"] = file["crews"] = []

    def what_if(file: Any) -> None:
        file["what_ifs"] = [{"name": "noon-everywhere", "changes": []}]

    for change, words in (
        (other_month, "the scenario of 2023-10-01"),
        (other_people, "another scenario"),
        (what_if, "--what-if noon-everywhere"),
    ):
        roster = planned.edited("roster.json", tmp_path / "other.json", change)
        code, _, err = refused(planned, tmp_path, roster)
        assert (code, err.count("\n")) == (2, 1)
        assert words in err


@pytest.mark.parametrize(
    ("roster", "more", "told"),
    [
        ("routes.json", (), "holds routes, not a roster"),
        ("missing.json", (), "cannot be read"),
        ("roster.json", ("--ids", "missing.csv"), "cannot be read"),
        ("roster.json", ("--ids", str(ROOT)), "cannot be read"),
        ("roster.json", ("--ids", str(ROOT / "README.md")), "the column is missing"),
    ],
)
def test_what_cannot_be_used_is_one_error(
    planned: Planned, tmp_path: Path, roster: str, more: tuple[str, ...], told: str
) -> None:
    code, _, err = refused(planned, tmp_path, planned.out / roster, *more)
    assert code == 2
    assert told in err


def test_a_folder_is_asked_for(planned: Planned) -> None:
    code, _, err = ran("hand-out", planned.scenario, planned.out / "roster.json", "--lang", "en")
    assert (code, "--out" in err) == (2, True)

"""The commands from end to end on a tiny district: files, screens, exit codes, both languages."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from optimizer.cli import main as cli
from optimizer.cli import options
from optimizer.tasks import plan_whole
from tests.cli.planned import Planned, ran

if TYPE_CHECKING:
    from optimizer.scenario.scenario import Scenario


def test_a_plan_is_one_json_object_and_every_file(planned: Planned) -> None:
    code, out, _ = planned.told
    assert code == 0
    assert json.loads(out) == planned.file("summary.json")
    names = {path.name for path in planned.out.iterdir()}
    assert names == {
        "roster.json", "roster.xlsx", "calendars", "routes.json", "routes.geojson",
        "run-sheets.pdf", "coverage.json", "report.html", "summary.json",
    }  # fmt: skip


def test_the_judge_finds_the_objectives_that_the_files_tell(planned: Planned) -> None:
    roster, routes = planned.out / "roster.json", planned.out / "routes.json"
    code, out, _ = ran("judge", planned.scenario, roster, routes, "--json")
    plans = json.loads(out)["plans"]
    summary = planned.file("summary.json")
    assert code == 0
    assert all(plan["legal"] for plan in plans.values())
    assert plans[str(roster)]["objective"] == planned.file("roster.json")["objective"]
    assert plans[str(routes)]["objective"] == planned.file("routes.json")["objective"]
    assert plans[f"{roster} + {routes}"]["objective"] == summary["objective"]
    parts = summary["roster"]["objective"] + summary["routes"]["objective"]
    assert summary["objective"] == parts + summary["road_overtime_cost"]


def test_coverage_of_the_files_is_that_of_the_plan(planned: Planned, tmp_path: Path) -> None:
    files = ("--roster", planned.out / "roster.json", "--routes", planned.out / "routes.json")
    code, out, _ = ran("coverage", planned.scenario, *files, "--json", "--out", tmp_path / "c")
    assert code == 0
    assert json.loads(out)["coverage"] == planned.file("summary.json")["coverage"]
    assert json.loads(out)["travel"]["walk"] == "estimate"
    again = (tmp_path / "c" / "coverage.json").read_bytes()
    assert again == (planned.out / "coverage.json").read_bytes()


def test_the_map_tells_what_the_routes_tell(planned: Planned) -> None:
    routes = planned.file("routes.json")["routes"]
    features = planned.file("routes.geojson")["features"]
    told = [one for one in features if one["properties"]["feature"] == "stop"]
    keys = ("visit", "date", "start", "end")
    assert [
        (stop["lon"], stop["lat"], stop["visit"], route["date"], stop["start"], stop["end"])
        for route in routes
        for stop in route["stops"]
    ] == [
        (*one["geometry"]["coordinates"], *(one["properties"][key] for key in keys)) for one in told
    ]
    lines = [f["properties"] for f in features if f["geometry"]["type"] == "LineString"]
    facts = ("date", "van", "depart", "return", "distance_m", "travel_s", "overtime_s")
    assert [[r[k] for k in facts] for r in routes] == [[p[k] for k in facts] for p in lines]


def test_each_run_sheet_tells_what_the_routes_tell(planned: Planned) -> None:
    routes = planned.file("routes.json")["routes"]
    pages = pypdf.PdfReader(planned.out / "run-sheets.pdf").pages
    assert len(pages) == len(routes) > 0
    for page, route in zip(pages, routes, strict=True):
        text = re.sub(r"\s", "", page.extract_text())
        assert route["date"] in text
        at = 0
        for stop in route["stops"]:
            for wanted in (
                f"{stop['start'][:5]}–{stop['end'][:5]}",
                f"{stop['window']['start'][:5]}–{stop['window']['end'][:5]}",
                *(item["en"] for item in stop["items"]),
                stop["contact"],
                *stop["papers"],
            ):
                at = text.index(re.sub(r"\s", "", wanted), at)


def test_the_page_tells_what_the_files_tell(planned: Planned) -> None:
    shown: list[str] = []
    page = HTMLParser()
    page.handle_data = shown.append  # type: ignore[method-assign]
    page.feed((planned.out / "report.html").read_text("utf-8"))
    summary = planned.file("summary.json")
    for wanted in ("objective", "bound", "gap"):
        assert any(f"{summary[wanted]:,}" in text for text in shown)
        for part in ("roster", "routes"):
            assert f"{summary[part][wanted]:,}" in shown
    for route in planned.file("routes.json")["routes"]:
        for stop in route["stops"]:
            row = [stop["arrive"][:5], f"{stop['start'][:5]}–{stop['end'][:5]}"]
            assert any(shown[at : at + 2] == row for at in range(len(shown)))
    covered = summary["coverage"]["shares"]
    assert {f"{100 * row['share']:.0f} %" for row in covered if 0.01 < row["share"] < 0.99} <= {
        *shown
    }


def test_some_days_of_routes_are_planned_with_the_crews_of_a_file(
    planned: Planned, tmp_path: Path
) -> None:
    words = ("--from", "2023-10-12", "--days", "1", "--roster", planned.out / "roster.json")
    code, out, _ = ran(
        "routes", planned.scenario, *words, "--limit", "2", "--json", "--out", tmp_path / "r"
    )
    found = json.loads((tmp_path / "r" / "routes.json").read_bytes())
    assert code == 0
    assert (found["first"], found["last"]) == ("2023-10-12", "2023-10-12")
    assert {route["date"] for route in found["routes"]} <= {"2023-10-12"}
    crews = {one["date"]: one for one in planned.file("roster.json")["crews"]}
    for route in found["routes"]:
        assert route["crew"]["driver"] == crews[route["date"]]["driver"]
    assert json.loads(out)["counts"]["van_days"] == 1


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "随车的同时列了值班"), ("en", "on the van and on duty")]
)
def test_a_crew_member_on_duty_is_told_in_the_language(
    planned: Planned, tmp_path: Path, lang: str, said: str
) -> None:
    crews = planned.file("roster.json")["crews"]
    driver = {crew["date"]: crew["driver"] for crew in crews}

    def mutate(roster: Any) -> None:
        duty = next(duty for duty in roster["duties"] if duty["date"] in driver)
        duty["holder"] = driver[duty["date"]]

    bad = planned.edited("roster.json", tmp_path / "bad.json", mutate)
    routes = planned.out / "routes.json"
    code, out, err = ran("judge", planned.scenario, bad, routes, "--lang", lang)
    assert (code, err) == (3, "")
    assert said in out
    code, out, _ = ran("judge", planned.scenario, bad, "--lang", lang, "--json")
    texts = [one["text"] for one in json.loads(out)["plans"][str(bad)]["violations"]]
    assert code == 3
    assert any(said in text for text in texts)


def test_a_file_of_the_wrong_kind_is_one_clear_error(planned: Planned) -> None:
    roster, routes = planned.out / "roster.json", planned.out / "routes.json"
    code, out, err = ran("coverage", planned.scenario, "--roster", routes)
    assert (code, out, err) == (2, "", f"{routes} holds routes, not a roster\n")
    code, out, err = ran("coverage", planned.scenario, "--routes", roster, "--lang", "zh")
    assert (code, out, err) == (2, "", f"{roster} 是值班表，不是路线计划\n")


def test_a_broken_plan_file_is_named(planned: Planned, tmp_path: Path) -> None:
    bad = tmp_path / "mine.json"
    bad.write_text('{"kind": "routes",', "utf-8")
    code, _, err = ran("judge", planned.scenario, bad)
    assert code == 2
    assert err.startswith(f"{bad}:1:19: json: is no valid JSON")


def test_a_folder_that_cannot_be_written_is_told_before_any_work(
    planned: Planned, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_whole, "plan", lambda *_, **__: pytest.fail("planned for nothing"))
    (tmp_path / "file").write_bytes(b"")
    for out in (tmp_path / "file", tmp_path / "file" / "inside"):
        code, _, err = ran("plan", planned.scenario, "--out", out)
        assert (code, err) == (2, f"{tmp_path / 'file'} is a file, not a folder\n")


def test_an_interruption_leaves_what_was_there(
    planned: Planned, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(plan_whole, "plan", interrupted)
    out = tmp_path / "out"
    out.mkdir()
    (out / "summary.json").write_text("before", "utf-8")
    code, told, err = ran("plan", planned.scenario, "--out", out)
    assert (code, told, err) == (130, "", "interrupted; nothing was written\n")
    assert [(p.name, p.read_text()) for p in tmp_path.rglob("*.*")] == [("summary.json", "before")]


@pytest.mark.parametrize("command", [c.callback.__name__ for c in cli.app.registered_commands])
def test_every_command_takes_json_lang_and_v(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> Scenario:
        raise KeyboardInterrupt

    monkeypatch.setattr(options, "load_scenario", stopped)
    needed = {
        "schema": [],
        "judge": ["x", "y.json"],
        "stand_ins": ["x", "y.json", "--duty", "z"],
        "import_roster": ["x", "y.xlsx"],
        "swap": ["x", "y.json", "a:z", "b:z"],
        "publish": ["x", "y.json"],
        "replan_roster": ["x", "--published", "y.json"],
        "hand_out": ["x", "y.json", "--out", "z"],
        "next_month": ["x", "y.json", "z"],
    }
    words = needed.get(command, ["x"])
    code, out, _ = ran(command.replace("_", "-"), *words, "--json", "--lang", "zh", "-v")
    assert code == (0 if command == "schema" else 130)
    assert isinstance(json.loads(out), dict)


def test_the_schema_of_a_file_is_printed() -> None:
    code, out, _ = ran("schema", "--of", "routes")
    assert (code, json.loads(out)["title"]) == (0, "RoutesFile")


def test_a_wrong_command_line_is_json_where_json_is_asked_for() -> None:
    code, out, err = ran("check", "x", "--bogus", "--json")
    assert (code, err) == (2, "")
    assert json.loads(out)["message"] == "optimizer: No such option: --bogus"


def test_v_tells_more(planned: Planned) -> None:
    files = ("--roster", planned.out / "roster.json", "--routes", planned.out / "routes.json")
    for words in (("check", planned.scenario), ("coverage", planned.scenario, *files)):
        short, long = ran(*words)[1], ran(*words, "-v")[1]
        assert set(short.splitlines()) < set(long.splitlines())
    assert "    people: 9 rows" in ran("check", planned.scenario, "-v")[1].splitlines()


def test_the_judge_tells_what_each_goal_costs(planned: Planned) -> None:
    roster = planned.out / "roster.json"
    total = planned.file("roster.json")["objective"]
    for lang, legal in (
        ("en", f"every rule is kept, cost {total:,} points"),
        ("zh", f"符合全部规则，代价{total:,}点"),
    ):
        code, out, _ = ran("judge", planned.scenario, roster, "--lang", lang)
        first, *amounts = out.splitlines()
        assert code == 0
        assert first == f"{roster}: {legal}"
        assert sum(int(re.sub(r".* = |\D", "", line)) for line in amounts) == total
        assert lang == "en" or not any(re.search("[a-z]{2,}", line) for line in amounts)

"""The commands `publish` and `history`."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from optimizer import load_scenario
from optimizer.exchange.roster_json import roster_file_in
from optimizer.tasks.judge_files import judge_files
from tests.cli.planned import Planned, Told, ran
from tests.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Desk:
    """A scenario of one's own, with plans of it."""

    folder: Path
    planned: Planned
    place: int

    def publish(self, *words: str | Path) -> Told:
        return ran("publish", self.folder, *words, "--by", "王")

    def versions(self, *words: str) -> Any:
        code, out, err = ran("history", self.folder, "--json", "--verify", *words)
        assert (code, err) == (0, "")
        return json.loads(out)["versions"]

    @property
    def roster(self) -> Path:
        return self.planned.out / "roster.json"

    @property
    def routes(self) -> Path:
        return self.planned.out / "routes.json"

    def swapped(self, version: int = 0) -> Path:
        """The roster with A and B of a duty in each other's place; what it costs is not said."""
        path = self.folder.parent / f"swapped-{version}.json"
        whole = swapped(self.planned.file("roster.json"), self.place)
        path.write_text(json.dumps({**whole, "version": version}), "utf-8")
        return path

    @property
    def pair(self) -> list[str]:
        """Who is swapped."""
        duty = self.planned.file("roster.json")["duties"][self.place]
        return sorted((duty["holder"], duty["backup"]))


def swapped(whole: Any, place: int) -> Any:
    duty = whole["duties"][place]
    duty["holder"], duty["backup"] = duty["backup"], duty["holder"]
    return {name: told for name, told in whole.items() if name not in CLAIMS}


CLAIMS = ("objective", "bound", "status")


@pytest.fixture(scope="module")
def place(planned: Planned) -> int:
    """A duty whose A and B may change places."""
    scenario = load_scenario(planned.scenario)
    for found, duty in enumerate(planned.file("roster.json")["duties"]):
        if duty["holder"] and duty["backup"]:
            file = roster_file_in(swapped(planned.file("roster.json"), found))
            if judge_files(scenario, {"": file})[""].is_legal:
                return found
    raise AssertionError("no two may change places")


@pytest.fixture
def desk(planned: Planned, tmp_path: Path, place: int) -> Desk:
    shutil.copytree(planned.scenario, tmp_path / "scenario")
    return Desk(tmp_path / "scenario", planned, place)


def test_plans_are_published_and_their_history_is_shown(desk: Desk) -> None:
    assert desk.versions() == []
    assert not (desk.folder / "plans.sqlite").exists()
    assert desk.publish(desk.roster, desk.routes, "--why", "October") == (
        0,
        "version 1 is published\n",
        "",
    )
    (one,) = desk.versions()
    facts = (one["version"], one["parent"], one["by"], one["why"], one["kind"], one["changes"])
    assert facts == (1, None, "王", "October", "whole", [])
    assert one["when"].endswith("+08:00")
    code, out, _ = ran("history", desk.folder, "--lang", "zh")
    assert code == 0
    assert out.startswith(f"第1版 · {one['when'][:10]} ")
    assert " · 王 · 值班表和路线计划 · October\n记录与写入时一致：共1条" in out
    assert ran("check", desk.folder)[0] == 0  # the store is no table of the scenario


def test_a_plan_that_was_made_from_the_newest_version_lies_over_it(desk: Desk) -> None:
    desk.publish(desk.roster)
    code, out, _ = ran("publish", desk.folder, desk.swapped(1), "--json")
    said = json.loads(out)
    assert (code, said["version"], said["parent"], said["notes"]) == (0, 2, 1, [])
    assert [row["person"] for row in said["changes"]] == desk.pair
    assert desk.versions()[1]["changes"] == said["changes"]
    words = ("judge", desk.folder, desk.roster, "--json", "--published")
    costs = [_objective(ran(*words, version)) for version in ("1", "2")]
    assert costs[0] < costs[1]  # published is the other one now


def _objective(told: Told) -> int:
    (plan,) = json.loads(told[1])["plans"].values()
    cost: int = plan["objective"]
    return cost


def test_a_plan_that_was_not_is_refused_with_what_it_would_change(desk: Desk) -> None:
    desk.publish(desk.roster)
    for version in (0, 2):
        code, out, err = desk.publish(desk.swapped(version))
        assert (code, out) == (2, "")
        head, amount, one, other, hint = err.splitlines()
        assert head.startswith("version 1, published by 王 on 20")
        assert amount == "  2 person-days changed"
        assert [line.count(" → ") for line in (one, other)] == [1, 1]
        assert all(any(who in line for line in (one, other)) for who in desk.pair)
        assert hint.endswith("say --over 1")
    code, _, err = ran("publish", desk.folder, desk.swapped(), "--lang", "zh")
    assert code == 2
    assert "改动2个人日" in err
    assert len(desk.versions()) == 1
    code, out, _ = desk.publish(desk.swapped(), "--over", "1")
    assert code == 0
    assert out.startswith("version 2 is published\n  2 person-days changed\n")
    assert 'set "version" to 1 in it' in out
    code, _, err = desk.publish(desk.swapped(1), "--over", "1")
    assert (code, err.splitlines()[0][:10]) == (2, "version 2 ")


def test_the_same_plan_twice_is_told(desk: Desk) -> None:
    desk.publish(desk.roster, desk.routes)
    for plans in ((desk.roster,), (desk.routes,), (desk.roster, desk.routes)):
        code, out, err = desk.publish(*plans)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert err.startswith("version 1 has these plans already")
    assert desk.publish(desk.routes, "--over", "1")[0] == 0
    code, out, _ = desk.publish(desk.swapped(1))  # no roster since version 1
    assert code == 0
    assert 'counts 1 plans handed out before it, where there are 2: set "version" to 2' in out
    assert [one["kind"] for one in desk.versions()] == ["whole", "routes", "roster"]


def test_a_plan_that_the_judge_refuses_is_not_published(desk: Desk, tmp_path: Path) -> None:
    def alone(file: Any) -> None:
        duty = next(d for d in file["duties"] if d["holder"])
        duty["backup"] = duty["holder"]

    broken = desk.planned.edited("roster.json", tmp_path / "broken.json", alone)
    judged = ran("judge", desk.folder, broken, "--json")
    code, out, err = ran("publish", desk.folder, broken, "--json")
    assert (code, err) == (3, "")
    assert json.loads(out) == {"version": None, **json.loads(judged[1])}
    assert ran("publish", desk.folder, broken) == ran("judge", desk.folder, broken)
    assert not (desk.folder / "plans.sqlite").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--over", "1"), "there is no version 1: sqlite:///"),
        (("--over", "0"), "Invalid value for '--over': should be at least 1."),
        (("--by", "a\nb"), "--by: should be one line of at most 1,000 characters"),
        (("--why", "x" * 1001), "--why: should be one line of at most 1,000 characters"),
        (("--why", "\udcff"), "--why: should be one line of at most 1,000 characters"),
        (("--store", "plans.sqlite"), "--store plans.sqlite: should be a URL like"),
        (("--store", "sqlite:////dev/null/x"), "cannot be opened: there is no such folder"),
    ],
)
def test_what_cannot_be_is_told(desk: Desk, words: tuple[str, str], said: str) -> None:
    code, out, err = ran("publish", desk.folder, desk.roster, *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err
    assert not (desk.folder / "plans.sqlite").exists()


def test_what_a_repair_says_of_its_changes_is_judged_where_it_can_be(
    desk: Desk, tmp_path: Path
) -> None:
    """A file of another base than any version is published by its plan, not by its figures."""

    def claims(version: int) -> Path:
        said = {"version": version, "changes": [], "changed_person_days": 0, "objective": 99_999}
        path, whole = tmp_path / "repair.json", json.loads(desk.swapped().read_bytes())
        path.write_text(json.dumps({**whole, **said}), "utf-8")
        return path

    elsewhere = f"sqlite:///{tmp_path / 'elsewhere.sqlite'}"
    code, out, _ = desk.publish(claims(1), "--store", elsewhere)
    assert (code, out) == (0, "version 2 is published\n")
    desk.publish(desk.roster)
    code, out, _ = desk.publish(claims(1))
    assert code == 3
    assert "$.objective: the file says 99999" in out
    assert "$.changes" in out
    code, out, _ = desk.publish(claims(2), "--over", "1")
    assert (code, out.splitlines()[:2]) == (
        0,
        ["version 2 is published", "  2 person-days changed"],
    )


def test_two_rosters_or_a_plan_of_another_month_are_refused(desk: Desk, tmp_path: Path) -> None:
    code, _, err = desk.publish(desk.roster, desk.swapped())
    assert (code, err[:40]) == (2, "publish one roster and one routes at mos")
    other = tmp_path / "other.json"
    text = desk.roster.read_text("utf-8").replace("2023-10-", "2023-12-")
    other.write_text(text, "utf-8")
    code, _, err = desk.publish(other)
    assert (code, err.count("\n")) == (2, 1)
    assert err.startswith(f"{other} is of 2023-12-")
    assert not (desk.folder / "plans.sqlite").exists()


def test_a_changed_record_is_found(desk: Desk) -> None:
    desk.publish(desk.roster)
    with closing(sqlite3.connect(desk.folder / "plans.sqlite")) as file, file:
        file.execute("UPDATE entries SET who = 'nobody'")
    code, out, _ = ran("history", desk.folder, "--verify")
    assert code == 3
    assert out.endswith(
        "the record is NOT as it was written:\n  ✗ entry 1 is not as it was written\n"
    )
    code, out, _ = ran("history", desk.folder, "--json")
    assert (code, json.loads(out)["chain_ok"]) == (0, False)
    code, out, _ = ran("history", desk.folder, "--json", "--verify")
    assert (code, json.loads(out)["chain_ok"]) == (3, False)


def test_the_store_may_be_elsewhere(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'elsewhere.sqlite'}"
    monkeypatch.setenv("OPTIMIZER_STORE", url)
    assert desk.publish(desk.roster)[0] == 0
    assert not (desk.folder / "plans.sqlite").exists()
    assert len(desk.versions()) == 1
    monkeypatch.delenv("OPTIMIZER_STORE")
    assert desk.versions() == []
    assert len(desk.versions("--store", url)) == 1


def test_other_commands_do_not_load_the_database() -> None:
    program = "import optimizer.cli.main, sys; print({'sqlalchemy', 'alembic'} & {*sys.modules})"
    words = [sys.executable, "-c", program]
    found = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout == "set()\n"

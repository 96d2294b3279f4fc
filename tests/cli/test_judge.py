"""The command `judge`, and the plans that other commands take."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from optimizer import load_scenario
from tests.cli.planned import Planned, ran

if TYPE_CHECKING:
    from pathlib import Path


def test_a_repair_is_judged_against_what_was_published(planned: Planned, tmp_path: Path) -> None:
    roster = planned.out / "roster.json"
    words = ("judge", planned.scenario, roster, "--published")
    code, out, _ = ran(*words, roster, "--json")
    assert (code, json.loads(out)["plans"][str(roster)]["legal"]) == (0, True)

    def move(file: Any) -> None:
        duty = next(d for d in file["duties"] if d["holder"] and d["slot"] == "late")
        duty["holder"], duty["backup"] = duty["backup"], duty["holder"]

    moved = planned.edited("roster.json", tmp_path / "moved.json", move)
    code, out, _ = ran(*words, moved)
    assert code == 3
    assert f"$.objective: the file says {planned.file('roster.json')['objective']}, but" in out


def test_what_was_published_may_be_named_by_its_version(planned: Planned, tmp_path: Path) -> None:
    from optimizer.exchange.roster_json import roster_file_in
    from optimizer.store.store import store_of
    from optimizer.store.versions import Draft, record

    url = f"sqlite:///{tmp_path / 'plans.sqlite'}"
    scenario, file = load_scenario(planned.scenario), planned.out / "roster.json"
    said = Draft("roster", datetime(2023, 9, 25, tzinfo=UTC), "", "", None)
    draft = replace(said, roster=roster_file_in(file.read_bytes()))
    assert record(store_of(scenario, planned.scenario, url), draft) == 1
    words = ("judge", planned.scenario, file, "--store", url, "--published")
    assert ran(*words, "1") == ran(*words, file)
    code, out, err = ran(*words, "2")
    assert (code, out, err) == (2, "", "there is no version 2: the newest is 1\n")
    code, out, err = ran(*words, "./2")
    assert (code, out, err) == (2, "", "2: cannot be read (No such file or directory)\n")


@pytest.mark.parametrize("option", ["--from-plan", "--published", "--roster", "--routes"])
def test_a_plan_of_another_month_is_refused_wherever_one_is_taken(
    planned: Planned, tmp_path: Path, option: str
) -> None:
    name = "routes.json" if option == "--routes" else "roster.json"
    other = tmp_path / "other.json"
    text = (planned.out / name).read_text("utf-8")
    other.write_text(text.replace("2023-10-", "2023-12-"), "utf-8")
    command: dict[str, tuple[str | Path, ...]] = {
        "--from-plan": ("roster", planned.scenario),
        "--published": ("judge", planned.scenario, planned.out / "roster.json"),
        "--roster": ("routes", planned.scenario),
        "--routes": ("coverage", planned.scenario),
    }
    code, out, err = ran(*command[option], option, other)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"{other} is of 2023-12-")
    code, out, err = ran("judge", planned.scenario, other)
    assert (code, out, err.count("\n")) == (2, "", 1)

"""The command `judge`, and the plans that other commands take."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

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

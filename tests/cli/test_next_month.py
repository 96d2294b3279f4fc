"""The command `next-month`: its answer in both languages and as JSON, and what it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.planned import Planned, ran

if TYPE_CHECKING:
    from pathlib import Path


def asked(planned: Planned, folder: Path, *more: str | Path) -> tuple[int, str, str]:
    plans = (planned.out / "roster.json", planned.out / "routes.json")
    return ran("next-month", planned.scenario, *plans, folder, *more)


def test_a_new_folder_passes_the_check_at_once(planned: Planned, tmp_path: Path) -> None:
    code, out, err = asked(planned, tmp_path / "new", "--lang", "en")
    assert (code, err) == (0, "")
    assert out.startswith("Next month: 2023-10-16 to 2023-10-31\n  comp time: ")
    assert "\nTo be filled in:\n  - absences: who is away" in out
    assert out.endswith(f"Files are in {tmp_path / 'new'}\n")
    assert ran("check", tmp_path / "new")[0] == 0
    page = (tmp_path / "new/TO-DO.md").read_text("utf-8")
    assert page.startswith("# 2023-10-16至2023-10-31待办事项 / To fill in for 2023-10-16")
    assert list(tmp_path.iterdir()) == [tmp_path / "new"]


def test_it_is_said_in_chinese_and_as_json(planned: Planned, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()  # an empty one is as good as none
    code, out, _ = asked(planned, tmp_path / "new", "--lang", "zh")
    assert code == 0
    assert out.startswith("下月：2023-10-16至2023-10-31\n  调休：")
    code, out, _ = asked(planned, tmp_path / "json", "--json", "--lang", "zh")
    said: dict[str, Any] = json.loads(out)
    assert (code, said["first"], said["last"]) == (0, "2023-10-16", "2023-10-31")
    assert said["folder"] == str(tmp_path / "json")
    person = next(one for one in said["people"] if one["comp_credits"])
    assert person["comp_balance_min"] == sum(one["minutes"] for one in person["comp_credits"])
    assert said["rows"]["bookings"]["now"] == 0
    assert said["what_ifs_dropped"] == [{"name": "flu-week", "why": "其中有日期2023-10-09"}]
    assert said["to_do"][0]["about"] == "absences"


def test_a_folder_that_holds_something_is_refused(planned: Planned, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new/mine").write_text("x")
    (tmp_path / "file").write_text("x")
    inside = planned.scenario / "new"
    for folder, problem in (
        (tmp_path / "new", f"{tmp_path / 'new'} is not empty: name a new folder"),
        (planned.scenario, f"{planned.scenario} is not empty: name a new folder"),
        (tmp_path / "file", f"{tmp_path / 'file'} is a file, not a folder"),
        (inside, f"{inside} lies inside the scenario {planned.scenario}: name a folder elsewhere"),
    ):
        assert asked(planned, folder, "--lang", "en") == (2, "", f"{problem}\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "new"]
    assert not inside.exists()


def test_plans_that_are_none_of_this_month_are_refused(planned: Planned, tmp_path: Path) -> None:
    roster, routes = planned.out / "roster.json", planned.out / "routes.json"
    new = tmp_path / "new"
    assert asked(planned, new)[0] == 0
    for plans, problem in (
        ((routes,), "holds routes, not a roster"),
        ((roster, roster), "holds a roster, not routes"),
        ((roster, routes, routes), "but there are 3 files"),
        ((tmp_path / "none.json",), "cannot be read"),
    ):
        code, _, err = ran("next-month", planned.scenario, *plans, tmp_path / "x", "--lang", "en")
        assert (code, problem in err) == (2, True), err
    code, _, err = ran("next-month", new, roster, tmp_path / "x", "--lang", "en")
    assert (code, "the scenario of 2023-10-16 to 2023-10-31" in err) == (2, True)
    assert not (tmp_path / "x").exists()


def test_a_plan_that_breaks_a_rule_ends_with_3(planned: Planned, tmp_path: Path) -> None:
    def nobody(whole: Any) -> None:
        duty = next(one for one in whole["duties"] if one["holder"])
        duty["backup"] = duty["holder"]

    edited = planned.edited("roster.json", tmp_path / "edited.json", nobody)
    code, out, err = ran("next-month", planned.scenario, edited, tmp_path / "x", "--lang", "en")
    assert (code, out) == (3, "")
    assert "nothing is carried over" in err
    assert "backup_ready" in err
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("missing", [0, 1])
def test_what_must_be_said_is_asked_for(missing: int, tmp_path: Path) -> None:
    code, _, err = ran("next-month", *(["x"] * missing), "--lang", "en")
    assert code == 2
    assert "Missing argument" in err

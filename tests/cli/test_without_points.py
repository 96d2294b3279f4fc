"""A scenario without demand points: coverage is left out, and everybody is told."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_commands import ran

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("is_missing", [True, False])
def test_without_demand_points_everything_else_is_planned(
    root: Path, tmp_path: Path, is_missing: bool
) -> None:
    folder, out = tmp_path / "scenario", tmp_path / "out"
    shutil.copytree(root / "scenarios/broken/_valid", folder)
    points = folder / "points.csv"
    points.write_text(points.read_text("utf-8").splitlines()[0], "utf-8")
    if is_missing:
        points.unlink()
    said = "no coverage is measured: the table `points` is empty"
    code, told, _ = ran("check", folder)
    assert (code, said in told) == (0, True)
    assert "不计算覆盖：points 表是空的" in ran("check", folder, "--lang", "zh")[1]
    code, told, _ = ran("plan", folder, "--limit", "6", "--out", out)
    assert (code, said in told) == (0, True)
    names = {path.name for path in out.iterdir()}
    assert {"roster.json", "routes.json", "report.html", "summary.json"} <= names
    assert "coverage.json" not in names
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert (summary["coverage"], summary["no_coverage"]["en"]) == (None, said)
    assert said in (out / "report.html").read_text("utf-8")
    assert ran("coverage", folder)[0] == 2

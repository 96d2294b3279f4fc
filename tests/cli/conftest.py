"""One plan for all tests of commands."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.planned import Planned, ran

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="package")
def planned(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Planned:
    folder = tmp_path_factory.mktemp("planned")
    shutil.copytree(root / "scenarios/broken/_valid", folder / "scenario")
    out = folder / "out"
    told = ran("plan", folder / "scenario", "--json", "--limit", "6", "--out", out)
    return Planned(folder / "scenario", out, told)


@pytest.fixture(scope="package", autouse=True)
def ready(machine_code: None) -> None:
    """Routes are searched in machine code."""

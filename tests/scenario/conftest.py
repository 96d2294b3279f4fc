"""A tiny valid scenario to damage."""

import shutil
from pathlib import Path

import pytest

from tests.scenario.sample import Folder


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Folder:
    shutil.copytree(root / "scenarios/broken/_valid", tmp_path / "scenario")
    return Folder(tmp_path / "scenario")

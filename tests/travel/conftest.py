"""A tiny valid scenario to damage, and the shipped district."""

import shutil
from pathlib import Path

import pytest

from optimizer import load_scenario
from optimizer.scenario.value import Scenario
from tests.scenario.sample import Folder


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Folder:
    shutil.copytree(root / "scenarios/broken/_valid", tmp_path / "scenario")
    return Folder(tmp_path / "scenario")


@pytest.fixture(scope="session")
def laoshan(root: Path) -> Scenario:
    return load_scenario(root / "scenarios/laoshan")


@pytest.fixture(scope="session")
def beizhai(root: Path) -> Scenario:
    return load_scenario(root / "scenarios/beizhai")

"""Shared by all tests: the repository's root, scenarios, and views of reports."""

import os
import shutil
import time
from pathlib import Path

import pytest

from optimizer import load_scenario
from optimizer.coverage import Coverage
from optimizer.routes.planning.precompile import WARM_S, precompiling, warm
from optimizer.scenario.scenario import Scenario
from optimizer.views.roster import RosterView
from tests.coverage.case import Duty
from tests.coverage.convert import measured, scenario_of
from tests.coverage.test_by_hand import MONDAY, village
from tests.scenario.sample import Folder
from tests.slow import SLOW
from tests.source import ROOT
from tests.views.sample import HOSTILE, sample_roster


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker("slow" if item.nodeid.startswith(SLOW) else "quick")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def machine_code(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Made by the first process of the tests that asks for it; the others wait for it."""
    shared = tmp_path_factory.getbasetemp()
    making = (shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared) / "machine_code"
    try:
        making.mkdir()
    except FileExistsError:
        until = time.monotonic() + WARM_S
        while time.monotonic() < until and not (making / "made").exists():
            time.sleep(0.1)
        return
    try:
        with precompiling() as child:
            child.run(warm, limit_s=WARM_S)
    finally:
        (making / "made").touch()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A tiny valid scenario to damage."""
    shutil.copytree(ROOT / "scenarios/broken/_valid", tmp_path / "scenario")
    return Folder(tmp_path / "scenario")


@pytest.fixture(scope="session")
def laoshan() -> Scenario:
    return load_scenario(ROOT / "scenarios/laoshan")


@pytest.fixture(scope="session")
def beizhai() -> Scenario:
    return load_scenario(ROOT / "scenarios/beizhai")


@pytest.fixture(scope="session")
def view() -> RosterView:
    return sample_roster()


@pytest.fixture(scope="session")
def hostile_view() -> RosterView:
    return sample_roster(names=HOSTILE)


@pytest.fixture
def covered(monkeypatch: pytest.MonkeyPatch) -> tuple[Coverage, Scenario]:
    """The coverage of a village with one noon duty."""
    case = village(duties=[Duty("大崂", MONDAY, "noon")])
    return measured(case, monkeypatch), scenario_of(case)

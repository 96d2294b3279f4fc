"""Every scenario in scenarios/broken has one mistake, told in exactly the expected words."""

import shutil
from pathlib import Path

import pytest

from optimizer.errors import ScenarioError
from optimizer.roster.rulebook import ROSTER
from optimizer.scenario.load import load
from tests.source import ROOT

BROKEN = ROOT / "scenarios" / "broken"
NAMES = sorted(path.parent.name for path in BROKEN.glob("*/expected.txt"))


def laid_over_valid(name: str, to: Path) -> list[str]:
    """Writes the broken scenario and returns the what-ifs to lay over it."""
    ours = BROKEN / name
    shutil.copytree(BROKEN / "_valid", to, ignore=shutil.ignore_patterns("what-if"))
    shutil.copytree(ours, to, dirs_exist_ok=True)
    if (ours / "removed.txt").exists():
        for file in (ours / "removed.txt").read_text("utf-8").split():
            (to / file).unlink()
    return sorted(path.stem for path in (ours / "what-if").glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_one_mistake_gives_one_message(name: str, tmp_path: Path) -> None:
    what_ifs = laid_over_valid(name, tmp_path / "scenario")
    with pytest.raises(ScenarioError) as error:
        load(
            tmp_path / "scenario",
            what_ifs,
            rules=ROSTER.rule_settings,
            goals=ROSTER.goal_settings,
        )
    assert len(error.value.mistakes) == 1
    assert f"{error.value}\n" == (BROKEN / name / "expected.txt").read_text("utf-8")


def test_the_scenario_under_them_is_valid() -> None:
    load(
        BROKEN / "_valid",
        ("noon-everywhere", "flu-week", "no-lending"),
        rules=ROSTER.rule_settings,
        goals=ROSTER.goal_settings,
    )


def test_there_are_many() -> None:
    assert len(NAMES) >= 100

"""A scenario folder that a test may damage, and small settings of rules and goals."""

from pathlib import Path

import pytest

from optimizer.errors import ScenarioError
from optimizer.scenario.load import load
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.strict import Strict


class BackupReady(Strict):
    backup_reach_min: int = 30


class OnePlace(Strict):
    lending: bool = False


class Fairness(Strict):
    spread: int = 6


RULES: dict[str, type[Strict]] = {"backup_ready": BackupReady, "one_place_at_a_time": OnePlace}
GOALS: dict[str, type[Strict]] = {"fairness": Fairness}


class Folder:
    """A scenario folder on disk that a test may change."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def replace(self, file: str, old: str, new: str) -> None:
        text = (self.path / file).read_text("utf-8")
        assert old in text
        (self.path / file).write_text(text.replace(old, new, 1), "utf-8")

    def write(self, file: str, text: str) -> None:
        (self.path / file).write_text(text, "utf-8")

    def load(self, *what_ifs: str, assume_weekdays: bool = False) -> Scenario:
        return load(self.path, what_ifs, rules=RULES, goals=GOALS, assume_weekdays=assume_weekdays)

    def mistakes(self, *what_ifs: str) -> list[str]:
        with pytest.raises(ScenarioError) as error:
            self.load(*what_ifs)
        return [str(mistake) for mistake in error.value.mistakes]

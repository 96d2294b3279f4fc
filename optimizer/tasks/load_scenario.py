"""A scenario's folder, checked, with what-ifs laid over it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from optimizer.roster.rulebook import ROSTER
from optimizer.routes.rulebook import ROUTES
from optimizer.scenario.describe.json_schema import json_schema as schema
from optimizer.scenario.load import load
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.what_if import AnyWhatIf

RULE_SETTINGS = {**ROSTER.rule_settings, **ROUTES.rule_settings}
"""The settings of every rule of rosters and routes, by name."""
GOAL_SETTINGS = {**ROSTER.goal_settings, **ROUTES.goal_settings}
"""The prices of every goal of rosters and routes, by name."""


def load_scenario(
    folder: str | Path, what_ifs: Sequence[AnyWhatIf] = (), *, assume_weekdays: bool = False
) -> Scenario:
    """The checked scenario in a folder, with what-ifs laid over it: names, or paths of YAML files.

    `assume_weekdays` takes Monday to Friday as workdays where no State Council notice is known.
    Raises ScenarioError with every mistake.
    """
    return load(
        Path(folder),
        what_ifs,
        rules=RULE_SETTINGS,
        goals=GOAL_SETTINGS,
        assume_weekdays=assume_weekdays,
    )


def json_schema() -> dict[str, Any]:
    """The JSON Schema of scenario files."""
    return schema(RULE_SETTINGS, GOAL_SETTINGS)

"""What every JSON file shares: how it is written, and the what-ifs that it names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from optimizer.scenario.scenario import Scenario
    from optimizer.views.roster import RosterView
    from optimizer.views.routes import RoutesView


def what_ifs(view: RosterView | RoutesView | Scenario) -> list[dict[str, Any]]:
    """Each what-if with the values that it changed."""
    return [
        {
            "name": name,
            "changes": [
                {"where": change.where, "before": str(change.before), "after": str(change.after)}
                for change in view.changes
                if change.what_if == name
            ],
        }
        for name in view.what_ifs
    ]


def assumptions(view: RosterView | RoutesView | Scenario) -> dict[str, list[str]]:
    """The assumptions in English, and beside them in Chinese."""
    return {
        "assumptions": [one.said("en") for one in view.assumptions],
        "assumptions_zh": [one.said("zh") for one in view.assumptions],
    }


def as_json(value: Any) -> bytes:
    """UTF-8, indented, keys in the given order, ending in a line feed.

    Lone surrogates, which UTF-8 cannot hold, become question marks.
    """
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return text.encode("utf-8", errors="replace") + b"\n"

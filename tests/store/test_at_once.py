"""Publishers that are killed lose nothing that was acknowledged; of several at once one wins."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.source import ROOT

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked for it")


def told(*words: str) -> dict[str, int]:
    program = [sys.executable, "-m", "tests.store.processes", *words]
    found = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    seen: dict[str, int] = json.loads(found.stdout)
    return seen


def test_nothing_acknowledged_is_lost_when_a_publisher_is_killed() -> None:
    """Two hundred of them are killed by `python -m tests.store.processes kill 200`."""
    seen = told("kill", "8")
    assert seen["lost"] == 0
    assert seen["acknowledged"] > 0


def test_of_publishers_at_once_one_wins_and_the_others_are_told() -> None:
    assert told("race", "4") == {"won": 4, "told": 12}

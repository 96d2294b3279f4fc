"""One plan for all tests of plan files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tasks.made import Made, make

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="package")
def made(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Made:
    return make(tmp_path_factory.mktemp("made") / "scenario", root)


@pytest.fixture(scope="package", autouse=True)
def ready(machine_code: None) -> None:
    """Routes are searched in machine code."""

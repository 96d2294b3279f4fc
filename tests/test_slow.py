"""The list of slow tests names tests that exist."""

import pytest

from tests.slow import SLOW
from tests.source import ROOT


@pytest.mark.parametrize("start", SLOW)
def test_every_line_of_the_list_begins_a_test(start: str) -> None:
    file, _, name = start.partition("::")
    if file.endswith("/"):
        assert any((ROOT / file).glob("test_*.py"))
    else:
        assert f"def {name or 'test_'}" in (ROOT / file).read_text(encoding="utf-8")

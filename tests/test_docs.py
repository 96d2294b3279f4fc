"""What the pages say is what the code does."""

import pytest

from optimizer.cli.main import app
from optimizer.roster.rules_page import rules_page
from tests.source import ROOT


def test_the_page_of_rules_is_current() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == rules_page()


@pytest.mark.parametrize("command", [c.callback.__name__ for c in app.registered_commands])
def test_the_readme_lists_every_command(command: str) -> None:
    assert f"optimizer {command}" in (ROOT / "README.md").read_text(encoding="utf-8")

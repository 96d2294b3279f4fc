"""What the pages say is what the code does."""

import pytest

from optimizer.cli.main import app
from optimizer.roster.rulebook import ROSTER
from optimizer.routes.rulebook import ROUTES
from optimizer.solving.rules_page import rules_page
from tests.source import ROOT


@pytest.mark.parametrize(
    ("book", "model", "page"), [(ROSTER, "roster", "rules"), (ROUTES, "routes", "route-rules")]
)
def test_the_page_of_rules_is_current(book, model, page) -> None:
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    assert text == rules_page(book, model, page)


def test_the_page_that_says_what_they_mean_names_every_rule_and_goal_of_the_routes() -> None:
    text = (ROOT / "docs" / "routes-semantics.md").read_text(encoding="utf-8")
    assert [name for name in ROUTES.rules if f"**{name}**" not in text] == []
    assert [name for name in ROUTES.goals if f"| {name} |" not in text] == []


@pytest.mark.parametrize("command", [c.callback.__name__ for c in app.registered_commands])
def test_the_readme_lists_every_command(command: str) -> None:
    assert f"optimizer {command}" in (ROOT / "README.md").read_text(encoding="utf-8")

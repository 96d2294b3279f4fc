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


@pytest.mark.parametrize(("book", "model"), [(ROSTER, "roster"), (ROUTES, "routes")])
def test_the_page_that_says_what_they_mean_names_every_rule_and_goal(book, model) -> None:
    text = (ROOT / "docs" / f"{model}-semantics.md").read_text(encoding="utf-8")
    named = text.replace(".**", "**")
    assert [name for name in book.rules if f"**{name}**" not in named] == []
    assert [name for name in book.goals if f"| {name} |" not in named] == []


@pytest.mark.parametrize("command", [c.callback.__name__ for c in app.registered_commands])
def test_the_readme_lists_every_command(command: str) -> None:
    name = command.replace("_", "-")
    assert f"optimizer {name}" in (ROOT / "README.md").read_text(encoding="utf-8")

"""The page of the routes' rules says what the code does."""

from pathlib import Path

from optimizer.routes.rulebook import ROUTES
from optimizer.routes.rules_page import rules_page


def test_the_page_of_rules_is_current(root: Path) -> None:
    assert (root / "docs" / "route-rules.md").read_text(encoding="utf-8") == rules_page()


def test_the_page_that_says_what_they_mean_names_every_rule_and_goal(root: Path) -> None:
    text = (root / "docs" / "routes-semantics.md").read_text(encoding="utf-8")
    assert [name for name in ROUTES.rules if f"**{name}**" not in text] == []
    assert [name for name in ROUTES.goals if f"| {name} |" not in text] == []

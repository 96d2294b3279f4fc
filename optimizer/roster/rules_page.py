"""`python -m optimizer.roster.rules_page > docs/rules.md` writes the page of rules and goals.

A test keeps it current.
"""

from __future__ import annotations

from optimizer.roster.rulebook import ROSTER
from optimizer.solving.rules_page import rules_page

if __name__ == "__main__":
    print(rules_page(ROSTER, "roster", "rules"), end="")

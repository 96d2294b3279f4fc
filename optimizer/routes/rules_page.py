"""`python -m optimizer.routes.rules_page > docs/route-rules.md` writes the page of rules and goals.

A test keeps it current.
"""

from __future__ import annotations

from optimizer.routes.rulebook import ROUTES
from optimizer.solving.rules_page import rules_page

if __name__ == "__main__":
    print(rules_page(ROUTES, "routes", "route-rules"), end="")

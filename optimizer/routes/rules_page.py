"""`docs/route-rules.md`: every rule and goal with its sentence and settings, from the code.

`python -m optimizer.routes.rules_page > docs/route-rules.md` writes it anew; a test keeps it
current.
"""

from __future__ import annotations

from optimizer.routes.rulebook import ROUTES
from optimizer.scenario.describe.settings_page import settings_page

_INTRO = """\
# Rules and goals of the routes

Made from the code: `python -m optimizer.routes.rules_page > docs/route-rules.md`. What the
sentences leave open is in `routes-semantics.md`. Every setting can be said in `scenario.yaml`
under `rules:` or `goals:`.
"""


def rules_page() -> str:
    """The page in Markdown."""
    return settings_page(_INTRO, ROUTES.rules, ROUTES.goals)


if __name__ == "__main__":
    print(rules_page(), end="")

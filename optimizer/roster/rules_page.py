"""`docs/rules.md`: every rule and goal with its sentence, settings and defaults, from the code.

`python -m optimizer.roster.rules_page > docs/rules.md` writes it anew; a test keeps it current.
"""

from __future__ import annotations

from optimizer.roster.rulebook import ROSTER
from optimizer.scenario.describe.settings_page import settings_page

_INTRO = """\
# Rules and goals of the roster

Made from the code: `python -m optimizer.roster.rules_page > docs/rules.md`. What the sentences
leave open is in `roster-semantics.md`. Every setting can be
said in `scenario.yaml` under `rules:` or `goals:`.
"""


def rules_page() -> str:
    """The page in Markdown."""
    return settings_page(_INTRO, ROSTER.rules, ROSTER.goals)


if __name__ == "__main__":
    print(rules_page(), end="")

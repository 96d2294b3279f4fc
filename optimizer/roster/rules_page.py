"""`docs/rules.md`: every rule and goal with its sentence, settings and defaults, from the code.

`python -m optimizer.roster.rules_page > docs/rules.md` writes it anew; a test keeps it current.
"""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, get_args

from optimizer.roster.goals import GOALS
from optimizer.roster.rules import RULES
from optimizer.scenario.strict import Strict

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

_INTRO = """\
# Rules and goals of the roster

Made from the code: `python -m optimizer.roster.rules_page > docs/rules.md`. What the sentences
leave open is in `roster-semantics.md`. Every setting can be
said in `scenario.yaml` under `rules:` or `goals:`.
"""


def rules_page() -> str:
    """The page in Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _INTRO
    yield "## Rules\n"
    for name, rule in RULES.items():
        yield from _entry(name, rule.__doc__, rule.Settings)
    yield "## Goals, the weightiest first\n"
    for name, goal in GOALS.items():
        yield from _entry(name, goal.__doc__, goal.Settings)


def _entry(name: str, doc: str, settings: type[Strict]) -> Iterator[str]:
    yield f"### {name}\n"
    yield f"{cleandoc(doc)}\n"
    if not settings.model_fields:
        return
    yield "| setting | default | meaning |"
    yield "|---|---|---|"
    defaults: dict[str, Any] = settings().model_dump(mode="json")
    for field, info in settings.model_fields.items():
        yield f"| `{field}` | {_shown(defaults[field])} | {_meaning(info)} |"
        for part in get_args(info.annotation):
            if isinstance(part, type) and issubclass(part, Strict):
                yield from _parts(field, part)
    yield ""


def _parts(field: str, part: type[Strict]) -> Iterator[str]:
    """The rows of what a list of settings holds."""
    for name, info in part.model_fields.items():
        default = "asked for" if info.is_required() else _shown(info.get_default())
        yield f"| `{field}[].{name}` | {default} | {_meaning(info)} |"


def _meaning(info: FieldInfo) -> str:
    return " ".join((info.description or "").split())


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value in (None, "", [], ()) else str(value)


if __name__ == "__main__":
    print(rules_page(), end="")

"""A model's rules and goals as Markdown: each with its sentence, settings and defaults."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc
from typing import Any, get_args

from pydantic.fields import FieldInfo

from optimizer.scenario.schema.strict import Strict
from optimizer.solving.rulebook import Checked, Measured, Rulebook

_INTRO = """\
# Rules and goals of the {model}

Made from the code: `python -m optimizer.{model}.rules_page > docs/{page}.md`. What the sentences
leave open is in `{model}-semantics.md`. Every setting can be said in `scenario.yaml` under `rules:`
or `goals:`.
"""


def rules_page(book: Rulebook[Any, Any], model: str, page: str) -> str:
    """The page `docs/{page}.md` of a model: its rules, and its goals in their order."""
    return "\n".join(_lines(book, _INTRO.format(model=model, page=page)))


def _lines(book: Rulebook[Any, Any], intro: str) -> Iterator[str]:
    yield intro
    yield "## Rules\n"
    for name, rule in book.rules.items():
        yield from _entry(name, rule)
    yield "## Goals, the weightiest first\n"
    for name, goal in book.goals.items():
        yield from _entry(name, goal)


def _entry(name: str, described: Checked[Any, Any] | Measured[Any, Any]) -> Iterator[str]:
    settings = described.Settings
    yield f"### {name}\n"
    yield f"{cleandoc(described.__doc__)}\n"
    yield f"{described.SENTENCE_ZH}。\n"
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

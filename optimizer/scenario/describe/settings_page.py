"""A model's rules and goals as Markdown: each with its sentence, settings and defaults."""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING, Any, Protocol, get_args

from optimizer.scenario.schema.strict import Strict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo


class Described(Protocol):
    """A rule or goal: what its page entry is made from."""

    __doc__: str
    Settings: type[Strict]


def settings_page(
    intro: str, rules: Mapping[str, Described], goals: Mapping[str, Described]
) -> str:
    """The page in Markdown: the introduction, the rules, the goals in their order."""
    return "\n".join(_lines(intro, rules, goals))


def _lines(
    intro: str, rules: Mapping[str, Described], goals: Mapping[str, Described]
) -> Iterator[str]:
    yield intro
    yield "## Rules\n"
    for name, rule in rules.items():
        yield from _entry(name, rule)
    yield "## Goals, the weightiest first\n"
    for name, goal in goals.items():
        yield from _entry(name, goal)


def _entry(name: str, described: Described) -> Iterator[str]:
    settings = described.Settings
    yield f"### {name}\n"
    yield f"{cleandoc(described.__doc__)}\n"
    if sentence_zh := getattr(described, "SENTENCE_ZH", ""):
        yield f"{sentence_zh}。\n"
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

"""What is said to people: a template and facts, put into words only where somebody reads them.

Inside the program errors, violations, reasons and changes are messages. Code decides on templates
and facts, never on finished text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import total_ordering
from typing import Any, Literal, Protocol, runtime_checkable

from optimizer.words.catalogue import chinese_of

Lang = Literal["en", "zh"]
LANGUAGES: tuple[Lang, ...] = ("en", "zh")
_BETWEEN = {"en": ", ", "zh": "、"}


@runtime_checkable
class Said(Protocol):
    """Something that has its words in each language: a message, a label."""

    def said(self, lang: Lang, /) -> str:
        """The words in one language."""


@total_ordering
@dataclass(frozen=True, slots=True, eq=True)
class Message:
    """An English template with `{name}` fields and the facts that fill them, sorted by name.

    A fact is a text or number of the input, which stays as it is; a message or label, which is
    said in the reader's language; or a tuple of these, which is listed. Templates may format
    (`{metres:,}`) and quote (`{word!r}`). Chinese is found by the template (`words.catalogue`).
    """

    template: str
    facts: tuple[tuple[str, Any], ...] = ()

    def said(self, lang: Lang) -> str:
        """The words in one language; a template without Chinese is a KeyError."""
        template = self.template if lang == "en" else chinese_of(self.template)
        return template.format(**{name: _said(fact, lang) for name, fact in self.facts})

    def __str__(self) -> str:
        return self.said("en")

    def __lt__(self, other: Message) -> bool:
        return (self.template, self.said("en")) < (other.template, other.said("en"))

    @property
    def fact(self) -> Mapping[str, Any]:
        """The facts by name."""
        return dict(self.facts)


@dataclass(frozen=True, slots=True)
class Lines:
    """Several things that are said, one to a line."""

    lines: tuple[Said, ...]

    def said(self, lang: Lang) -> str:
        """The lines in one language."""
        return "\n".join(line.said(lang) for line in self.lines)

    def __str__(self) -> str:
        return self.said("en")


def message(template: str, /, **facts: Any) -> Message:
    """A message; lists among the facts become tuples."""
    frozen = {name: tuple(f) if isinstance(f, list) else f for name, f in facts.items()}
    return Message(template, tuple(sorted(frozen.items())))


def _said(fact: Any, lang: Lang) -> Any:
    if isinstance(fact, Said):
        return fact.said(lang)
    if isinstance(fact, tuple):
        return _BETWEEN[lang].join(str(_said(one, lang)) for one in fact)
    return fact

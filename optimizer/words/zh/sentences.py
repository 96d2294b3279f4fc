"""Sentences of violations that are not messages yet: matched against templates.

In a template `{name}` stands for a value, which stays as it is; those of OURS stand for words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

OURS = ("kind", "what", "role", "days", "value", "why", "half", "of")
"""The values that may be words of ours."""


def translated(text: str, templates: Mapping[str, str], words: Mapping[str, str]) -> str | None:
    """The text by the template that shares most with it; None when none fits."""
    for pattern, chinese in _patterns(tuple(templates.items()), tuple(words)):
        match = pattern.fullmatch(text)
        if match:
            values = match.groupdict()
            ours = {name: words.get(values[name], values[name]) for name in OURS if name in values}
            return chinese.format(**(values | ours))
    return None


@cache
def _patterns(
    templates: tuple[tuple[str, str], ...], words: tuple[str, ...]
) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The templates as patterns, those with the most text of their own first."""
    found = []
    ours = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    for english, chinese in templates:
        parts = re.split(r"\{(\w+)\}", english)
        texts, pattern = parts[::2], re.escape(parts[0])
        for name, text in zip(parts[1::2], texts[1:], strict=True):
            value = f"{ours}|.+?" if name in OURS else ".+?"
            pattern += f"(?P<{name}>{value}){re.escape(text)}"
        found.append((sum(map(len, texts)), re.compile(pattern, re.DOTALL), chinese))
    return tuple((pattern, zh) for _, pattern, zh in sorted(found, key=lambda one: -one[0]))

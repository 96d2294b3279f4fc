"""A name or a short text that stands in two languages."""

from __future__ import annotations

from typing import NamedTuple

from optimizer.words.message import Lang


class Label(NamedTuple):
    """A text in the two languages of the screens."""

    en: str
    zh: str

    def said(self, lang: Lang) -> str:
        """The text in one language."""
        return self.zh if lang == "zh" else self.en


def verbatim(text: str) -> Label:
    """What is the same in both languages: names, what a program or the system said."""
    return Label(text, text)

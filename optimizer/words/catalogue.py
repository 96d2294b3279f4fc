"""The Chinese of every template: a lookup, no more.

The sentences of the loader, the commands and the engines stand in `words/zh`; a rule or goal has
its own beside its code and hands them in when it is found (`register`).
"""

from __future__ import annotations

from collections.abc import Mapping

_CHINESE: dict[str, str] = {}


def register(sentences: Mapping[str, str]) -> None:
    """Take in English templates with their Chinese; ValueError: one is known with another."""
    for english, chinese in sentences.items():
        if _CHINESE.setdefault(english, chinese) != chinese:
            raise ValueError(f"two Chinese sentences for {english!r}")


def chinese_of(template: str) -> str:
    """The Chinese template; KeyError when there is none."""
    return _CHINESE[template]


def has_chinese(template: str) -> bool:
    """Whether there is one."""
    return template in _CHINESE

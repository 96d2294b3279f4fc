"""The Chinese of every template: a lookup, no more.

The sentences of the loader, the commands and the engines stand in `words/zh`; a rule or goal has
its own beside its code and hands them in when it is found (`register`).
"""

from __future__ import annotations

from collections.abc import Mapping

from optimizer.words.zh.assumptions import ASSUMPTIONS
from optimizer.words.zh.checks import CHECKS
from optimizer.words.zh.commands import COMMANDS
from optimizer.words.zh.files import FILES
from optimizer.words.zh.foreign import FOREIGN
from optimizer.words.zh.hand_edits import HAND_EDITS
from optimizer.words.zh.hand_out import HAND_OUT
from optimizer.words.zh.route_checks import ROUTES
from optimizer.words.zh.terms import TERMS

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


for _sentences in (
    TERMS,
    FOREIGN,
    FILES,
    CHECKS,
    ROUTES,
    COMMANDS,
    ASSUMPTIONS,
    HAND_EDITS,
    HAND_OUT,
):
    register(_sentences)

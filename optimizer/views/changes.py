"""What what-ifs changed, as rows and as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from optimizer.words.message import Lang, Message, message

if TYPE_CHECKING:
    from optimizer.scenario.scenario import Change

CHANGES = ("what_if", "where", "before", "after")
"""The keys of the columns of `change_rows`."""

_SHOWN = 12


def change_rows(changes: Sequence[Change], lang: Lang) -> Iterator[tuple[str, str, str, str]]:
    """What-if, where, before and after of each change."""
    for one in changes:
        yield one.what_if, one.where, _value(one.before, lang), _value(one.after, lang)


def change_lines(changes: Sequence[Change], lang: Lang) -> Iterator[str]:
    """The first changes as `what-if: where: before -> after`, and how many more there are."""
    for change in changes[:_SHOWN]:
        yield change.message.said(lang)
    if len(changes) > _SHOWN:
        yield message("… and {n} more changes", n=len(changes) - _SHOWN).said(lang)


def _value(value: str | Message, lang: Lang) -> str:
    return value.said(lang) if isinstance(value, Message) else value

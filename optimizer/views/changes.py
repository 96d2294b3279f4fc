"""What what-ifs changed, as rows and as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.words.label import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from optimizer.scenario.scenario import Change
    from optimizer.words.message import Lang

_NO_ROW = "no row"
_VALUES = {_NO_ROW: Label(_NO_ROW, "无此行")}
_MORE = Label("… and {n} more changes", "……另有{n}处改动")
_SHOWN = 12


def change_rows(changes: Sequence[Change], lang: Lang) -> Iterator[tuple[str, str, str, str]]:
    """What-if, where, before and after of each change."""
    for one in changes:
        yield one.what_if, one.where, _value(one.before, lang), _value(one.after, lang)


def change_lines(changes: Sequence[Change], lang: Lang) -> Iterator[str]:
    """The first changes as `what-if: where: before -> after`, and how many more there are."""
    for what_if, where, before, after in change_rows(changes[:_SHOWN], lang):
        yield f"{what_if}: {where}: {before} -> {after}"
    if len(changes) > _SHOWN:
        yield _MORE.said(lang).format(n=len(changes) - _SHOWN)


def _value(value: str, lang: Lang) -> str:
    return _VALUES[value].said(lang) if value in _VALUES else value

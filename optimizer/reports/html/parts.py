"""What the parts of `report.html` share: tables and cards, ready for the templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from optimizer.views.figure_rows import FIGURES, figure_rows
from optimizer.views.roster import Figure
from optimizer.views.words.roster import said
from optimizer.words.message import Lang

Card = tuple[object, str, bool]
"""A figure, its name, whether it is bad news: of the few that matter most."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as texts and numbers."""

    headers: tuple[str, ...]
    rows: tuple[Sequence[object], ...]


def table(
    keys: Iterable[str],
    rows: Iterable[Sequence[object]],
    said: Callable[[str, Lang], str],
    lang: Lang,
) -> Table | None:
    """The rows below the names of their columns; None without a row."""
    found = tuple(rows)
    return Table(tuple(said(key, lang) for key in keys), found) if found else None


def goals(each: Mapping[str, Figure], total: Figure, lang: Lang) -> Table | None:
    """Cost, bound and gap of every goal, and of all together."""
    return table(FIGURES, figure_rows({**each, said("total", lang): total}, lang), said, lang)

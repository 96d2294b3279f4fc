"""What a plan would change of what is in force, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from optimizer.exchange.plan_changes import StayRow, VisitMoveRow
from optimizer.exchange.routes_file import time_text
from optimizer.reports.terminal.roster import changed_lines
from optimizer.views.roster import RosterView
from optimizer.words.label import Label
from optimizer.words.message import Lang

_SHOWN = 40
_DAYS = Label("{n:,} person-days changed", "改动{n:,}个人日")
_VISITS = Label("{n:,} visits moved", "变动{n:,}个上门任务")
_NOTHING = Label("nothing changed", "没有改动")
_MORE = Label("  … and {n:,} more", "  ……另有{n:,}项")


def difference_lines(
    view: RosterView | None, moves: Sequence[VisitMoveRow], lang: Lang
) -> Iterator[str]:
    """How much would change, then the first changes; one line for each person and date or visit."""
    n = len(view.changed or ()) if view else 0
    yield f"  {amount_text(n, len(moves), lang)}"
    days = changed_lines(view, lang) if view else iter(())
    yield from islice(chain(days, map(_move, moves)), _SHOWN)
    if n + len(moves) > _SHOWN:
        yield _MORE.said(lang).format(n=n + len(moves) - _SHOWN)


def amount_text(days: int, visits: int, lang: Lang) -> str:
    """`3 person-days changed, 1 visits moved`, as far as there is something."""
    told = [
        words.said(lang).format(n=n) for words, n in ((_DAYS, days), (_VISITS, visits)) if n
    ] or [_NOTHING.said(lang)]
    return ("，" if lang == "zh" else ", ").join(told)


def _move(move: VisitMoveRow) -> str:
    return f"  ↔ {move.visit}: {_stay(move.before)} → {_stay(move.after)}"


def _stay(stay: StayRow | None) -> str:
    return f"{stay.date} {time_text(stay.start)[:5]} {stay.van}" if stay else "–"

"""A roster as a screenful of text: what planners read first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from optimizer.views.changes import change_lines
from optimizer.views.counts import count_rows
from optimizer.views.figure_rows import figure_text, goal_text
from optimizer.views.roster import RosterView
from optimizer.views.roster_rows import changed_rows, shortage_rows
from optimizer.views.words.roster import said
from optimizer.words.label import Label
from optimizer.words.message import Lang

_SHOWN = 12
_MORE = Label("… and {n} more; all are in roster.xlsx", "……另有{n}项，全部见 roster.xlsx")


def screen(view: RosterView, lang: Lang) -> str:
    """Title, stamps, status with bound and gap, goals, counts and the first shortages."""
    return "\n".join(_lines(view, lang)) + "\n"


def _lines(view: RosterView, lang: Lang) -> Iterator[str]:
    first, last = view.days[0][0], view.days[-1][0]
    yield f"{view.name.said(lang)}  {first} {said('to', lang)} {last}"
    for assumption in view.assumptions:
        yield f"  ! {assumption.said(lang)}"
    for change in change_lines(view.changes, lang):
        yield f"  ~ {change}"
    yield said(f"status.{view.outcome.status}", lang)
    yield f"  {figure_text(view.outcome.total, lang)}"
    yield f"  {said('prices', lang)}"
    for goal, figure in view.outcome.goals.items():
        if figure.cost:
            yield f"    {said(f'goal.{goal}', lang)}: {goal_text(figure, lang)}"
    yield from (f"  {name}: {text}" for name, text in count_rows(view, lang, zeros=False))
    yield from shortage_lines(view, lang)
    yield from _changed(view, lang)


def shortage_lines(view: RosterView, lang: Lang) -> Iterator[str]:
    """The first shortages, each with who cannot fill it and why."""
    for row in list(shortage_rows(view, lang))[:_SHOWN]:
        *facts, reasons = (str(cell) for cell in row if cell is not None)
        yield "  ✗ " + " · ".join(facts)
        yield from (f"      {reason}" for reason in reasons.splitlines())
    if len(view.shortages) > _SHOWN:
        yield "  " + _MORE.said(lang).format(n=len(view.shortages) - _SHOWN)


def _changed(view: RosterView, lang: Lang) -> Iterator[str]:
    """What is not as published, by date and person."""
    if view.changed is None:
        return
    yield said("heading.changed" if view.changed else "none.changed", lang)
    yield from islice(changed_lines(view, lang), _SHOWN)
    if len(view.changed) > _SHOWN:
        yield "  " + _MORE.said(lang).format(n=len(view.changed) - _SHOWN)


def changed_lines(view: RosterView, lang: Lang) -> Iterator[str]:
    """One line per person and date that is not as published: what was seen, and is."""
    for *facts, before, after, why in changed_rows(view, lang):
        yield "  ↔ " + " · ".join(str(fact) for fact in facts) + f": {before} → {after} ({why})"

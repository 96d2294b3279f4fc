"""Routes and coverage as a screenful of text: what dispatchers and analysts read first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.scenario_file import ScenarioFile
from optimizer.views.changes import change_lines
from optimizer.views.coverage_rows import never_rows, share_columns, share_rows
from optimizer.views.figure_rows import figure_text, goal_text, whole_lines
from optimizer.views.lettering import printable, text_width
from optimizer.views.roster import RosterView
from optimizer.views.route_rows import (
    COLUMNS,
    ELSEWHERE,
    LEFT_OUT,
    TURNS,
    count_rows,
    crew_text,
    day_rows,
    elsewhere_rows,
    left_out_rows,
    proof_text,
    title,
    totals_text,
    turn_rows,
)
from optimizer.views.routes import RoutesView, RouteView
from optimizer.views.words.coverage import label, ways_note
from optimizer.views.words.coverage import told as coverage_told
from optimizer.views.words.roster import said
from optimizer.views.words.routes import clocks, goal_name, source_name, told
from optimizer.words.label import Label
from optimizer.words.message import Lang

if TYPE_CHECKING:
    from optimizer.coverage import Coverage

_SHOWN = 12
_MORE = Label("… and {n} more; all are in {file}", "……另有{n}项，全部见 {file}")
_NAMED = ("answer_by", "change", "week")
_SHOWN_OF = ("number", "leg", "arrive", "service", "stop", "window", "contact")


def whole_screen(roster: RosterView, routes: RoutesView, objective: int, lang: Lang) -> str:
    """Roster and routes as one plan: cost, bound and gap."""
    lines = whole_lines(roster, routes, objective, lang)
    return "\n  ".join((told("whole", lang), *lines)) + "\n"


def route_screen(view: RoutesView, lang: Lang, *, is_part: bool = False, more: bool = False) -> str:
    """Title, stamps, status with bound and gap, goals, counts, van days, what is left out.

    A part of a longer screen leaves the stamps to it; `more` tells every stop with its time.
    """
    stamps = [] if is_part else _notes(view, lang)
    name, dates = view.name.said(lang), _dates(view.first, view.last, lang)
    lines = (
        f"{name}  {told('routes', lang)}  {dates}",
        *stamps,
        *_figures(view, lang, is_part=is_part),
        *_days(view, lang, more),
        *_listed("heading.left_out", LEFT_OUT, list(left_out_rows(view, lang)), lang),
        *_listed("heading.unmet_turns", TURNS, list(turn_rows(view, lang)), lang),
        *_listed("heading.elsewhere", ELSEWHERE, list(elsewhere_rows(view, lang)), lang, "·"),
    )
    return printable("\n".join(lines) + "\n")


def _figures(view: RoutesView, lang: Lang, *, is_part: bool) -> Iterator[str]:
    yield said(f"status.{view.outcome.status}", lang)
    yield f"  {figure_text(view.outcome.total, lang)}"
    if not is_part:
        yield f"  {said('prices', lang)}"
    for goal, figure in view.outcome.goals.items():
        if figure.cost:
            yield f"    {goal_name(goal, lang)}: {goal_text(figure, lang)}"
    yield from (f"  {name}: {text}" for name, text in count_rows(view, lang, zeros=False))
    source = source_name(view.outcome.travel_source, lang)
    yield f"  {said('travel_source', lang)}: {source}"


def _days(view: RoutesView, lang: Lang, more: bool) -> Iterator[str]:
    for route in view.routes:
        yield f"  {_day(view, route, lang)}"
        if more:
            yield f"      {crew_text(route, lang)}"
            rows = [
                [row.cells[COLUMNS.index(key)] for key in _SHOWN_OF]
                for row in day_rows(route, lang)
            ]
            yield from (f"    {line}" for line in _in_columns([_one_line(row) for row in rows]))


def _one_line(cells: Sequence[str]) -> list[str]:
    return [" ".join(cell.split("\n")) for cell in cells]


def _listed(
    heading: str, keys: Sequence[str], rows: Sequence[Sequence[object]], lang: Lang, mark: str = "✗"
) -> Iterator[str]:
    if rows:
        yield told(heading, lang)
    for row in rows[:_SHOWN]:
        cells = zip(keys, row, strict=True)
        words = [_named(key, cell, lang) for key, cell in cells if cell not in (None, "")]
        yield f"  {mark} " + " · ".join(dict.fromkeys(words))
    if len(rows) > _SHOWN:
        yield "  " + _MORE.said(lang).format(n=len(rows) - _SHOWN, file="routes.json")


def _named(key: str, cell: object, lang: Lang) -> str:
    """A cell; a number with the name of its column, and so what says by itself too little."""
    name = f"{told(key, lang)}{'：' if lang == 'zh' else ': '}"
    return f"{name}{cell}" if isinstance(cell, int) or key in _NAMED else str(cell)


def _day(view: RoutesView, route: RouteView, lang: Lang) -> str:
    names = " → ".join(stop.name.said(lang) for stop in route.stops)
    times = clocks(route.depart_s, route.return_s)
    facts = (totals_text(route, lang), proof_text(view, route, lang))
    return f"{title(route, lang)}  {times}  {' · '.join(filter(None, facts))}: {names}"


def coverage_screen(
    coverage: Coverage,
    scenario: Scenario,
    lang: Lang,
    *,
    is_part: bool = False,
    more: bool = False,
) -> str:
    """Title, stamps, shares by band, how many are never covered; `more` names them.

    A part of a longer screen leaves the stamps to it.
    """
    file = scenario.file
    stamps = [] if is_part else _notes(scenario, lang)
    lines = (
        f"{label(file.name).said(lang)}  {told('coverage', lang)}  "
        f"{_dates(file.first, file.last, lang)}",
        *stamps,
        *_shares(coverage, file, lang),
        *_never(coverage, file, lang, more),
    )
    return printable("\n".join(lines) + "\n")


def _shares(coverage: Coverage, file: ScenarioFile, lang: Lang) -> Iterator[str]:
    yield coverage_told("heading.shares", lang).format(coverage.within_min)
    yield f"  {ways_note(file, lang)}"
    columns = share_columns(coverage, file, lang)
    yield from _in_columns([columns, *share_rows(coverage, file, lang)])


def _never(coverage: Coverage, file: ScenarioFile, lang: Lang, more: bool) -> Iterator[str]:
    if not coverage.uncovered:
        yield coverage_told("none.never", lang)
        return
    yield coverage_told("heading.never", lang)
    keys = ("item_class", "mode", "points", "residents")
    rows = list(never_rows(coverage, file, lang))
    counted = [[str(cell) for cell in row[:4]] for row in rows]
    yield from _in_columns([[coverage_told(key, lang) for key in keys], *counted])
    if more:
        yield from (f"    {row[0]}, {row[1]}: {row[4]}" for row in rows)


def _dates(first: object, last: object, lang: Lang) -> str:
    return f"{first} {said('to', lang)} {last}"


def _notes(view: RoutesView | Scenario, lang: Lang) -> Iterator[str]:
    yield from (f"  ! {assumption.said(lang)}" for assumption in view.assumptions)
    yield from (f"  ~ {change}" for change in change_lines(view.changes, lang))


def _in_columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The cells below each other; a Chinese character is two columns wide."""
    widths = [max(map(text_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (c + " " * (w - text_width(c)) for c, w in zip(row, widths, strict=True))
        yield "  " + "  ".join(cells).rstrip()

"""Routes and coverage as a screenful of text: what dispatchers and analysts read first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.reports.html_coverage import never_rows, share_columns, share_rows
from optimizer.reports.lettering import printable, text_width
from optimizer.reports.route_rows import left_out_rows, title, totals_text, turn_rows
from optimizer.reports.terminal import figure_text
from optimizer.reports.words import Label, said
from optimizer.reports.words_coverage import label
from optimizer.reports.words_coverage import told as coverage_told
from optimizer.reports.words_routes import clocks, goal_name, source_name, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from optimizer.coverage import Coverage
    from optimizer.reports.route_book import BookRoute, RouteBook
    from optimizer.reports.words import Lang
    from optimizer.scenario.value import Scenario

_SHOWN = 12
_MORE = Label("… and {n} more; all are in {file}", "……另有{n}项，全部见 {file}")
_APART = ("distance_m", "travel_s", "waiting_s", "overtime_s")


def route_screen(book: RouteBook, lang: Lang) -> str:
    """Title, stamps, status with bound and gap, goals, counts, van days, what is left out."""
    return printable("\n".join(_route_lines(book, lang)) + "\n")


def _route_lines(book: RouteBook, lang: Lang) -> Iterator[str]:
    yield f"{book.name.said(lang)}  {told('routes', lang)}  {_dates(book.first, book.last, lang)}"
    yield from _notes(book.assumptions, book.changes)
    yield said(f"status.{book.outcome.status}", lang)
    yield "  " + figure_text(book.outcome.total, lang)
    for goal, figure in book.outcome.goals.items():
        if figure.cost:
            yield f"    {goal_name(goal, lang)}: {figure_text(figure, lang)}"
    for key, number in book.counts.items():
        if number and key not in _APART:
            yield f"  {told(f'count.{key}', lang)}: {number}"
    yield f"  {told('kilometres', lang)}: {book.counts['distance_m'] / 1000:.1f}"
    source = source_name(book.outcome.travel_source, lang)
    yield f"  {said('travel_source', lang)}: {source}"
    yield from (f"  {_day(route, lang)}" for route in book.routes)
    yield from _listed("heading.left_out", list(left_out_rows(book, lang)), lang)
    yield from _listed("heading.unmet_turns", list(turn_rows(book, lang)), lang)


def _listed(heading: str, rows: Sequence[Sequence[object]], lang: Lang) -> Iterator[str]:
    if rows:
        yield told(heading, lang)
    for row in rows[:_SHOWN]:
        yield "  ✗ " + " · ".join(str(cell) for cell in row if cell not in (None, ""))
    if len(rows) > _SHOWN:
        yield "  " + _MORE.said(lang).format(n=len(rows) - _SHOWN, file="routes.json")


def _day(route: BookRoute, lang: Lang) -> str:
    names = " → ".join(stop.name.said(lang) for stop in route.stops)
    times = clocks(route.depart_s, route.return_s)
    return f"{title(route, lang)}  {times}  {totals_text(route, lang)}: {names}"


def coverage_screen(coverage: Coverage, scenario: Scenario, lang: Lang) -> str:
    """Title, stamps, shares by band, who is never covered."""
    return printable("\n".join(_coverage_lines(coverage, scenario, lang)) + "\n")


def _coverage_lines(coverage: Coverage, scenario: Scenario, lang: Lang) -> Iterator[str]:
    file = scenario.file
    dates = _dates(file.first, file.last, lang)
    yield f"{label(file.name).said(lang)}  {told('coverage', lang)}  {dates}"
    yield from _notes(scenario.assumptions, scenario.changes)
    yield coverage_told("heading.shares", lang).format(coverage.within_min)
    columns = share_columns(coverage, file, lang)
    yield from _in_columns([columns, *share_rows(coverage, file, lang)])
    if not coverage.uncovered:
        yield coverage_told("none.never", lang)
        return
    yield coverage_told("heading.never", lang)
    keys = ("item_class", "mode", "points", "residents")
    counted = [[str(cell) for cell in row[:4]] for row in never_rows(coverage, file, lang)]
    yield from _in_columns([[coverage_told(key, lang) for key in keys], *counted])


def _dates(first: object, last: object, lang: Lang) -> str:
    return f"{first} {said('to', lang)} {last}"


def _notes(assumptions: Iterable[str], changes: Iterable[object]) -> Iterator[str]:
    yield from (f"  ! {assumption}" for assumption in assumptions)
    yield from (f"  ~ {change}" for change in changes)


def _in_columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The cells below each other; a Chinese character is two columns wide."""
    widths = [max(map(text_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (c + " " * (w - text_width(c)) for c, w in zip(row, widths, strict=True))
        yield "  " + "  ".join(cells).rstrip()

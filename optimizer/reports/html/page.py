"""Plans as one page that needs nothing else: no network, no script, its own letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Literal

from optimizer.reports.html.coverage import coverage_facts
from optimizer.reports.html.font import font_face
from optimizer.reports.html.parts import table
from optimizer.reports.html.rendering import FAMILY, drawn, render
from optimizer.reports.html.roster import LISTED_AT_MOST, roster_facts
from optimizer.reports.html.routes import routes_facts
from optimizer.reports.svg import coverage as svg_coverage
from optimizer.reports.svg import days as svg_days
from optimizer.reports.svg import map as svg_map
from optimizer.scenario.scenario import Scenario
from optimizer.views.changes import CHANGES, change_rows
from optimizer.views.figure_rows import whole_lines
from optimizer.views.glyphs import borrowed, unprinted
from optimizer.views.roster import Outcome, RosterView
from optimizer.views.routes import RoutesView
from optimizer.views.words.roster import said
from optimizer.views.words.routes import source_name, told
from optimizer.words.label import Label
from optimizer.words.message import Lang

if TYPE_CHECKING:
    from optimizer.coverage import Coverage
    from optimizer.words.message import Message

_STYLES = drawn(svg_map.STYLE + svg_days.STYLE + svg_coverage.STYLE)


@dataclass(frozen=True, slots=True)
class _Part:
    id: Literal["roster", "routes", "coverage"]
    name: str
    facts: dict[str, object]


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a page is about; all its parts come from one scenario."""

    source: RosterView | RoutesView | Scenario
    name: Label
    synthetic: bool
    dates: tuple[date, date] | None


def report_html(
    roster: RosterView | None,
    routes: RoutesView | None,
    coverage: tuple[Coverage, Scenario] | None,
    lang: Lang,
    objective: int | None = None,
    no_coverage: Message | None = None,
) -> bytes:
    """The page's bytes, with a part for each that is there (at least one).

    `objective` is the judge's of roster and routes as one plan, if both are there; `no_coverage`
    is why a whole plan has no coverage. The same views and language give the same bytes.
    """
    subject = _subject(roster, routes, coverage)
    outcomes = [view.outcome for view in (roster, routes) if view is not None]
    body = render(
        "body.jinja",
        lang,
        shown=list(_parts(roster, routes, coverage, lang)),
        whole=_whole(roster, routes, objective, lang),
        outcomes=outcomes,
        footer=_footer(outcomes, lang),
        no_coverage=no_coverage.said(lang) if no_coverage else "",
        **_header(subject, lang),
    )
    signs = unprinted(unescape(_shown(body)))
    note = borrowed(signs).said(lang) if signs else ""
    face = drawn(font_face(_letters(body + note), FAMILY))
    looks = {"face": face, "styles": _STYLES}
    title = subject.name.said(lang)
    page = render("page.jinja", lang, title=title, body=body, note=note, **looks)
    return f"{page}\n".encode("utf-8", errors="replace")


def _parts(
    roster: RosterView | None,
    routes: RoutesView | None,
    coverage: tuple[Coverage, Scenario] | None,
    lang: Lang,
) -> Iterator[_Part]:
    if roster is not None:
        yield _Part("roster", said("roster", lang), roster_facts(roster, lang))
    if routes is not None:
        yield _Part("routes", told("routes", lang), routes_facts(routes, lang))
    if coverage is not None:
        yield _Part("coverage", told("coverage", lang), coverage_facts(*coverage, lang))


def _whole(
    roster: RosterView | None, routes: RoutesView | None, objective: int | None, lang: Lang
) -> list[str]:
    """Cost, bound and gap of roster and routes as one plan."""
    if roster is None or routes is None or objective is None:
        return []
    return whole_lines(roster, routes, objective, lang)


def _subject(
    roster: RosterView | None,
    routes: RoutesView | None,
    coverage: tuple[Coverage, Scenario] | None,
) -> _Subject:
    """The first that is there."""
    if roster is not None:
        dates = (roster.days[0][0], roster.days[-1][0]) if roster.days else None
        return _Subject(roster, roster.name, roster.synthetic, dates)
    if routes is not None:
        return _Subject(routes, routes.name, routes.synthetic, (routes.first, routes.last))
    if coverage is None:
        raise ValueError("a report of nothing")
    scenario, file = coverage[1], coverage[1].file
    dates = (file.first, file.last)
    return _Subject(scenario, Label(file.name.en, file.name.zh), file.synthetic, dates)


def _header(subject: _Subject, lang: Lang) -> dict[str, object]:
    """Title, dates and loud stamps."""
    source, dates = subject.source, subject.dates
    named = f"{said('what_ifs', lang)}: {', '.join(source.what_ifs)}"
    return {
        "title": subject.name.said(lang),
        "dates": f" · {dates[0]} {said('to', lang)} {dates[1]}" if dates else "",
        "synthetic": subject.synthetic,
        "what_ifs": named if source.what_ifs else "",
        "changes": table(CHANGES, change_rows(source.changes, lang), said, lang),
        "changes_open": len(source.changes) <= LISTED_AT_MOST,
        "assumptions": [one.said(lang) for one in source.assumptions],
    }


def _footer(outcomes: Sequence[Outcome], lang: Lang) -> str:
    if not outcomes:
        return ""
    sources = dict.fromkeys(source_name(outcome.travel_source, lang) for outcome in outcomes)
    words = [f"{said('travel_source', lang)}: {', '.join(sources)}"]
    versions = {name: version for o in outcomes for name, version in o.versions.items()}
    words += [f"{name} {version}" for name, version in sorted(versions.items())]
    words.append(f"{said('generated', lang)} {outcomes[0].stamp:%Y-%m-%d %H:%M %z}")
    return " · ".join(words)


def _letters(body: str) -> str:
    """Every character that the page can show, tool tips apart."""
    ascii_letters = "".join(map(chr, range(32, 127)))
    return unescape(_shown(body)) + ascii_letters


def _shown(body: str) -> str:
    return re.sub(r"<title>.*?</title>|<[^>]*>", "", body)

"""Plans as one page that needs nothing else: no network, no script, its own letters."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from optimizer.reports.html.coverage import coverage_sections
from optimizer.reports.html.font import font_face
from optimizer.reports.html.parts import what_if_stamp, whole_part
from optimizer.reports.html.roster import roster_sections
from optimizer.reports.html.routes import routes_sections
from optimizer.reports.html.style import FAMILY, SCRIPT, style_sheet
from optimizer.reports.svg import coverage as svg_coverage
from optimizer.reports.svg import days as svg_days
from optimizer.reports.svg import map as svg_map
from optimizer.reports.svg.shapes import escape
from optimizer.views.words.roster import said
from optimizer.views.words.routes import source_name, told
from optimizer.words.label import Label
from optimizer.words.message import Lang

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from optimizer.coverage import Coverage
    from optimizer.scenario.scenario import Scenario
    from optimizer.views.roster import Outcome, RosterView
    from optimizer.views.routes import RoutesView

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; script-src 'unsafe-inline'"
)


def report_html(
    roster: RosterView | None,
    routes: RoutesView | None,
    coverage: tuple[Coverage, Scenario] | None,
    lang: Lang,
    objective: int | None = None,
) -> bytes:
    """The page's bytes, with a part for each that is there (at least one).

    `objective` is the judge's of roster and routes as one plan, if both are there. The same views
    and language give the same bytes.
    """
    parts = dict(_parts(roster, routes, coverage, lang))
    subject = _subject(roster, routes, coverage)
    body = f"<header>{_header(*subject, list(parts), lang)}</header><main>"
    if roster is not None and routes is not None and objective is not None:
        body += whole_part(roster, routes, objective, lang)
    for name, part in parts.items():
        heading = f'<h2 class="part">{escape(_name(name, lang))}</h2>' if len(parts) > 1 else ""
        body += f'<div id="{name}" class="part">{heading}{part}</div>'
    outcomes = [view.outcome for view in (roster, routes) if view is not None]
    body += f"</main><footer>{escape(_footer(outcomes, lang))}</footer>"
    face = font_face(_letters(body), FAMILY)
    style = style_sheet() + svg_map.STYLE + svg_days.STYLE + svg_coverage.STYLE
    page = (
        f'<!doctype html>\n<html lang="{"zh-CN" if lang == "zh" else "en"}"><head>'
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(subject[1].said(lang))}</title><style>{face}{style}</style></head>"
        f"<body>{body}<script>{SCRIPT}</script></body></html>\n"
    )
    return page.encode("utf-8", errors="replace")


def _parts(
    roster: RosterView | None,
    routes: RoutesView | None,
    coverage: tuple[Coverage, Scenario] | None,
    lang: Lang,
) -> Iterator[tuple[str, str]]:
    if roster is not None:
        yield "roster", roster_sections(roster, lang)
    if routes is not None:
        yield "routes", routes_sections(routes, lang)
    if coverage is not None:
        yield "coverage", coverage_sections(*coverage, lang)


def _name(part: str, lang: Lang) -> str:
    return said("roster", lang) if part == "roster" else told(part, lang)


def _subject(
    roster: RosterView | None,
    routes: RoutesView | None,
    coverage: tuple[Coverage, Scenario] | None,
) -> tuple[RosterView | RoutesView | Scenario, Label, bool, tuple[date, date] | None]:
    """What the page is about: the first that is there, its name, if it is synthetic, its dates.

    They all come from one scenario.
    """
    if roster is not None:
        dates = (roster.days[0][0], roster.days[-1][0]) if roster.days else None
        return roster, roster.name, roster.synthetic, dates
    if routes is not None:
        return routes, routes.name, routes.synthetic, (routes.first, routes.last)
    if coverage is None:
        raise ValueError("a report of nothing")
    scenario = coverage[1]
    file = scenario.file
    return scenario, Label(file.name.en, file.name.zh), file.synthetic, (file.first, file.last)


def _header(
    view: RosterView | RoutesView | Scenario,
    name: Label,
    is_synthetic: bool,
    dates: tuple[date, date] | None,
    parts: Sequence[str],
    lang: Lang,
) -> str:
    """Title, ways to the parts, loud stamps."""
    span = f" · {dates[0]} {said('to', lang)} {dates[1]}" if dates else ""
    links = [
        escape(_name(part, lang))
        if len(parts) == 1
        else f'<a href="#{part}">{escape(_name(part, lang))}</a>'
        for part in parts
    ]
    found = f"<h1>{escape(name.said(lang))}</h1>"
    found += f'<p class="sub">{" · ".join(links)}{escape(span)}</p>'
    if is_synthetic:
        found += f'<p class="stamp">{escape(said("synthetic", lang))}</p>'
    if view.what_ifs:
        found += what_if_stamp(view.what_ifs, view.changes, lang)
    if view.assumptions:
        items = "".join(f"<li>{escape(one.said(lang))}</li>" for one in view.assumptions)
        found += f'<div class="stamp">{escape(said("assumptions", lang))}<ul>{items}</ul></div>'
    return found


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
    shown = re.sub(r"<title>.*?</title>|<[^>]*>", "", body)
    ascii_letters = "".join(map(chr, range(32, 127)))
    return unescape(shown) + ascii_letters

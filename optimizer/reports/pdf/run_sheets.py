"""`run-sheets.pdf`: a page per van day for the crew, set by Typst with the glyphs embedded."""

from __future__ import annotations

from typing import Any

from optimizer.reports.pdf.run_sheet_page import PAGE
from optimizer.reports.pdf.typesetting import texts, typeset
from optimizer.reports.svg import map as svg_map
from optimizer.views.glyphs import boxes, nowhere, unprinted
from optimizer.views.lettering import printable
from optimizer.views.route_rows import COLUMNS, crew_text, day_rows, title, totals_text
from optimizer.views.routes import RoutesView, RouteView
from optimizer.views.words.roster import said
from optimizer.views.words.routes import source_name, told
from optimizer.words.message import Lang, Message

NAME = "run-sheets.pdf"


def run_sheets_pdf(view: RoutesView, lang: Lang) -> bytes:
    """The sheets in the order of the routes; the same view and language give the same bytes."""
    sheets = [_sheet(view, route, lang) for route in view.routes]
    data = {
        "lang": lang,
        "title": f"{told('sheet', lang)} · {printable(view.name.said(lang))}",
        "sheet": told("sheet", lang),
        "stamp": _stamp(view, lang),
        "headers": [told(key, lang) for key in COLUMNS],
        "notes": told("notes", lang),
        "none": told("none.routes", lang),
        "source": _source(view, lang),
        "page": told("page", lang).split("{}"),
        "sheets": sheets,
    }
    signs = unprinted(texts(data))
    if left := nowhere(signs):
        data["source"] = f"{data['source']} · {boxes(NAME, left).said(lang)}"
    return typeset(PAGE, data, view.outcome.stamp)


def boxes_in(view: RoutesView, lang: Lang) -> Message | None:
    """What the sheets show as boxes, if anything."""
    said_there = (texts(_sheet(view, route, lang)) for route in view.routes)
    left = nowhere(unprinted(view.name.said(lang) + "".join(said_there)))
    return boxes(NAME, left) if left else None


def _sheet(view: RoutesView, route: RouteView, lang: Lang) -> dict[str, Any]:
    drawn = svg_map.day_map(view, route, lang)
    rows = day_rows(route, lang)
    return {
        "title": printable(title(route, lang)),
        "crew": printable(crew_text(route, lang)),
        "totals": totals_text(route, lang),
        "kinds": [row.kind for row in rows],
        "rows": [[printable(cell) for cell in row.cells] for row in rows],
        "map": _alone(drawn),
    }


def _alone(svg: str) -> str:
    """A drawing of the page as a file of its own."""
    style = svg_map.STYLE + 'text{font-family:"Noto Sans SC"}'
    head, body = svg.split(">", 1)
    return f'{head} xmlns="http://www.w3.org/2000/svg"><style>{style}</style>{body}'


def _stamp(view: RoutesView, lang: Lang) -> str:
    """What nobody should overlook: made-up data, a what-if."""
    words = [said("synthetic", lang)] if view.synthetic else []
    if view.what_ifs:
        words.append(f"{said('what_ifs', lang)}: {', '.join(view.what_ifs)}")
    return printable(" · ".join(words))


def _source(view: RoutesView, lang: Lang) -> str:
    outcome = view.outcome
    source = source_name(outcome.travel_source, lang)
    made = f"{said('generated', lang)} {outcome.stamp:%Y-%m-%d %H:%M %z}"
    return printable(f"{view.name.said(lang)} · {said('travel_source', lang)}: {source} · {made}")

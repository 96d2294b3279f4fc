"""The roster as one page that needs nothing else: no network, no script, its own letters."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from optimizer.reports import html_parts
from optimizer.reports.fonts import font_face
from optimizer.reports.html_style import FAMILY, SCRIPT, style_sheet
from optimizer.reports.svg import escape
from optimizer.reports.svg_district import district_picture, sub_districts
from optimizer.reports.svg_month import month_picture
from optimizer.reports.svg_people import people_picture
from optimizer.reports.words import Lang, said

if TYPE_CHECKING:
    from optimizer.reports.book import BookHall, RosterBook

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; script-src 'unsafe-inline'"
)
_OPEN_AT_MOST = 3


def roster_html(book: RosterBook, lang: Lang) -> bytes:
    """The page's bytes; the same book and language give the same bytes."""
    body = (
        f"<header>{html_parts.header(book, lang)}</header><main>{_main(book, lang)}</main>"
        f"<footer>{_footer(book, lang)}</footer>"
    )
    face = font_face(_letters(body), FAMILY)
    page = (
        f'<!doctype html>\n<html lang="{"zh-CN" if lang == "zh" else "en"}"><head>'
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(book.name.said(lang))}</title><style>{face}{style_sheet()}</style></head>"
        f"<body>{body}<script>{SCRIPT}</script></body></html>\n"
    )
    return page.encode("utf-8", errors="replace")


def _main(book: RosterBook, lang: Lang) -> str:
    sections = [
        _section("district", said("heading.district", lang),
                 f'<div class="district">{district_picture(book, lang)}</div>'),
        _section("shortages", said("heading.shortages", lang), html_parts.shortages(book, lang)),
        _section("goals", said("heading.goals", lang), html_parts.goals(book, lang)),
        _section("legend", said("heading.legend", lang), html_parts.legend(book, lang)),
        _section("month", said("heading.month", lang), _halls(book, lang)),
        _section("stand_ins", said("heading.stand_ins", lang), html_parts.stand_ins(book, lang)),
        html_parts.crews(book, lang),
    ]  # fmt: skip
    return "".join(sections)


def _section(name: str, title: str, body: str) -> str:
    return f'<section id="{name}"><h2>{escape(title)}</h2>{body}</section>'


def _halls(book: RosterBook, lang: Lang) -> str:
    find = escape(said("find_hall", lang))
    parts = [f'<p class="filter"><label>{find} <input id="find" type="search"></label></p>']
    opened = 0
    for name, halls in sub_districts(book):
        parts.append(f"<h3>{escape(name.said(lang))}</h3>")
        for hall in halls:
            parts.append(_hall(book, hall, opened < _OPEN_AT_MOST, lang))
            opened += 1
    return "".join(parts)


def _hall(book: RosterBook, hall: BookHall, is_open: bool, lang: Lang) -> str:
    missing = sum(found.amount for found in book.shortages if found.hall == hall.id)
    duties = sum(duty.hall == hall.id for duty in book.duties)
    name = hall.name.said(lang)
    notes = [
        f"{len(hall.people)} {said('count.people', lang)}",
        f"{duties} {said('count.duties', lang)}",
    ]
    gaps = (
        f'<small class="bad">{escape(said("missing", lang))} {missing}</small>' if missing else ""
    )
    return (
        f'<details class="hall" data-name="{escape(name.lower())}"{" open" * is_open}>'
        f"<summary>{escape(name)}<small>{escape(' · '.join(notes))}</small>{gaps}</summary>"
        f'<div class="sheet">{month_picture(book, hall, lang)}'
        f"{people_picture(book, hall, lang)}</div>"
        "</details>"
    )


def _footer(book: RosterBook, lang: Lang) -> str:
    outcome = book.outcome
    words = [f"{said('travel_source', lang)}: {outcome.travel_source or said('unproven', lang)}"]
    words += [f"{name} {version}" for name, version in sorted(outcome.versions.items())]
    words.append(f"{said('generated', lang)} {outcome.stamp:%Y-%m-%d %H:%M %z}")
    return escape(" · ".join(words))


def _letters(body: str) -> str:
    """Every character that the page can show, tool tips apart."""
    shown = re.sub(r"<title>.*?</title>|<[^>]*>", "", body)
    ascii_letters = "".join(map(chr, range(32, 127)))
    return unescape(shown) + ascii_letters

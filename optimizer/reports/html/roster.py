"""The roster's part of `report.html`: district, shortages, goals, month sheets, exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.reports.html import parts as html_parts
from optimizer.reports.html.parts import section
from optimizer.reports.svg.district import district_picture, sub_districts
from optimizer.reports.svg.month import month_picture
from optimizer.reports.svg.people import people_picture
from optimizer.reports.svg.shapes import escape
from optimizer.views.words.roster import said
from optimizer.words.message import Lang

if TYPE_CHECKING:
    from optimizer.views.roster import HallView, RosterView

_OPEN_AT_MOST = 3


def roster_sections(view: RosterView, lang: Lang) -> str:
    """The figures as cards, then every section."""
    goals = html_parts.goals(view.outcome.goals, view.outcome.total, lang)
    sections = [
        html_parts.roster_cards(view, lang),
        section("district", said("heading.district", lang),
                f'<div class="district">{district_picture(view, lang)}</div>'),
        section("shortages", said("heading.shortages", lang), html_parts.shortages(view, lang)),
        section("goals", said("heading.goals", lang), goals),
        section("legend", said("heading.legend", lang), html_parts.legend(view, lang)),
        section("month", said("heading.month", lang), _halls(view, lang)),
        section("stand_ins", said("heading.stand_ins", lang), html_parts.stand_ins(view, lang)),
        html_parts.crews(view, lang),
    ]  # fmt: skip
    return "".join(sections)


def _halls(view: RosterView, lang: Lang) -> str:
    find = escape(said("find_hall", lang))
    parts = [f'<p class="filter"><label>{find} <input id="find" type="search"></label></p>']
    opened = 0
    for name, halls in sub_districts(view):
        parts.append(f"<h3>{escape(name.said(lang))}</h3>")
        for hall in halls:
            parts.append(_hall(view, hall, opened < _OPEN_AT_MOST, lang))
            opened += 1
    return "".join(parts)


def _hall(view: RosterView, hall: HallView, is_open: bool, lang: Lang) -> str:
    missing = sum(found.amount for found in view.shortages if found.hall == hall.id)
    duties = sum(duty.hall == hall.id for duty in view.duties)
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
        f'<div class="sheet">{month_picture(view, hall, lang)}'
        f"{people_picture(view, hall, lang)}</div>"
        "</details>"
    )

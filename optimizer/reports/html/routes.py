"""The van routes' part of `report.html`: figures, maps, time lines, tables of every van day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.reports.html.parts import cards, goals, outcome_cards, section, table
from optimizer.reports.svg.days import days_picture
from optimizer.reports.svg.map import day_map, overview_map
from optimizer.reports.svg.shapes import escape
from optimizer.views.route_rows import (
    COLUMNS,
    LEFT_OUT,
    TURNS,
    crew_text,
    day_rows,
    left_out_rows,
    proof_text,
    title,
    totals_text,
    turn_rows,
)
from optimizer.views.words.routes import clocks, goal_name, told
from optimizer.words.message import Lang

if TYPE_CHECKING:
    from optimizer.views.routes import BookRoute, RouteBook

_OPEN_AT_MOST = 3
_COUNTED = (
    "visits",
    "visits_made",
    "visits_left_out",
    "promises_kept",
    "late_visits",
    "standing_stops",
    "unmet_turns",
    "van_days_out",
    "van_days_proven",
    "van_days_unmanned",
)
_BAD = ("visits_left_out", "late_visits", "unmet_turns", "van_days_unmanned")


def routes_sections(book: RouteBook, lang: Lang) -> str:
    """The figures as cards, then every section."""
    return "".join(
        (
            _cards(book, lang),
            section("overview", told("heading.overview", lang), _overview(book, lang)),
            section("left_out", told("heading.left_out", lang), _left_out(book, lang)),
            section("turns", told("heading.unmet_turns", lang), _turns(book, lang)),
            section("routes_goals", told("heading.goals", lang), _goals(book, lang)),
            section("days", told("heading.days", lang), _days(book, lang)),
        )
    )


def _cards(book: RouteBook, lang: Lang) -> str:
    counts = book.counts
    figures: list[tuple[object, str, bool]] = [
        (counts[key], told(f"count.{key}", lang), bool(counts[key]) and key in _BAD)
        for key in _COUNTED
    ]
    figures += [
        (f"{counts['distance_m'] / 1000:.1f}", told("kilometres", lang), False),
        (f"{counts['travel_s'] / 3600:.1f}", told("driving", lang), False),
        (-(-counts["overtime_s"] // 60), told("overtime_min", lang), False),
    ]
    return cards([*outcome_cards(book.outcome, lang), *figures])


def _overview(book: RouteBook, lang: Lang) -> str:
    if not (book.routes or book.idle or book.unmanned):
        return f"<p>{escape(told('none.routes', lang))}</p>"
    return (
        f'<div class="district">{overview_map(book, lang)}</div>'
        f"<h3>{escape(told('heading.timeline', lang))}</h3>"
        f'<div class="district">{days_picture(book, lang)}</div>'
    )


def _left_out(book: RouteBook, lang: Lang) -> str:
    if not book.left_out:
        return f"<p>{escape(told('none.left_out', lang))}</p>"
    return table([told(key, lang) for key in LEFT_OUT], left_out_rows(book, lang))


def _turns(book: RouteBook, lang: Lang) -> str:
    if not book.unmet_turns:
        return f"<p>{escape(told('none.unmet_turns', lang))}</p>"
    return table([told(key, lang) for key in TURNS], turn_rows(book, lang))


def _goals(book: RouteBook, lang: Lang) -> str:
    """Of each goal what no plan avoids; the bound of all goals together says more."""
    each = {goal_name(goal, lang): figure for goal, figure in book.outcome.goals.items()}
    note = f"<p>{escape(told('note.bound', lang))}</p>"
    return goals(each, book.outcome.total, lang) + note


def _days(book: RouteBook, lang: Lang) -> str:
    if not book.routes:
        return f"<p>{escape(told('none.routes', lang))}</p>"
    counts = book.counts
    known = {"n": counts["van_days_proven"], "all": counts["van_days"]}
    note = f"<p>{escape(told('note.days', lang).format(**known))}</p>" if book.proofs else ""
    return note + "".join(
        _day(book, route, place < _OPEN_AT_MOST, lang) for place, route in enumerate(book.routes)
    )


def _day(book: RouteBook, route: BookRoute, is_open: bool, lang: Lang) -> str:
    facts = [
        clocks(route.depart_s, route.return_s),
        f"{len(route.stops)} {told('stops', lang)}",
        totals_text(route, lang),
        crew_text(route, lang),
        proof_text(book, route, lang),
    ]
    rows = [row.cells for row in day_rows(route, lang)]
    listed = table([told(key, lang) for key in COLUMNS], rows)
    return (
        f'<details class="vanday"{" open" * is_open}><summary>{escape(title(route, lang))}'
        f"<small>{escape(' · '.join(filter(None, facts)))}</small></summary>"
        f'<div class="sheet two">{day_map(book, route, lang)}<div>{listed}</div></div></details>'
    )

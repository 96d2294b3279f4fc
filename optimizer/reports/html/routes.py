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
    from optimizer.views.routes import RoutesView, RouteView

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


def routes_sections(view: RoutesView, lang: Lang) -> str:
    """The figures as cards, then every section."""
    return "".join(
        (
            _cards(view, lang),
            section("overview", told("heading.overview", lang), _overview(view, lang)),
            section("left_out", told("heading.left_out", lang), _left_out(view, lang)),
            section("turns", told("heading.unmet_turns", lang), _turns(view, lang)),
            section("routes_goals", told("heading.goals", lang), _goals(view, lang)),
            section("days", told("heading.days", lang), _days(view, lang)),
        )
    )


def _cards(view: RoutesView, lang: Lang) -> str:
    counts = view.counts
    figures: list[tuple[object, str, bool]] = [
        (counts[key], told(f"count.{key}", lang), bool(counts[key]) and key in _BAD)
        for key in _COUNTED
    ]
    figures += [
        (f"{counts['distance_m'] / 1000:.1f}", told("kilometres", lang), False),
        (f"{counts['travel_s'] / 3600:.1f}", told("driving", lang), False),
        (-(-counts["overtime_s"] // 60), told("overtime_min", lang), False),
    ]
    return cards([*outcome_cards(view.outcome, lang), *figures])


def _overview(view: RoutesView, lang: Lang) -> str:
    if not (view.routes or view.idle or view.unmanned):
        return f"<p>{escape(told('none.routes', lang))}</p>"
    return (
        f'<div class="district">{overview_map(view, lang)}</div>'
        f"<h3>{escape(told('heading.timeline', lang))}</h3>"
        f'<div class="district">{days_picture(view, lang)}</div>'
    )


def _left_out(view: RoutesView, lang: Lang) -> str:
    if not view.left_out:
        return f"<p>{escape(told('none.left_out', lang))}</p>"
    return table([told(key, lang) for key in LEFT_OUT], left_out_rows(view, lang))


def _turns(view: RoutesView, lang: Lang) -> str:
    if not view.unmet_turns:
        return f"<p>{escape(told('none.unmet_turns', lang))}</p>"
    return table([told(key, lang) for key in TURNS], turn_rows(view, lang))


def _goals(view: RoutesView, lang: Lang) -> str:
    """Of each goal what no plan avoids; the bound of all goals together says more."""
    each = {goal_name(goal, lang): figure for goal, figure in view.outcome.goals.items()}
    note = f"<p>{escape(told('note.bound', lang))}</p>"
    return goals(each, view.outcome.total, lang) + note


def _days(view: RoutesView, lang: Lang) -> str:
    if not view.routes:
        return f"<p>{escape(told('none.routes', lang))}</p>"
    counts = view.counts
    known = {"n": counts["van_days_proven"], "all": counts["van_days"]}
    note = f"<p>{escape(told('note.days', lang).format(**known))}</p>" if view.proofs else ""
    return note + "".join(
        _day(view, route, place < _OPEN_AT_MOST, lang) for place, route in enumerate(view.routes)
    )


def _day(view: RoutesView, route: RouteView, is_open: bool, lang: Lang) -> str:
    facts = [
        clocks(route.depart_s, route.return_s),
        f"{len(route.stops)} {told('stops', lang)}",
        totals_text(route, lang),
        crew_text(route, lang),
        proof_text(view, route, lang),
    ]
    rows = [row.cells for row in day_rows(route, lang)]
    listed = table([told(key, lang) for key in COLUMNS], rows)
    return (
        f'<details class="vanday"{" open" * is_open}><summary>{escape(title(route, lang))}'
        f"<small>{escape(' · '.join(filter(None, facts)))}</small></summary>"
        f'<div class="sheet two">{day_map(view, route, lang)}<div>{listed}</div></div></details>'
    )

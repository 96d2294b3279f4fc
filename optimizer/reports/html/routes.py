"""The van routes' part of `report.html`: figures, maps, time lines, tables of every van day."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from optimizer.reports.html.parts import Card, Table, goals, table
from optimizer.reports.html.rendering import drawn
from optimizer.reports.svg.days import days_picture
from optimizer.reports.svg.map import day_map, overview_map
from optimizer.views.figure_rows import figure_text, outcome_rows
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
from optimizer.views.words.roster import said
from optimizer.views.words.routes import clocks, goal_name, kilometres, told
from optimizer.words.message import Lang

_OPEN_AT_MOST = 3
_BAD = ("late_visits", "unmet_turns", "van_days_unmanned")
"""What has a tile only where there is some of it."""


def routes_facts(view: RoutesView, lang: Lang) -> dict[str, object]:
    """What `routes.jinja` shows."""
    is_drawn = view.routes or view.idle or view.unmanned
    return {
        "status": said(f"status.{view.outcome.status}", lang),
        "cost": figure_text(view.outcome.total, lang),
        "cards": _cards(view, lang),
        "figures": Table((), (*outcome_rows(view.outcome, lang), *count_rows(view, lang))),
        "overview": drawn(overview_map(view, lang)) if is_drawn else "",
        "timeline": drawn(days_picture(view, lang)) if is_drawn else "",
        "left_out": table(LEFT_OUT, left_out_rows(view, lang), told, lang),
        "elsewhere": table(ELSEWHERE, elsewhere_rows(view, lang), told, lang),
        "turns": table(TURNS, turn_rows(view, lang), told, lang),
        "goals": _goals(view, lang),
        "proven": _proven(view, lang),
        "days": [
            _day(view, route, place < _OPEN_AT_MOST, lang)
            for place, route in enumerate(view.routes)
        ],
    }


def _cards(view: RoutesView, lang: Lang) -> list[Card]:
    counts = view.counts
    made, out = counts["visits_made"], counts["van_days_out"]
    asked = made + counts["visits_left_out"]
    return [
        (f"{made:,} / {asked:,}", told("count.visits_made", lang), made < asked),
        (f"{out:,} / {counts['van_days']:,}", told("count.van_days_out", lang), False),
        (kilometres(view.distance_m, lang), told("kilometres", lang), False),
        (view.outcome.total.cost, said("objective", lang), False),
        *((counts[key], told(f"count.{key}", lang), True) for key in _BAD if counts[key]),
    ]


def _goals(view: RoutesView, lang: Lang) -> Table | None:
    """Of each goal what no plan avoids; the bound of all goals together says more."""
    each = {goal_name(goal, lang): figure for goal, figure in view.outcome.goals.items()}
    return goals(each, view.outcome.total, lang)


def _proven(view: RoutesView, lang: Lang) -> str:
    counts = view.counts
    known = {"n": counts["van_days_proven"], "all": counts["van_days"]}
    return told("note.days", lang).format(**known) if view.proofs and view.routes else ""


@dataclass(frozen=True, slots=True)
class _Day:
    title: str
    notes: str
    is_open: bool
    map: Markup
    stops: Table | None


def _day(view: RoutesView, route: RouteView, is_open: bool, lang: Lang) -> _Day:
    facts = [
        clocks(route.depart_s, route.return_s),
        f"{len(route.stops)} {told('stops', lang)}",
        totals_text(route, lang),
        crew_text(route, lang),
        proof_text(view, route, lang),
    ]
    rows = (row.cells for row in day_rows(route, lang))
    return _Day(
        title=title(route, lang),
        notes=" · ".join(filter(None, facts)),
        is_open=is_open,
        map=drawn(day_map(view, route, lang)),
        stops=table(COLUMNS, rows, told, lang),
    )

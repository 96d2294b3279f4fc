"""`summary.json`: a roster, routes, coverage or all of them in figures."""

from __future__ import annotations

from datetime import date
from typing import Any

from optimizer.coverage import Coverage, why_unmeasured
from optimizer.exchange.coverage_json import rounded, ways_known
from optimizer.exchange.fields import assumptions, change_facts, what_if_rows
from optimizer.exchange.json_file import written
from optimizer.exchange.route_lists import turn_rows
from optimizer.exchange.routes_json import left_out_rows
from optimizer.exchange.summary_file import (
    CoverageSummary,
    GoalRow,
    NeverCount,
    RosterSummary,
    RoutesSummary,
    SavedRow,
    ShareRow,
    SummaryFile,
)
from optimizer.scenario.scenario import Scenario
from optimizer.solving.status import Status
from optimizer.views.counts import counts_of, shortages_by_kind
from optimizer.views.figure_rows import road_cost, whole_figure
from optimizer.views.roster import Figure, Outcome, RosterView
from optimizer.views.routes import RoutesView
from optimizer.views.words.coverage import label
from optimizer.views.words.routes import told
from optimizer.words.label import Label
from optimizer.words.message import LANGUAGES


def roster_summary_json(view: RosterView) -> bytes:
    """Status, objective, bound and gap, counts, versions: one JSON object in UTF-8."""
    first, last = (view.days[0][0], view.days[-1][0]) if view.days else (None, None)
    head = _head(view, view.name, first, last, view.synthetic)
    return written(SummaryFile(**head, **dict(_roster(view)), **_made(view.outcome)))


def routes_summary_json(view: RoutesView) -> bytes:
    """Status, objective, bound and gap, counts, what is left out: one JSON object in UTF-8."""
    head = _head(view, view.name, view.first, view.last, view.synthetic)
    return written(SummaryFile(**head, **dict(_routes(view)), **_made(view.outcome)))


def coverage_summary_json(coverage: Coverage, scenario: Scenario) -> bytes:
    """The figures of a coverage: one JSON object in UTF-8."""
    travel, figures = ways_known(scenario.file), _coverage(coverage)
    return written(SummaryFile(**_scenario(scenario), travel=travel, coverage=figures))


def whole_summary_json(
    roster: RosterView,
    routes: RoutesView,
    coverage: Coverage | None,
    scenario: Scenario,
    objective: int,
) -> bytes:
    """Roster, routes and coverage: one JSON object in UTF-8; `objective` as in `whole_figure`."""
    why = None if coverage else why_unmeasured(scenario)
    return written(
        SummaryFile(
            **_scenario(scenario),
            status=Status.FEASIBLE,
            **_total(whole_figure(roster, routes, objective)),
            bound_of={lang: told("bound_of_stages", lang) for lang in LANGUAGES},
            road_overtime_cost=road_cost(roster, routes, objective),
            roster=_roster(roster),
            routes=_routes(routes),
            coverage=_coverage(coverage) if coverage else None,
            no_coverage={lang: why.said(lang) for lang in LANGUAGES} if why else {},
            **_made(roster.outcome, routes.outcome),
        )
    )


def _head(
    about: RosterView | RoutesView | Scenario,
    name: Label,
    first: date | None,
    last: date | None,
    synthetic: bool,
) -> dict[str, Any]:
    return {
        "format": 1,
        "scenario": name,
        "first": first,
        "last": last,
        "synthetic": synthetic,
        **assumptions(about),
        "what_ifs": what_if_rows(about),
    }


def _scenario(scenario: Scenario) -> dict[str, Any]:
    file = scenario.file
    return _head(scenario, label(file.name), file.first, file.last, file.synthetic)


def _made(*outcomes: Outcome) -> dict[str, Any]:
    """How the plan came about; `seconds` is null unless all of it was timed."""
    versions = {name: version for o in outcomes for name, version in o.versions.items()}
    sources = list(dict.fromkeys(o.travel_source for o in outcomes if o.travel_source))
    seconds = [o.seconds for o in outcomes]
    timed = [second for second in seconds if second is not None]
    return {
        "travel_source": ", ".join(sources),
        "versions": dict(sorted(versions.items())),
        "seconds": round(sum(timed), 1) if len(timed) == len(seconds) else None,
    }


def _total(figure: Figure) -> dict[str, Any]:
    """What all goals cost together, with bound and gap."""
    return {
        "objective": figure.cost,
        "bound": figure.bound,
        "gap": figure.gap,
        "gap_percent": figure.gap_percent,
        "unavoidable": figure.unavoidable,
    }


def _result(outcome: Outcome) -> dict[str, Any]:
    goals = {
        goal: GoalRow(cost=figure.cost, bound=figure.bound, gap=figure.gap)
        for goal, figure in outcome.goals.items()
    }
    return {"status": outcome.status, **_total(outcome.total), "goals": goals}


def _roster(view: RosterView) -> RosterSummary:
    shortages = shortages_by_kind(view)
    return RosterSummary(
        **_result(view.outcome),
        counts=counts_of(view),
        shortages=shortages,
        **change_facts(view),
    )


def _routes(view: RoutesView) -> RoutesSummary:
    return RoutesSummary(
        **_result(view.outcome),
        counts=view.counts,
        left_out=left_out_rows(view),
        unmet_turns=turn_rows(view),
    )


def _coverage(coverage: Coverage) -> CoverageSummary:
    """Shares of the whole district by class, mode and band; who is never covered; km saved."""
    never: dict[tuple[str, str], list[int]] = {}
    for row in coverage.uncovered:
        never.setdefault((row.item_class, row.mode), []).append(row.population)
    return CoverageSummary(
        within_min=coverage.within_min,
        residents=coverage.residents[0],
        shares=[
            ShareRow(
                item_class=row.item_class,
                mode=row.mode,
                band=row.band,
                share=rounded(row.share, 4),
            )
            for row in coverage.access
            if not row.sub_district
        ],
        never_covered=[
            NeverCount(item_class=item_class, mode=mode, points=len(found), residents=sum(found))
            for item_class in coverage.item_classes
            for mode in coverage.modes
            for found in [never.get((item_class, mode), [])]
        ],
        person_km_saved=[
            SavedRow(
                item_class=row.item_class,
                band=row.band,
                before_km=round(row.before_km, 1),
                saved_km=round(row.saved_km, 1),
            )
            for row in coverage.savings
            if not row.sub_district
        ],
    )

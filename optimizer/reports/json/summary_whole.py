"""`summary.json` of routes, of coverage, and of the whole plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from optimizer.exchange.routes_json import left_out_row
from optimizer.reports.json.coverage import travel_of
from optimizer.reports.json.summary import figure_of, roster_summary
from optimizer.solving.status import Status
from optimizer.views.figure_rows import road_cost, whole_figure
from optimizer.views.json_text import as_json, assumptions, what_ifs
from optimizer.views.words.routes import told
from optimizer.words.message import LANGUAGES

if TYPE_CHECKING:
    from optimizer.coverage import Coverage
    from optimizer.scenario.scenario import Scenario
    from optimizer.views.roster import Outcome, RosterView
    from optimizer.views.routes import RoutesView


def routes_summary_json(view: RoutesView) -> bytes:
    """Status, objective, bound and gap, counts, what is left out: one JSON object in UTF-8."""
    head = {
        "format": 1,
        "scenario": view.name._asdict(),
        "first": view.first.isoformat(),
        "last": view.last.isoformat(),
        "synthetic": view.synthetic,
        **assumptions(view),
        "what_ifs": what_ifs(view),
    }
    return as_json({**head, **routes_summary(view), **_made(view.outcome)})


def routes_summary(view: RoutesView) -> dict[str, Any]:
    """What `summary.json` says about routes alone."""
    outcome = view.outcome
    turns = zip(view.plan.unmet_turns, view.unmet_turns, strict=True)
    return {
        "status": outcome.status,
        **figure_of(outcome.total, "objective"),
        "goals": {goal: figure_of(figure, "cost") for goal, figure in outcome.goals.items()},
        "counts": dict(view.counts),
        "left_out": [left_out_row(entry) for entry in view.left_out],
        "unmet_turns": [
            {
                "sub_district": turn.sub_district,
                "name": shown.sub_district._asdict(),
                "week": turn.week.isoformat(),
                "missing": turn.missing,
            }
            for turn, shown in turns
        ],
    }


def coverage_summary_json(coverage: Coverage, scenario: Scenario) -> bytes:
    """The figures of a coverage: one JSON object in UTF-8."""
    ways = {"travel": travel_of(scenario.file)}
    return as_json({**_scenario(scenario), **ways, "coverage": coverage_summary(coverage)})


def coverage_summary(coverage: Coverage) -> dict[str, Any]:
    """Shares of the whole district by class, mode and band; who is never covered; km saved."""
    never: dict[tuple[str, str], list[int]] = {}
    for row in coverage.uncovered:
        never.setdefault((row.item_class, row.mode), []).append(row.population)
    return {
        "within_min": coverage.within_min,
        "residents": coverage.residents[0],
        "shares": [
            {
                "item_class": row.item_class,
                "mode": row.mode,
                "band": row.band,
                "share": None if row.share is None else round(row.share, 4),
            }
            for row in coverage.access
            if not row.sub_district
        ],
        "never_covered": [
            {
                "item_class": item_class,
                "mode": mode,
                "points": len(never.get((item_class, mode), ())),
                "residents": sum(never.get((item_class, mode), ())),
            }
            for item_class in coverage.item_classes
            for mode in coverage.modes
        ],
        "person_km_saved": [
            {
                "item_class": row.item_class,
                "band": row.band,
                "before_km": round(row.before_km, 1),
                "saved_km": round(row.saved_km, 1),
            }
            for row in coverage.savings
            if not row.sub_district
        ],
    }


def whole_summary_json(
    roster: RosterView, routes: RoutesView, coverage: Coverage, scenario: Scenario, objective: int
) -> bytes:
    """Roster, routes and coverage: one JSON object in UTF-8; `objective` as in `whole_figure`."""
    return as_json(
        {
            **_scenario(scenario),
            "status": Status.FEASIBLE,
            **figure_of(whole_figure(roster, routes, objective), "objective"),
            "bound_of": {lang: told("bound_of_stages", lang) for lang in LANGUAGES},
            "road_overtime_cost": road_cost(roster, routes, objective),
            "roster": roster_summary(roster),
            "routes": routes_summary(routes),
            "coverage": coverage_summary(coverage),
            **_made(roster.outcome, routes.outcome),
        }
    )


def _scenario(scenario: Scenario) -> dict[str, Any]:
    file = scenario.file
    return {
        "format": 1,
        "scenario": {"en": file.name.en, "zh": file.name.zh},
        "first": file.first.isoformat(),
        "last": file.last.isoformat(),
        "synthetic": file.synthetic,
        **assumptions(scenario),
        "what_ifs": what_ifs(scenario),
    }


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

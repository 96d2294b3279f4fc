"""Every file that a command leaves in the output folder, by name."""

from __future__ import annotations

from collections.abc import Sequence

from optimizer.coverage import Coverage, why_unmeasured
from optimizer.exchange.coverage_json import coverage_json
from optimizer.exchange.roster_json import roster_json
from optimizer.exchange.routes_json import routes_json
from optimizer.exchange.summary_json import (
    coverage_summary_json,
    roster_summary_json,
    routes_summary_json,
    whole_summary_json,
)
from optimizer.reports.geojson import routes_geojson
from optimizer.reports.html.page import report_html
from optimizer.reports.ics.calendars import calendars
from optimizer.reports.pdf.run_sheets import run_sheets_pdf
from optimizer.reports.xlsx.workbook import roster_xlsx
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.what_if import WrittenWhatIf
from optimizer.views.roster import RosterView
from optimizer.views.routes import RoutesView
from optimizer.words.message import Lang


def roster_files(view: RosterView, lang: Lang) -> dict[str, bytes]:
    """`roster.json`, `roster.xlsx`, `calendars/<person>.ics`, `report.html`, `summary.json`."""
    return {
        **_roster(view, lang),
        "report.html": report_html(view, None, None, lang),
        "summary.json": roster_summary_json(view),
    }


def repair_files(
    view: RosterView, what_ifs: Sequence[WrittenWhatIf], lang: Lang
) -> dict[str, bytes]:
    """Those of a roster, and the what-ifs that it was planned with and that are in no other file.

    With `--what-if absent.yaml` the plan can be judged and published.
    """
    written = {f"{one.name}.yaml": one.text.encode() for one in what_ifs}
    return {**roster_files(view, lang), **written}


def route_files(view: RoutesView, lang: Lang) -> dict[str, bytes]:
    """`routes.json`, `routes.geojson`, `run-sheets.pdf`, `report.html`, `summary.json`."""
    return {
        **_routes(view, lang),
        "report.html": report_html(None, view, None, lang),
        "summary.json": routes_summary_json(view),
    }


def coverage_files(coverage: Coverage, scenario: Scenario, lang: Lang) -> dict[str, bytes]:
    """`coverage.json`, `report.html`, `summary.json`."""
    return {
        "coverage.json": coverage_json(coverage, scenario),
        "report.html": report_html(None, None, (coverage, scenario), lang),
        "summary.json": coverage_summary_json(coverage, scenario),
    }


def plan_files(
    roster: RosterView,
    routes: RoutesView,
    coverage: Coverage | None,
    scenario: Scenario,
    objective: int,
    lang: Lang,
) -> dict[str, bytes]:
    """The files of all three, with one `report.html` and one `summary.json`.

    `objective` is the judge's of roster and routes as one plan. Without a coverage its file is left
    out, and page and summary say why.
    """
    measured = (coverage, scenario) if coverage else None
    why = None if coverage else why_unmeasured(scenario)
    return {
        **_roster(roster, lang),
        **_routes(routes, lang),
        **({"coverage.json": coverage_json(coverage, scenario)} if coverage else {}),
        "report.html": report_html(roster, routes, measured, lang, objective, why),
        "summary.json": whole_summary_json(roster, routes, coverage, scenario, objective),
    }


def _roster(view: RosterView, lang: Lang) -> dict[str, bytes]:
    return {
        "roster.json": roster_json(view),
        "roster.xlsx": roster_xlsx(view, lang),
        **calendars(view, lang),
    }


def _routes(view: RoutesView, lang: Lang) -> dict[str, bytes]:
    return {
        "routes.json": routes_json(view),
        "routes.geojson": routes_geojson(view, lang),
        "run-sheets.pdf": run_sheets_pdf(view, lang),
    }

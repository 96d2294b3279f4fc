"""A scenario checked, planned, measured and judged."""

from __future__ import annotations

import json

import typer

from optimizer.cli.app import command
from optimizer.cli.arguments import (
    claimed,
    date_in,
    plan_files_in,
    published_roster_in,
    roster_in,
    routes_in,
)
from optimizer.cli.options import (
    AsJson,
    Asked,
    DayCount,
    FirstDate,
    HandedOut,
    Language,
    Limit,
    Out,
    Plans,
    Published,
    RosterFile,
    RoutesFile,
    SchemaOf,
    Solving,
    StoreUrl,
    Verbose,
)
from optimizer.cli.progress import progress
from optimizer.errors import NoPlan
from optimizer.tasks.load_scenario import json_schema


@command
def check(asked: Asked) -> None:
    """Every mistake of a scenario, as file:line:column: field: problem (hint)."""
    asked.console.checked(asked.scenario())


@command
def plan(asked: Asked, solving: Solving, out: Out = None, limit: Limit = 100) -> None:
    """Plans roster and routes together, measures coverage, writes every report."""
    from optimizer.tasks import plan_whole
    from optimizer.tasks.outputs import plan_files

    scenario = asked.scenario()
    with claimed(out) as folder:
        with progress(asked.language) as shown:
            found = plan_whole.plan(
                scenario,
                limit_s=limit,
                seed=solving.seed,
                reproducible=solving.reproducible,
                on_progress=shown.roster,
                on_routes=shown.routes,
            )
        views = plan_whole.views_of(found, **solving.made(scenario))
        files = plan_files(*views, found.coverage, scenario, found.objective, asked.language)
        if folder:
            folder.write(files)
        asked.console.planned_whole(scenario, found, views, files, out)


@command
def roster(
    asked: Asked,
    solving: Solving,
    published: Published = None,
    store: StoreUrl = None,
    out: Out = None,
    limit: Limit = 60,
) -> None:
    """Plans the month's duty roster and writes its reports."""
    from optimizer.tasks.outputs import roster_files
    from optimizer.tasks.plan_roster import plan_roster
    from optimizer.tasks.show_roster import roster_view_of

    scenario = asked.scenario()
    with claimed(out) as folder:
        handed_out = published_roster_in(published, scenario, asked.folder, store)
        with progress(asked.language) as shown:
            found = plan_roster(
                scenario,
                limit_s=limit,
                seed=solving.seed,
                reproducible=solving.reproducible,
                published=handed_out,
                on_progress=shown.roster,
            )
        view = roster_view_of(found, **solving.made(scenario))
        if folder:
            folder.write(roster_files(view, asked.language))
        asked.console.planned(view, found, out)


@command
def routes(
    asked: Asked,
    solving: Solving,
    roster_file: RosterFile = None,
    start: FirstDate = None,
    days: DayCount = None,
    out: Out = None,
    limit: Limit = 40,
) -> None:
    """Plans the van's routes and writes their reports."""
    from optimizer.tasks.outputs import route_files
    from optimizer.tasks.plan_routes import plan_routes
    from optimizer.tasks.show_routes import routes_view_of

    scenario = asked.scenario()
    with claimed(out) as folder:
        with progress(asked.language) as shown:
            found = plan_routes(
                scenario,
                roster_in(roster_file, scenario),
                first=date_in(start, scenario),
                days=days,
                limit_s=limit,
                seed=solving.seed,
                reproducible=solving.reproducible,
                on_progress=shown.routes,
            )
        view = routes_view_of(found, **solving.made(scenario))
        files = route_files(view, asked.language)
        if folder:
            folder.write(files)
        asked.console.routed(view, files, out)


@command
def coverage(
    asked: Asked,
    roster_file: RosterFile = None,
    routes_file: RoutesFile = None,
    out: Out = None,
) -> None:
    """Measures who is within 15 minutes of something open, by the plans given."""
    from optimizer.tasks.measure_coverage import measure_coverage
    from optimizer.tasks.outputs import coverage_files

    scenario = asked.scenario()
    with claimed(out) as folder:
        plans = roster_in(roster_file, scenario), *(routes_in(routes_file, scenario) or ())
        found = measure_coverage(scenario, *plans)
        files = coverage_files(found, scenario, asked.language)
        if folder:
            folder.write(files)
        asked.console.covered(found, scenario, files, out)


@command
def judge(asked: Asked, plans: Plans, handed_out: HandedOut = None, store: StoreUrl = None) -> None:
    """Checks plans, edited by hand perhaps, against every rule; recomputes what they state.

    A roster and routes given together are also judged as one plan.
    """
    from optimizer.tasks.judge_files import judge_files

    scenario, files = asked.scenario(), plan_files_in(plans)
    published = published_roster_in(handed_out, scenario, asked.folder, store)
    verdicts = judge_files(scenario, files, published)
    asked.console.judged(verdicts)
    if not all(verdict.is_legal for verdict in verdicts.values()):
        raise typer.Exit(NoPlan.exit_code)


@command
def schema(
    of: SchemaOf = None, as_json: AsJson = False, lang: Language = None, verbose: Verbose = False
) -> None:
    """The JSON Schema of scenario files, with a description of each field.

    It is one JSON object in English, whatever is asked for.
    """
    from optimizer.exchange.schemas import file_schema

    del as_json, lang, verbose
    found = json_schema() if of is None else file_schema(of)
    print(json.dumps(found, ensure_ascii=False, indent=2))

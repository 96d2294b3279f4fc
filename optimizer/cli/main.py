"""The command line: check, plan, roster, routes, coverage, judge, schema."""

from __future__ import annotations

import json
import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

from optimizer.cli.arguments import (
    AsJson,
    Assume,
    DayCount,
    FirstDate,
    Folder,
    Language,
    Limit,
    Out,
    Reproducible,
    RosterFile,
    RoutesFile,
    Seed,
    Verbose,
    WhatIf,
    asked_language,
    date_in,
    language_of,
    plans_in,
    roster_in,
    routes_in,
    stamp,
    versions,
    writable,
)
from optimizer.cli.console import Console, progress, usage_said
from optimizer.errors import Interrupted, OptimizerError, ScenarioError, UsageError
from optimizer.tasks.load_scenario import json_schema, load_scenario
from optimizer.words.label import Label
from optimizer.words.message import LANGUAGES, message

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Duty rosters and van routes for service halls. 便民服务大厅值班表与流动审批车路线。",
)


@app.command()
def check(
    folder: Folder,
    what_if: WhatIf = None,
    assume_weekdays: Assume = False,
    as_json: AsJson = False,
    lang: Language = None,
    verbose: Verbose = False,
) -> None:
    """Every mistake of a scenario, as file:line:column: field: problem (hint)."""
    scenario = load_scenario(folder, what_if or [], assume_weekdays=assume_weekdays)
    Console(as_json, language_of(lang), verbose).checked(scenario)


@app.command()
def plan(
    folder: Folder,
    what_if: WhatIf = None,
    out: Out = None,
    limit: Limit = 100,
    seed: Seed = 1,
    reproducible: Reproducible = False,
    assume_weekdays: Assume = False,
    as_json: AsJson = False,
    lang: Language = None,
    verbose: Verbose = False,
) -> None:
    """Plans roster and routes together, measures coverage, writes every report."""
    from optimizer.tasks import plan_whole
    from optimizer.tasks.outputs import plan_files
    from optimizer.tasks.write import write_all

    language = language_of(lang)
    scenario = load_scenario(folder, what_if or [], assume_weekdays=assume_weekdays)
    out = writable(out)
    with progress(language) as shown:
        found = plan_whole.plan(
            scenario,
            limit_s=limit,
            seed=seed,
            reproducible=reproducible,
            on_progress=shown.roster,
            on_routes=shown.routes,
        )
    when = stamp(scenario, reproducible)
    views = plan_whole.views_of(found, stamp=when, versions=versions())
    files = plan_files(*views, found.coverage, scenario, found.objective, language)
    if out:
        write_all(out, files)
    Console(as_json, language, verbose).planned_whole(scenario, found, views, files, out)


@app.command()
def roster(
    folder: Folder,
    what_if: WhatIf = None,
    out: Out = None,
    from_plan: Annotated[
        Path | None, typer.Option(help="A published roster.json: moves against it are priced.")
    ] = None,
    limit: Limit = 60,
    seed: Seed = 1,
    reproducible: Reproducible = False,
    assume_weekdays: Assume = False,
    as_json: AsJson = False,
    lang: Language = None,
    verbose: Verbose = False,
) -> None:
    """Plans the month's duty roster and writes its reports."""
    from optimizer.tasks.outputs import roster_files
    from optimizer.tasks.plan_roster import plan_roster
    from optimizer.tasks.show_roster import roster_view_of
    from optimizer.tasks.write import write_all

    language = language_of(lang)
    scenario = load_scenario(folder, what_if or [], assume_weekdays=assume_weekdays)
    out = writable(out)
    published = roster_in(from_plan)
    with progress(language) as shown:
        found = plan_roster(
            scenario,
            limit_s=limit,
            seed=seed,
            reproducible=reproducible,
            published=published,
            on_progress=shown.roster,
        )
    view = roster_view_of(found, stamp=stamp(scenario, reproducible), versions=versions())
    if out:
        write_all(out, roster_files(view, language))
    Console(as_json, language, verbose).planned(view, found, out)


@app.command()
def routes(
    folder: Folder,
    what_if: WhatIf = None,
    out: Out = None,
    roster_file: RosterFile = None,
    start: FirstDate = None,
    days: DayCount = None,
    limit: Limit = 40,
    seed: Seed = 1,
    reproducible: Reproducible = False,
    assume_weekdays: Assume = False,
    as_json: AsJson = False,
    lang: Language = None,
    verbose: Verbose = False,
) -> None:
    """Plans the van's routes and writes their reports."""
    from optimizer.tasks.outputs import route_files
    from optimizer.tasks.plan_routes import plan_routes
    from optimizer.tasks.show_routes import routes_view_of
    from optimizer.tasks.write import write_all

    language = language_of(lang)
    scenario = load_scenario(folder, what_if or [], assume_weekdays=assume_weekdays)
    out = writable(out)
    with progress(language) as shown:
        found = plan_routes(
            scenario,
            roster_in(roster_file),
            first=date_in(start, scenario),
            days=days,
            limit_s=limit,
            seed=seed,
            reproducible=reproducible,
            on_progress=shown.routes,
        )
    view = routes_view_of(found, stamp=stamp(scenario, reproducible), versions=versions())
    files = route_files(view, language)
    if out:
        write_all(out, files)
    Console(as_json, language, verbose).routed(view, files, out)


@app.command()
def coverage(
    folder: Folder,
    what_if: WhatIf = None,
    out: Out = None,
    roster_file: RosterFile = None,
    routes_file: RoutesFile = None,
    assume_weekdays: Assume = False,
    as_json: AsJson = False,
    lang: Language = None,
    verbose: Verbose = False,
) -> None:
    """Measures who is within 15 minutes of something open, by the plans given."""
    from optimizer.tasks.measure_coverage import measure_coverage
    from optimizer.tasks.outputs import coverage_files
    from optimizer.tasks.write import write_all

    language = language_of(lang)
    scenario = load_scenario(folder, what_if or [], assume_weekdays=assume_weekdays)
    out = writable(out)
    found = measure_coverage(
        scenario,
        roster_in(roster_file),
        *(routes_in(routes_file) or ()),
    )
    files = coverage_files(found, scenario, language)
    if out:
        write_all(out, files)
    Console(as_json, language, verbose).covered(found, scenario, files, out)


@app.command()
def judge(
    folder: Folder,
    plans: Annotated[list[Path], typer.Argument(metavar="PLAN.json...")],
    what_if: WhatIf = None,
    assume_weekdays: Assume = False,
    as_json: AsJson = False,
    lang: Language = None,
    verbose: Verbose = False,
) -> None:
    """Checks plans, edited by hand perhaps, against every rule; recomputes the objective.

    A roster and routes given together are also judged as one plan.
    """
    from optimizer.whole import judge_files

    scenario = load_scenario(folder, what_if or [], assume_weekdays=assume_weekdays)
    verdicts = judge_files(scenario, *plans_in(plans))
    Console(as_json, language_of(lang), verbose).judged(verdicts)
    if not all(verdict.is_legal for verdict in verdicts.values()):
        raise typer.Exit(3)


@app.command()
def schema(as_json: AsJson = False, lang: Language = None, verbose: Verbose = False) -> None:
    """The JSON Schema of scenario files, with a description of each field.

    It is one JSON object in English, whatever is asked for.
    """
    del as_json, lang, verbose
    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))


def main() -> None:
    """Runs a command; every ending has its exit code, only a bug shows a traceback."""
    from optimizer.solving.process.run import install_sigterm

    install_sigterm()
    as_json = "--json" in sys.argv
    try:
        code = app(standalone_mode=False) or 0
        if code == Interrupted.exit_code:  # typer makes an exit code of Ctrl-C
            raise KeyboardInterrupt
        sys.exit(code)
    except KeyboardInterrupt:
        _fail(Interrupted(message("interrupted; nothing was written")), as_json)
    except OptimizerError as error:
        _fail(error, as_json)
    except Exception as error:
        usage = getattr(error, "format_message", None)
        if usage is None:
            traceback.print_exc()
            sys.exit(1)
        english = usage()
        said = [f"optimizer: {usage_said(english, lang)}" for lang in LANGUAGES]
        _fail(UsageError(Label(*said)), as_json)


def _fail(error: OptimizerError, as_json: bool) -> None:
    if as_json:
        mistakes = [str(m) for m in error.mistakes] if isinstance(error, ScenarioError) else []
        said = {"error": type(error).__name__, "message": str(error), "mistakes": mistakes}
        print(json.dumps(said, ensure_ascii=False))
    else:
        print(error.said(asked_language()), file=sys.stderr)
    sys.exit(error.exit_code)

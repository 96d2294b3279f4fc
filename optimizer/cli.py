"""The command line: check, roster, judge, schema."""

from __future__ import annotations

import json
import locale
import os
import platform
import sys
import traceback
from datetime import UTC, datetime, time
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal
from zoneinfo import ZoneInfo

import typer

from optimizer import api
from optimizer.console import Console, progress
from optimizer.errors import Interrupted, OptimizerError, ScenarioError, UsageError

if TYPE_CHECKING:
    from optimizer.roster.plan import RosterPlan

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Duty rosters for government service halls. 政务服务大厅值班排班。",
)

Folder = Annotated[Path, typer.Argument(metavar="SCENARIO", help="The scenario's folder.")]
WhatIf = Annotated[
    list[str] | None, typer.Option("--what-if", metavar="NAME", help="Lay this change over it.")
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object on stdout, nothing else.")]
Assume = Annotated[
    bool,
    typer.Option("--assume-weekdays", help="Where no State Council notice is known: Mon-Fri."),
]
Language = Annotated[
    Literal["zh", "en"] | None, typer.Option("--lang", help="Language of screens and reports.")
]
Verbose = Annotated[bool, typer.Option("-v", help="Say more.")]


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
    scenario = api.load_scenario(folder, what_if or [], assume_weekdays=assume_weekdays)
    Console(as_json, _language(lang), verbose).checked(scenario)


@app.command()
def roster(
    folder: Folder,
    what_if: WhatIf = None,
    out: Annotated[Path | None, typer.Option(help="Where the files go.")] = None,
    from_plan: Annotated[
        Path | None, typer.Option(help="A published roster.json: moves against it are priced.")
    ] = None,
    limit: Annotated[float, typer.Option(min=1, help="Seconds at most.")] = 60,
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1)] = 1,
    reproducible: Annotated[
        bool, typer.Option(help="Same scenario, seed and version: same bytes.")
    ] = False,
    assume_weekdays: Assume = False,
    as_json: AsJson = False,
    lang: Language = None,
    verbose: Verbose = False,
) -> None:
    """Plans the month's duty roster and writes its reports."""
    from optimizer.reports.files import roster_files
    from optimizer.reports.write import write_all

    language = _language(lang)
    scenario = api.load_scenario(folder, what_if or [], assume_weekdays=assume_weekdays)
    published = _plan_in(from_plan) if from_plan else None
    with progress(language) as on_progress:
        found = api.plan_roster(
            scenario,
            limit_s=limit,
            seed=seed,
            reproducible=reproducible,
            published=published,
            on_progress=on_progress,
        )
    book = api.book_of(found, stamp=_stamp(found, reproducible), versions=_versions())
    if out:
        write_all(out, roster_files(book, language))
    Console(as_json, language, verbose).planned(book, found, out)


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
    """Checks plans, edited by hand perhaps, against every rule; recomputes the objective."""
    scenario = api.load_scenario(folder, what_if or [], assume_weekdays=assume_weekdays)
    verdicts = {str(path): api.judge(scenario, _plan_in(path)) for path in plans}
    Console(as_json, _language(lang), verbose).judged(verdicts)
    if not all(verdict.is_legal for verdict in verdicts.values()):
        raise typer.Exit(3)


@app.command()
def schema() -> None:
    """The JSON Schema of scenario files, with a description of each field."""
    print(json.dumps(api.json_schema(), ensure_ascii=False, indent=2))


def _language(lang: Literal["zh", "en"] | None) -> Literal["zh", "en"]:
    if lang is not None:
        return lang
    said = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "zh" if said.lower().startswith(("zh", "chinese")) else "en"


def _plan_in(path: Path) -> RosterPlan:
    from optimizer.reports.roster_json import plan_from_json

    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from None
    return plan_from_json(data)


def _stamp(found: api.Roster, reproducible: bool) -> datetime:
    if reproducible:
        zone = ZoneInfo(found.problem.time_zone)
        return datetime.combine(found.problem.days[0], time(), zone)
    return datetime.now(UTC)


def _versions() -> dict[str, str]:
    names = ("laoshan-optimizer", "ortools", "chinesecalendar")
    return {name: version(name) for name in names} | {"python": platform.python_version()}


def main() -> None:
    """Runs a command; every ending has its exit code, only a bug shows a traceback."""
    from optimizer.solving.run import install_sigterm

    install_sigterm()
    as_json = "--json" in sys.argv
    try:
        app(standalone_mode=False)
    except typer.Exit as ended:
        sys.exit(ended.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        _fail(Interrupted("interrupted; nothing was written 已中断，未写入任何文件"), as_json)
    except OptimizerError as error:
        _fail(error, as_json)
    except Exception as error:
        usage = getattr(error, "format_message", None)
        if usage is None:
            traceback.print_exc()
            sys.exit(1)
        print(f"optimizer: {usage()}", file=sys.stderr)
        sys.exit(2)


def _fail(error: OptimizerError, as_json: bool) -> None:
    if as_json:
        mistakes = [str(m) for m in error.mistakes] if isinstance(error, ScenarioError) else []
        said = {"error": type(error).__name__, "message": str(error), "mistakes": mistakes}
        print(json.dumps(said, ensure_ascii=False))
    else:
        print(error, file=sys.stderr)
    sys.exit(error.exit_code)

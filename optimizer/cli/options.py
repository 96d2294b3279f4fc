"""The options that commands share, said once; a command names them as a group.

Their help is English here; `words/zh/commands.py` has its Chinese.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Any, Literal, TypedDict, get_type_hints

import typer

from optimizer.cli.arguments import stamp, versions
from optimizer.cli.console import Console
from optimizer.cli.language import asked_language
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.what_if import AnyWhatIf
from optimizer.tasks.load_scenario import load_scenario
from optimizer.words.message import Lang

Folder = Annotated[Path, typer.Argument(metavar="SCENARIO", help="The scenario's folder.")]
Plans = Annotated[
    list[Path], typer.Argument(metavar="PLAN.json...", help="Rosters and routes, as files.")
]
Roster = Annotated[Path, typer.Argument(metavar="ROSTER.json", help="The roster, as a file.")]
AskedDuty = Annotated[
    str,
    typer.Option(
        "--duty", metavar="HALL/DATE/SLOT", help="Which duty; or STATION/DATE/HALF, a half-day."
    ),
]
AskedRole = Annotated[
    Literal["holder", "backup"], typer.Option("--role", help="Whose place: A's or B's.")
]
SwapSeat = Annotated[
    str,
    typer.Argument(metavar="PERSON:HALL/DATE/SLOT", help="Somebody on a duty, as A or as B."),
]
Now = Annotated[
    str | None,
    typer.Option(
        "--now",
        metavar="DATETIME",
        help="What began before stays as it was, as in 2023-10-16T08:00; else nothing is past.",
    ),
]
WhatIf = Annotated[
    list[str] | None,
    typer.Option("--what-if", metavar="NAME|FILE.yaml", help="Lay this change over it."),
]
Assume = Annotated[
    bool,
    typer.Option("--assume-weekdays", help="Where no State Council notice is known: Mon-Fri."),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object on stdout, nothing else.")]
Language = Annotated[
    Literal["zh", "en"] | None, typer.Option("--lang", help="Language of screens and reports.")
]
Verbose = Annotated[bool, typer.Option("-v", help="Say more.")]
Out = Annotated[Path | None, typer.Option(metavar="DIR", help="Where the files go.")]
_WEEK_S = 7 * 86_400
Limit = Annotated[float, typer.Option(metavar="S", min=1, max=_WEEK_S, help="Seconds at most.")]
Seed = Annotated[
    int, typer.Option(metavar="N", min=0, max=2**31 - 1, help="What chance begins with.")
]
Reproducible = Annotated[bool, typer.Option(help="Same scenario, seed and version: same bytes.")]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        "--from-plan",
        metavar="FILE|VERSION",
        help="The roster.json that was handed out: as few days as can be change.",
    ),
]
ToRepair = Annotated[
    str,
    typer.Option(
        "--published", metavar="FILE|VERSION", help="The roster.json that was handed out."
    ),
]
HandedOut = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="FILE|VERSION", help="What a re-plan's changes are counted from."
    ),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="WHO", help="Who publishes; without it who is logged in."),
]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why, for the record.")]
Over = Annotated[
    int | None,
    typer.Option(
        "--over", metavar="VERSION", min=1, help="The newest version, which is to be replaced."
    ),
]
Verify = Annotated[
    bool, typer.Option("--verify", help="End with code 3 if the record was changed.")
]
StoreUrl = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URL",
        envvar="OPTIMIZER_STORE",
        help="Where plans are kept (or OPTIMIZER_STORE); else in SCENARIO/plans.sqlite.",
    ),
]
RosterFile = Annotated[
    Path | None, typer.Option("--roster", metavar="FILE", help="A roster.json: its crews drive.")
]
RoutesFile = Annotated[
    Path | None, typer.Option("--routes", metavar="FILE", help="A routes.json: the van's stays.")
]
Absent = Annotated[
    list[str] | None,
    typer.Option(
        "--absent",
        metavar="PERSON:FIRST[..LAST][:PART]",
        help="Somebody is away on these dates; PART is morning or afternoon.",
    ),
]
FirstDate = Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first date.")]
DayCount = Annotated[
    int | None,
    typer.Option("--days", metavar="N", min=1, max=366, help="How many dates; without it all."),
]
MonthPlan = Annotated[
    list[Path],
    typer.Argument(
        metavar="ROSTER.json [ROUTES.json]", help="This month's roster, and its routes."
    ),
]
NewFolder = Annotated[
    Path, typer.Argument(metavar="NEW_FOLDER", help="The next month's folder, not there yet.")
]
Workbook = Annotated[
    Path, typer.Argument(metavar="FILE.xlsx", help="A roster.xlsx that was edited.")
]
OutFolder = Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the files go.")]
IdsFile = Annotated[
    Path | None,
    typer.Option(
        "--ids", metavar="FILE.csv", help="Who is called what in WeCom, DingTalk, Feishu."
    ),
]
Replan = Annotated[
    bool, typer.Option("--replan", help="Plan the rest again around what was edited.")
]

SchemaOf = Annotated[
    Literal["roster", "routes", "coverage", "summary"] | None,
    typer.Option("--of", help="Of this JSON file instead."),
]


@dataclass(frozen=True, slots=True)
class Happened:
    """What a repair is asked: against which plan, from when on, who is away."""

    published: ToRepair
    store: StoreUrl = None
    now: Now = None
    absent: Absent = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What every command on a scenario is asked: about which, and how to answer."""

    folder: Folder
    what_if: WhatIf = None
    assume_weekdays: Assume = False
    as_json: AsJson = False
    lang: Language = None
    verbose: Verbose = False

    @property
    def language(self) -> Lang:
        """The language of the answer."""
        return self.lang or asked_language()

    @property
    def console(self) -> Console:
        """What shows the answer."""
        return Console(self.as_json, self.language, self.verbose)

    def scenario(self, *more: AnyWhatIf) -> Scenario:
        """The checked scenario, its what-ifs laid over it; ScenarioError says every mistake."""
        what_ifs = [*(self.what_if or []), *more]
        return load_scenario(self.folder, what_ifs, assume_weekdays=self.assume_weekdays)


class Made(TypedDict):
    """What files say of how they were made."""

    stamp: datetime
    versions: dict[str, str]


@dataclass(frozen=True, slots=True)
class Solving:
    """What every command that solves is asked, beside its limit."""

    seed: Seed = 1
    reproducible: Reproducible = False

    def made(self, scenario: Scenario) -> Made:
        """When and by what a plan of the scenario is made."""
        return made(scenario, self.reproducible)


def made(scenario: Scenario, reproducible: bool) -> Made:
    """When and by what a plan of the scenario is made."""
    return Made(stamp=stamp(scenario, reproducible), versions=versions())


def with_options(run: Callable[..., None]) -> Callable[..., None]:
    """The command with the options of each group in the place of the group's parameter."""
    groups: dict[str, Any] = {n: k for n, k in get_type_hints(run).items() if is_dataclass(k)}
    parameters = [one for name in signature(run).parameters for one in _options(run, name)]

    @wraps(run)
    def ran(**said: Any) -> None:
        given = {
            name: group(**{one.name: said.pop(one.name) for one in fields(group)})
            for name, group in groups.items()
        }
        run(**given, **said)

    ran.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    return ran


def _options(run: Callable[..., Any], name: str) -> list[Parameter]:
    """The options that a parameter stands for: itself, or those of a group."""
    kind = get_type_hints(run, include_extras=True)[name]
    if is_dataclass(kind):
        return [one for inner in fields(kind) for one in _options(kind, inner.name)]  # type: ignore[arg-type]
    default = signature(run).parameters[name].default
    return [Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=kind)]

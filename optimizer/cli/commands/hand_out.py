"""The plan into everybody's hands, and an edited workbook back."""

from __future__ import annotations

import typer

from optimizer.cli.app import command
from optimizer.cli.arguments import (
    bytes_in,
    claimed,
    roster_file_at,
    roster_in_force,
    stamp,
)
from optimizer.cli.options import (
    Asked,
    IdsFile,
    Limit,
    Out,
    OutFolder,
    Replan,
    Reproducible,
    Roster,
    Solving,
    StoreUrl,
    Workbook,
)
from optimizer.cli.progress import progress
from optimizer.errors import NoPlan


@command
def import_roster(
    asked: Asked,
    solving: Solving,
    workbook: Workbook,
    replan: Replan = False,
    out: Out = None,
    limit: Limit = 60,
    store: StoreUrl = None,
) -> None:
    """Reads back a roster.xlsx that was edited: what was changed stays, everything is judged."""
    from optimizer.tasks.import_roster import import_roster as imported
    from optimizer.tasks.outputs import roster_files
    from optimizer.tasks.show_roster import roster_view_of

    scenario = asked.scenario()
    with claimed(out) as folder:
        with progress(asked.language) as shown:
            found = imported(
                scenario,
                bytes_in(workbook),
                str(workbook),
                replan=replan,
                in_force=roster_in_force(scenario, asked.folder, store),
                limit_s=limit,
                seed=solving.seed,
                reproducible=solving.reproducible,
                on_progress=shown.roster,
            )
        view = roster_view_of(found.roster, **solving.made(scenario)) if found.roster else None
        if folder and view:
            folder.write(roster_files(view, asked.language))
        asked.console.imported(found, view, out)
    if found.conflicts:
        raise typer.Exit(NoPlan.exit_code)


@command
def hand_out(
    asked: Asked,
    roster: Roster,
    out: OutFolder,
    ids: IdsFile = None,
    reproducible: Reproducible = False,
) -> None:
    """Writes what everybody gets of a plan: pages, calendars, wages, uploads."""
    from optimizer.exchange.user_ids import FILE
    from optimizer.reports.terminal.hand_out import hand_out_lines
    from optimizer.tasks.hand_out import hand_out as handed_out

    scenario, lang = asked.scenario(), asked.language
    with claimed(out) as folder:
        kept = ids or (out / FILE if (out / FILE).exists() else None)
        found = handed_out(
            scenario,
            roster_file_at(roster),
            str(roster),
            stamp=stamp(scenario, reproducible),
            lang=lang,
            user_ids=bytes_in(kept) if kept else None,
            ids_name=str(kept),
        )
        if folder:
            folder.write(found.files)
        lines = [*hand_out_lines(found.view, [*found.files], found.without_id, lang)]
        lines += [f"  ! {found.boxes.said(lang)}"] if found.boxes else []
        said = {
            "version": found.view.plan.version,
            "files": sorted(found.files),
            "without_id": found.without_id,
        }
        asked.console.answered(lines, said, out)

"""The plan on paper and back: an edited workbook."""

from __future__ import annotations

import typer

from optimizer.cli.app import command
from optimizer.cli.arguments import claimed, workbook_in
from optimizer.cli.options import Asked, Limit, Out, Replan, Solving, Workbook
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
                workbook_in(workbook),
                str(workbook),
                replan=replan,
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

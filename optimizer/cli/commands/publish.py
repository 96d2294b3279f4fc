"""Plans published, and what was published."""

from __future__ import annotations

import typer

from optimizer.cli.app import command
from optimizer.cli.arguments import login_name, plan_files_in, stamp
from optimizer.cli.options import Asked, By, Over, Plans, StoreUrl, Verify, Why
from optimizer.errors import NoPlan


@command
def publish(
    asked: Asked,
    plans: Plans,
    by: By = None,
    why: Why = "",
    over: Over = None,
    store: StoreUrl = None,
) -> None:
    """Records plans as handed out: a new version over the one that they were made from.

    Only what the judge accepts; nothing is recorded when somebody else was quicker.
    """
    from optimizer.reports.terminal.history import published_lines
    from optimizer.store.store import store_of
    from optimizer.tasks.publish import publish

    scenario, files = asked.scenario(), plan_files_in(plans)
    found = publish(
        scenario,
        files,
        store_of(scenario, asked.folder, store),
        at=stamp(scenario, reproducible=False),
        who=login_name() if by is None else by,
        why=why,
        over=over,
    )
    if found.version is None:
        asked.console.judged(found.verdicts, version=None)
        raise typer.Exit(NoPlan.exit_code)
    notes = [note.said(asked.language) for note in found.notes]
    said = {"version": found.version, "parent": found.parent, "changes": found.difference.rows}
    changed = "" if found.parent is None else found.difference.said(asked.language)
    lines = published_lines(found.version, changed, notes, asked.language)
    asked.console.answered(lines, {**said, "notes": notes})


@command
def history(asked: Asked, verify: Verify = False, store: StoreUrl = None) -> None:
    """Every version that was published of these dates: when, by whom, why, over which.

    With --verify it ends with code 3 if anything in the store is not as it was written.
    """
    from optimizer.exchange.history_json import history_facts
    from optimizer.reports.terminal.history import history_lines
    from optimizer.store.store import store_of
    from optimizer.tasks.history import history

    found = history(store_of(asked.scenario(), asked.folder, store))
    lines = history_lines(found, asked.language)
    asked.console.answered(lines, history_facts(found, asked.language))
    if verify and not found.is_sound:
        raise typer.Exit(NoPlan.exit_code)

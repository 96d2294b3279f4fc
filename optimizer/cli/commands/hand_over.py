"""Duties handed over from one person to another."""

from __future__ import annotations

import typer

from optimizer.cli.app import command
from optimizer.cli.arguments import claimed, moment_in, roster_of
from optimizer.cli.options import (
    Asked,
    AskedDuty,
    AskedRole,
    Now,
    Out,
    Reproducible,
    Roster,
    SwapSeat,
    made,
)
from optimizer.errors import NoPlan


@command
def stand_ins(asked: Asked, roster: Roster, duty: AskedDuty, role: AskedRole = "holder") -> None:
    """Who could take over a duty, or be at a post: everybody near, with price or reason."""
    from optimizer.reports.terminal.stand_ins import stand_in_json, stand_in_lines
    from optimizer.tasks.stand_ins import stand_ins

    scenario = asked.scenario()
    found = stand_ins(scenario, roster_of(roster, scenario), duty, role)
    lang = asked.language
    asked.console.answered(stand_in_lines(scenario, found, lang), stand_in_json(found, lang))


@command
def swap(
    asked: Asked,
    roster: Roster,
    one: SwapSeat,
    other: SwapSeat,
    now: Now = None,
    out: Out = None,
    reproducible: Reproducible = False,
) -> None:
    """Two people swap two duties: every rule is checked, nothing else moves.

    It tells what each of them gains or loses; the new plan is written where it keeps every rule.
    """
    from optimizer.reports.terminal.swap import swap_json, swap_lines
    from optimizer.tasks import swap as task
    from optimizer.tasks.outputs import roster_files
    from optimizer.tasks.show_roster import roster_view_of

    scenario, lang = asked.scenario(), asked.language
    plan, moment = roster_of(roster, scenario), moment_in(now, scenario)
    found = task.swap(scenario, plan, one, other, now=moment)
    lines, said = swap_lines(scenario, found, lang), swap_json(found, lang)
    if not found.verdict.is_legal:
        asked.console.answered(lines, said)
        raise typer.Exit(NoPlan.exit_code)
    with claimed(out) as folder:
        if folder:
            swapped = task.swapped_roster(scenario, found)
            view = roster_view_of(swapped, **made(scenario, reproducible))
            folder.write(roster_files(view, lang))
        asked.console.answered(lines, said, out)

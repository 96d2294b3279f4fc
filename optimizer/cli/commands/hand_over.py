"""Duties handed over from one person to another."""

from __future__ import annotations

from optimizer.cli.app import command
from optimizer.cli.arguments import roster_of
from optimizer.cli.options import Asked, AskedDuty, AskedRole, Roster


@command
def stand_ins(asked: Asked, roster: Roster, duty: AskedDuty, role: AskedRole = "holder") -> None:
    """Who could take over a duty, or be at a post: everybody near, with price or reason."""
    from optimizer.reports.terminal.stand_ins import stand_in_json, stand_in_lines
    from optimizer.tasks.stand_ins import stand_ins

    scenario = asked.scenario()
    found = stand_ins(scenario, roster_of(roster, scenario), duty, role)
    lang = asked.language
    asked.console.answered(stand_in_lines(scenario, found, lang), stand_in_json(found, lang))

"""From one month to the next."""

from __future__ import annotations

from optimizer.cli.app import command
from optimizer.cli.arguments import month_plan_in
from optimizer.cli.options import Asked, MonthPlan, NewFolder


@command
def next_month(asked: Asked, plans: MonthPlan, new_folder: NewFolder) -> None:
    """Writes next month's scenario: what is carried over, what stays, what is to be filled in."""
    from optimizer.reports.terminal.next_month import next_month_json, next_month_lines
    from optimizer.tasks.next_month import next_month, refuse_folder

    refuse_folder(new_folder, asked.folder)
    scenario = asked.scenario()
    roster, routes = month_plan_in(plans, scenario)
    found = next_month(scenario, roster, routes, assume_weekdays=asked.assume_weekdays)
    found.write(new_folder)
    lang = asked.language
    said = next_month_json(found.view, lang) | {"folder": str(new_folder)}
    asked.console.answered(next_month_lines(found.view, lang), said, new_folder)

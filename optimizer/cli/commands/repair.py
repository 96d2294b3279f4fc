"""A published plan repaired after something happened."""

from __future__ import annotations

from optimizer.cli.app import command
from optimizer.cli.arguments import claimed, moment_in, published_roster_in
from optimizer.cli.happenings import absences, refuse_other_dates
from optimizer.cli.options import Asked, Happened, Limit, Out, Solving
from optimizer.cli.progress import progress


@command
def replan_roster(
    asked: Asked, solving: Solving, happened: Happened, out: Out = None, limit: Limit = 30
) -> None:
    """Repairs a published roster: as few days of as few people as can be change.

    What happened is said by --absent or by what-ifs: absences, bookings, closed halls.
    """
    from optimizer.exchange.repair_json import repair_facts
    from optimizer.reports.terminal.repair import repair_lines
    from optimizer.tasks import replan_roster as task
    from optimizer.tasks.outputs import repair_files

    away = absences(happened.absent)
    scenario = asked.scenario(*away)
    refuse_other_dates(away, scenario)
    now = moment_in(happened.now, scenario)
    with claimed(out) as folder:
        old = published_roster_in(happened.published, scenario, asked.folder, happened.store)
        assert old is not None
        with progress(asked.language) as shown:
            found = task.replan_roster(
                scenario,
                old,
                now=now,
                limit_s=limit,
                seed=solving.seed,
                reproducible=solving.reproducible,
                on_progress=shown.roster,
            )
        view = task.repair_view_of(found, **solving.made(scenario))
        if folder:
            folder.write(repair_files(view, away, asked.language))
        lines = repair_lines(view, asked.language)
        asked.console.answered(lines, repair_facts(view, asked.language), out)

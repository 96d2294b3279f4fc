"""What a run tells of its progress."""

from optimizer.roster.planning.outcome import Progress
from optimizer.roster.planning.run import Run
from optimizer.solving.effort import Effort
from optimizer.solving.process.children import Children
from tests.roster.oracle.tiny import tiny


def test_a_stage_that_changes_nothing_is_told_once() -> None:
    told: list[Progress] = []
    run = Run(tiny(0), Effort(), Children(1), told.append)
    for stage in ("links", "links", "halls", "halls", "links"):
        run.tell(stage)
    assert [each.stage for each in told] == ["links", "halls", "links"]

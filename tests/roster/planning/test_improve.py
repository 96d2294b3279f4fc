"""What a round keeps of what its solves found."""

from collections.abc import Iterator

import pytest

from optimizer.roster.cp_sat.solve import solve
from optimizer.roster.planning import improve
from optimizer.roster.planning.first_plans import first_groups
from optimizer.roster.planning.outcome import Group
from optimizer.roster.planning.run import Run
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Solved
from optimizer.solving.process.children import Children
from optimizer.solving.status import Status
from tests.roster.oracle.tiny import tiny


@pytest.mark.parametrize(("is_beside", "proven"), [(True, 10), (False, 40)])
def test_only_with_free_links_a_bound_is_one_of_the_group(
    is_beside: bool, proven: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = tiny(1)
    plan = solve(problem, effort=Effort(limit_s=60, workers=1)).plan
    assert plan is not None
    (group,) = first_groups(problem)
    run = Run(problem, Effort(), Children(1))
    run.groups = (Group(group.halls, plan=plan, objective=50, alone=10),)

    def solved(_run: Run, _solves: object) -> Iterator[tuple[Group, Solved[object]]]:
        yield run.groups[0], Solved(Status.OPTIMAL, plan, 40, 40)

    monkeypatch.setattr(Run, "solve_each", solved)
    improve._round(run, 1.0, is_beside=is_beside)
    (now,) = run.groups
    assert (now.objective, now.alone) == (40, proven)

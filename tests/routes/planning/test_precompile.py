"""Machine code is loaded before the clock starts, whatever the problem; Ctrl-C ends that too."""

import pytest

from optimizer.routes.planning import plan_routes as routes
from optimizer.routes.planning.precompile import warm
from optimizer.solving.effort import Effort
from optimizer.solving.process.run import Ran
from optimizer.solving.status import Status
from tests.routes.sample import problem, shift, visit

ASKED = problem([shift("mon")], [visit("A", "2023-10-09 09:00-10:00")])


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(ASKED, id="a visit"),
        pytest.param(problem([shift("mon")], []), id="no visit"),
        pytest.param(problem([], [visit("A", "2023-10-09 09:00-10:00")]), id="no shift"),
        pytest.param(problem([], []), id="nothing"),
    ],
)
def test_every_problem_can_be_warmed_up_with(asked):
    warm(asked)


def test_ctrl_c_before_the_clock_starts_ends_planning(monkeypatch):
    asked_for = []

    class Child:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def run(self, function, *_, **__):
            asked_for.append(function)
            return Ran("cancelled")

    monkeypatch.setattr(routes, "Child", Child)
    found = routes.plan_routes_problem(ASKED, Effort(limit_s=1))
    assert found.status is Status.CANCELLED
    assert asked_for == [warm]

"""Machine code is ready before the clock starts, made beside other work; Ctrl-C ends that too."""

from numba.core.event import install_recorder

from optimizer.routes.planning import plan_routes as routes
from optimizer.routes.planning.precompile import precompiling, warm
from optimizer.routes.planning.solve import solve_routes
from optimizer.solving.effort import Effort
from optimizer.solving.process.run import Ran
from optimizer.solving.status import Status
from tests.routes.sample import problem, shift, visit

ASKED = problem([shift("mon")], [visit("A", "2023-10-09 09:00-10:00")])


def test_after_warming_up_nothing_more_is_compiled():
    warm()
    with install_recorder("numba:compile") as compiled:
        solve_routes(ASKED, Effort(limit_s=1), None, report=lambda _: None)
    assert not compiled.buffer


def test_a_child_that_readies_its_machine_code_beside_other_work_plans():
    with precompiling() as child:
        found = routes.plan_routes_problem(ASKED, Effort(limit_s=2), precompiled=child)
        assert child.run(warm, limit_s=120).ending == "done"
    assert found.status is Status.OPTIMAL


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

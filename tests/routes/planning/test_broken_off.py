"""The child ends while reasons are looked for: what could not be said is said, everywhere."""

import os
import signal
import time

import pytest

from optimizer.routes.explain.reason_codes import CODES, UNEXPLAINED, reason
from optimizer.routes.plan.plan import LeftOut, RoutePlan
from optimizer.routes.plan.solved import SolvedRoutes
from optimizer.routes.planning import plan_routes
from optimizer.solving.process.run import Child
from optimizer.solving.status import Status

PLAN = RoutePlan(left_out=(LeftOut("a"), LeftOut("b")))
FIRST = RoutePlan(left_out=(LeftOut("a", "day_full"), LeftOut("b")))


def killed(*_, report):
    report(FIRST)
    time.sleep(0.3)
    os.kill(os.getpid(), signal.SIGKILL)


def failing(*_, report):
    raise MemoryError


def endless(*_, report):
    report(FIRST)
    while True:
        time.sleep(0.1)


def interrupting(*_, report):
    os.kill(os.getppid(), signal.SIGINT)
    time.sleep(5)


@pytest.fixture
def child():
    with Child(grace_s=0.5) as child:
        yield child


@pytest.fixture(autouse=True)
def _ctrl_c_is_an_exception():
    """A solver that ran in this process before may have left the signal to end it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before or signal.default_int_handler)


@pytest.mark.parametrize(
    ("job", "first"), [(killed, "day_full"), (failing, UNEXPLAINED), (endless, "day_full")]
)
def test_a_visit_of_which_nothing_could_be_said_says_so(monkeypatch, child, job, first):
    monkeypatch.setattr(plan_routes, "with_left_out_reasons", job)
    monkeypatch.setattr(plan_routes, "_EXPLAIN_S", 1.0)
    told = plan_routes._explained(None, PLAN, child)
    assert [one.code for one in told.left_out] == [first, UNEXPLAINED]
    assert "broke off" in reason(UNEXPLAINED).said("en")
    assert reason(UNEXPLAINED).said("zh") != CODES[UNEXPLAINED]


def test_ctrl_c_while_reasons_are_looked_for_stops_the_run(monkeypatch, child):
    monkeypatch.setattr(plan_routes, "with_left_out_reasons", interrupting)
    assert plan_routes._explained(None, PLAN, child) is None


def test_a_contradiction_that_could_not_be_explained_says_so(monkeypatch, child):
    monkeypatch.setattr(plan_routes, "broken_promises", killed)
    found = plan_routes._without_plan(None, SolvedRoutes(Status.INFEASIBLE), child)
    assert found.status is Status.INFEASIBLE
    assert "was not found out" in found.detail.said("en")
    monkeypatch.setattr(plan_routes, "broken_promises", interrupting)
    found = plan_routes._without_plan(None, SolvedRoutes(Status.INFEASIBLE), child)
    assert found.status is Status.CANCELLED

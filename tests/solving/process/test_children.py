"""Jobs side by side: all are done, whatever happens to one of them."""

import os
import signal
import time

import psutil
import pytest

from optimizer.solving.process.children import Call, Children


@pytest.fixture
def children():
    with Children(2) as children:
        yield children


def pid_after(seconds, report):
    time.sleep(seconds)
    return os.getpid()


def fail(report):
    raise ValueError("no")


def vanish(report):
    os._exit(3)


def interrupt_after(seconds, report):
    time.sleep(seconds)
    os.kill(os.getppid(), signal.SIGINT)
    time.sleep(60)


def calls(seconds, count):
    return [Call(number, pid_after, (seconds,), 30.0) for number in range(count)]


def test_every_job_is_done_once_and_named_by_its_key(children):
    found = dict(children.run_each(calls(0, 7)))
    assert sorted(found) == list(range(7))
    assert {ran.ending for ran in found.values()} == {"done"}


def test_short_jobs_are_done_by_one_child_and_long_ones_by_all(children):
    assert len({ran.value for _, ran in children.run_each(calls(0, 5))}) == 1
    assert len({ran.value for _, ran in children.run_each(calls(0.8, 6))}) == 2


def test_a_job_is_asked_for_when_a_child_is_free_for_it(children):
    done = []

    def asked():
        for number in range(4):
            assert len(done) >= number - 1
            yield Call(number, pid_after, (0,), 30.0)

    for number, _ in children.run_each(asked()):
        done.append(number)
    assert sorted(done) == [0, 1, 2, 3]


def test_one_that_fails_dies_or_hangs_stops_no_other(children):
    odd = [Call("f", fail, (), 9.0), Call("v", vanish, (), 9.0), Call("h", pid_after, (60,), 0.1)]
    found = dict(children.run_each([*odd, *calls(0, 3)]))
    assert [found[key].ending for key in "fvh"] == ["crashed", "crashed", "overran"]
    assert [found[number].ending for number in range(3)] == ["done"] * 3


def test_ctrl_c_ends_all_that_run_each_by_its_own_child(children):
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        pids = {ran.value for _, ran in children.run_each(calls(0.8, 6))}  # both are warm
        last = [Call("c", interrupt_after, (0.5,), 60.0), Call("w", pid_after, (60,), 60.0)]
        found = dict(children.run_each(last))
    finally:
        signal.signal(signal.SIGINT, before or signal.default_int_handler)
    assert {key: ran.ending for key, ran in found.items()} == {"c": "cancelled", "w": "cancelled"}
    assert not any(psutil.pid_exists(pid) for pid in pids)

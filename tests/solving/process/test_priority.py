"""Gentle work yields to other work and leaves the rest of its process as it was."""

import os
import sys
import threading

import pytest

from optimizer.solving.process.priority import gently
from optimizer.solving.process.run import Child

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="priorities of threads: Linux only")


def session_and_group(report):
    return os.getsid(0), os.getpgrp()


def priority():
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


def test_it_runs_with_low_priority_and_alone_does_so():
    before, found = priority(), []
    gently(lambda: found.append(priority()))
    assert found[0] > before
    assert priority() == before


def test_its_errors_are_the_callers():
    with pytest.raises(ZeroDivisionError):
        gently(lambda: 1 / 0)


def test_a_child_is_in_the_session_of_its_parent_where_its_priority_counts():
    """Linux may share out time session by session first; Ctrl-C goes to the parent's group."""
    with Child() as child:
        session, group = child.run(session_and_group, limit_s=30).value
    assert session == os.getsid(0)
    assert group != os.getpgrp()

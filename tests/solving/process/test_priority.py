"""Gentle work yields to other work and leaves the rest of its process as it was."""

import os
import sys
import threading

import pytest

from optimizer.solving.process.priority import gently

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="priorities of threads: Linux only")


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

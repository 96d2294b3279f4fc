"""The child process: values and reports come back, and every kind of death is an ending."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from optimizer.solving.process import usage
from optimizer.solving.process.run import Child

needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="Linux only")


@pytest.fixture(scope="module")
def child():
    with Child(memory_mb=300, grace_s=0.2) as warm:
        yield warm


def double(number, report):
    return 2 * number


def count_to(last, report):
    for number in range(1, last + 1):
        report(number)
    return last


def report_from_threads(count, report):
    threads = [threading.Thread(target=report, args=("x" * 100_000,)) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def fail(report):
    raise ValueError("seven is no half-day")


def exit_with(code, report):
    sys.exit(code)


def vanish(code, report):
    os._exit(code)


def abort(report):
    os.abort()


def kill_itself(report):
    report("last words")
    os.kill(os.getpid(), signal.SIGKILL)


def hoard(report):
    hoard = []
    while True:
        hoard.append(bytes(range(256)) * 40_000)


def ask_for_everything(report):
    return bytearray(2**40)


def hang(report):
    report("still here")
    time.sleep(60)


def burn(seconds, report):
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def return_a_lambda(report):
    return lambda: 0


def talk(report):
    print("to stdout", flush=True)
    os.system("echo from a program")
    return sys.stdin.read()


def tell_pid(report):
    return os.getpid()


def test_the_result_of_a_job_comes_back(child):
    ran = child.run(double, 21, limit_s=30)
    assert (ran.ending, ran.value, ran.detail) == ("done", 42, "")
    assert ran.seconds < 5


def test_reports_arrive_in_order_and_the_last_one_is_kept(child):
    heard = []
    ran = child.run(count_to, 200, limit_s=5, on_report=heard.append)
    assert heard == list(range(1, 201))
    assert ran.last_report == 200


def test_reports_of_several_threads_do_not_mix(child):
    heard = []
    assert child.run(report_from_threads, 8, limit_s=5, on_report=heard.append).ending == "done"
    assert heard == ["x" * 100_000] * 8


def test_large_arguments_and_results_come_through(child):
    assert len(child.run(double, "x" * 5_000_000, limit_s=30).value) == 10_000_000


def test_jobs_run_in_the_same_warm_child(child):
    assert child.run(tell_pid, limit_s=30).value == child.run(tell_pid, limit_s=5).value


def test_a_second_job_is_refused_while_the_first_one_runs(child):
    child.start(double, 2, limit_s=20)
    with pytest.raises(RuntimeError, match="has a job already"):
        child.start(double, 3, limit_s=20)
    while (ran := child.look()) is None:
        time.sleep(0.01)
    assert ran.value == 4
    assert child.run(double, 3, limit_s=20).value == 6


def test_an_exception_is_a_crash_with_its_text_and_traceback(child):
    before = child.run(tell_pid, limit_s=30).value
    ran = child.run(fail, limit_s=30)
    assert ran.ending == "crashed"
    assert ran.detail.startswith("ValueError: seven is no half-day\n")
    assert "in fail" in ran.detail
    assert child.run(tell_pid, limit_s=30).value == before


def test_sys_exit_in_a_job_is_a_crash(child):
    assert child.run(exit_with, 0, limit_s=30).detail.startswith("SystemExit: 0")


@pytest.mark.parametrize(
    ("job", "args", "detail"),
    [
        (abort, (), "killed by SIGABRT"),
        (kill_itself, (), "killed by SIGKILL"),
        (vanish, (3,), "ended with exit code 3"),
    ],
)
def test_a_dead_child_is_reported_and_the_next_job_works(child, job, args, detail):
    ran = child.run(job, *args, limit_s=30)
    assert (ran.ending, ran.detail) == ("crashed", detail)
    assert child.run(double, 1, limit_s=30).value == 2


def test_what_a_dead_child_reported_last_is_kept(child):
    assert child.run(kill_itself, limit_s=30).last_report == "last words"


@pytest.mark.parametrize("proc", ["/proc", "/nowhere"])
def test_a_memory_hog_is_killed_and_the_next_job_works(child, proc, monkeypatch):
    monkeypatch.setattr(usage, "_PROC", Path(proc))  # other systems have none
    ran = child.run(hoard, limit_s=20)
    assert (ran.ending, ran.detail) == ("crashed", "memory: more than 300 MB")
    assert ran.peak_mb > 300
    assert child.run(double, 1, limit_s=30).value == 2


@needs_proc
def test_an_allocation_beyond_all_bounds_is_refused_at_once(child):
    assert child.run(ask_for_everything, limit_s=30).detail.startswith("MemoryError")


@needs_proc
def test_the_peak_is_that_of_the_job_and_not_of_the_one_before(child):
    high = child.run(double, "x" * 20_000_000, limit_s=30).peak_mb
    assert child.run(double, 1, limit_s=30).peak_mb < high


def test_a_hang_is_cut_after_limit_and_grace(child):
    start = time.monotonic()
    ran = child.run(hang, limit_s=0.3)
    assert ran.ending == "overran"
    assert ran.last_report == "still here"
    assert 0.5 <= ran.seconds < 2
    assert time.monotonic() - start < 3
    assert child.run(double, 1, limit_s=30).value == 2


def test_processor_seconds_are_those_of_the_job(child):
    assert 0.3 <= child.run(burn, 0.3, limit_s=30).cpu_seconds < 1
    assert child.run(double, 1, limit_s=30).cpu_seconds < 0.2


def test_processor_seconds_of_a_killed_job_are_known(child):
    assert child.run(burn, 60, limit_s=0.3).cpu_seconds > 0.1


def test_a_result_that_cannot_be_sent_is_a_crash(child):
    assert "pickle" in child.run(return_a_lambda, limit_s=30).detail
    assert child.run(double, 1, limit_s=30).value == 2


def test_an_argument_that_cannot_be_sent_is_the_callers_error(child):
    with pytest.raises((AttributeError, TypeError), match="lambda"):
        child.run(double, lambda: 0, limit_s=30)
    assert child.run(double, 1, limit_s=30).value == 2


def test_what_a_job_prints_stays_out_of_stdout(child, capfd):
    with Child() as talkative:
        assert talkative.run(talk, limit_s=30).value == ""
    told = capfd.readouterr()
    assert told.out == ""
    assert "to stdout" in told.err
    assert "from a program" in told.err


def test_an_error_in_the_report_callback_ends_the_job_and_reaches_the_caller(child):
    def refuse(_):
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError, match="no more"):
        child.run(hang, limit_s=5, on_report=refuse)
    assert child.run(double, 1, limit_s=30).value == 2


def test_an_interrupt_ends_the_job_as_cancelled(child):
    def interrupt(_):
        raise KeyboardInterrupt

    ran = child.run(hang, limit_s=5, on_report=interrupt)
    assert (ran.ending, ran.last_report) == ("cancelled", "still here")
    assert child.run(double, 1, limit_s=30).value == 2


def test_a_job_begun_before_is_waited_for(child):
    child.begin(burn, 0.5, limit_s=30)
    ran = child.run(double, 4, limit_s=0.2)
    assert (ran.ending, ran.value) == ("done", 8)


def test_a_job_begun_before_may_fail(child):
    child.begin(fail, limit_s=30)
    assert child.run(double, 4, limit_s=30).value == 8

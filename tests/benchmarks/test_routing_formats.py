"""Published routing forms: what is read, what our problem says, how answers are scored."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from benchmarks.engines import measure
from benchmarks.formats import solomon, tsptw, vrplib
from benchmarks.formats.network import problem_of
from benchmarks.peers import ours
from benchmarks.scorers.routes import leg, score
from optimizer.solving.status import Status
from tests.source import ROOT

VRPLIB = """NAME : TINY
TYPE : {kind}
DIMENSION : 4
VEHICLES : 2
CAPACITY : 10
SERVICE_TIME : 5
EDGE_WEIGHT_TYPE : EUC_2D
NODE_COORD_SECTION
1 0 0
2 1 1
3 3 4
4 1 7
DEMAND_SECTION
1 0
2 4
3 6
4 5
TIME_WINDOW_SECTION
1 0 60
2 0 40
3 10 20
4 20 30
{prizes}DEPOT_SECTION
1
-1
EOF
"""
PRIZES = "PRIZE_SECTION\n1 0\n2 1\n3 50\n4 2\n"
SOLOMON = """TINY

VEHICLE
NUMBER     CAPACITY
  2         10

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

    0      0         0          0          0        60          0
    1      1         1          4          0        40          5
    2      3         4          6         10        20          5
    3      1         7          5         20        30          5
"""
TSPTW = """4
0 10 20 30
10 0 5 20
20 5 0 10
30 20 10 0
0 100
0 50
18 60
0 20
"""


@pytest.fixture
def written(tmp_path):
    """Writes a file and gives its path."""

    def write(name, text):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture
def vrptw(written):
    return vrplib.read(written("tiny.vrp", VRPLIB.format(kind="CVRPTW", prizes="")))


@pytest.fixture
def collecting(written):
    return vrplib.read(written("tiny.vrp", VRPLIB.format(kind="PCVRPTW", prizes=PRIZES)))


def test_both_forms_of_an_instance_say_the_same(vrptw, written):
    assert vrptw == solomon.read(written("tiny.txt", SOLOMON))


def test_distances_are_cut_to_one_decimal(vrptw):
    assert vrptw.legs[0].tolist() == [0, 14, 50, 70]
    assert [leg(vrptw, 0, stand) for stand in range(4)] == [0, 14, 50, 70]
    assert leg(vrptw, 1, 2) == 36  # 3.6055, and 7.0710 from the depot to 3


def test_the_problem_has_a_shift_for_each_vehicle_and_tenths_as_seconds(vrptw):
    problem = problem_of(vrptw)
    assert [(s.start_s, s.end_s, s.capacity) for s in problem.shifts] == [(0, 600, 10)] * 2
    second = problem.visits[1]
    assert (second.windows[0].start_s, second.windows[0].end_s) == (100, 250)
    assert (second.service_s, second.load, second.required) == (50, 6, True)


def test_a_prize_is_what_leaving_out_costs(collecting):
    first = problem_of(collecting).visits[0]
    assert (first.required, first.left_out_price) == (False, 10)


def test_the_scorer_adds_legs_and_prizes_left(vrptw, collecting):
    assert score(vrptw, [[1, 2], [3]]) == (14 + 36 + 50 + 70 + 70, ())
    assert score(collecting, [[2], [3]]) == (50 + 50 + 70 + 70 + 10, ())


@pytest.mark.parametrize(
    ("routes", "fault"),
    [
        ([[1, 2]], "3 is not served"),
        ([[1, 2], [3], [1]], "3 routes, 2 vehicles"),
        ([[1, 2], [3, 1]], "1 is served 2 times"),
        ([[1, 2], [3, 4]], "4 is no customer"),
        ([[2, 3], [1]], "route 1: 11 is loaded, 10 is allowed"),
        ([[3, 2], [1]], "route 1: 2 is reached 86 too late"),
    ],
)
def test_the_scorer_names_what_is_broken(vrptw, routes, fault):
    assert fault in score(vrptw, routes).faults


def test_coming_back_late_is_named(vrptw, written):
    late = VRPLIB.format(kind="CVRPTW", prizes="").replace("1 0 60", "1 0 31")
    tight = vrplib.read(written("tight.vrp", late))
    assert score(tight, [[1, 2], [3]]).faults == ("route 2: 0 is reached 10 too late",)


def test_one_vehicle_waits_for_nothing_and_travels_as_printed(written):
    instance = tsptw.read(written("tiny.txt", TSPTW))
    assert instance.scale == 1
    assert score(instance, [[1, 2, 3]]).faults == ("route 1: 3 is reached 8 too late",)
    assert score(instance, [[3, 1, 2]]).faults == ("route 1: 3 is reached 10 too late",)


def test_too_few_numbers_are_refused(written):
    with pytest.raises(ValueError, match="4 nodes want 24 numbers more"):
        tsptw.read(written("short.txt", TSPTW.rsplit("0 20", 1)[0]))


def test_a_second_depot_is_refused(written):
    text = VRPLIB.format(kind="CVRPTW", prizes="").replace("1\n-1\nEOF", "1\n2\n-1\nEOF")
    with pytest.raises(ValueError, match="only depot"):
        vrplib.read(written("two.vrp", text))


def test_a_row_that_is_too_short_is_refused(written):
    with pytest.raises(ValueError, match="rows of 7 numbers"):
        solomon.read(written("short.txt", SOLOMON.replace("30          5", "30")))


def test_our_answer_is_proven_and_its_score_is_its_objective(vrptw, collecting):
    for instance in (vrptw, collecting):
        answer = ours.solve(instance, 2.0, 1)
        assert answer.status == Status.OPTIMAL
        assert score(instance, answer.routes) == (answer.bound, ())


def test_leaving_a_cheap_prize_is_the_best(collecting):
    assert score(collecting, ours.solve(collecting, 2.0, 1).routes).cost == 14 + 36 + 50 + 20


def test_a_peer_that_cannot_start_is_absent(collecting):
    run = measure(collecting, "vroom", 0.2, 1)
    assert run.status is None
    assert "prizes" in run.row["absent"]


def test_the_command_prints_one_object_and_writes_the_routes(tmp_path, written):
    path, solution = written("tiny.txt", SOLOMON), tmp_path / "routes"
    command = ["benchmarks.routing", path, "--format", "solomon", "--limit", "30"]
    ran = subprocess.run(
        [sys.executable, "-m", *command, "--solution", solution],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    (row,) = map(json.loads, ran.stdout.splitlines())
    assert (row["instance"], row["status"], row["objective"]) == ("tiny", "OPTIMAL", 24.0)
    assert row["bound"] == 24.0
    written_routes = [[*map(int, line.split())] for line in solution.read_text().splitlines()]
    assert sorted(written_routes) == [[1, 2], [3]]

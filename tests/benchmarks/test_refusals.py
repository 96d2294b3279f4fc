"""Readers of published files refuse what they do not understand, by name; nothing is relaxed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from benchmarks.formats import curtois_qu, inrc2, solomon, tsptw, vrplib
from benchmarks.scorers import route_files
from benchmarks.scorers.routes import leg
from tests.benchmarks.test_curtois_qu import WARD
from tests.benchmarks.test_inrc2 import HISTORY, SCENARIO, WEEK
from tests.benchmarks.test_routing_formats import PRIZES, SOLOMON, TSPTW, VRPLIB

PLAIN = VRPLIB.format(kind="CVRPTW", prizes="")
COLLECTING = VRPLIB.format(kind="PCVRPTW", prizes=PRIZES)
HANDMADE = """NAME
VEHICLE
NUMBER CAPACITY
3 100
CUSTOMER
CUST NO. XCOORD. YCOORD. DEMAND READY TIME DUE DATE SERVICE TIME
0 40 50 0 0 1000 0
1 45 68 10 0 900 90
2 -20 30 5 0 900 90
"""


@pytest.fixture
def written(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("SERVICE_TIME : 5", "SERVICE_TIME : 5\nRELEASE_TIME : 3", "field RELEASE_TIME"),
        ("SERVICE_TIME : 5", "SERVICE_TIME : 5\nDISTANCE : 100", "field DISTANCE"),
        ("CAPACITY : 10\n", "", "CAPACITY is missing"),
        ("CAPACITY : 10", "CAPACITY : inf", "CAPACITY: 'inf'"),
        ("CAPACITY : 10", "CAPACITY : 10\nCAPACITY : 20", "CAPACITY stands twice"),
        ("DIMENSION : 4", "DIMENSION : 5", "4 rows, wanted are nodes 1 to 5"),
        ("DIMENSION : 4\n", "", "DIMENSION is missing"),
        ("TYPE : CVRPTW", "TYPE : MDVRPTW", "TYPE MDVRPTW"),
        ("EUC_2D", "EXPLICIT", "EUC_2D"),
        ("4 1 7\n", "3 1 7\n", "3 stands twice"),
        ("2 4\n3 6", "2 0.6\n3 0.6", "0.6"),
        ("2 0 40", "2 0 nan", "nan"),
        ("2 0 40", "2 50 40", "ends at 40, before 50"),
        ("2 1 1", "2 1", "cannot read '2 1'"),
        ("TIME_WINDOW_SECTION", "BACKHAUL_SECTION", "section BACKHAUL is not known"),
        ("1 0 60\n2 0 40\n3 10 20\n4 20 30\n", "1 0 60\n2 0 40\n3 10 20\n", "TIME_WINDOW_SECTION"),
        ("DEPOT_SECTION\n1\n-1", "", "DEPOT_SECTION is missing"),
        ("NAME", "\ufeffNAME", "byte order mark"),
    ],
)
def test_a_vrplib_file_with_something_unknown_is_refused(written, old, new, told):
    assert old in PLAIN
    with pytest.raises(ValueError, match=r"bad\.vrp") as error:
        vrplib.read(written("bad.vrp", PLAIN.replace(old, new, 1)))
    assert told in str(error.value)


def test_sections_may_end_in_a_colon_or_be_spaced(written):
    spaced = COLLECTING.replace("PRIZE_SECTION", "  PRIZE_SECTION :  ")
    spaced = spaced.replace("DEMAND_SECTION", "DEMAND_SECTION:").replace("DEPOT_", "\nDEPOT_")
    assert vrplib.read(written("a.vrp", spaced)).stands == (
        vrplib.read(written("b.vrp", COLLECTING)).stands
    )


def test_a_client_with_prize_0_has_to_be_served(written):
    stands = vrplib.read(written("a.vrp", COLLECTING.replace("2 1\n3 50", "2 0\n3 50"))).stands
    assert [stand.prize for stand in stands] == [None, None, 50, 2]


def test_legs_are_cut_from_exact_decimals(written):
    text = PLAIN.replace("2 1 1\n3 3 4", "2 0.4 0\n3 0.7 0")
    instance = vrplib.read(written("a.vrp", text))
    assert instance.legs[1][2] == leg(instance, 1, 2) == 3


@pytest.mark.parametrize("customer", ["2 -20 30", "2 -2.0e1 3E1"])
def test_a_row_of_solomon_with_any_number_is_a_customer(written, customer):
    path = written("a.txt", HANDMADE.replace("2 -20 30", customer))
    assert len(solomon.read(path).stands) == 3
    assert route_files.score(path, "solomon", [[1, 2]]) == (Fraction("157.0"), [])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2 -20 30", "2 -20 x", "'x' is no number"),
        ("10 0 900 90", "0.6 0 900 90", "'0.6' is no whole number"),
        ("2 -20", "3 -20", "numbered from 0"),
        ("3 100", "3", "rows of 7 numbers"),
        ("3 100", "3 inf", "inf"),
        ("3 100", "0 100", "below 1"),
        ("5 0 900 90", "5 0 900", "rows of 7 numbers"),
    ],
)
def test_a_solomon_file_with_something_unknown_is_refused(written, old, new, told):
    assert old in HANDMADE
    with pytest.raises(ValueError, match=r"bad\.txt") as error:
        solomon.read(written("bad.txt", HANDMADE.replace(old, new, 1)))
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("old", "new"), [("10 20 30", "inf 20 30"), ("4\n", "x\n"), ("0 50", "9 5")]
)
def test_a_travel_matrix_with_something_unknown_is_refused(written, old, new):
    assert old in TSPTW
    with pytest.raises(ValueError, match=r"bad\.txt"):
        tsptw.read(written("bad.txt", TSPTW.replace(old, new, 1)))


@pytest.mark.parametrize("read", [vrplib.read, solomon.read, tsptw.read, curtois_qu.read])
@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff", "\x00"])
def test_a_file_without_an_instance_is_refused(written, read, text):
    with pytest.raises(ValueError, match=r"empty\.txt"):
        read(written("empty.txt", text))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("A,2,E,3", "A,14,E,3", "day 14 lies outside"),
        ("A,2,E,3", "A,-1,E,3", "'-1' is below 0"),
        ("A,2,E,3", "A,2,X,3", "unknown shift X"),
        ("A,2,E,3", "C,2,E,3", "unknown staff C"),
        ("A,2,E,3", "A,2,E", "cannot read 'A,2,E'"),
        ("A,2,E,3", "A,2,E,3\nA,2,E,1", "A,2,E stands twice"),
        ("A,0,13", "A,0,14", "day 14 lies outside"),
        ("N,600,E", "N,600,X", "unknown shift X"),
        ("E=14|N=14", "E=14|X=14", "unknown shift X"),
        ("0,E,1,100,1", "0,E,1,100,1\n0,E,1,100,1", "0,E stands twice"),
        ("0,E,1,100,1", "14,E,1,100,1", "day 14 lies outside"),
        ("SECTION_DAYS_OFF", "SECTION_HOLIDAYS", "SECTION_HOLIDAYS is not known"),
        ("SECTION_HORIZON", "SECTION_COVER", "cannot read"),
    ],
)
def test_a_ward_with_something_unknown_is_refused(written, old, new, told):
    assert old in WARD
    with pytest.raises(ValueError, match=r"bad\.txt") as error:
        curtois_qu.read(written("bad.txt", WARD.replace(old, new, 1)))
    assert told in str(error.value)


FILES = {"Sc-n002w4": SCENARIO, "H0-n002w4-0": HISTORY, "WD-n002w4-3": WEEK}


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("Sc-n002w4", "NURSES = 2", "NURSES = 3", "has 2 rows, says 3"),
        ("Sc-n002w4", "Ann Full", "Ann Part", "unknown contract Part"),
        ("Sc-n002w4", "2 Head Nurse", "2 Head Cook", "unknown skill Cook"),
        ("Sc-n002w4", "2 Head Nurse", "1 Head Nurse", "lists 2, says 1"),
        ("Sc-n002w4", "Night 1 Early", "Night 1 Late", "unknown shift Late"),
        ("Sc-n002w4", "Bob Full", "Ann Full", "Ann stands twice"),
        ("Sc-n002w4", "SKILLS = 2\nHead\nNurse\n", "", "SKILLS is missing"),
        ("WD-n002w4-3", "n002w4", "n003w4", "not of the scenario n002w4"),
        ("WD-n002w4-3", "Early Head", "Late Head", "unknown shift Late"),
        ("WD-n002w4-3", "Ann Any Wed", "Ann Any Wen", "unknown weekday Wen"),
        ("WD-n002w4-3", "Ann Any Wed", "Cid Any Wed", "unknown nurse Cid"),
        ("WD-n002w4-3", "REQUESTS = 2", "REQUESTS = 1", "has 2 rows, says 1"),
        ("WD-n002w4-3", "Bob Night Tue", "Ann Any Wed", "stands twice"),
        ("WD-n002w4-3", "(0,1) (0,0) (0,0) (0,0) (0,0)\n", "(0,1)\n", "wanted are 7"),
        ("H0-n002w4-0", "Bob 0 0 None 0 0 2\n", "", "Bob is missing"),
        ("H0-n002w4-0", "0 n002w4", "0 n003w4", "not of the scenario"),
        ("H0-n002w4-0", "Night 1 1 0", "Late 1 1 0", "last shift Late"),
        ("H0-n002w4-0", "Night 1 1 0", "Night 1 1 2", "at once"),
    ],
)
def test_a_competition_file_with_something_unknown_is_refused(tmp_path, file, old, new, told):
    for name, text in FILES.items():
        assert name != file or old in text
        changed = text.replace(old, new, 1) if name == file else text
        (tmp_path / f"{name}.txt").write_text(changed, "utf-8")
    with pytest.raises(ValueError, match=file) as error:
        inrc2.read(tmp_path / "n002w4_0_3")
    assert told in str(error.value)


def test_a_history_without_a_run_is_no_worked_day(tmp_path):
    for name, text in FILES.items():
        changed = text.replace("None 0 0 2", "None 0 0 0")
        (tmp_path / f"{name}.txt").write_text(changed, "utf-8")
    bob = next(p for p in inrc2.read(tmp_path / "n002w4_0_3").people if p.code == "Bob")
    assert bob.past == {}


def test_the_files_as_they_are_give_what_the_other_scorer_says(written):
    path = written("tiny.vrp", COLLECTING)
    assert route_files.score(path, "vrplib", [[2], [3]]) == (25, [])
    assert route_files.score(path, "vrplib", [[2, 3]])[1] == ["load 11.0 of 10.0"]
    path = written("tiny.txt", SOLOMON)
    assert route_files.score(path, "solomon", [[1, 2]])[1] == ["3 is left out"]
    path = written("one.txt", TSPTW)
    assert route_files.score(path, "tsptw", [[3, 1, 2]])[1] == ["3 is late by 10.0"]

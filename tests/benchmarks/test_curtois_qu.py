"""Curtois & Qu files written by hand: read, solved, written and scored."""

from __future__ import annotations

import csv
import json
import sys

import pytest

from benchmarks import rostering
from benchmarks.formats import curtois_qu
from benchmarks.formats.ward import Held, plan_of, rows_of
from benchmarks.scorers.curtois_qu import score
from optimizer.roster.judge import judge

WARD = """\
# A comment
SECTION_HORIZON
# The horizon length in days:
14

SECTION_SHIFTS
# ShiftID, Length in mins, Shifts which cannot follow this shift | separated
E,480,
N,600,E

SECTION_STAFF
A,E=14|N=14,6000,0,3,2,2,1
B,E=14|N=1,6000,480,3,2,2,1

SECTION_DAYS_OFF
A,0,13
B,1

SECTION_SHIFT_ON_REQUESTS
A,2,E,3
B,3,N,2

SECTION_SHIFT_OFF_REQUESTS
A,3,N,4

SECTION_COVER
"""
WARD += "".join(f"{day},E,1,100,1\n{day},N,{int(day == 3)},50,2\n" for day in range(14))


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "Little.txt"
    file.write_text(WARD, "utf-8")
    return file


def rows(a: str, b: str) -> list[Held]:
    """Lines of letters, one for each day, from day 0 on."""
    lines = {"A": a, "B": b}
    return [
        Held(who, day, letter)
        for who, line in lines.items()
        for day, letter in enumerate(line)
        if letter != "-"
    ]


def scored(path, a: str, b: str):
    return score(path, [row[:3] for row in rows(a, b)])


IDLE_COST = 14 * 100 + 50 + 3 + 2


def test_rows_that_keep_everything_are_priced_by_cover_and_wishes(path):
    a, b = "--EE------EEE-", "--EN----------"
    # Five days with one E, two of these with a second; the N of day 3; both wishes met.
    assert scored(path, a, b) == (9 * 100 + 1, [])


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("EE------------", "--EE----------", "works on day off 0"),
        ("--NE----------", "--EE----------", "E after N on day 3"),
        ("--EEEE--------", "--EE----------", "4 days of work"),
        ("---E----------", "--EE----------", "1 days of work"),
        ("--EE-EE-------", "--EE----------", "1 days of rest"),
        ("-----EE----EE-", "--EE----------", "2 weekends"),
        ("--EE----------", "--NN----------", "2 shifts N"),
        ("--EE----------", "--------------", "0 minutes"),
    ],
)
def test_every_hard_rule_is_seen_by_the_scorer_and_by_the_judge(path, a, b, told):
    problem = curtois_qu.read(path)
    cost, broken = scored(path, a, b)
    assert len(broken) == 1
    assert told in broken[0]
    verdict = judge(problem, plan_of(problem, rows(a, b)))
    assert not verdict.is_legal
    assert verdict.objective == cost


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("--------------", "--EE----------"),
        ("--NN----------", "--NE----------"),
        ("-E----EEE----E", "E----EE---EEE-"),
    ],
)
def test_scorer_and_judge_price_alike(path, a, b):
    problem = curtois_qu.read(path)
    verdict = judge(problem, plan_of(problem, rows(a, b)))
    cost, broken = scored(path, a, b)
    assert (verdict.objective, verdict.is_legal) == (cost, not broken)


def test_two_shifts_a_day_and_strangers_are_no_answer(path):
    _, broken = score(path, [("A", 2, "E"), ("A", 2, "N"), ("X", 0, "E"), ("A", 14, "E")])
    assert sum("two shifts" in text for text in broken) == 1
    assert sum("unknown" in text for text in broken) == 2


def test_a_file_without_cover_is_refused(path):
    path.write_text(WARD.partition("SECTION_COVER")[0], "utf-8")
    with pytest.raises(ValueError, match="COVER"):
        curtois_qu.read(path)


def test_days_off_of_somebody_unknown_are_refused(path):
    path.write_text(WARD.replace("B,1\n", "C,1\n"), "utf-8")
    with pytest.raises(ValueError, match="unknown staff C"):
        curtois_qu.read(path)


def test_the_command_prints_one_object_and_writes_the_answer(path, capsys, monkeypatch):
    answer = path.parent / "answer.csv"
    said = [str(path), "--format", "curtois_qu", "--limit", "60", "--solution", str(answer)]
    monkeypatch.setattr(sys, "argv", ["rostering", *said])
    with pytest.raises(SystemExit) as ended:
        rostering.main()
    assert ended.value.code == 0
    told = json.loads(capsys.readouterr().out)
    assert {"instance", "status", "objective", "bound", "seconds", "cpu_seconds"} < set(told)
    assert (told["instance"], told["status"]) == ("Little", "OPTIMAL")
    with answer.open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    held = [(row["staff"], int(row["day"]), row["shift"]) for row in written]
    assert score(path, held) == (told["objective"], [])
    assert [list(row) for row in held] == told["solution"]
    assert told["objective"] < IDLE_COST


def test_rows_and_plans_are_the_same_answer(path):
    problem = curtois_qu.read(path)
    given = sorted(rows("--EE------EEE-", "--EN----------"))
    assert rows_of(problem, plan_of(problem, given)) == given

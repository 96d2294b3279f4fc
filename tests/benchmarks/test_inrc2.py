"""INRC-II files written by hand: history, weeks, skills, and every part of the cost."""

from __future__ import annotations

import pytest

from benchmarks.formats import inrc2
from benchmarks.formats.ward import Held, plan_of, rows_of
from benchmarks.rostering import measure
from benchmarks.scorers.inrc2 import read_week, score
from optimizer.roster.judge import judge
from optimizer.solving.status import Status

SCENARIO = """\
SCENARIO = n002w4

WEEKS = 4

SKILLS = 2
Head
Nurse

SHIFT_TYPES = 2
Early (2,4)
Night (2,3)

FORBIDDEN_SHIFT_TYPES_SUCCESSIONS
Early 0
Night 1 Early

CONTRACTS = 1
Full (3,5) (2,4) (2,6) 1 1

NURSES = 2
Ann Full 2 Head Nurse
Bob Full 1 Nurse
"""
HISTORY = """\
HISTORY
0 n002w4

NURSE_HISTORY
Ann 0 0 Night 1 1 0
Bob 0 0 None 0 0 2
"""
WEEK = """\
WEEK_DATA
n002w4

REQUIREMENTS
Early Head (0,0) (0,0) (0,1) (0,0) (0,0) (0,0) (0,0)
Early Nurse (0,0) (0,0) (0,0) (0,1) (0,0) (0,0) (0,0)
Night Nurse (0,0) (1,1) (0,0) (0,0) (0,0) (0,0) (0,0)

SHIFT_OFF_REQUESTS = 2
Ann Any Wed
Bob Night Tue
"""
BOB = "-NNN---"
"""Bob takes the night that must be filled, against his wish: 10."""


@pytest.fixture
def instance(tmp_path):
    folder = tmp_path / "n002w4"
    folder.mkdir()
    (folder / "Sc-n002w4.txt").write_text(SCENARIO, "utf-8")
    (folder / "H0-n002w4-0.txt").write_text(HISTORY, "utf-8")
    (folder / "WD-n002w4-3.txt").write_text(WEEK, "utf-8")
    return tmp_path / "n002w4_0_3"


def rows(ann: str, bob: str) -> list[Held]:
    """Lines of E and N (as Nurse), H (Early as Head) and -, from Monday on."""
    letters = {"E": ("Early", "Nurse"), "N": ("Night", "Nurse"), "H": ("Early", "Head")}
    return [
        Held(who, day, *letters[letter])
        for who, line in (("Ann", ann), ("Bob", bob))
        for day, letter in enumerate(line)
        if letter != "-"
    ]


def cost(instance, ann: str, bob: str = BOB) -> int:
    """The cost, on which scorer and judge agree; both find the rows legal."""
    problem = inrc2.read(instance)
    verdict = judge(problem, plan_of(problem, rows(ann, bob)))
    told, broken = score(instance, rows(ann, bob))
    assert (verdict.violations, broken) == ((), [])
    assert verdict.objective == told
    return told


@pytest.mark.parametrize(
    ("ann", "beyond"),
    [
        pytest.param("NN--EEE", 0, id="nothing: with the history three nights, the most"),
        pytest.param("NNN----", 15 + 10, id="a fourth night, and no free Wednesday"),
        pytest.param("N------", 2 * 20, id="two duties below three"),
        pytest.param("-------", 15 + 30 + 3 * 20 + 30, id="the history's runs end, 7 days off"),
        pytest.param("NN-NN--", 30, id="one day off between"),
        pytest.param("NN--NN-", 30, id="half a weekend"),
        pytest.param("NN--E--", 15 + 30, id="an early alone, a day of work alone"),
        pytest.param("--HE---", 10 + 20 + 15 + 30 - 60, id="both places, no free Wednesday"),
    ],
)
def test_each_part_of_the_cost_counts_as_its_sentence_says(instance, ann, beyond):
    """Bob pays 10, and two places stay empty at 30 each."""
    assert cost(instance, ann) == 10 + 60 + beyond


def test_two_weeks_are_one_horizon_with_one_total_and_one_number_of_weekends(instance):
    """Both have six duties, one too many; Ann works two weekends, one too many."""
    both = instance.with_name("n002w4_0_3-3")
    assert cost(both, "NN---EE-----EE", BOB + BOB) == 2 * (10 + 60) + 20 + 20 + 30


@pytest.mark.parametrize(
    ("ann", "bob", "told"),
    [
        pytest.param("E------", BOB, "Early after Night on day 0", id="succession"),
        pytest.param("-------", "-------", "0 Nurse on Night of day 1", id="minimal cover"),
        pytest.param("-------", "-NNH---", "Bob cannot be Head", id="skill"),
    ],
)
def test_what_must_hold_is_seen_by_the_scorer_and_by_the_judge(instance, ann, bob, told):
    _, broken = score(instance, rows(ann, bob))
    assert len(broken) == 1
    assert told in broken[0]
    problem = inrc2.read(instance)
    assert not judge(problem, plan_of(problem, rows(ann, bob))).is_legal


def test_two_shifts_on_a_day_are_no_answer(instance):
    both = [*rows("NN-----", BOB), Held("Ann", 0, "Early", "Head")]
    _, broken = score(instance, both)
    assert broken == ["Ann works twice on day 0"]
    problem = inrc2.read(instance)
    assert not judge(problem, plan_of(problem, both)).is_legal


def test_a_published_week_is_read_as_rows(tmp_path):
    file = tmp_path / "sol-week1.txt"
    file.write_text("SOLUTION\n1 n002w4\n\nASSIGNMENTS = 1\nAnn Tue Early Head\n", "utf-8")
    assert read_week(file, 1) == [("Ann", 8, "Early", "Head")]


def test_rows_and_plans_are_the_same_answer(instance):
    problem = inrc2.read(instance)
    given = sorted(rows("--HE---", BOB))
    assert rows_of(problem, plan_of(problem, given)) == given


def test_our_answer_is_proven_and_scored(instance):
    found = measure(instance, "inrc2", "ours", limit_s=60, seed=1)
    assert (found.status, found.objective) == (Status.OPTIMAL, found.bound)
    assert score(instance, found.rows) == (found.objective, [])
    assert found.objective <= min(cost(instance, "NN--EEE"), cost(instance, "--HE---"))


def test_an_instance_is_named_by_scenario_history_and_weeks(tmp_path):
    with pytest.raises(ValueError, match="not SCENARIO_HISTORY_WEEK"):
        inrc2.read(tmp_path / "n002w4")


def test_a_history_of_earlier_weeks_is_refused(instance):
    file = instance.parent / "n002w4" / "H0-n002w4-0.txt"
    file.write_text(HISTORY.replace("Bob 0 0", "Bob 4 1"), "utf-8")
    with pytest.raises(ValueError, match="earlier weeks"):
        inrc2.read(instance)

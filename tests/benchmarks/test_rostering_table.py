"""Peers get the whole model, and the table says what they answered."""

from __future__ import annotations

import pytest

from benchmarks.formats.ward import Held
from benchmarks.peers.roster import by_goals, cp_sat, highs
from benchmarks.rostering import Answer
from benchmarks.rostering_table import Row, best_known, draw, table
from optimizer.effort import Effort
from optimizer.roster.solve import cost_of, is_legal
from tests.rules.ward import FRI, MON, SAT, early, late, noon, somebody, tiny, weekend
from tests.test_ward import Tiny, fortnight

EFFORT = Effort(limit_s=20, workers=4)


def hall():
    """Three people, meals, backups, fairness and a weekend."""
    people = [somebody(code) for code in ("a", "b", "c")]
    duties = [early(MON), noon(MON), late(MON), late(FRI), weekend(SAT)]
    return tiny(people, duties, days=[MON, FRI, SAT])


@pytest.mark.parametrize("engine", [by_goals, cp_sat, highs])
@pytest.mark.parametrize(
    "problem",
    [
        pytest.param(fortnight(weekend_minimum=2), id="ward"),
        pytest.param(hall(), id="hall"),
        pytest.param(Tiny(3).problem, id="random ward"),
    ],
)
def test_every_engine_answers_the_same_question(engine, problem):
    ours = by_goals(problem, EFFORT)
    found = engine(problem, EFFORT)
    assert found.status == ours.status == "OPTIMAL"
    assert found.plan is not None
    assert is_legal(problem, found.plan)
    assert cost_of(problem, found.plan, None) == found.objective == ours.objective


def test_highs_says_so_when_nothing_is_possible():
    problem = Tiny(next(seed for seed in range(30) if Tiny(seed).best() is None)).problem
    assert highs(problem, EFFORT).status == "INFEASIBLE"


def row(engine: str, objective: int | None, status: str = "FEASIBLE") -> Row:
    answer = Answer("Little", status, objective, 90, 1.0, 1.5, (Held("A", 0, "E"),))
    return Row(engine, 1, 100, answer)


def test_the_table_gives_mean_and_worst_gap_of_each_engine():
    rows = [row("ours", 101), row("ours", 103), row("highs", None, "OUT_OF_TIME")]
    text = table(rows, 60.0)
    assert "| Little | 100 | ours | 1 | FEASIBLE | 101 | 90 | 1.00 | 1.0 | 1.5 |" in text
    assert "| ours | 2 | 2 | 2.00 | 3.00 |" in text
    assert "| highs | 1 | 0 |  |  |" in text


def test_a_disputed_answer_has_no_gap():
    assert row("ours", 101, "DISPUTED").gap is None


def test_best_known_values_are_found_by_the_name_of_the_file(tmp_path):
    file = tmp_path / "best.csv"
    file.write_text("instance,best_known\ncq/One.txt,607\ninrc2/n1_0_1-2,5\nx.vrp,1.5\n", "utf-8")
    assert best_known(file) == {"One": 607, "n1_0_1-2": 5}


def test_the_picture_is_written(tmp_path):
    draw([row("ours", 101), row("cp_sat", 120)], tmp_path / "gaps.png")
    assert (tmp_path / "gaps.png").stat().st_size > 1000

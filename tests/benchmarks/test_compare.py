"""Engines side by side: gaps to the best known, the table, the picture, the command."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from benchmarks.comparison import best_known, gap, plot, sums, table
from tests.benchmarks.test_routing_formats import SOLOMON
from tests.source import ROOT

BEST = {"little": 100.0}


def row(engine, objective, status="FEASIBLE", **more):
    found = {"instance": "little", "engine": engine, "seed": 1, "limit_s": 60.0, "bound": 90}
    found |= {"status": status, "objective": objective, "cpu_seconds": 1.5, **more}
    return found | {"gap": gap(found, BEST)}


ROWS = [
    row("ours", 101),
    row("ours", 103, "OPTIMAL", seed=2),
    row("highs", None, "OUT_OF_TIME"),
    row("rival", 99, "DISPUTED"),
    row("timefold", None, "ABSENT", absent="no JDK"),
]


def test_sums_are_mean_and_worst_gap_of_the_legal_answers():
    ours, highs, rival = sums(ROWS)
    assert (ours["mean gap"], ours["worst gap"], ours["proven"]) == (2.0, 3.0, 1)
    assert (highs["runs"], highs["answers"], highs["mean gap"]) == (1, 0, None)
    assert (rival["refused"], rival["answers"], rival["worst gap"]) == (1, 0, None)


def test_the_table_says_setting_gaps_our_bound_and_who_was_absent():
    text = table(ROWS)
    assert text.startswith("At most 60 s a run, seeds 1 2, ")
    assert "| ours | 2 | 2 | 0 | 1 | 2.0 | 3.0 | 1.5 |" in text
    assert "| little | 2.00 | – (1 without) | – (1 without) | 90 |" in text
    assert "Absent: timefold (no JDK)" in text


def test_an_unknown_instance_has_no_gap():
    assert gap(row("ours", 101) | {"instance": "other"}, BEST) is None


def test_best_known_values_are_found_by_the_name_of_the_file(tmp_path):
    file = tmp_path / "best.csv"
    file.write_text(
        "instance,best_known\ncq/One.txt,607\ninrc2/n1_0_1-2,5\nx.vrp,1.5\ny,-\n", "utf-8"
    )
    assert best_known(file) == {"One": 607, "n1_0_1-2": 5, "x": 1.5}


def test_the_picture_is_written(tmp_path):
    plot(ROWS, tmp_path / "gaps.png")
    assert (tmp_path / "gaps.png").stat().st_size > 1000


@pytest.fixture
def compare(tmp_path):
    """Runs the command on a tiny instance."""
    (tmp_path / "tiny.txt").write_text(SOLOMON, "utf-8")
    (tmp_path / "best.csv").write_text("instance,best_known\ntiny.txt,20\n", "utf-8")
    command = [sys.executable, "-m", "benchmarks.compare", tmp_path / "tiny.txt", "--best"]
    command += [tmp_path / "best.csv", "--out", tmp_path / "out", "--format", "solomon"]

    def run(*options):
        return subprocess.run(
            [*command, "--limit", "2", *options],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
        )

    return run


def test_the_command_goes_on_where_it_stopped(compare, tmp_path):
    assert compare("--engine", "ours").returncode == 0
    again = compare("--engine", "ours", "--engine", "pyvrp")
    assert again.returncode == 0
    made, *told = map(json.loads, again.stdout.splitlines())
    assert (made["instance"], made["engine"], made["objective"]) == ("tiny", "pyvrp", 24.0)
    assert [(one["engine"], one["mean gap"]) for one in told] == [("ours", 20.0), ("pyvrp", 20.0)]
    assert "| tiny | 20.00 | 20.00 | 24.0 |" in (tmp_path / "out" / "table.md").read_text("utf-8")
    assert (tmp_path / "out" / "gaps.png").exists()


def test_an_engine_of_the_other_field_is_refused(compare):
    refused = compare("--engine", "cp_sat")
    assert refused.returncode == 2
    assert "no engine for solomon: cp_sat" in refused.stderr

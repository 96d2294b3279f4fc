"""Reproducible mode: the same scenario gives the same bytes, whatever the hash seed, whatever the
order of the rows.
"""

import os
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random

from openpyxl import load_workbook

from scenarios.generator import generate, month, week
from tests.scenario.input import Input, read_input

COMMAND = "from optimizer.cli.main import main; main()"


def files_of(
    command: str, data: Input, folder: Path, hash_seed: str, root: Path
) -> dict[str, object]:
    """What the command leaves behind: bytes by name, of a workbook the cells."""
    data.write(folder / "scenario")
    said = [command, str(folder / "scenario"), "--reproducible", "--limit", "1"]
    subprocess.run(
        [sys.executable, "-c", COMMAND, *said, "--out", str(folder / "out")],
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(root)},
        check=True,
        capture_output=True,
        timeout=120,
    )
    paths = sorted(path for path in (folder / "out").rglob("*") if path.is_file())
    return {
        path.relative_to(folder / "out").as_posix(): cells(path.read_bytes())
        if path.suffix == ".xlsx"
        else path.read_bytes()
        for path in paths
    }


def cells(workbook: bytes) -> list[tuple[str, list[tuple[object, ...]]]]:
    sheets = load_workbook(BytesIO(workbook)).worksheets
    return [(sheet.title, list(sheet.iter_rows(values_only=True))) for sheet in sheets]


def assert_no_byte_changes(command: str, data: Input, folder: Path, root: Path) -> set[str]:
    """Two runs with other hash seeds and orders of rows; the names of their files."""
    first = files_of(command, data, folder / "one", "1", root)
    for name, rows in data.tables.items():
        Random(name).shuffle(rows)
    second = files_of(command, data, folder / "other", "2", root)
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []
    return set(first)


def test_hash_seeds_and_the_order_of_rows_change_no_byte(tmp_path: Path, root: Path) -> None:
    files, _ = generate(month(2, 1, date(2023, 10, 7), date(2023, 10, 11), seed=3))
    names = assert_no_byte_changes("roster", read_input(files), tmp_path, root)
    assert {"roster.json", "roster.xlsx", "report.html", "summary.json"} < names


def test_neither_do_they_change_routes(tmp_path: Path, root: Path) -> None:
    files, _ = week(16, seed=5)
    names = assert_no_byte_changes("routes", read_input(files), tmp_path, root)
    assert {"routes.json", "routes.geojson", "run-sheets.pdf", "report.html"} < names

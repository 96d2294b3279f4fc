"""`optimizer import-roster` from end to end: files, screens, exit codes, both languages."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from optimizer.exchange.edited_workbook.book import book_in
from tests.cli.planned import Planned, ran

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell


def pair_cell(book: Workbook) -> Cell:
    """A cell with who is A and B of a duty without a meal."""
    cells = (cell for sheet in book.worksheets[1:] for row in sheet.iter_rows() for cell in row)
    return next(cell for cell in cells if re.fullmatch(r"\d+/\d+", str(cell.value)))


@pytest.fixture
def edited(planned: Planned, tmp_path: Path) -> Path:
    """Nobody is B of a duty any more."""
    path = tmp_path / "edited.xlsx"
    book = load_workbook(planned.out / "roster.xlsx")
    cell = pair_cell(book)
    cell.value = str(cell.value).partition("/")[0] + "/"
    book.save(path)
    return path


def test_an_edit_becomes_the_next_plan(planned: Planned, edited: Path, tmp_path: Path) -> None:
    out = tmp_path / "next"
    code, told, _ = ran("import-roster", planned.scenario, edited, "--out", out, "--json")
    assert code == 0
    answer = json.loads(told)
    (edit,) = answer["edits"]
    assert (edit["kind"], edit["after"]) == ("backup", None)
    assert answer["conflicts"] == []
    assert answer["changed_person_days"] == 1
    plan = json.loads((out / "roster.json").read_bytes())
    assert plan["version"] == planned.file("roster.json")["version"] + 1
    assert {path.name for path in out.iterdir()} == {
        "roster.json", "roster.xlsx", "calendars", "report.html", "summary.json",
    }  # fmt: skip
    published = planned.out / "roster.json"
    code, told, _ = ran("judge", planned.scenario, out / "roster.json", "--published", published)
    assert code == 0, told
    memory, _ = book_in((out / "roster.xlsx").read_bytes(), "roster.xlsx")
    assert memory.roster.version == plan["version"]


@pytest.mark.parametrize(("lang", "words"), [("en", "Edited: 1"), ("zh", "改动1处")])
def test_the_screen_says_what_was_edited(
    planned: Planned, edited: Path, lang: str, words: str
) -> None:
    code, told, _ = ran("import-roster", planned.scenario, edited, "--lang", lang)
    assert code == 0
    assert words in told


@pytest.mark.parametrize(("lang", "words"), [("en", "breaks rules"), ("zh", "违反规则")])
def test_a_conflict_writes_nothing(planned: Planned, tmp_path: Path, lang: str, words: str) -> None:
    path, out = tmp_path / "clash.xlsx", tmp_path / "out"
    book = load_workbook(planned.out / "roster.xlsx")
    cell = pair_cell(book)
    holder = str(cell.value).partition("/")[0]
    cell.value = f"{holder}/{holder}"
    book.save(path)
    code, told, _ = ran("import-roster", planned.scenario, path, "--out", out, "--lang", lang)
    assert code == 3
    assert words in told
    assert f"{cell.parent.title}!{cell.coordinate}" in told
    assert "backup_ready" in told
    assert not out.exists()
    code, told, _ = ran("import-roster", planned.scenario, path, "--json")
    assert code == 3
    conflicts = json.loads(told)["conflicts"]
    assert "backup_ready" in {one["rule"] for one in conflicts}
    where = [f"{cell.parent.title}!{cell.coordinate}"]
    assert all(one["cells"] == where for one in conflicts)


def test_an_untouched_workbook_changes_nothing(planned: Planned, tmp_path: Path) -> None:
    out = tmp_path / "out"
    book = planned.out / "roster.xlsx"
    code, told, _ = ran("import-roster", planned.scenario, book, "--out", out, "--lang", "en")
    assert (code, told) == (0, "Nothing was edited: every cell is as it was written.\n")
    assert not out.exists()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("missing.xlsx", "cannot be read"),
        (".", "cannot be read"),
        ("roster.json", "is no xlsx file"),
        ("empty.xlsx", "is no xlsx file"),
    ],
)
def test_a_file_that_is_no_workbook_is_one_error(
    planned: Planned, tmp_path: Path, name: str, told: str
) -> None:
    (tmp_path / "empty.xlsx").write_bytes(b"")
    path = planned.out / name if name == "roster.json" else tmp_path / name
    out = tmp_path / "out"
    code, _, error = ran("import-roster", planned.scenario, path, "--out", out, "--lang", "en")
    assert code == 2
    assert told in error
    assert error.count("\n") == 1
    assert not out.exists()


def test_a_workbook_of_an_older_version_is_refused(
    planned: Planned, edited: Path, tmp_path: Path
) -> None:
    store = ("--store", f"sqlite:///{tmp_path / 'plans.sqlite'}")
    out, other, late = (tmp_path / name for name in ("next", "other", "late"))
    ask = ("import-roster", planned.scenario, edited, "--lang", "en", *store)
    assert ran("publish", planned.scenario, planned.out / "roster.json", *store)[0] == 0
    code, told, err = ran(*ask, "--out", out)
    assert code == 0, err
    assert json.loads((out / "roster.json").read_bytes())["version"] == 1
    assert ran("publish", planned.scenario, out / "roster.json", *store)[0] == 0
    code, told, err = ran(*ask, "--out", late)
    assert (code, err.count("\n")) == (2, 1)
    assert "does not show version 2, which is in force" in err
    assert not late.exists()
    code, told, err = ran(
        "import-roster", planned.scenario, out / "roster.xlsx", "--out", other, *store
    )
    assert (code, told.count("Nothing was edited")) == (0, 1)

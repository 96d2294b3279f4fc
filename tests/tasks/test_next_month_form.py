"""Next month's folder has the form of the old one; what cannot be carried over is refused."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook

from optimizer import load_scenario, next_month
from optimizer.errors import NoPlan, ScenarioError, UsageError
from optimizer.roster.plan.plan import RosterPlan, Rotation
from optimizer.scenario.read.csv_file import csv_lines
from optimizer.scenario.read.headers import in_chinese
from optimizer.scenario.schema.column import columns_of
from optimizer.scenario.schema.tables import ROW_TYPES
from tests.scenario.sample import Folder
from tests.tasks.test_next_month import following, texts
from tests.tasks.test_next_month import town as town  # a fixture

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tasks.made import Made


def test_comments_encodings_and_columns_stay(town: Folder, made: Made, tmp_path: Path) -> None:
    before = (town.path / "people.csv").read_text("utf-8")
    text = "# synthetic: by hand\r\n" + before.replace("\n", "\r\n")
    (town.path / "people.csv").write_bytes(text.encode("gb18030"))
    settings = (town.path / "scenario.yaml").read_text("utf-8")
    (town.path / "scenario.yaml").write_text(
        settings.replace("# synthetic", "# made up, October 2023"), "utf-8"
    )
    (town.path / "previous_days.csv").unlink()
    following(town, made, tmp_path)
    new = tmp_path / "new"
    raw = (new / "people.csv").read_bytes()
    assert raw.startswith(b"# synthetic: by hand\r\ncode,hall,role,")
    assert "大崂-01".encode("gb18030") in raw
    assert texts(new, "previous_days")[:2] == ["# synthetic: by hand", "person,date,worked,until"]
    assert (new / "scenario.yaml").read_text("utf-8") == (
        settings.replace("2023-10-01", "2023-10-16")
        .replace("2023-10-15", "2023-10-31")
        .replace("# synthetic", "# made up, October 2023")
    )


def in_one_workbook(town: Folder) -> None:
    """All tables as sheets of one workbook, in Chinese, a sheet of notes beside."""
    book, lines = Workbook(), []
    notes = book.active
    assert notes is not None
    notes.title = "说明"
    notes["A1"] = "=1+1"
    for name, model in ROW_TYPES.items():
        path = town.path / f"{name}.csv"
        if not path.exists():
            continue
        titles = {field: column.zh for field, column in columns_of(model).items()}
        rows = [line.cells for line in csv_lines(path.read_text("utf-8"), path.name)]
        sheet = book.create_sheet(f"表{len(lines)}")
        sheet.append([titles[cell] for cell in rows[0]])
        for row in rows[1:]:
            sheet.append([in_chinese(cell) for cell in row])
        lines.append(f"  {name}: 数据.xlsx!{sheet.title}\n")
        path.unlink()
    book.save(town.path / "数据.xlsx")
    settings = (town.path / "scenario.yaml").read_text("utf-8")
    town.write("scenario.yaml", settings + "tables:\n" + "".join(lines))


def test_a_workbook_with_chinese_headers_stays_one(
    town: Folder, made: Made, tmp_path: Path
) -> None:
    in_csv = following(town, made, tmp_path)
    shutil.rmtree(tmp_path / "new")
    in_one_workbook(town)
    in_xlsx = following(town, made, tmp_path)
    for table in ROW_TYPES:
        assert (table, getattr(in_xlsx, table)) == (table, getattr(in_csv, table))
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "TO-DO.md",
        "scenario.yaml",
        "what-if",
        "数据.xlsx",
    ]
    book = load_workbook(tmp_path / "new/数据.xlsx")
    days = next(s for s in book.worksheets if s["C1"].value == "是否上班")
    assert {days.cell(line, 3).value for line in range(2, days.max_row + 1)} <= {"是", "否"}


def test_a_plan_that_breaks_a_rule_is_not_carried_over(made: Made) -> None:
    broken = RosterPlan(
        **{name: getattr(made.plan, name) for name in ("assignments", "meals", "comp")},
        rotations=(Rotation("大崂-02", date(2023, 10, 9)),),
    )
    with pytest.raises(NoPlan, match=r"the plan breaks rules in \d+ places") as error:
        next_month(made.scenario, broken)
    assert "training_turn" in error.value.said("en")
    assert "计划违反规则" in error.value.said("zh")


def test_a_plan_of_another_month_is_refused(made: Made, town: Folder) -> None:
    other = next_month(made.scenario, made.plan)
    other.write(town.path.parent / "new")
    with pytest.raises(UsageError, match="is of 2023-10-"):
        next_month(load_scenario(town.path.parent / "new"), made.plan)


def test_dates_without_a_notice_are_told_as_ever(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    from optimizer.scenario import calendar

    monkeypatch.setattr(calendar, "_notice_years", lambda: range(2014, 2023))
    with pytest.raises(ScenarioError) as error:
        next_month(made.scenario, made.plan)
    assert str(error.value.mistakes[0]) == (
        "scenario.yaml:6:10: dates.first: no State Council notice on the holidays of 2023 is known"
        " (list the day kinds in calendar.csv, or pass --assume-weekdays)"
    )
    found = next_month(made.scenario, made.plan, assume_weekdays=True)
    assert found.view.first == date(2023, 10, 16)

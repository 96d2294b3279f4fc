"""A cell is what Excel shows, or an error that names it; never silently something else."""

from __future__ import annotations

from datetime import time
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook

from optimizer.reports.xlsx.cells import put
from optimizer.scenario.read.files import decode
from optimizer.scenario.read.mistakes import UnreadableError
from optimizer.scenario.read.xlsx_file import read_sheet

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from tests.scenario.sample import Folder

HEADER = "person,first,last,part,kind"
RAW = "大崂-02,2023-10-11,2023-10-12,day,annual_leave"


def sheet_of(rows: list[list[Any]]) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    return book, sheet


def texts(book: Workbook, wanted: str = "", default: str = "x") -> list[list[str]]:
    content = BytesIO()
    book.save(content)
    return [row for _, _, row in read_sheet(content.getvalue(), "a.xlsx", wanted, default, 100)]


def refused(book: Workbook, wanted: str = "", default: str = "x") -> str:
    with pytest.raises(UnreadableError) as error:
        texts(book, wanted, default)
    found = error.value.found
    return f"{found.place}: {found.problem}"


def test_a_formula_without_a_saved_value_is_named() -> None:
    book, _ = sheet_of([["a", "b"], ["x", "=1+1"]])
    assert refused(book) == "a.xlsx!Sheet!B2: holds a formula without a saved value"


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!"])
def test_an_error_cell_is_named(error: str) -> None:
    book, sheet = sheet_of([["a"], ["x"]])
    sheet["A2"].value, sheet["A2"].data_type = error, "e"
    assert refused(book) == f"a.xlsx!Sheet!A2: holds the error value {error}"


def test_a_merged_cell_s_value_stands_in_each_of_its_cells() -> None:
    book, sheet = sheet_of([["a", "part"], ["x", "morning"], ["y", None], ["z", "day"]])
    sheet.merge_cells("B2:B3")
    assert texts(book)[1:] == [["x", "morning"], ["y", "morning"], ["z", "day"]]


@pytest.mark.parametrize(
    ("value", "pattern", "shown"),
    [
        (45211.66666666, "yyyy-mm-dd hh:mm", "2023-10-12 16:00"),
        (45211.0, "yyyy-mm-dd", "2023-10-12"),
        (0.66666666, "hh:mm", "16:00"),
        (0.33333332, "h:mm", "08:00"),
    ],
)
def test_times_are_read_as_they_are_shown(value: float, pattern: str, shown: str) -> None:
    book, sheet = sheet_of([["a"], [value]])
    sheet["A2"].number_format = pattern
    assert texts(book)[1] == [shown]


def test_a_time_of_a_cell_keeps_its_minute() -> None:
    book, _ = sheet_of([["a"], [time(17, 30)]])
    assert texts(book)[1] == ["17:30"]


def test_the_first_visible_sheet_is_read_and_a_hidden_one_only_by_its_name() -> None:
    book, hidden = sheet_of([["old"]])
    hidden.sheet_state = "hidden"
    book.create_sheet("new").append(["new"])
    assert texts(book) == [["new"]]
    assert texts(book, default="Sheet") == [["new"]]
    assert texts(book, wanted="Sheet") == [["old"]]


def test_a_column_past_the_hundredth_is_refused() -> None:
    book, sheet = sheet_of([["a"] * 100, ["x"]])
    assert len(texts(book)) == 2
    sheet["CW2"] = "y"
    assert refused(book) == "a.xlsx!Sheet!A2: has more than 100 cells"


def test_cells_that_are_only_styled_are_passed_over() -> None:
    book, sheet = sheet_of([["a"], ["x"]])
    sheet["XFD20000"].number_format = "0.00"
    assert [row for row in texts(book) if row] == [["a"], ["x"]]
    sheet["XFD2"] = "y"
    assert refused(book) == "a.xlsx!Sheet!A2: has more than 100 cells"


def test_escaped_characters_are_read_and_written_as_they_are_shown() -> None:
    book, sheet = sheet_of([["a"], ["M_x0031_"], ["_x005F_x0031_"]])
    assert texts(book)[1:] == [["M1"], ["_x0031_"]]
    put(sheet, 2, 1, "M_x0031_")
    assert sheet["A2"].value == "M_x005F_x0031_"
    assert texts(book)[1] == ["M_x0031_"]
    content = BytesIO()
    book.save(content)
    assert load_workbook(content).active["A2"].value == "M_x005F_x0031_"  # type: ignore[index]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_comments_end_with_any_line_end(folder: Folder, end: str) -> None:
    (folder.path / "absences.csv").write_bytes(end.join(("# leave", HEADER, RAW, "")).encode())
    assert [row.person for row in folder.load().absences] == ["大崂-02"]


def test_many_comments_are_passed_over_at_once(folder: Folder) -> None:
    comments = "# x\n" * 1_000_000
    (folder.path / "absences.csv").write_text(f"{comments}{HEADER}\n{RAW}\n", "utf-8")
    assert len(folder.load().absences) == 1


def test_gb18030_under_an_english_header_is_read_or_refused() -> None:
    for text, encoding in (("id,name\nF1,石山旁\n", "gb18030"), ("id\nCafé\n", "utf-8")):
        assert decode(text.encode(encoding), "a.csv") == text
    with pytest.raises(UnreadableError, match=r"a\.csv") as error:
        decode("id,name\nF1,石山\n".encode("gb18030"), "a.csv")
    assert "encoding cannot be told" in str(error.value.found.problem)
    assert decode("id\nF1,ʯɽ\n".encode("utf-8-sig"), "a.csv") == "id\nF1,ʯɽ\n"


def test_big5_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"a\.csv"):
        decode("名稱,地點\n便民服務大廳,嶗山區\n".encode("big5"), "a.csv")


@pytest.mark.parametrize("between", ["; ", "；", "、", "，", ", "])
def test_a_list_may_be_separated_as_people_do(folder: Folder, between: str) -> None:
    before = folder.load()
    text = (folder.path / "people.csv").read_text("utf-8")
    rows = [row.split(",") for row in text.splitlines()]
    first = next(row for row in rows if ";" in row[3])
    cell = between.join(part.strip() for part in first[3].split(";"))
    first[3] = f'"{cell}"'
    (folder.path / "people.csv").write_text("\n".join(map(",".join, rows)), "utf-8")
    assert folder.load().people == before.people


def test_ticks_and_seconds_of_zero_are_understood(folder: Folder) -> None:
    before = folder.load()
    folder.replace("items.csv", "no,\n", "×,\n")
    folder.replace("vans.csv", "08:30-17:00", "08:30:00-17:00:00")
    assert folder.load() == before

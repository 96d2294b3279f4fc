"""What cannot be an edit is told once, with its cell: deleted rows, formulas, unknown names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from optimizer.errors import ScenarioError
from optimizer.tasks.import_roster import import_roster
from tests.tasks.edited import Sheets

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl import Workbook

    from tests.tasks.made import Made

HALL, DUTIES, LEDGER = "大崂便民服务大厅", "人员", "调休"


@pytest.fixture(scope="module")
def zh(made: Made) -> Sheets:
    return Sheets(made, "zh")


def mistakes(sheets: Sheets, change: Callable[[Workbook], object]) -> list[str]:
    with pytest.raises(ScenarioError) as error:
        import_roster(sheets.made.scenario, sheets.changed(change), "f.xlsx")
    for mistake in error.value.mistakes:
        assert mistake.said("zh") != mistake.said("en")
    return error.value.said("en").split("\n")


def put(sheet: str, cell: str, value: object, book: Workbook) -> None:
    book[sheet][cell] = value


def call(sheet: str, method: str, *words: Any, book: Workbook) -> None:
    getattr(book[sheet], method)(*words)


def copy_row(book: Workbook) -> None:
    book[DUTIES].append([cell.value for cell in book[DUTIES][3]])


DAMAGE: dict[str, tuple[Any, str]] = {
    "a row of people is deleted": (
        partial(call, HALL, "delete_rows", 6),
        "f.xlsx!大崂便民服务大厅!A6: row: the row '大崂-02 经办员' is gone",
    ),
    "a row of people is inserted": (
        partial(call, HALL, "insert_rows", 6),
        "f.xlsx!大崂便民服务大厅!A6: row: a row was inserted",
    ),
    "a date is deleted": (
        partial(call, HALL, "delete_cols", 4),
        "f.xlsx!大崂便民服务大厅!D1: column: the column '2023-10-03' is gone",
    ),
    "a date is inserted": (
        partial(call, HALL, "insert_cols", 4),
        "f.xlsx!大崂便民服务大厅!D1: column: a column was inserted",
    ),
    "two dates are merged": (
        partial(call, HALL, "merge_cells", "C6:D6"),
        "f.xlsx!大崂便民服务大厅!C6: cell: C6:D6 are merged",
    ),
    "a date is another": (
        partial(put, HALL, "D3", "3.10."),
        "f.xlsx!大崂便民服务大厅!D3: cell: is not edited here",
    ),
    "a name is another": (
        partial(put, HALL, "A6", "张三"),
        "f.xlsx!大崂便民服务大厅!A6: cell: is not edited here",
    ),
    "a note beside the table": (
        partial(put, HALL, "Z6", "问一下"),
        "f.xlsx!大崂便民服务大厅!Z6: cell: '问一下' stands where nothing is read",
    ),
    "a note below the table": (
        partial(put, HALL, "B40", "问一下"),
        "f.xlsx!大崂便民服务大厅!B40: cell: '问一下' stands where nothing is read",
    ),
    "a formula": (
        partial(put, HALL, "C6", "=B6"),
        "f.xlsx!大崂便民服务大厅!C6: cell: holds a formula or an error value",
    ),
    "no mark": (
        partial(put, HALL, "I6", "早睡"),
        "f.xlsx!大崂便民服务大厅!I6: cell: '早睡' are no marks",
    ),
    "a place that nobody edits here": (
        partial(put, HALL, "I6", "训"),
        "f.xlsx!大崂便民服务大厅!I6: cell: training: not edited here",
    ),
    "a slot that the hall has not": (
        partial(put, HALL, "I6", "周末上A"),
        "f.xlsx!大崂便民服务大厅!I6: cell: 大崂 has no weekend_morning on 2023-10-08",
    ),
    "an unknown name": (
        partial(put, HALL, "H9", "09/02"),
        "f.xlsx!大崂便民服务大厅!H9: cell: '09' is nobody's code; known: 大崂-01",
    ),
    "a holder alone": (
        partial(put, HALL, "H9", "03"),
        "f.xlsx!大崂便民服务大厅!H9: cell: '03' does not say who is B",
    ),
    "three people": (
        partial(put, HALL, "H9", "01/02/03"),
        "f.xlsx!大崂便民服务大厅!H9: cell: '01/02/03' is not one A and one B",
    ),
    "a duty on a date without one": (
        partial(put, HALL, "E9", "01/02"),
        "f.xlsx!大崂便民服务大厅!E9: cell: there is no duty on 2023-10-04 in this row",
    ),
    "a third turn": (
        partial(put, HALL, "H9", "02③/01①"),
        "f.xlsx!大崂便民服务大厅!H9: cell: ③: only 2 eat here",
    ),
    "a turn where nobody eats": (
        partial(put, HALL, "H10", "01①/03"),
        "f.xlsx!大崂便民服务大厅!H10: cell: nobody in this place eats",
    ),
    "a sheet is deleted": (
        lambda book: book.remove(book[HALL]),
        "f.xlsx!大崂便民服务大厅!A1: sheet: the sheet is gone",
    ),
    "a sheet has another name": (
        lambda book: setattr(book[HALL], "title", "大崂大厅"),
        "f.xlsx!大崂便民服务大厅!A1: sheet: the sheet is gone (did you mean '大崂大厅'?)",
    ),
    "a duty's row is deleted": (
        partial(call, DUTIES, "delete_rows", 3),
        "f.xlsx!人员!A3: row: the row",
    ),
    "a duty's row is copied": (copy_row, "row: a row that was not written: its number is '2'"),
    "a column of the duties is deleted": (
        partial(call, DUTIES, "delete_cols", 4),
        "f.xlsx!人员!D1: column: the column '大厅编号' is gone",
    ),
    "a duty's date": (
        partial(put, DUTIES, "A3", "2023-10-30"),
        "f.xlsx!人员!A3: cell: is not edited here, but follows from the plan (it was '2023-10-0",
    ),
    "no role": (partial(put, DUTIES, "I3", "C"), "f.xlsx!人员!I3: cell: 'C' is neither A nor B"),
    "no time": (
        partial(put, DUTIES, "L3", "noon"),
        "f.xlsx!人员!L3: cell: 'noon' is no time like 12:00",
    ),
    "a header": (partial(put, DUTIES, "H1", "谁"), "f.xlsx!人员!H1: cell: is not edited here"),
    "a balance": (partial(put, LEDGER, "I2", 0), "f.xlsx!调休!I2: cell: is not edited here"),
    "a row of the ledger is deleted": (
        partial(call, LEDGER, "delete_rows", 2),
        "f.xlsx!调休!A2: row: the row",
    ),
    "the hidden sheet is deleted": (
        lambda book: book.remove(book["回读用"]),
        "f.xlsx:1:1: file: is no workbook that roster or plan wrote, or its hidden sheet is gone",
    ),
    "the hidden sheet is changed": (
        partial(put, "回读用", "A3", "x"),
        "f.xlsx:1:1: file: its hidden sheet was changed",
    ),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_it_is_told_once_with_its_cell(name: str, zh: Sheets) -> None:
    change, due = DAMAGE[name]
    takes_book = isinstance(change, partial) and change.func is call
    found = mistakes(zh, (lambda book: change(book=book)) if takes_book else change)
    assert len(found) == 1, found
    assert due in found[0]


def test_all_mistakes_are_told_at_once(zh: Sheets) -> None:
    def change(book: Workbook) -> None:
        put(HALL, "I6", "xx", book)
        put(LEDGER, "I2", 7, book)
        put(DUTIES, "H3", "xx", book)

    assert len(mistakes(zh, change)) == 3


def test_sorted_and_filtered_rows_are_no_edits(zh: Sheets) -> None:
    def change(book: Workbook) -> None:
        for name in (DUTIES, LEDGER, "日程"):
            sheet = book[name]
            first, *rest = [[cell.value for cell in row] for row in sheet.iter_rows()]
            for line, row in enumerate([first, *reversed(rest)], 1):
                for column, value in enumerate(row, 1):
                    sheet.cell(line, column).value = value
            sheet.row_dimensions[4].hidden = True

    found = import_roster(zh.made.scenario, zh.changed(change))
    assert found.edits == ()


def test_a_sorted_row_is_edited_where_it_stands(zh: Sheets) -> None:
    sheet = next(one for one in zh.memory.sheets if one.columns)
    last = sheet.places[-1]

    def change(book: Workbook) -> None:
        duties = book[DUTIES]
        rows = [[cell.value for cell in row] for row in duties.iter_rows(min_row=2)]
        rows[-1][7] = None
        for line, row in enumerate(reversed(rows), 2):
            for column, value in enumerate(row, 1):
                duties.cell(line, column).value = value

    found = import_roster(zh.made.scenario, zh.changed(change))
    (edit,) = found.edits
    assert edit.cells == ("人员!H2",)
    assert edit.before
    assert (edit.hall, edit.date, edit.part) == (last.hall, last.date, last.slot)
    assert (edit.before.person, edit.after) == (last.person, None)


def test_added_sheets_and_comments_are_no_edits(zh: Sheets) -> None:
    def change(book: Workbook) -> None:
        book.create_sheet("草稿")["A1"] = "=1+1"

    found = import_roster(zh.made.scenario, zh.changed(change))
    assert (found.edits, found.added_sheets) == ((), ("草稿",))


@pytest.mark.parametrize("data", [b"", b"PK", b"x" * 100])
def test_what_is_no_workbook_is_told(data: bytes, zh: Sheets) -> None:
    with pytest.raises(ScenarioError, match=r"f.xlsx:1:1: file: is no xlsx file"):
        import_roster(zh.made.scenario, data, "f.xlsx")

"""The workbook, read back: recounts, safe texts, print set-up, stable bytes."""

import io
import re
from collections import Counter
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from optimizer.reports.xlsx.cells import BOLD, LINK, list_sheet, put, sheet_name
from optimizer.reports.xlsx.workbook import roster_xlsx


def read(view, lang="en"):
    return load_workbook(io.BytesIO(roster_xlsx(view, lang)))


def rows(sheet):
    header, *rest = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rest]


@pytest.fixture(scope="module")
def workbook(view):
    return read(view)


def test_every_duty_is_in_the_people_sheet_once(view, workbook):
    found = Counter(
        (r["Person"], r["Date"].date(), r["Hall id"], r["Start"], r["A/B"])
        for r in rows(workbook["People"])
    )
    wanted = Counter(
        (p, d.date, d.hall, f"{d.span.start_min // 60:02d}:{d.span.start_min % 60:02d}", role)
        for d in view.duties
        for p, role in d.places
    )
    assert found == wanted


def test_overtime_and_ledgers_add_up_from_the_cells_alone(workbook):
    worked = Counter()
    for row in rows(workbook["People"]):
        worked[row["Person"], row["Date"].date()] += row["Minutes of work"]
    entries = rows(workbook["Entries"])
    told = {(r["Person"], r["Date"].date()): r["Overtime, min"] for r in entries}
    assert {k: m for k, m in worked.items() if m} == {k: m for k, m in told.items() if m}
    spent = Counter()
    for row in rows(workbook["Days"]):
        if row["Kind"] == "comp time":
            spent[row["Person"]] += row["Minutes of work"]
    for row in rows(workbook["Ledger"]):
        assert row["Spent, min"] == spent[row["Person"]]
        total = row["Opening, min"] + row["Earned, min"] - row["Spent, min"]
        assert total == row["Closing, min"]


def test_half_days_have_hours_and_a_place(workbook):
    kinds = {row["Kind"] for row in rows(workbook["Days"])}
    assert {"ordinary hours", "comp time", "leave", "rotation", "van"} <= kinds
    assert all(row["Start"] < row["End"] for row in rows(workbook["Days"]))


def test_the_grid_shows_codes_roles_and_meal_turns(view):
    sheet = read(view, "zh")["大崂管区大厅"]
    cells = [str(cell.value) for row in sheet.iter_rows(min_row=5, min_col=2) for cell in row]
    shown = {code for cell in cells for code in cell.split()}
    assert {"早A", "早B", "午A①", "午B②", "晚A", "周末上A", "节上A", "假"} <= shown
    assert shown & {"调上", "调下"}
    assert any("缺" in cell for cell in cells)


def test_a_missing_place_is_red_and_listed_with_reasons(view, workbook):
    listed = rows(workbook["Shortages"])
    assert len(listed) == len(view.shortages)
    assert "大崂-03: would exceed the overtime limit" in listed[0]["Why it is empty"]
    sheet = workbook["Hall 大崂"]
    red = [
        cell for row in sheet.iter_rows() for cell in row if re.search("no [AB]", str(cell.value))
    ]
    assert red
    assert all(cell.font.color.rgb == "00C00000" for cell in red)


def test_sheets_print_on_a4_with_repeated_titles(workbook):
    shown = [sheet for sheet in workbook if sheet.sheet_state == "visible"]
    assert len(shown) == len(workbook.worksheets) - 1
    for sheet in shown:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows
    people = workbook["People"]
    assert people.auto_filter.ref == people.dimensions
    assert people.freeze_panes == "A2"


def test_the_overview_says_status_stamps_and_links(view, workbook):
    sheet = workbook["Overview"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    for wanted in (
        "SYNTHETIC",
        "Every rule is kept",
        "5102",
        "noon-everywhere",
        "Every management",
    ):
        assert any(wanted in text for text in texts), wanted
    links = [cell.hyperlink.location or cell.hyperlink.ref for row in sheet.iter_rows()
             for cell in row if cell.hyperlink]  # fmt: skip
    assert len(links) == len(view.halls)


def test_no_text_becomes_a_formula(hostile_view):
    workbook = read(hostile_view)
    names = set()
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.coordinate
                if isinstance(cell.value, str):
                    assert not re.search("[\x00-\x08\u202e]", cell.value)
                    names.add(cell.value)
                    assert cell.quotePrefix or cell.value[:1] not in tuple("=+-@")
    assert {"=cmd|'/C calc'!A0", "+1", "../../x", "@SUM(A1)", "😀𠮷"} <= names


def test_the_same_view_gives_the_same_bytes(view):
    assert roster_xlsx(view, "zh") == roster_xlsx(view, "zh")


def test_the_stamp_stands_in_place_of_the_clock(workbook):
    assert workbook.properties.created.isoformat() == "2023-09-25T08:00:00"
    assert workbook.properties.modified.isoformat() == "2023-09-25T08:00:00"


def test_sheet_names_are_legal_and_unique():
    taken: list[str] = []
    for wanted in ("a/b:c", "A_b_c", "x" * 40, "x" * 45, "", "history", "'q'", "厅" * 40, "[]"):
        name = sheet_name(wanted, taken)
        assert 0 < len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert name.casefold() not in {other.casefold() for other in taken}
        taken.append(name)


def test_a_date_is_a_date_and_a_long_text_is_cut():
    sheet = Workbook().active
    assert put(sheet, 1, 1, date(2023, 10, 9)).number_format == "yyyy-mm-dd"
    assert len(put(sheet, 1, 2, "x" * 40_000).value) == 32_767


def test_styles_are_made_once_and_never_shared_between_cells():
    workbook = Workbook()
    sheet = workbook.active
    first, second, third = (put(sheet, row, 1, "=x", BOLD, box=True) for row in (1, 2, 3))
    second.font = LINK
    assert (first.font, second.font, third.font) == (BOLD, LINK, BOLD)
    assert first.quotePrefix
    assert not put(sheet, 4, 1, "x", BOLD, box=True).quotePrefix
    assert put(Workbook().active, 1, 1, "x", BOLD).border.left.style is None


def test_a_table_wraps_only_texts_of_several_lines():
    sheet = Workbook().active
    list_sheet(sheet, ("a", "b"), [("one\ntwo", "one"), (None, 3)])
    assert [bool(cell.alignment.wrap_text) for cell in sheet[2]] == [True, False]
    assert sheet.column_dimensions["A"].width == 7
    assert sheet.auto_filter.ref == "A1:B3"

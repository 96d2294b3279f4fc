"""Workbooks as other programs write them: what is read is what is shown, or the cell is named."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from optimizer.scenario.read.mistakes import Place, UnreadableError, near
from optimizer.scenario.read.tables import read_table
from optimizer.scenario.read.xlsx_file import read_sheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEADER = ("人员", "开始日期", "结束日期", "时段", "类型")
ROW = ("大崂-02", "2023/10/1", "2023年10月1日", "上午", "年休假")


def styles(form: str) -> str:
    """A style sheet whose style 1 has a number format: a code, or the number of a built-in one."""
    built_in = form.isdigit() and len(form) == 2
    number = form if built_in else "200"
    code = form.replace('"', "&quot;")
    own = f'<numFmts count="1"><numFmt numFmtId="200" formatCode="{code}"/></numFmts>'
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    ours = plain.replace('"0"', f'"{number}"', 1)
    fill = '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    return (
        f'<styleSheet xmlns="{MAIN}">{"" if built_in else own}'
        f'<fonts count="1"><font/></fonts>{fill}<borders count="1"><border/></borders>'
        f'<cellStyleXfs count="1">{plain}</cellStyleXfs>'
        f'<cellXfs count="2">{plain}{ours}</cellXfs></styleSheet>'
    )


def workbook(rows: str, form: str = "", settings: str = "", columns: str = "") -> bytes:
    """A workbook without shared strings; its targets are absolute, it has styles only if asked."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {"workbook.xml": "sheet.main", "worksheets/sheet1.xml": "worksheet"}
    parts |= {"styles.xml": "styles"} if form else {}
    types = "".join(
        f'<Override PartName="/xl/{part}" ContentType="{kind}.{name}+xml"/>'
        for part, name in parts.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    links = "".join(
        f'<Relationship Id="r{at}" Type="{LINKS}/{name}" Target="/xl/{part}"/>'
        for at, (part, name) in enumerate(parts.items())
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="{rels}"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r0" '
        f'Type="{LINKS}/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{settings}<sheets>'
        '<sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{columns}<sheetData>{rows}'
        "</sheetData></worksheet>",
    } | ({"xl/styles.xml": styles(form)} if form else {})
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


def inline(*rows: tuple[str, ...], attributes: str = "") -> str:
    """Rows of inline strings."""
    cells = [
        "".join(f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>' for text in row)
        for row in rows
    ]
    return "".join(f"<row {attributes}>{row}</row>" for row in cells)


def texts(raw: bytes) -> list[list[str]]:
    return [row for _, _, row in read_sheet(raw, "a.xlsx", "", "x", 100)]


def number(value: str) -> str:
    return f'<row r="1"><c r="A1" s="1"><v>{value}</v></c></row>'


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        ("45211", 'yyyy"年"m"月"d"日"', "2023-10-12"),
        ("45211", "31", "2023-10-12"),
        ("45211", "58", "2023-10-12"),
        ("0.375", "32", "09:00"),
        ("45211", "[$-804]yyyy/m/d;@", "2023-10-12"),
        ("0.5", "0%", "50%"),
        ("0.125", "0.0%", "12.5%"),
        ("7", "0000", "0007"),
        ("5", '"B-"000', "B-005"),
        ("30", '0"分钟"', "30"),
        ("1234", "#,##0", "1234"),
        ("36.250000000000004", "0.00", "36.25"),
        ("30", "[Red]0", "30"),
        ("1.25", "[h]:mm", "30:00"),
    ],
)
def test_a_number_is_read_as_it_is_shown(value: str, form: str, shown: str) -> None:
    assert texts(workbook(number(value), form)) == [[shown]]


@pytest.mark.parametrize("said", ["1", "true"])
def test_dates_from_1904_on(said: str) -> None:
    settings = f'<workbookPr date1904="{said}"/>'
    for form in ("yyyy-mm-dd", "31"):
        assert texts(workbook(number("43749"), form, settings)) == [["2023-10-12"]]


def test_a_number_that_its_format_scales_is_named() -> None:
    with pytest.raises(UnreadableError) as error:
        texts(workbook(number("30000"), "0,"))
    assert str(error.value.found.place) == "a.xlsx!表!A1"
    assert "holds 30000, which its number format shows otherwise" in str(error.value.found.problem)


def test_formulas_of_empty_text_and_shared_ones() -> None:
    empty = '<c r="A1" t="str"><f>""</f><v></v></c>'
    first = '<c r="B1"><f t="shared" ref="B1:C1" si="0">1+1</f><v>2</v></c>'
    second = '<c r="C1"><f t="shared" si="0"/>{}</c>'
    row = f'<row r="1">{empty}{first}{second}</row>'
    assert texts(workbook(row.format("<v>3</v>"))) == [["", "2", "3"]]
    with pytest.raises(UnreadableError, match="C1"):
        texts(workbook(row.format("")))


def test_yes_and_no_and_iso_dates() -> None:
    cells = '<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="d"><v>2023-10-09T16:00:00</v></c>'
    assert texts(workbook(f"<row>{cells}</row>")) == [["yes", "no", "2023-10-09 16:00"]]


def test_hidden_rows_and_columns_are_named() -> None:
    shown, hidden = inline(("a", "b")), inline(("x", "y"), attributes='hidden="1"')
    hide = '<cols><col min="2" max="4" width="9" hidden="1"/></cols>'
    for raw, place in (
        (workbook(shown + hidden), "a.xlsx!表!A2"),
        (workbook(inline(("a", "b", "c")), columns=hide), "a.xlsx!表!B1"),
        (workbook(inline(("a", "", "c")), columns=hide), "a.xlsx!表!C1"),
    ):
        with pytest.raises(UnreadableError) as error:
            texts(raw)
        assert (str(error.value.found.place), str(error.value.found.problem)) == (
            place,
            "is hidden",
        )
    assert texts(workbook(inline(("a",)), columns=hide)) == [["a"]]


@pytest.mark.parametrize(
    "rows",
    [
        (HEADER, ROW),
        (("",), ("", ""), HEADER, ROW),
        (("", *HEADER), ("", *ROW)),
        (("人\n员", " 开始　日期\n", *HEADER[2:]), ROW),
        (HEADER, ("大崂-02 ", "２０２３／１０／１", "　2023.10.1", "上午 ", "年休假")),
    ],
)
def test_a_table_that_lies_or_is_written_otherwise(
    rows: tuple[tuple[str, ...], ...], tmp_path: Path
) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbook(inline(*rows)))
    table, found = read_table(tmp_path, "absences", "a.xlsx", Place("scenario.yaml"))
    assert not found
    assert [row.cells for row in table.rows] == [
        {
            "person": "大崂-02",
            "first": "2023-10-01",
            "last": "2023-10-01",
            "part": "morning",
            "kind": "annual_leave",
        }
    ]


def test_a_second_table_beside_is_told_at_its_headers(tmp_path: Path) -> None:
    rows = ((*HEADER, "", "备\n用"), (*ROW, "", "x"))
    (tmp_path / "a.xlsx").write_bytes(workbook(inline(*rows)))
    _, found = read_table(tmp_path, "absences", "a.xlsx", Place("scenario.yaml"))
    assert [(str(one.place), str(one.field)) for one in found] == [("a.xlsx!表!G1", "备 用")]


def test_full_width_words_are_near_their_plain_ones() -> None:
    assert near("大崂－０２", ["双石-02", "大崂-02"]) == "大崂-02"


def test_an_empty_cell_at_the_end_of_a_row_is_a_place(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbook(inline(HEADER, ROW[:3])))
    table, _ = read_table(tmp_path, "absences", "a.xlsx", Place("scenario.yaml"))
    assert str(table.rows[0].places["kind"]) == "a.xlsx!表!E2"

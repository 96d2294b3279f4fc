"""What a clerk's tables look like: titles, other separators, Chinese names and words."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from optimizer.scenario import journeys

if TYPE_CHECKING:
    from tests.scenario.sample import Folder

HEADER = "person,first,last,part,kind"
ROW = "大崂-02,2023-10-11,2023-10-12,day,annual_leave"
CHINESE = "人员,开始日期,结束日期,时段,类型"


@pytest.mark.parametrize("mark", [";", "\t", "，", "；", "|", "、"])
@pytest.mark.parametrize("above", ["", "# leave\n", "请假表\n"])
def test_another_separator_is_told_once(folder: Folder, mark: str, above: str) -> None:
    text = f"{HEADER}\n{ROW}\n双石-02,2023-10-09,2023-10-09,day,business\n".replace(",", mark)
    folder.write("absences.csv", above + text)
    (told,) = folder.mistakes()
    line = 2 if above else 1
    said = "tab" if mark == "\t" else mark
    assert told == (
        f"absences.csv:{line}:1: row: separates its cells by {said} "
        '(separate them by commas: in Excel or WPS, save it as "CSV UTF-8")'
    )


def test_quoted_cells_between_semicolons_are_told_too(folder: Folder) -> None:
    folder.write("absences.csv", '"person";"first";"last";"part";"kind"\n"x";"y";"z";"a";"b"\n')
    (told,) = folder.mistakes()
    assert told.startswith("absences.csv:1:1: row: separates its cells by ;")


def test_a_row_with_another_separator_is_told_once(folder: Folder) -> None:
    folder.write("absences.csv", f"{HEADER}\n{ROW}\n{ROW.replace(',', '，')}\n")
    (told,) = folder.mistakes()
    assert told.startswith("absences.csv:3:1: row: separates its cells by ，")


def test_a_short_row_with_a_list_is_no_other_separator(folder: Folder) -> None:
    folder.replace(
        "people.csv",
        "大崂-01,大崂,lead,universal,labour_contract,,,0",
        "大崂-01,大崂,lead,universal; medical,labour_contract",
    )
    assert folder.load().people[0].items == ("universal", "medical")


@pytest.mark.parametrize("titles", [1, 2, 3])
@pytest.mark.parametrize("header", [HEADER, CHINESE])
def test_a_title_above_the_header_is_told_once(folder: Folder, titles: int, header: str) -> None:
    above = "".join(f"2023年10月请假表{n},,,,\n\n" for n in range(titles))
    folder.write("absences.csv", f"{above}{header}\n{ROW}\n")
    assert folder.mistakes() == [
        "absences.csv:1:1: row: '2023年10月请假表0' stands above the header in row "
        f"{2 * titles + 1} (delete the rows above the header)"
    ]


def test_a_merged_title_of_a_sheet_is_told_once(folder: Folder) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["请假表"])
    sheet.merge_cells("A1:E1")
    sheet.append(CHINESE.split(","))
    sheet.append(ROW.split(","))
    content = BytesIO()
    book.save(content)
    (folder.path / "a.xlsx").write_bytes(content.getvalue())
    folder.replace("scenario.yaml", "rules:", "tables: {absences: a.xlsx}\nrules:")
    assert folder.mistakes() == [
        "a.xlsx!Sheet!A1: row: '请假表' stands above the header in row 2 "
        "(delete the rows above the header)"
    ]


def test_a_table_without_a_header_is_told_once(folder: Folder) -> None:
    folder.write("absences.csv", f"{ROW}\n{ROW}\n")
    (told,) = folder.mistakes()
    assert told == (
        "absences.csv:1:1: header: should name the columns (its columns are 人员, 开始日期, "
        "结束日期, 时段, 类型)"
    )


@pytest.mark.parametrize(
    ("below", "problem"),
    [(CHINESE, "is a header again"), ("hall,slot,dates,offers,post", "begins a second table")],
)
def test_a_second_header_is_told_once(folder: Folder, below: str, problem: str) -> None:
    folder.write("absences.csv", f"{CHINESE}\n{ROW}\n\n{below}\n{ROW}\n")
    (told,) = folder.mistakes()
    assert told.startswith(f"absences.csv:4:1: row: {problem} (")


@pytest.mark.parametrize(
    ("table", "before", "after"),
    [
        ("openings.csv", "大崂,late,", "大崂便民服务大厅,晚间,"),
        ("openings.csv", ",medical,", ",医保,"),
        ("people.csv", "universal; medical,labour_contract", "综合窗口、医保,劳动合同制"),
        ("absences.csv", "annual_leave", "年假"),
        ("absences.csv", "business", "出差"),
        ("posts.csv", "双石-02,大崂", "双石-02,Dalao Hall"),
    ],
)
def test_names_and_words_are_taken_for_ids(
    folder: Folder, table: str, before: str, after: str
) -> None:
    meant = folder.load()
    after = f'"{after}"' if "、" in after and "," not in after else after
    folder.replace(table, before, after)
    assert folder.load() == meant


def test_a_name_of_two_halls_is_no_id(folder: Folder) -> None:
    folder.replace("places.csv", "Shuangshi Hall", "Dalao Hall")
    folder.replace("openings.csv", "大崂,late,", "Dalao Hall,late,")
    assert folder.mistakes() == [
        "openings.csv:2:1: hall: unknown hall 'Dalao Hall' (several have this name: 大崂, 双石)"
    ]


def test_an_id_means_itself_also_where_another_is_called_so(folder: Folder) -> None:
    folder.replace("places.csv", "Shuangshi Hall", "大崂")
    assert {row.hall for row in folder.load().openings} == {"大崂", "双石"}


def test_what_is_not_known_is_answered_in_its_language(folder: Folder) -> None:
    folder.replace("openings.csv", "大崂,late,", "大崂,下班后,")
    assert folder.mistakes() == [
        "openings.csv:2:2: slot: unknown slot '下班后' (known: 午间, 晚间, 周末上午, 节假日上午)"
    ]


def test_a_word_of_two_meanings_is_taken_for_neither(folder: Folder) -> None:
    """It may be the statutory holiday, which is paid, or the whole time off."""
    folder.write("calendar.csv", "date,kind\n2023-10-04,节假日\n2023-10-05,假期\n")
    (told,) = folder.mistakes()
    assert told.startswith("calendar.csv:2:2: kind: ")
    assert "节假日" in told


def test_columns_are_named_as_the_file_has_them(folder: Folder) -> None:
    posts = (folder.path / "posts.csv").read_text("utf-8").splitlines()
    posts[0] = "编号,大厅,类型,事项类别,A角,B角,后备人员,可支援大厅"
    posts = [line.removesuffix(",大崂") for line in posts]
    folder.write("posts.csv", "\n".join(posts))
    (told,) = folder.mistakes()
    assert told.endswith("'大崂-03' works at 大崂, which 可支援大厅 does not list")


@pytest.mark.parametrize("zone", ["localtime", "posixrules", "Factory", "asia/shanghai", "CST"])
def test_a_time_zone_is_one_of_the_list(folder: Folder, zone: str) -> None:
    folder.replace("scenario.yaml", "format: 1", f"format: 1\ntime_zone: {zone}")
    (told,) = folder.mistakes()
    assert f"time_zone: unknown time zone '{zone}'" in told


@pytest.mark.parametrize(
    ("before", "after", "line", "why"),
    [
        ("  first:", "\tfirst:", "first", "the line begins with a tab"),
        ("  late:\n", "  late:\n \t\n\t\n", '    name: {en: "Late"', ""),
        ('  first: "2023-10-01"', '  first "2023-10-01"', "first", "could not find expected ':'"),
        ('  first: "2023-10-01"', '  first: "2023-10-01', "first", ""),
        ("halves: [morning, afternoon]", "halves: [morning, afternoon", "halves: [morning, a", ""),
        ('name: {en: "Two halls"', 'name: {en: "Two halls', "name: {en", ""),
    ],
)
def test_yaml_is_blamed_where_it_is_wrong(
    folder: Folder, before: str, after: str, line: str, why: str
) -> None:
    folder.replace("scenario.yaml", before, after)
    text = (folder.path / "scenario.yaml").read_text("utf-8")
    wanted = next(n for n, one in enumerate(text.splitlines(), 1) if line in one)
    told = folder.mistakes() if "\t\n" not in after else []
    assert all(one.startswith(f"scenario.yaml:{wanted}:") and why in one for one in told)
    assert len(told) == ("\t\n" not in after)


def test_ways_of_backups_alone_are_measured(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = []
    real = journeys.estimate

    def counted(origins: list[object], destinations: list[object], **speed: float) -> object:
        measured.append(len(origins) * len(destinations))
        return real(origins, destinations, **speed)  # type: ignore[arg-type]

    monkeypatch.setattr(journeys, "estimate", counted)
    folder.write("travel.csv", "origin,destination,seconds\n")
    folder.load()
    assert 1 <= sum(measured) <= len(folder.load().posts)

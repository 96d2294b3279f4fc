"""What the loader reads: encodings, spreadsheets, headers, forms of writing, calendar, limits."""

import csv
import re
from datetime import date, time
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from optimizer.errors import ScenarioError
from optimizer.scenario.checks.names import known_names
from optimizer.scenario.journeys import travel_of
from optimizer.scenario.load import load
from optimizer.scenario.read.tables import Table
from optimizer.scenario.read.yaml_file import Document
from optimizer.scenario.schema.column import columns_of, key_of
from optimizer.scenario.schema.fields import DayKind, Span
from optimizer.scenario.schema.tables import ROW_TYPES
from tests.scenario.sample import GOALS, RULES, Folder


def test_a_scenario_holds_all_rows_settings_and_day_kinds(folder: Folder) -> None:
    scenario = folder.load()
    assert [person.code for person in scenario.people[:2]] == ["双石-01", "双石-02"]
    assert len(scenario.openings) == 4
    assert scenario.rules["backup_ready"] == RULES["backup_ready"]()
    assert scenario.day_kinds[date(2023, 10, 7)] == DayKind.MAKEUP_WORKDAY
    assert min(scenario.day_kinds) == date(2023, 9, 25)
    assert max(scenario.day_kinds) == date(2023, 10, 22)
    assert scenario.visits[0].promised_window == Span(540, 660)


def test_the_order_of_rows_does_not_matter(folder: Folder) -> None:
    before = folder.load()
    head, *rows = (folder.path / "people.csv").read_text("utf-8").splitlines()
    folder.write("people.csv", "\n".join([head, *reversed(rows)]))
    assert folder.load() == before


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_table_may_have_another_encoding(folder: Folder, encoding: str) -> None:
    before = folder.load()
    for path in folder.path.glob("*.csv"):
        path.write_bytes(path.read_text("utf-8").encode(encoding))
    assert folder.load() == before


def test_windows_line_ends_are_read(folder: Folder) -> None:
    before = folder.load()
    for path in [*folder.path.glob("*.csv"), folder.path / "scenario.yaml"]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert folder.load() == before


def test_rare_characters_stay_as_they_are(folder: Folder) -> None:
    text = (folder.path / "people.csv").read_text("utf-8").replace("大崂-04", "𠮷·Ａ-04")
    posts = (folder.path / "posts.csv").read_text("utf-8").replace("大崂-04", "𠮷·Ａ-04")
    (folder.path / "people.csv").write_bytes(text.encode("gb18030"))
    (folder.path / "posts.csv").write_bytes(posts.encode("utf-8"))
    assert "𠮷·Ａ-04" in [person.code for person in folder.load().people]


def test_columns_may_have_chinese_headers_and_words(folder: Folder) -> None:
    before = folder.load()
    folder.write(
        "absences.csv",
        "类型,开始日期,结束日期,时段,人员\n"
        "年休假,２０２３年10月11日,2023/10/12,全天,大崂-02\n"
        "公出,2023-10-9,2023.10.9,上午, 双石-02 \n",
    )
    folder.replace("items.csv", "no,\n", "否,\n")
    folder.replace("people.csv", "mon_am; mon_pm", "周一上午；周一下午")
    folder.replace("vans.csv", "08:30-17:00", "8：30至17：00")
    assert folder.load() == before


def test_every_field_has_its_own_chinese_header() -> None:
    for table, model in ROW_TYPES.items():
        columns = columns_of(model)
        assert list(columns) == list(model.model_fields)
        headers = [column.zh for column in columns.values()]
        assert len(set(headers)) == len(headers), table
        assert all(re.fullmatch(r"\S*[\u4e00-\u9fff]\S*", header) for header in headers)
        assert key_of(model), table


def test_a_column_names_something_that_the_checks_know() -> None:
    kinds = known_names(Document("x"), {name: Table(name) for name in ROW_TYPES})
    named = {c.names for model in ROW_TYPES.values() for c in columns_of(model).values()}
    assert named - {""} <= kinds.keys()


def _as_book(folder: Folder, sheets: dict[str, list[list[object]]]) -> bytes:
    book = Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _rows(folder: Folder, table: str) -> list[list[object]]:
    return [*csv.reader(StringIO((folder.path / f"{table}.csv").read_text("utf-8")))]


def test_tables_may_be_sheets_with_excels_own_values(folder: Folder) -> None:
    before = folder.load()
    rotations = [["date", "capacity"], [date(2023, 10, 10), 2.0], [date(2023, 10, 13), 2]]
    previous = [["person", "date", "worked", "until"]]
    previous.append(["大崂-02", date(2023, 9, 30), True, time(17, 0)])  # type: ignore[list-item]
    sheets = {"rotations": rotations, "前几日": previous, "places": _rows(folder, "places")}
    (folder.path / "data.xlsx").write_bytes(_as_book(folder, sheets))
    for table in ("rotations", "previous_days", "places"):
        (folder.path / f"{table}.csv").unlink()
    folder.replace(
        "scenario.yaml",
        "rules:",
        "tables:\n  rotations: data.xlsx\n  previous_days: data.xlsx!前几日\n"
        "  places: data.xlsx!places\nrules:",
    )
    after = folder.load()
    assert after.rotations == before.rotations
    assert after.previous_days == before.previous_days
    assert after.places == before.places


def test_a_spreadsheet_that_unpacks_too_far_is_refused(folder: Folder) -> None:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 40_000_000)
    (folder.path / "people.xlsx").write_bytes(content.getvalue())
    folder.replace("scenario.yaml", "rules:", "tables: {people: people.xlsx}\nrules:")
    expected = "people.xlsx:1:1: file: unpacks to more than 100 times its size"
    assert folder.mistakes() == [expected]


def test_a_spreadsheet_that_defines_entities_is_refused(folder: Folder) -> None:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    (folder.path / "people.xlsx").write_bytes(content.getvalue())
    folder.replace("scenario.yaml", "rules:", "tables: {people: people.xlsx}\nrules:")
    assert folder.mistakes() == ["people.xlsx:1:1: file: defines XML entities"]


def test_a_file_outside_the_folder_is_refused(folder: Folder) -> None:
    folder.replace("scenario.yaml", "rules:", "tables: {people: ../people.csv}\nrules:")
    assert folder.mistakes() == ["../people.csv:1:1: file: lies outside the scenario folder"]


def test_a_table_that_is_too_long_is_refused(folder: Folder) -> None:
    rows = "".join(f"大崂,双石{number},1\n" for number in range(200_001))
    folder.write("travel.csv", "origin,destination,seconds\n" + rows)
    assert folder.mistakes() == ["travel.csv:200002:1: file: has more than 200000 rows"]


def test_a_file_that_is_too_large_is_refused(folder: Folder) -> None:
    folder.write("travel.csv", " " * 20_000_001)
    folder.replace("scenario.yaml", "rules:", "#" * 1_000_001 + "\nrules:")
    assert folder.mistakes() == [
        "scenario.yaml:1:1: file: is larger than 1 MB",
        "travel.csv:1:1: file: is larger than 20 MB",
    ]


def test_many_mistakes_are_told_at_once_in_order(folder: Folder) -> None:
    folder.replace("people.csv", "双石,window", "双石,windw")
    folder.replace("people.csv", "大崂-02,大崂,clerk", "大崂-02,大唠,clerk")
    folder.replace("travel.csv", "720", "soon")
    folder.replace("scenario.yaml", "synthetic: true", "synthetic: sometimes")
    places = [line.split(": ")[0] for line in folder.mistakes()]
    expected = ["people.csv:3:2", "people.csv:7:3", "scenario.yaml:4:12", "travel.csv:2:3"]
    assert places == expected


def test_lines_sort_by_number(folder: Folder) -> None:
    rows = [f"大崂,双石{number},1" for number in range(12)]
    folder.write("travel.csv", "\n".join(["origin,destination,seconds", *rows]))
    lines = [int(line.split(":")[1]) for line in folder.mistakes()]
    assert lines == list(range(2, 14))


def test_a_broken_table_is_not_held_against_others(folder: Folder) -> None:
    folder.write("people.csv", 'code,"hall\n')
    assert [line.split(":")[0] for line in folder.mistakes()] == ["people.csv"]


def test_a_missing_folder_is_a_mistake(folder: Folder) -> None:
    with pytest.raises(ScenarioError) as error:
        load(folder.path / "nowhere", rules=RULES, goals=GOALS)
    assert str(error.value).startswith("scenario.yaml:1:1: file: there is no folder ")
    assert len(error.value.mistakes) == 1


def _in_2036(folder: Folder) -> None:
    folder.replace("scenario.yaml", "2023-10-01", "2036-10-01")
    folder.replace("scenario.yaml", "2023-10-15", "2036-10-15")
    for path in folder.path.glob("*.csv"):
        if path.stem not in ("places", "people", "posts", "items"):
            path.unlink()


def test_dates_without_a_notice_may_be_assumed(folder: Folder) -> None:
    _in_2036(folder)
    scenario = folder.load(assume_weekdays=True)
    assert scenario.day_kinds[date(2036, 10, 3)] == DayKind.WORKDAY
    assert sum("未经国务院通知核对" in one.said("zh") for one in scenario.assumptions) == 1


def test_dates_without_a_notice_may_be_in_the_calendar_table(folder: Folder) -> None:
    _in_2036(folder)
    days = [date.fromordinal(date(2036, 9, 25).toordinal() + offset) for offset in range(21)]
    rows = [f"{day},{'休息日' if day.weekday() > 4 else '工作日'}" for day in days]
    folder.write("calendar.csv", "\n".join(["date,kind", *rows]))
    scenario = folder.load()
    assert scenario.day_kinds[date(2036, 10, 4)] == DayKind.REST_DAY
    assert max(scenario.day_kinds) == date(2036, 10, 15)
    assert not any("国务院" in sentence.said("zh") for sentence in scenario.assumptions)


def test_known_dates_are_not_assumed(folder: Folder) -> None:
    assert folder.load(assume_weekdays=True) == folder.load()


def test_gcj_02_coordinates_become_wgs_84(folder: Folder) -> None:
    before = folder.load().places[0]
    folder.replace("scenario.yaml", "synthetic: true", "coordinates: GCJ-02")
    after = folder.load().places[0]
    assert after.id == before.id
    assert 300 < 111_000 * abs(after.lon - before.lon) * 0.81 < 600


def test_reach_is_the_fallback_travel_time(folder: Folder) -> None:
    folder.write("travel.csv", "origin,destination,seconds\n")
    minutes = travel_of(folder.load()).minutes("大崂", "双石")
    folder.replace("scenario.yaml", "backup_reach_min: 30", f"backup_reach_min: {minutes}")
    folder.load()
    folder.replace("scenario.yaml", f"min: {minutes}", f"min: {minutes - 1}")
    assert f"is {minutes} min away" in folder.mistakes()[0]


def test_assumptions_are_said(folder: Folder) -> None:
    said = folder.load().assumptions
    assert [str(sentence).split()[0] for sentence in said] == ["People,", "Travel", "Placeholder"]
    assert "Shuangshi Hall" in str(said[2])
    folder.replace("scenario.yaml", "synthetic: true", "synthetic: false")
    folder.replace("places.csv", "synthetic placeholder", "")
    sites = travel_of(folder.load()).places
    rows = [f"{a},{b},720" for a in sites for b in sites if a < b]
    folder.write("travel.csv", "\n".join(["origin,destination,seconds", *rows]))
    assert folder.load().assumptions == ()
    folder.write("rotations.csv", "date,capacity\n")
    pins = (folder.path / "pins.csv").read_text("utf-8").splitlines()
    folder.write("pins.csv", "\n".join(pin for pin in pins if "rotation" not in pin))
    (no_rotation,) = folder.load().assumptions
    assert str(no_rotation).endswith("no station clerk owes a rotation day")
    people = (folder.path / "people.csv").read_text("utf-8")
    folder.write("people.csv", people.replace(",clerk,", ",window,"))
    assert folder.load().assumptions == ()


def test_a_deep_document_is_refused(folder: Folder) -> None:
    folder.write("scenario.yaml", "a: " + "[" * 5000 + "]" * 5000)
    assert "is nested deeper than 20 levels" in folder.mistakes()[0]


def test_a_document_with_too_many_values_is_refused(folder: Folder) -> None:
    folder.write("scenario.yaml", "a: [" + "[]," * 30_000 + "]")
    assert "holds more than 20000 values" in folder.mistakes()[0]


def test_yaml_words_are_not_guessed(folder: Folder) -> None:
    folder.replace("scenario.yaml", '"Noon"', "no")
    folder.replace("scenario.yaml", '"Late"', "12")
    folder.replace("scenario.yaml", "backup_reach_min: 30", "backup_reach_min: yes")
    expected = [
        "scenario.yaml:25:16: slots.late.name.en: 12 should be text in quotes",
        "scenario.yaml:47:36: rules.backup_ready.backup_reach_min: 'yes' should be a whole number",
    ]
    assert folder.mistakes() == expected

"""A hall's month on paper: it fills its pages, can be read there, and tells who works elsewhere."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from optimizer.reports.xlsx.grid_layout import SIZES, WIDTH, Cell, Line, Part, layout, packed
from optimizer.reports.xlsx.workbook import roster_xlsx
from optimizer.views.half_months import half_months
from optimizer.views.lettering import short_names
from optimizer.views.marks import marks_of
from tests.views.sample import lent, sample_roster

A4_POINTS = 595
LANGUAGES = pytest.mark.parametrize("lang", ["en", "zh"])


def hall_sheets(view, lang):
    book = load_workbook(io.BytesIO(roster_xlsx(view, lang)))
    return [book[book.sheetnames[at]] for at in range(1, 1 + len(view.halls))]


def pages_of(sheet):
    """The numbers of the rows of each printed page."""
    breaks = [one.id for one in sheet.row_breaks.brk]
    starts = [1, *(one + 1 for one in breaks)]
    return [range(a, b + 1) for a, b in zip(starts, [*breaks, sheet.max_row], strict=True)]


def height(sheet, row):
    return sheet.row_dimensions[row].height or 15


@LANGUAGES
@pytest.mark.parametrize("people", [5, 7, 12])
def test_a_month_fills_its_pages_in_letters_that_can_be_read(lang, people):
    for sheet in hall_sheets(sample_roster(people=people), lang):
        setup, margins = sheet.page_setup, sheet.page_margins
        assert (setup.orientation, setup.paperSize, setup.fitToWidth) == ("landscape", 9, 1)
        assert sheet.print_title_rows == "$1:$2"
        assert sheet.print_area.replace("$", "").endswith("!" + sheet.dimensions)
        pages = pages_of(sheet)
        assert setup.fitToHeight == (1 if len(pages) == 1 else 0)
        room = A4_POINTS - 72 * (margins.top + margins.bottom)
        titles = height(sheet, 1) + height(sheet, 2)
        for at, rows in enumerate(pages):
            taken = sum(height(sheet, row) for row in rows) + (titles if at else 0)
            assert 0.8 * room < taken <= room
        widths = [one.width for one in sheet.column_dimensions.values()]
        assert 0.95 * WIDTH < sum(widths) <= WIDTH + 1
        letters = [
            cell.font.size
            for row in sheet.iter_rows(min_row=5, min_col=2)
            for cell in row
            if cell.value and "/" not in str(cell.value) and "·" not in str(cell.value)
        ]
        assert min(letters) >= 9


@LANGUAGES
def test_everything_that_somebody_does_stands_in_the_cell_of_the_date(view, lang):
    for hall, sheet in zip(view.halls, hall_sheets(view, lang), strict=True):
        shown = {}
        for row in sheet.iter_rows(min_row=3):
            label = str(row[0].value).split(" ")[0]
            if row[1].value is not None and hasattr(row[1].value, "day"):
                days = [cell.value for cell in row[1:]]
            elif label in hall.people:
                for day, cell in zip(days, row[1:], strict=True):
                    if hasattr(day, "day"):
                        shown[label, day.date()] = "".join(str(cell.value or "").split())
        for person in hall.people:
            for day, _ in view.days:
                marks = "".join(mark.text for mark in marks_of(view, person, day, lang))
                assert shown[person, day] == "".join(marks.split())


@pytest.mark.parametrize("days", [1, 7, 15, 16, 31])
def test_a_plan_of_any_length_has_a_sheet_with_sums(view, days):
    some = replace(view, days=view.days[-days:])
    for hall, sheet in zip(view.halls, hall_sheets(some, "en"), strict=True):
        sums = [cell for row in sheet.iter_rows() for cell in row if cell.value == "A/B\nleft, min"]
        assert len(sums) == 1
        ledger = view.ledgers[hall.people[0]].closing_min
        row = next(
            row
            for row in [*sheet.iter_rows()][::-1]
            if str(row[0].value).startswith(hall.people[0])
        )
        assert row[sums[0].column - 1].value.endswith(f"\n{ledger}")


@pytest.mark.parametrize(("lang", "where", "origin"), [
    ("en", "LN am →北宅", "from 大崂"), ("zh", "借上 →北宅", "来自大崂"),
])  # fmt: skip
def test_a_guest_is_shown_at_both_halls(view, lang, where, origin):
    person, day, changed = lent(view)
    home, away = hall_sheets(changed, lang)
    texts = [" ".join(str(cell.value).split()) for row in home.iter_rows() for cell in row]
    assert any(where.replace(" ", "") in text.replace(" ", "") for text in texts)
    rows = [[cell.value for cell in row] for row in away.iter_rows() if row[0].value]
    guests = [row for row in rows if str(row[0]).startswith(f"{person} {origin}")]
    assert len(guests) == 1
    assert [one for one in guests[0][1:] if one] == [where.split(" →")[0]]
    assert day.day <= 16
    assert not [
        row for row in hall_sheets(view, lang)[1].iter_rows() if person in str(row[0].value)
    ]


@LANGUAGES
def test_a_duty_at_another_hall_is_shown_at_both(view, lang):
    host, home = view.halls[1].id, view.halls[0]
    at, duty = next(
        (at, one) for at, one in enumerate(view.duties) if one.hall == host and one.holders
    )
    changed = replace(duty, holders=(home.people[3],))
    duties = (*view.duties[:at], changed, *view.duties[at + 1 :])
    own, other = hall_sheets(replace(view, duties=duties), lang)
    texts = ["".join(str(cell.value).split()) for row in own.iter_rows() for cell in row]
    assert any(f"→{host}" in text for text in texts)
    labels = [str(row[0].value) for row in other.iter_rows()]
    assert any(label.startswith(f"{home.people[3]} ") for label in labels)


def test_letters_are_as_large_as_the_page_bears():
    def pages(people, texts):
        lines = tuple(Line(f"p{n}", "FFFFFF", (Cell(texts),) * 16) for n in range(people))
        part = Part("person", range(16), lines)
        return layout([[(part, part)], [(part,), (part,)]], 8.4, 14.0, 66)

    small, large = pages(2, ("LA",)), pages(18, ("LA", "NB", "WMA"))
    assert [page.size for page in small] == [SIZES[0]]
    assert 9 <= large[0].size < SIZES[0]
    crowd = pages(60, ("LA", "NB"))
    assert [page.size for page in crowd] == [9, 9]


def test_texts_share_a_line_while_there_is_room():
    assert packed(("早A", "午B①", "调下"), 8.6, 9) == ["早A 午B①", "调下"]
    assert packed(("早A", "午B①"), 8.4, 14) == ["早A", "午B①"]
    assert packed(("03/", "05"), 8.4, 9) == ["03/05"]
    assert packed(("晚A", "→河西"), 9.0, 9) == ["晚A→河西"]


def test_a_month_is_cut_into_equal_parts_with_a_column_left():
    assert [[*map(len, half_months(days))] for days in (31, 30, 28, 7, 62)] == [
        [16, 15], [16, 14], [15, 13], [7], [16, 16, 16, 14]
    ]  # fmt: skip
    assert half_months(0) == []


@pytest.mark.parametrize(("names", "short"), [
    (("城关便民服务大厅", "河东便民服务大厅", "镇政务服务中心"),
     ("城关", "河东", "镇政务服务中心")),
    (("Dalao Hall", "Beizhai Hall"), ("Dalao", "Beizhai")),
    (("Hall East", "Hall West", "Centre"), ("East", "West", "Centre")),
    (("东厅", "西厅"), ("东厅", "西厅")),
    (("北宅大厅", "南宅大厅"), ("北宅", "南宅")),
    (("A",), ("A",)),
])  # fmt: skip
def test_halls_have_short_names_that_differ(names, short):
    assert tuple(short_names(names).values()) == short


def test_a_slot_of_its_own_name_is_broken_between_words(view):
    slots = tuple(replace(one, id=f"own-{one.id}") for one in view.slots)
    duties = tuple(replace(duty, slot=f"own-{duty.slot}") for duty in view.duties)
    for sheet in hall_sheets(replace(view, slots=slots, duties=duties), "en"):
        cells = {str(cell.value) for row in sheet.iter_rows(min_row=5, min_col=2) for cell in row}
        assert any("Weekend\nam A" in text or "Weekend\nam B" in text for text in cells)
        assert not any("amA" in text for text in cells)

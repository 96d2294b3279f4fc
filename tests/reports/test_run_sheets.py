"""`run-sheets.pdf`, read by another program: a page per van day with every word of the plan."""

import io
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from optimizer.reports.pdf.run_sheets import run_sheets_pdf
from optimizer.views.lettering import printable
from optimizer.views.route_rows import crew_text, day_rows, title, totals_text
from optimizer.views.words.roster import said
from optimizer.views.words.routes import source_name
from tests.views.route_sample import clock, full_day, monday, sample_routes, tuesday

HOSTILE = '#import "x" $a$ *b* _c_ `d` <e> @f \\g [h] //i /*j*/ =k'


def pages(data: bytes) -> list[str]:
    """The text of each page without white space."""
    reader = PdfReader(io.BytesIO(data), strict=True)
    return ["".join(page.extract_text().split()) for page in reader.pages]


def packed(text: str) -> str:
    return "".join(printable(text).split())


def must_hold(page: str, view, route, lang) -> None:
    wanted = [title(route, lang), crew_text(route, lang), totals_text(route, lang)]
    wanted += [said("synthetic", lang), source_name("roads", lang), view.name.said(lang)]
    at = 0
    for row in day_rows(route, lang):
        for cell in filter(None, row.cells):
            for line in cell.split("\n"):
                found = page.find(packed(line), at)
                assert found >= 0, (line, page[at : at + 80])
                at = found
    for words in wanted:
        assert packed(words) in page, words


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_each_van_day_is_one_page_with_every_word_in_order(lang):
    view = sample_routes(monday(), tuesday(), full_day())
    found = pages(run_sheets_pdf(view, lang))
    assert len(found) == 3
    for page, route in zip(found, view.routes, strict=True):
        must_hold(page, view, route, lang)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_sheet_of_a_what_if_says_so(lang):
    view = sample_routes(tuesday())
    stamp = {
        "en": "What-ifs laid over the scenario: one-more-van",
        "zh": "叠加的假设方案: one-more-van",
    }
    assert packed(stamp[lang]) in pages(run_sheets_pdf(view, lang))[0]
    assert "one-more-van" not in pages(run_sheets_pdf(replace(view, what_ifs=()), lang))[0]


def test_the_meal_stands_at_its_place_in_the_order():
    kinds = [row.kind for row in day_rows(monday(), "en")]
    assert kinds == ["depart", "stop", "stop", "meal", "stop", "stop", "return"]
    assert [row.kind for row in day_rows(tuesday(), "en")] == ["meal", "depart", "stop", "return"]
    until_a_stop = replace(monday(), meal=(clock("11:45"), clock("12:15")))
    assert [row.kind for row in day_rows(until_a_stop, "en")][3] == "meal"
    late = replace(tuesday(), meal=(16 * 3600, 16 * 3600 + 1800))
    assert day_rows(late, "en")[-1].kind == "meal"


def test_only_a_promised_visit_is_called_promised_and_only_a_late_one_late():
    windows = [row.cells[5] for row in day_rows(monday(), "en") if row.kind == "stop"]
    assert [("promised" in words, "late by 2 h" in words) for words in windows] == [
        (True, False), (False, True), (False, False), (False, False)
    ]  # fmt: skip


@pytest.mark.parametrize("stops", [40, 90])
def test_no_day_is_more_than_one_page(stops):
    view = sample_routes(full_day(stops))
    (page,) = pages(run_sheets_pdf(view, "zh"))
    must_hold(page, view, view.routes[0], "zh")


def test_the_page_is_a4_and_its_font_is_embedded():
    page = PdfReader(io.BytesIO(run_sheets_pdf(sample_routes(), "zh"))).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert "NotoSansSC" in font["/BaseFont"]
        assert descriptor["/FontFile3"].get_object().get_data()


def test_a_name_is_text_and_never_markup():
    view = sample_routes(tuesday(), hostile=HOSTILE + "\u202e\x07")
    page = pages(run_sheets_pdf(view, "en"))[0]
    assert "#import" in page
    assert packed("*b* _c_") in page


def test_the_same_view_gives_the_same_bytes_with_its_own_time():
    data = run_sheets_pdf(sample_routes(), "zh")
    assert data == run_sheets_pdf(sample_routes(), "zh")
    assert PdfReader(io.BytesIO(data)).metadata.creation_date == sample_routes().outcome.stamp


def test_a_stamp_of_any_time_zone_will_do():
    there = sample_routes().outcome.stamp.astimezone(ZoneInfo("Asia/Shanghai"))
    view = sample_routes(tuesday())
    view = replace(view, outcome=replace(view.outcome, stamp=there))
    data = run_sheets_pdf(view, "en")
    assert PdfReader(io.BytesIO(data)).metadata.creation_date == there
    assert "2023-09-2516:00+0800" in pages(data)[0]


def test_a_plan_without_routes_is_a_page_that_says_so():
    view = replace(sample_routes(), routes=())
    assert "没有出车" in pages(run_sheets_pdf(view, "zh"))[0]

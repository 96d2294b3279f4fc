"""A deadline stands wherever its visit does, made or left out."""

import io
import json
from dataclasses import replace

import pytest
from pypdf import PdfReader

from optimizer.exchange.routes_json import routes_json
from optimizer.reports.geojson import routes_geojson
from optimizer.reports.html.page import report_html
from optimizer.reports.pdf.run_sheets import run_sheets_pdf
from optimizer.reports.terminal.routes import route_screen
from optimizer.views.routes import RoutesView
from tests.views.route_sample import MONDAY, TUESDAY, clock, monday, sample_routes

MADE, MISSED = "2023-10-09 16:00", "2023-10-10 17:00"


@pytest.fixture
def view() -> RoutesView:
    day = monday()
    first = replace(day.stops[0], answer_by=(MONDAY, clock("16:00")))
    view = sample_routes(replace(day, stops=(first, *day.stops[1:])))
    late, *rest = view.left_out
    due = (TUESDAY, clock("17:00"))
    return replace(view, left_out=(replace(late, answer_by=due), *rest))


@pytest.mark.parametrize(("lang", "words"), [("en", f"answer by {MADE}"), ("zh", f"时限{MADE}")])
def test_people_read_it(view: RoutesView, lang, words: str) -> None:
    page = report_html(None, view, None, lang).decode()
    assert words in page
    assert MISSED in page
    screen = route_screen(view, lang, more=True)
    assert words in screen
    assert MISSED in screen
    sheet = PdfReader(io.BytesIO(run_sheets_pdf(view, lang))).pages[0].extract_text()
    assert "".join(words.split()) in "".join(sheet.split())


def test_programs_read_it(view: RoutesView) -> None:
    plan = json.loads(routes_json(view))
    stops = plan["routes"][0]["stops"]
    assert [stop["answer_by"] for stop in stops] == [MADE, None, None, None]
    assert [entry["answer_by"] for entry in plan["left_out"]] == [MISSED, None]
    drawn = json.loads(routes_geojson(view, "en"))
    told = [one["properties"].get("answer_by") for one in drawn["features"]]
    assert [text for text in told if text] == [MADE, MISSED]

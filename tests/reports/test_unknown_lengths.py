"""Where nobody told how long a way is, no output tells kilometres."""

import io
import json
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from optimizer.exchange.routes_json import routes_json
from optimizer.exchange.summary_json import routes_summary_json
from optimizer.reports.geojson import routes_geojson
from optimizer.reports.html.page import report_html
from optimizer.reports.pdf.run_sheets import run_sheets_pdf
from optimizer.reports.terminal.routes import route_screen
from optimizer.views.routes import RoutesView, RouteView
from optimizer.views.words.routes import told
from tests.views.route_sample import monday, sample_routes, tuesday

LENGTH = re.compile(r"\d\.\d\s*(km|公里)")


def without_lengths(route: RouteView) -> RouteView:
    stops = tuple(replace(stop, leg_m=None) for stop in route.stops)
    return replace(route, stops=stops, home_m=None)


@pytest.fixture
def unknown() -> RoutesView:
    return sample_routes(without_lengths(monday()), without_lengths(tuesday()))


def texts(view: RoutesView, lang) -> dict[str, str]:
    pdf = PdfReader(io.BytesIO(run_sheets_pdf(view, lang)))
    return {
        "screen": route_screen(view, lang, more=True),
        "page": report_html(None, view, None, lang).decode(),
        "sheets": "\n".join(page.extract_text() for page in pdf.pages),
    }


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_screen_page_and_sheets_tell_no_length(unknown, lang):
    for where, text in texts(sample_routes(), lang).items():
        assert LENGTH.search(text), where
    found = texts(unknown, lang)
    for where, text in found.items():
        assert not LENGTH.search(text), where
    assert f"{told('kilometres', lang)}: {told('unknown', lang)}\n" in found["screen"]
    assert told("unknown", lang) in found["page"]


def test_files_for_programs_say_null(unknown):
    plan, summary, drawn = (
        json.loads(data)
        for data in (
            routes_json(unknown),
            routes_summary_json(unknown),
            routes_geojson(unknown, "en"),
        )
    )
    for route in plan["routes"]:
        assert (route["distance_m"], route["home_m"]) == (None, None)
        assert {stop["leg_m"] for stop in route["stops"]} == {None}
    assert "distance_m" not in summary["counts"]
    lines = [one["properties"] for one in drawn["features"] if "distance_m" in one["properties"]]
    assert [line["distance_m"] for line in lines] == [None, None]


def test_one_unknown_way_makes_its_day_and_the_sum_unknown():
    day = monday()
    partly = replace(day, stops=(replace(day.stops[0], leg_m=None), *day.stops[1:]))
    view = sample_routes(partly, tuesday())
    assert (partly.distance_m, view.distance_m) == (None, None)
    assert tuesday().distance_m == 14_200 + 9_800
    assert "14.2 km" in " ".join(texts(view, "en")["sheets"].split())

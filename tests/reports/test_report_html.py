"""The page of the routes, of coverage and of the whole plan."""

import base64
import io
import math
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise

import pytest
from fontTools.ttLib import TTFont

from optimizer.reports.html.page import report_html
from optimizer.reports.svg.days import days_picture
from optimizer.reports.svg.map import day_map, overview_map
from optimizer.reports.svg.map_frame import apart, frame_of
from optimizer.views.route_day import pieces
from optimizer.views.words import coverage as words_coverage
from optimizer.views.words import routes as words_routes
from tests.reports.test_html import Page
from tests.source import ROOT
from tests.views.route_sample import SPOTS, clock, full_day, monday, sample_routes, tuesday

HOSTILE = '"><script>alert(1)</script><svg onload=x>&amp;\u202e\x07'


def text(data: bytes) -> str:
    return " ".join(Page(data).texts)


def well_formed_and_closed(data: bytes) -> Page:
    page = Page(data)
    assert page.open == []
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in page.tags:
        assert tag not in ("link", "img", "iframe", "object", "base", "form")
        assert "src" not in attributes
        assert str(attributes.get("href", "#")).startswith("#")
        assert str(attributes.get("href", "#"))[1:] in ("", *ids)
        assert not any(name.startswith("on") for name in attributes)
    assert b"if(f)f.oninput" in data  # the filter of halls, which not every page has
    assert b"http" not in data.replace(b"http-equiv", b"")
    return page


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_one_page_for_whatever_there_is(view, covered, lang):
    routes = sample_routes()
    for given in ((view, routes, covered), (None, routes, None), (None, None, covered)):
        data = report_html(*given, lang)
        page = well_formed_and_closed(data)
        ids = {attributes.get("id") for _, attributes in page.tags}
        names = ("roster", "routes", "coverage")
        there = [name for name, part in zip(names, given, strict=True) if part is not None]
        assert set(there) <= ids
        assert not (set(names) - set(there)) & ids


def test_the_same_views_give_the_same_bytes(view, covered):
    given = (view, sample_routes(), covered)
    assert report_html(*given, "zh") == report_html(*given, "zh")


def test_a_report_of_nothing_is_an_error():
    with pytest.raises(ValueError, match="nothing"):
        report_html(None, None, None, "en")


def test_the_page_says_what_is_in_the_routes():
    shown = text(report_html(None, sample_routes(), None, "zh"))
    for wanted in ("符合全部规则", "412,000", "409,940", "2,060", "0.5%", "合成数据", "76.4",
                   "不出车", "无车组", "其可选日期已排满", "若2023-10-10", "1,234", "沙子口街道",
                   "09:05–10:05", "已约定", "超时2小时", "11:30–12:00", "联系-上门01",
                   "营业执照、平面图", "按道路", "晚于下班12分钟", "未找到可行的单项改动",
                   "2023-10-09 周一", "6项可选停靠，已无更好安排",
                   "3项可选停靠，距最好安排至多50点",
                   "已无更好安排的出车日：1天，共4天",
                   "每个管区都有大厅。"):  # fmt: skip
        assert wanted in shown, wanted


def test_a_page_of_routes_or_coverage_alone_says_what_was_laid_over_the_scenario(covered):
    shown = text(report_html(None, sample_routes(), None, "en"))
    for wanted in ("What-ifs laid over the scenario: one-more-van", "vans[0].hours", "08:00-18:00"):
        assert wanted in shown, wanted
    coverage, scenario = covered
    scenario = replace(scenario, what_ifs=("two-more-halls",))
    assert "方案: two-more-halls" in text(report_html(None, None, (coverage, scenario), "zh"))
    assert "叠加的假设方案" not in text(report_html(None, None, covered, "zh"))


def test_an_empty_plan_says_so():
    empty = replace(sample_routes(), routes=(), left_out=(), unmet_turns=(), idle=(), unmanned=())
    shown = text(report_html(None, empty, None, "en"))
    for wanted in ("No van goes out.", "Every visit is made.", "Every sub-district is served"):
        assert wanted in shown


def test_a_reason_that_nobody_worked_out_is_not_left_blank():
    view = sample_routes()
    blank = replace(view.left_out[0], code="", why=words_routes.Label("", ""))
    view = replace(view, left_out=(blank,))
    assert "not worked out" in text(report_html(None, view, None, "en"))


def test_roster_and_routes_are_told_as_one_plan_too(view, covered):
    whole = 5230 + 412_000 + 150
    shown = text(report_html(view, sample_routes(), covered, "zh", whole))
    for wanted in (
        "值班表与路线合为一个计划",
        "至少点数先按值班表",
        "417,380",
        "415,042",
        "2,338",
        "150",
    ):
        assert wanted in shown, wanted
    assert "合为一个计划" not in text(report_html(view, sample_routes(), covered, "zh"))


def test_a_hostile_name_is_shown_not_run():
    page = well_formed_and_closed(report_html(None, sample_routes(hostile=HOSTILE), None, "en"))
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert any("<script>alert(1)</script>" in shown for shown in page.texts)


def test_the_embedded_font_has_every_character_shown(view, covered):
    data = report_html(view, sample_routes(), covered, "zh")
    found = re.search(rb"base64,([^)]*)\)", data)
    assert found
    cmap = TTFont(io.BytesIO(base64.b64decode(found[1]))).getBestCmap()
    shown = {sign for text in Page(data).texts for sign in text if sign.isprintable()}
    assert {sign for sign in shown if ord(sign) not in cmap} <= set("①②→−")


def test_coverage_is_told_by_class_mode_and_band(covered):
    shown = text(report_html(None, None, covered, "en"))
    for wanted in (
        "on foot",
        "by car",
        "Ordinary hours",
        "100 %",
        "never within reach",
        "90 % of residents within, min",
    ):
        assert wanted in shown, wanted


def test_the_pieces_of_a_day_have_no_hole_and_add_up():
    for route in (monday(), full_day()):
        found = pieces(route)
        assert found[0].start_s == route.depart_s
        assert found[-1].end_s == route.return_s
        assert all(a.end_s == b.start_s for a, b in pairwise(found))
    spent = dict.fromkeys(("drive", "stay", "wait", "meal"), 0)
    for piece in pieces(monday()):
        spent[piece.kind] += piece.end_s - piece.start_s
    assert spent["drive"] == monday().travel_s
    assert spent["wait"] == monday().waiting_s
    assert spent["meal"] == 1800
    drives = [(p.start_s, p.end_s) for p in pieces(monday()) if p.kind == "drive" and p.stop == 3]
    assert drives == [(clock("11:20"), clock("11:30")), (clock("12:00"), clock("12:15"))]


def test_after_a_meal_on_the_way_only_the_rest_is_driven():
    one, two, three, four = monday().stops
    route = replace(monday(), stops=(one, two, replace(three, start_s=clock("12:20")), four))
    found = [(p.kind, p.end_s - p.start_s) for p in pieces(route) if p.stop == 3]
    assert found == [("drive", 600), ("drive", 900), ("wait", 300), ("stay", 85 * 60)]


def test_a_meal_at_the_depot_stands_before_or_after():
    assert [piece.kind for piece in pieces(tuesday())] == ["meal", "drive", "stay", "drive"]


def test_the_time_line_has_a_bar_for_each_piece_and_a_row_for_each_van_day():
    svg = ET.fromstring(days_picture(sample_routes(), "en"))
    bars = [node.attrib["class"] for node in svg.iter("rect")]
    legend = 1
    for kind in ("drive", "stay", "wait", "meal"):
        there = sum(p.kind == kind for route in (monday(), tuesday()) for p in pieces(route))
        assert bars.count(kind) == there + legend, kind
    assert bars.count("crewday") == 2 + legend
    assert bars.count("overtime") == 1 + legend
    names = [node.text or "" for node in svg.iter("text")]
    assert [name for name in names if name.startswith("10-")] == [
        "10-09 Mon V1", "10-10 Tue V1", "10-11 Wed V1", "10-12 Thu V1"
    ]  # fmt: skip


def test_a_day_s_map_numbers_its_stops_and_dashes_the_way_home():
    view = sample_routes()
    svg = ET.fromstring(day_map(view, view.routes[0], "zh"))
    numbers = [node.text for node in svg.iter("text") if "num" in node.attrib.get("class", "")]
    assert numbers == ["1", "2", "3", "4"]
    ways = [node.attrib["class"].split()[0] for node in svg.iter("path")]
    assert ways.count("home") == 1
    assert ways.count("way") == 3  # two stops are at one place
    assert ways.count("lead") == 1
    names = [node.text for node in svg.iter("text")]
    assert "北宅街道" in names
    assert {"去程", "返程", "车场", "已约定", "固定点", "已安排"} <= set(names)
    other = ET.fromstring(day_map(view, view.routes[1], "zh"))
    assert not {"已约定", "固定点"} & {node.text for node in other.iter("text")}


def test_a_name_on_the_map_keeps_off_markers_and_inside():
    frame = frame_of([*SPOTS, (36.0, 120.3)], 400, 300, 20)
    for at in (*SPOTS, (36.0, 120.3)):
        free = frame.label_spot(at, 60, [], 9)
        assert frame.label_spot(at, 60, [(0.0, 0.0)], 9) == free
        x, y = frame.label_spot(at, 60, [frame.spot(at)], 9)
        a, b = frame.spot(at)
        assert abs(a - x) >= 39 or not -21 < b - y < 12
        assert 30 <= x <= 370
        assert 14 <= y <= 294


def test_an_arrow_lies_on_each_way_that_is_long_enough():
    view = sample_routes()
    svg = ET.fromstring(day_map(view, view.routes[1], "zh"))
    numbers = {node.attrib["class"].split()[0]: node.attrib["d"] for node in svg.iter("path")}
    points = {
        name: [tuple(map(float, pair.split())) for pair in d[1:].split("L")]
        for name, d in numbers.items()
    }
    (x, y) = (sum(values) / 3 for values in zip(*points["arrow"][:3], strict=True))
    way = points["home"]
    length = sum(math.dist(a, b) for a, b in pairwise(way))
    a, b = max(pairwise(way), key=lambda leg: math.dist(*leg))
    assert min(a[0], b[0]) - 5 <= x <= max(a[0], b[0]) + 5
    assert min(a[1], b[1]) - 5 <= y <= max(a[1], b[1]) + 5
    assert math.dist(way[0], (x, y)) <= length / 2 + 5


def test_the_overview_shows_stops_crosses_and_depots():
    svg = ET.fromstring(overview_map(sample_routes(), "en"))
    titles = [node.text for node in svg.iter("title")]
    assert "visit left out: Place 上门08" in titles
    assert len(titles) == 5 + 2 + 1


def test_everything_lies_inside_the_frame_and_north_is_up():
    frame = frame_of([*SPOTS, (36.0, 120.3)], 400, 300, 20)
    for spot in SPOTS:
        x, y = frame.spot(spot)
        assert 19.9 <= x <= 380.1
        assert 19.9 <= y <= 280.1
    assert frame.spot((36.2, 120.5))[1] < frame.spot((36.1, 120.5))[1]
    assert frame.spot((36.2, 120.5))[0] < frame.spot((36.2, 120.6))[0]
    km, length = frame.scale_bar()
    north = frame.spot((36.1, 120.5))[1] - frame.spot((36.1 + km / 111.195, 120.5))[1]
    assert north == pytest.approx(length)


def test_markers_never_touch():
    placed = apart([(10.0, 10.0)] * 30, 19)
    assert placed[0] == (10.0, 10.0)
    for place, (x, y) in enumerate(placed):
        assert all((x - a) ** 2 + (y - b) ** 2 >= 18.9**2 for a, b in placed[:place])


@pytest.mark.parametrize("module", [words_routes, words_coverage])
def test_every_word_is_there_in_both_languages(module):
    for key, label in module.TEXTS.items():
        assert bool(label.en) == bool(label.zh), key
    names = r"import (?:\([^)]*?|[^(\n]*?)\btold(?: as (\w+))?"
    importing = re.compile(rf"{re.escape(module.__name__)} {names}")
    asked = set()
    for path in (ROOT / "optimizer").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        for found in importing.finditer(source):
            asked |= set(re.findall(rf"""\b{found[1] or "told"}\(["']([a-z_0-9.]+)["'],""", source))
    assert asked
    assert asked <= module.TEXTS.keys()
